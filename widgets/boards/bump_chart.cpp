// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boards/bump_chart.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"
#include "widgets/theme/paint.h"

namespace tally {
namespace {

constexpr double kLeft = 46, kNames = 168, kTop = 14, kBottom = 26, kNear = 9;
constexpr double kThin = 1.25, kThick = 3, kDot = 2.5, kBigDot = 4;
constexpr int kFirstChosen = 3;

}  // namespace

BumpChart::BumpChart(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&themeNotifier(), &ThemeNotifier::changed, this, qOverload<>(&QWidget::update));
}

QSize BumpChart::sizeHint() const { return {640, 260}; }

QSize BumpChart::minimumSizeHint() const { return {320, 160}; }

// By the place in the newest bucket, those that left behind the others.
void BumpChart::setData(BumpData data) {
    const QString kept = pointedAt();
    data_ = std::move(data);
    const auto last = [](const BumpItem& item) { return item.rank.empty() || item.rank.back() == 0 ? 1000 : item.rank.back(); };
    std::stable_sort(data_.items.begin(), data_.items.end(), [&](const BumpItem& a, const BumpItem& b) { return last(a) < last(b); });
    if (!byHand_) {
        chosen_.clear();
        for (std::size_t i = 0; i < data_.items.size() && chosen_.size() < kFirstChosen; ++i)
            if (last(data_.items[i]) < 1000) chosen_ += data_.items[i].id;
    }
    pointed_ = -1;
    for (std::size_t i = 0; i < data_.items.size() && !kept.isEmpty(); ++i)
        if (data_.items[i].id == kept) pointed_ = static_cast<int>(i);
    update();
}

QStringList BumpChart::chosen() const { return chosen_; }

void BumpChart::toggle(const QString& id) {
    byHand_ = true;
    if (!chosen_.removeOne(id)) chosen_ += id;
    update();
}

QString BumpChart::pointedAt() const { return pointed_ < 0 ? QString() : data_.items[static_cast<std::size_t>(pointed_)].id; }

QRectF BumpChart::area() const { return {kLeft, kTop, std::max(10.0, width() - kLeft - kNames - 12), std::max(10.0, height() - kTop - kBottom)}; }

QPointF BumpChart::pointOf(int item, std::size_t bucket) const {
    const QRectF in = area();
    const double columns = static_cast<double>(data_.x.size()), rows = std::max(1, data_.places - 1);
    const double x = columns < 2 ? in.center().x() : in.left() + 10 + (in.width() - 20) * static_cast<double>(bucket) / (columns - 1);
    return {x, in.top() + in.height() * (data_.items[static_cast<std::size_t>(item)].rank[bucket] - 1) / rows};
}

std::vector<QPainterPath> BumpChart::linesOf(int item) const {
    const BumpItem& of = data_.items[static_cast<std::size_t>(item)];
    std::vector<QPainterPath> lines;
    for (std::size_t b = 0; b < of.rank.size(); ++b) {
        if (of.rank[b] == 0) continue;
        const QPointF to = pointOf(item, b);
        if (b == 0 || of.rank[b - 1] == 0) {
            lines.emplace_back(to);
            continue;
        }
        const QPointF from = pointOf(item, b - 1);
        const double half = (to.x() - from.x()) / 2;
        lines.back().cubicTo(from + QPointF(half, 0), to - QPointF(half, 0), to);
    }
    return lines;
}

