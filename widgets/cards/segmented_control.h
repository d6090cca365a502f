// SPDX-License-Identifier: GPL-3.0-or-later
// SegmentedControl: one choice out of a few, side by side ("1 min | 1 h | 1 day", "Live | Paused"). Arrow keys move the choice.
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/theme/theme.h"

namespace tally {

struct Segment {
    QString id;
    QString text;
    QString icon;                 // may be empty
    Tone tone = Tone::Accent;     // colour while chosen: Accent, or Ok for "Live"
};

class SegmentedControl final : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget* parent = nullptr);
    void setSegments(std::vector<Segment> segments);   // the first one becomes current
    void setCurrent(const QString& id);                // no signal; an unknown id chooses nothing
    [[nodiscard]] QString current() const;
    void setSmall(bool small);                         // 24 px high instead of 30
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void currentChanged(const QString& id);            // by mouse or key only

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF segmentRect(std::size_t index) const;
    [[nodiscard]] double segmentWidth(const Segment& segment) const;
    [[nodiscard]] int indexAt(const QPoint& pos) const;
    void choose(int index);
    std::vector<Segment> segments_;
    int current_ = -1, hovered_ = -1;
    bool small_ = false;
};

}  // namespace tally
