// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDialog: how a log will be read: format, fields, time zone; a preview of its first events and of what is not read.
// Every change reads the head again, off the GUI thread.
#pragma once

#include <QDialog>
#include <memory>

#include "app/desktop/dialogs/log_preview.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QLineEdit;
class QVBoxLayout;

namespace tally {

class ActionButton;
class Badge;
class DataTable;
class DialogNote;
class ElidedLabel;
class EngineController;
class FieldHeader;
class PreviewModel;
class ProfileBox;
class StatePane;
class TextChoices;

class OpenDialog final : public QDialog {
    Q_OBJECT
public:
    OpenDialog(EngineController* engine, const QString& path, QWidget* parent);
    bool ready() const { return ready_; }        // the preview of the newest choice is shown
    const ReadOptions& options() const { return options_; }

signals:
    void chosen(const QString& path, const tally::ReadOptions& options);
    void followChosen(const QString& path, const tally::ReadOptions& options);   // and what will be appended
    void previewed();

private:
    QWidget* buildHead();
    QWidget* buildChoices();
    void addTimes(QVBoxLayout* column);
    QWidget* buildPreview();
    QWidget* buildFoot();
    void buildProblems(QVBoxLayout* layout);
    void useProfile(const ReadOptions& options);
    void mapField(Part part, const QString& field);
    void readAgain();
    void showPreview(const LogPreview& preview);
    void showProblems(const LogPreview& preview);

    EngineController* engine_;
    QString path_;
    ReadOptions options_;
    quint64 job_ = 0;
    bool ready_ = false;
    ElidedLabel* title_ = nullptr;
    ElidedLabel* about_ = nullptr;
    Badge* share_ = nullptr;
    QButtonGroup* formats_ = nullptr;
    ProfileBox* profiles_ = nullptr;
    QComboBox* zone_ = nullptr;
    QComboBox* dateOrder_ = nullptr;        // in the order of DateOrder
    QLineEdit* timeFormat_ = nullptr;
    QCheckBox* noTime_ = nullptr;
    QCheckBox* follow_ = nullptr;
    TextChoices* text_ = nullptr;
    FieldHeader* fields_ = nullptr;
    DataTable* table_ = nullptr;
    PreviewModel* model_ = nullptr;
    DialogNote* problem_ = nullptr;
    DialogNote* remarks_ = nullptr;         // what was chosen where there was a choice
    QPlainTextEdit* raw_ = nullptr;         // where the rows would be, while there are none
    ElidedLabel* previewNote_ = nullptr;
    ElidedLabel* problemTitle_ = nullptr;
    ElidedLabel* problems_[4] = {};
    ElidedLabel* command_ = nullptr;
    ActionButton* open_ = nullptr;
};

}  // namespace tally