void BumpChart::paintItem(QPainter& painter, int item, int colour, bool strong) const {
    const Theme& theme = currentTheme();
    const BumpItem& of = data_.items[static_cast<std::size_t>(item)];
    const QColor ink = colour < 0 ? theme.color(strong ? Role::Text : Role::Ghost) : theme.series(colour);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, strong ? kThick : kThin, Qt::SolidLine, Qt::RoundCap));
    for (const QPainterPath& line : linesOf(item)) painter.drawPath(line);
    const QFont small = textFont(TextStyle::Small, strong);
    for (std::size_t b = 0; b < of.rank.size(); ++b) {
        if (of.rank[b] == 0) continue;
        const QPointF at = pointOf(item, b);
        QPen ring(ink, strong ? 2 : kThin);
        if (b < of.certain.size() && !of.certain[b]) ring.setStyle(Qt::DotLine);   // another item may belong there
        painter.setPen(ring);
        painter.setBrush(theme.color(Role::Surface));
        painter.drawEllipse(at, strong ? kBigDot : kDot, strong ? kBigDot : kDot);
        const bool leaves = b + 1 < of.rank.size() && of.rank[b + 1] == 0;
        if (leaves && strong) paintText(painter, QRectF(at.x() + 8, at.y() - 8, 160, 16), tr("out"), textFont(TextStyle::Small), theme.color(Role::Muted));
    }
    if (of.rank.empty() || of.rank.back() == 0) return;
    const QRectF name(area().right() + 4, pointOf(item, of.rank.size() - 1).y() - 9, kNames, 18);
    paintText(painter, name, of.name, small, theme.color(strong ? Role::Text : Role::Muted));
    if (hasFocus() && item == pointed_) paintFocusRing(painter, name.adjusted(-3, 1, 0, -1), 4);
}

void BumpChart::paintFrame(QPainter& painter) const {
    const Theme& theme = currentTheme();
    const QFont small = textFont(TextStyle::Small);
    const QRectF in = area();
    for (int rank = 1; rank <= data_.places; ++rank) {
        const double y = std::round(in.top() + in.height() * (rank - 1) / std::max(1, data_.places - 1));
        painter.setPen(QPen(theme.color(Role::Grid), 1));
        painter.drawLine(QPointF(in.left(), y + 0.5), QPointF(in.right(), y + 0.5));
        paintText(painter, QRectF(0, y - 8, kLeft - 10, 16), QString::number(rank), small, theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
    }
    double free = -1e9;
    for (std::size_t b = 0; b < data_.x.size(); ++b) {
        const double x = data_.x.size() < 2 ? in.center().x() : in.left() + 10 + (in.width() - 20) * static_cast<double>(b) / static_cast<double>(data_.x.size() - 1);
        const QString label = momentText(data_.x[b], data_.stepUs >= kUsPerMinute ? std::max<qint64>(kUsPerHour, data_.stepUs * static_cast<qint64>(data_.x.size())) : data_.stepUs);
        const double wide = textWidth(label, small);
        if (x - wide / 2 < free) continue;
        paintText(painter, QRectF(x - wide / 2, height() - kBottom + 9, wide + 2, 16), label, small, theme.color(Role::Muted));
        free = x + wide / 2 + 10;
    }
}

void BumpChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter);
    const int count = static_cast<int>(data_.items.size());
    const auto colourOf = [this](int item) { return static_cast<int>(chosen_.indexOf(data_.items[static_cast<std::size_t>(item)].id)); };
    // While one is pointed at, the others step back.
    for (int item = count - 1; item >= 0; --item)
        if (item != pointed_ && (pointed_ >= 0 || colourOf(item) < 0)) paintItem(painter, item, -1, false);
    if (pointed_ < 0) {
        for (int item = count - 1; item >= 0; --item)
            if (colourOf(item) >= 0) paintItem(painter, item, colourOf(item), true);
    } else {
        paintItem(painter, pointed_, std::max(0, colourOf(pointed_)), true);
    }
    if (hasFocus()) paintFocusRing(painter, QRectF(rect()).adjusted(2, 1, -2, -1), metrics().radiusControl);
}

int BumpChart::itemAt(const QPointF& at, int* bucket) const {
    int found = -1;
    double best = kNear;
    for (int item = 0; item < static_cast<int>(data_.items.size()); ++item) {
        const BumpItem& of = data_.items[static_cast<std::size_t>(item)];
        const bool named = !of.rank.empty() && of.rank.back() > 0 && at.x() > area().right();
        if (named && std::abs(at.y() - pointOf(item, of.rank.size() - 1).y()) < kNear) {
            if (bucket != nullptr) *bucket = static_cast<int>(of.rank.size()) - 1;
            return item;
        }
        for (std::size_t b = 0; b < of.rank.size(); ++b) {
            if (of.rank[b] == 0) continue;
            const QPointF away = pointOf(item, b) - at;
            const double distance = std::hypot(away.x(), away.y());
            if (distance >= best) continue;
            best = distance;
            found = item;
            if (bucket != nullptr) *bucket = static_cast<int>(b);
        }
        if (found >= 0 && best < kNear / 2) continue;
        for (const QPainterPath& line : linesOf(item))
            for (int step = 0; step <= 200 && best > kNear - 3; ++step) {
                const QPointF away = line.pointAtPercent(step / 200.0) - at;
                if (std::hypot(away.x(), away.y()) < kNear - 4) best = kNear - 3, found = item;
            }
    }
    return found;
}

