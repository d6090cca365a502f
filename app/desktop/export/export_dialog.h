// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <stop_token>

#include "app/desktop/export/export_choices.h"
#include "app/desktop/export/export_writer.h"

class QCheckBox;
class QLineEdit;

namespace tally {

class ActionButton;
class ElidedLabel;
class SegmentedControl;

// One panel as a file: format, place, and whether a side file says where it comes from. A file that is there is replaced only
// by a second press. What takes long is gathered and written beside the window.
class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    ExportDialog(const QString& panel, Exportable what, ExportChoices* choices, QWidget* parent = nullptr);
    void setFormat(ExportFormat format);
    void setPath(const QString& path);
    QString path() const;
    ExportFormat format() const;

    void reject() override;   // also what is being written: no file comes of it

signals:
    void written(const QString& path);

private:
    void build();
    void formatChanged();
    void check();
    void browse();
    void exportNow();
    void finished(const QString& problem);
    QString sidePath() const;

    QString panel_;
    Exportable what_;
    ExportChoices* choices_;
    SegmentedControl* formats_ = nullptr;
    QLineEdit* path_ = nullptr;
    QCheckBox* side_ = nullptr;
    ElidedLabel* note_ = nullptr;
    ActionButton* export_ = nullptr;
    std::stop_source stop_;
};

}  // namespace tally
