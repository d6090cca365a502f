// SPDX-License-Identifier: GPL-3.0-or-later
// GoldenTile: one of the four signals: value, change, curve, parts. Painted as a whole; 134 px high (124 when compact).
#pragma once

#include <QWidget>
#include <limits>
#include <vector>

#include "widgets/cards/badge.h"

namespace tally {

enum class TileState { Normal, OverLimit, Stale, Empty };

struct TileData {
    QString title, icon;
    QString value, unit;                                          // "1.87", "s ±1 %"; numbers are never elided
    QString change;                                               // "▲ ×4.7"
    Tone changeTone = Tone::Neutral;
    QString detail;                                               // "p50 66 ms · p95 696 ms"; for Empty the one sentence
    BadgeText badge;
    std::vector<double> spark;                                    // NaN = gap
    std::vector<double> ghost;                                    // previous period, same length, may be empty
    double limit = std::numeric_limits<double>::quiet_NaN();      // NaN = none
    Tone limitTone = Tone::Crit;
    TileState state = TileState::Normal;
};

class GoldenTile final : public QWidget {
    Q_OBJECT
public:
    explicit GoldenTile(QWidget* parent = nullptr);
    void setData(TileData data);
    [[nodiscard]] const TileData& data() const { return data_; }
    void setCompact(bool compact);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void clicked();      // mouse, Enter or Space

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintHead(QPainter& painter, const QRectF& area) const;
    void paintValue(QPainter& painter, const QRectF& area) const;
    void paintCurve(QPainter& painter, const QRectF& area) const;
    TileData data_;
    bool compact_ = false, hovered_ = false;
};

}  // namespace tally