void BumpChart::point(int item) {
    if (item == pointed_) return;
    pointed_ = item;
    if (item >= 0) setAccessibleDescription(spoken(item));
    update();
}

QString BumpChart::spoken(int item) const {
    const BumpItem& of = data_.items[static_cast<std::size_t>(item)];
    QStringList places;
    for (std::size_t b = 0; b < of.rank.size(); ++b) places += clockText(data_.x[b]) + QLatin1Char(' ') + (of.rank[b] > 0 ? QString::number(of.rank[b]) : tr("out"));
    return of.name + QStringLiteral(": ") + places.join(QStringLiteral(", "));
}

void BumpChart::mouseMoveEvent(QMouseEvent* event) {
    const int item = itemAt(event->position(), nullptr);
    setCursor(item >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    point(item);
}

void BumpChart::leaveEvent(QEvent*) { point(-1); }

void BumpChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (pointed_ < 0 && !data_.items.empty() && event->reason() != Qt::MouseFocusReason) point(0);
}

void BumpChart::mousePressEvent(QMouseEvent* event) {
    const int item = itemAt(event->position(), nullptr);
    if (event->button() == Qt::LeftButton && item >= 0) toggle(data_.items[static_cast<std::size_t>(item)].id);
}

void BumpChart::mouseDoubleClickEvent(QMouseEvent* event) {
    const int item = itemAt(event->position(), nullptr);
    if (event->button() == Qt::LeftButton && item >= 0) emit itemActivated(data_.items[static_cast<std::size_t>(item)].id);
}

void BumpChart::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(data_.items.size());
    switch (event->key()) {
        case Qt::Key_Up: return point(std::max(0, pointed_ - 1));
        case Qt::Key_Down: return point(std::min(count - 1, pointed_ + 1));
        case Qt::Key_Escape: return point(-1);
        case Qt::Key_Space:
            if (pointed_ >= 0) toggle(pointedAt());
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (pointed_ >= 0) emit itemActivated(pointedAt());
            return;
        default: QWidget::keyPressEvent(event);
    }
}

bool BumpChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    int bucket = -1;
    const int item = itemAt(help->pos(), &bucket);
    QString words;
    if (item >= 0) {
        const BumpItem& of = data_.items[static_cast<std::size_t>(item)];
        words = of.name;
        if (bucket >= 0) {
            const auto at = static_cast<std::size_t>(bucket);
            // All at once: a name may hold a "%2" of its own.
            words = tr("%1 · place %2 · %3 %4").arg(clockText(data_.x[at]) + QLatin1Char(' ') + zoneText(data_.x[at]) + QStringLiteral(" · ") + of.name,
                                                    QString::number(of.rank[at]), groupedNumber(of.count[at], 0), data_.valueName);
        }
    }
    QToolTip::showText(help->globalPos(), words.toHtmlEscaped(), this);
    return true;
}

ExportTable BumpChart::exportTable() const {
    ExportTable table;
    table.header << tr("time") << tr("rank") << tr("item") << tr("name") << (data_.valueName.isEmpty() ? tr("count") : data_.valueName);
    table.numeric = {false, true, false, false, true};
    for (std::size_t b = 0; b < data_.x.size(); ++b)
        for (int rank = 1; rank <= data_.places; ++rank)
            for (const BumpItem& item : data_.items)
                if (b < item.rank.size() && item.rank[b] == rank) table.rows.push_back({isoTime(data_.x[b]), QString::number(rank), item.id, item.name, rawNumber(item.count[b])});
    return table;
}

}  // namespace tally
