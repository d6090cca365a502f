// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <array>

#include "app/desktop/listen/listen_place.h"
#include "app/desktop/settings.h"

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace tally {

class ActionButton;
class ElidedLabel;

// Asks where to listen and how. Stays open while that does not work, with the reason in place.
class ListenDialog final : public QDialog {
    Q_OBJECT
public:
    ListenDialog(const QString& place, const ListenFiles& files, QWidget* parent);
    void showProblem(const QString& sentence);   // empty = none

signals:
    void listenRequested(const QString& place, const ListenFiles& files);

private:
    struct FileField {
        QWidget* row;
        QLineEdit* path;
    };
    FileField addFile(QFormLayout* form, const QString& title, const QString& path);
    void setKind(ListenKind kind);
    void check();
    QString problemOf(const ListenPlace& place) const;   // empty = none
    QString remarkOn(const ListenPlace& place) const;
    ListenKind kind() const;
    QString place() const;
    ListenFiles files() const;

    QComboBox* kind_;
    QLineEdit* host_;
    QLineEdit* port_;
    QFormLayout* form_ = nullptr;
    FileField certificate_, key_, token_;
    ActionButton* listen_ = nullptr;
    ElidedLabel* note_;
};

}  // namespace tally
