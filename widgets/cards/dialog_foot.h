// SPDX-License-Identifier: GPL-3.0-or-later
// DialogFoot: the last row of a dialog: Cancel, which rejects it, and beside it the one thing the dialog is for.
#pragma once

#include <QWidget>

class QDialog;
class QHBoxLayout;

namespace tally {

class ActionButton;

class DialogFoot final : public QWidget {
    Q_OBJECT
public:
    // `action` is what Enter does; what it does is up to the caller.
    DialogFoot(ActionButton* action, QDialog* dialog);
    void addLeft(QWidget* widget, bool fills = false);   // far from these two: what undoes or explains

private:
    QHBoxLayout* row_;
    int left_ = 0;
};

}  // namespace tally
