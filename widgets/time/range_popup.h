// SPDX-License-Identifier: GPL-3.0-or-later
// RangePopup: quick ranges at the left, absolute entry at the right. Checks the entry while typing; closes on a choice.
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QLineEdit;

namespace tally {

class ActionButton;

class RangePopup final : public QFrame {
    Q_OBJECT
public:
    // `nowUs` is what "now" means in the entry fields.
    RangePopup(qint64 nowUs, const QString& from, const QString& to, QWidget* parent);

signals:
    void lastChosen(qint64 spanUs);
    void everythingChosen();
    void entryChosen(const QString& from, const QString& to);

private:
    void check();
    QWidget* buildQuick();
    QWidget* buildEntry(const QString& from, const QString& to);
    qint64 nowUs_;
    QLineEdit* from_ = nullptr;
    QLineEdit* to_ = nullptr;
    QLabel* note_ = nullptr;
    ActionButton* apply_ = nullptr;
};

}  // namespace tally
