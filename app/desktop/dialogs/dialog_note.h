// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace tally {

// A tinted bar in a dialog. Hidden while there is nothing to say.
class DialogNote final : public QWidget {
    Q_OBJECT
public:
    enum class Kind {
        Problem,   // what is wrong, and below it what helps
        Remark     // what is worth knowing, and more of it below
    };
    explicit DialogNote(Kind kind, QWidget* parent = nullptr);
    void setWords(const QString& first, const QString& below);   // empty `first`: none

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void applyColors();
    Kind kind_;
    QLabel* first_;
    QLabel* below_;
};

}  // namespace tally
