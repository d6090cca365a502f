// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace tally {

// A tinted bar: what is wrong, and below it what helps. Hidden while there is nothing to say.
class ProblemNote final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemNote(QWidget* parent = nullptr);
    void setProblem(const QString& what, const QString& cure);   // empty `what`: none

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void applyColors();
    QLabel* what_;
    QLabel* cure_;
};

}  // namespace tally
