// SPDX-License-Identifier: GPL-3.0-or-later
// SignalStrip: the golden signals of one board side by side, 72 px high: name and state, value, parts. Painted as a whole.
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/theme/theme.h"

namespace tally {

enum class SignalState { Neutral, Ok, Warn, Crit, Stale };

struct SignalCell {
    QString title, icon;
    QString value, unit;      // numbers never elide; an empty value shows "–" in muted
    QString detail;           // the parts, or why there is no value
    QString tip;              // all of it, where `detail` has no room; else empty
    SignalState state = SignalState::Neutral;
    QString stateWord;        // for those who do not see the mark: "over the limit"
};

class SignalStrip final : public QWidget {
    Q_OBJECT
public:
    explicit SignalStrip(QWidget* parent = nullptr);
    void setCells(std::vector<SignalCell> cells);
    [[nodiscard]] const std::vector<SignalCell>& cells() const { return cells_; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;       // the whole detail as a tool tip

private:
    void paintCell(QPainter& painter, const QRectF& area, const SignalCell& cell) const;
    [[nodiscard]] QRectF cellRect(std::size_t index) const;
    std::vector<SignalCell> cells_;
};

}  // namespace tally
