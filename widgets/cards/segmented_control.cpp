// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/segmented_control.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>
#include <utility>

#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"

namespace tally {

SegmentedControl::SegmentedControl(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
}

void SegmentedControl::setSegments(std::vector<Segment> segments) {
    segments_ = std::move(segments);
    current_ = segments_.empty() ? -1 : 0;
    hovered_ = -1;
    setAccessibleDescription(segments_.empty() ? QString() : segments_.front().text);
    updateGeometry();
    update();
}

void SegmentedControl::setCurrent(const QString& id) {
    current_ = -1;
    setAccessibleDescription({});
    for (std::size_t i = 0; i < segments_.size(); ++i)
        if (segments_[i].id == id) current_ = static_cast<int>(i);
    if (current_ >= 0) setAccessibleDescription(segments_[static_cast<std::size_t>(current_)].text);
    update();
}

QString SegmentedControl::current() const { return current_ < 0 ? QString() : segments_[static_cast<std::size_t>(current_)].id; }

void SegmentedControl::setSmall(bool small) {
    small_ = small;
    updateGeometry();
}

double SegmentedControl::segmentWidth(const Segment& segment) const {
    const double icon = segment.icon.isEmpty() ? 0 : metrics().icon + 4;
    return std::ceil(textWidth(segment.text, textFont(TextStyle::Small, true)) + icon) + (small_ ? 16 : 20);
}

QSize SegmentedControl::sizeHint() const {
    double width = 4;
    for (const Segment& segment : segments_) width += segmentWidth(segment);
    return {static_cast<int>(width), small_ ? metrics().controlSmall : metrics().control};
}

QRectF SegmentedControl::segmentRect(std::size_t index) const {
    double left = 2;
    for (std::size_t i = 0; i < index; ++i) left += segmentWidth(segments_[i]);
    return {left, 2, segmentWidth(segments_[index]), height() - 4.0};
}

int SegmentedControl::indexAt(const QPoint& pos) const {
    for (std::size_t i = 0; i < segments_.size(); ++i)
        if (segmentRect(i).contains(pos)) return static_cast<int>(i);
    return -1;
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = currentTheme();
    const double radius = metrics().radiusControl;
    paintPanel(painter, rect(), theme.color(Role::Surface), theme.color(Role::Border), radius);
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        const Segment& segment = segments_[i];
        const QRectF area = segmentRect(i);
        const bool chosen = static_cast<int>(i) == current_;
        const bool ok = segment.tone == Tone::Ok;
        QColor ink = theme.color(!isEnabled() ? Role::Strong : chosen ? (ok ? Role::Ok : Role::Text) : Role::Muted);
        if (chosen && isEnabled()) paintPanel(painter, area, theme.color(ok ? Role::OkBg : Role::Sel), Qt::transparent, radius - 2);
        else if (static_cast<int>(i) == hovered_ && isEnabled()) paintPanel(painter, area, theme.color(Role::Hover), Qt::transparent, radius - 2);
        QRectF inner = area.adjusted(small_ ? 8 : 10, 0, small_ ? -8 : -10, 0);
        if (!segment.icon.isEmpty()) {
            paintIcon(painter, QRectF(inner.left(), inner.top(), 16, inner.height()), segment.icon, ink);
            inner.setLeft(inner.left() + metrics().icon + 4);
        }
        paintText(painter, inner.adjusted(0, 0, 2, 0), segment.text, textFont(TextStyle::Small, chosen), ink);
    }
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), radius);
}

void SegmentedControl::choose(int index) {
    if (index < 0 || index >= static_cast<int>(segments_.size()) || index == current_) return;
    setCurrent(segments_[static_cast<std::size_t>(index)].id);
    emit currentChanged(current());
}

void SegmentedControl::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) choose(indexAt(event->position().toPoint()));
}

void SegmentedControl::mouseMoveEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (index == hovered_) return;
    hovered_ = index;
    update();
}

void SegmentedControl::leaveEvent(QEvent*) {
    hovered_ = -1;
    update();
}

void SegmentedControl::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left) choose(current_ - 1);
    else if (event->key() == Qt::Key_Right) choose(current_ + 1);
    else QWidget::keyPressEvent(event);
}

}  // namespace tally
