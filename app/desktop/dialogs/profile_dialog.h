// SPDX-License-Identifier: GPL-3.0-or-later
// ProfileDialog: name, title and item word of a profile that is to be saved.
#pragma once

#include <QDialog>
#include <QStringList>

#include "core/format/profile/profile.h"

class QLineEdit;

namespace tally {

class ActionButton;
class ElidedLabel;

class ProfileDialog final : public QDialog {
    Q_OBJECT
public:
    // `taken`: names that there are; to save over one of them is said before.
    ProfileDialog(const Profile& proposal, QStringList taken, QWidget* parent);
    void showProblem(const QString& sentence);

signals:
    void named(const tally::Profile& profile);     // the dialog stays open: accept() it, or showProblem()

private:
    void check();
    Profile profile_;
    QStringList taken_;
    QLineEdit* name_;
    QLineEdit* title_;
    QLineEdit* word_;
    ElidedLabel* note_;
    ActionButton* save_;
};

}  // namespace tally
