// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "widgets/boards/rank_board.h"
#include "widgets/boards/rank_columns.h"
#include "widgets/cards/badge.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/paint.h"
#include "widgets/tiles/sparkline.h"

namespace tally {

RankBoard::Columns RankBoard::columns() const {
    Columns c;
    c.left = 13;
    c.right = viewport()->width() - 13.0;
    const QFont strong = textFont(TextStyle::Body, true), plain = textFont(TextStyle::Small);
    double count = 0;
    for (const RankRow& row : data_.rows) count = std::max(count, textWidth(countText(row), strong));
    if (std::isfinite(data_.other)) count = std::max(count, textWidth(groupedNumber(data_.other, 0), strong));
    if (std::isfinite(data_.total)) count = std::max(count, textWidth(groupedNumber(data_.total, 0), strong));
    const bool share = layout_.share && data_.total > 0;
    c.mark = layout_.exactMark ? c.right - 16 : c.right;
    c.shareEnd = layout_.exactMark ? c.mark - 8 : c.right;
    c.countEnd = share ? c.shareEnd - textWidth(QStringLiteral("100.0 %"), plain) - 8 : c.shareEnd;
    const bool bounded = std::any_of(data_.rows.begin(), data_.rows.end(), [](const RankRow& row) { return std::isfinite(row.lower); });
    if (bounded && !layout_.exactMark) {
        c.wave = c.countEnd - count - 18;
        count += 18;
    }
    double end = c.countEnd - count - 10;
    c.rank = c.left + std::max(15.0, textWidth(QString::number(data_.rows.size()), textFont(TextStyle::Body)));
    c.name = c.rank + 9;
    c.changeWidth = layout_.change ? 32 : 0;
    if (layout_.change && layout_.changeFirst) {
        c.change = c.rank + 8;
        c.name = c.change + c.changeWidth + 10;
    } else if (layout_.change) {
        c.change = end - c.changeWidth;
        end = c.change - 8;
    }
    if (layout_.spark) {
        c.sparkWidth = 44;
        c.spark = end - c.sparkWidth;
        end = c.spark - 10;
    }
    c.nameEnd = std::max(c.name + 20, end);
    return c;
}

void RankBoard::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Columns c = columns();
    const double offset = verticalScrollBar()->value();
    for (int row = 0; row < static_cast<int>(data_.rows.size()); ++row) {
        const double top = row * layout_.rowHeight - offset;
        if (top + layout_.rowHeight < 0 || top > viewport()->height()) continue;
        paintRow(painter, c, row, top);
    }
    paintFoot(painter, c, static_cast<double>(data_.rows.size()) * layout_.rowHeight - offset);
}

void RankBoard::paintRow(QPainter& painter, const Columns& c, int index, double top) const {
    const Theme& theme = currentTheme();
    const RankRow& row = data_.rows[static_cast<std::size_t>(index)];
    const double height = layout_.rowHeight;
    const QRectF line(0, top, viewport()->width(), height);
    if (selected_.contains(row.id)) painter.fillRect(line, theme.color(Role::Sel));
    else if (index == hovered_) painter.fillRect(line, theme.color(Role::Hover));
    paintText(painter, QRectF(c.left, top, c.rank - c.left, height), QString::number(index + 1), textFont(TextStyle::Body), theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
    if (layout_.bar && !data_.rows.empty()) {
        const double best = std::max(1e-300, data_.rows.front().count);
        const double width = (c.nameEnd - c.name + 2) * std::clamp(row.count / best, 0.0, 1.0);
        const QColor bar = withAlpha(theme.series(0), theme.isDark() ? 0.20 : 0.13);
        paintPanel(painter, QRectF(c.name, top + 2, std::max(2.0, width), height - 4), bar, Qt::transparent, 3);
    }
    const double inset = layout_.bar ? 4 : 0;
    const double named = paintText(painter, QRectF(c.name + inset, top, c.nameEnd - c.name - inset, height), row.name, textFont(TextStyle::Body), theme.color(Role::Text));
    QRectF rest(c.name + inset + named + 8, top, c.nameEnd - c.name - inset - named - 8, height);
    if (const BadgeText badge{tr("possible"), Tone::Possible, {}}; !row.certain && rest.width() >= badgeSize(badge).width()) {
        const QSize size = badgeSize(badge);
        paintBadge(painter, QRectF(std::round(rest.left()), std::round(rest.center().y() - size.height() / 2.0), size.width(), size.height()), badge);
        rest.setLeft(rest.left() + size.width() + 8);
    }
    if (row.id != row.name && rest.width() >= 48) paintText(painter, rest, row.id, textFont(TextStyle::Mono), theme.color(Role::Muted));
    if (layout_.change) paintChange(painter, QRectF(c.change, top, c.changeWidth, height), row);
    if (layout_.spark && !row.spark.empty()) {
        SparkStyle style;
        style.line = theme.series(0);
        style.fillOpacity = theme.areaFillOpacity() * 1.6;
        style.width = 1.2;
        style.zeroBased = false;
        paintSparkline(painter, QRectF(c.spark, top + 6, c.sparkWidth, height - 12), row.spark, style);
    }
    const bool exact = !std::isfinite(row.lower);
    if (!exact && c.wave > 0) paintIcon(painter, QRectF(c.wave, top + (height - 14) / 2, 14, 14), QStringLiteral("possible"), theme.color(Role::Muted));
    paintText(painter, QRectF(c.nameEnd, top, c.countEnd - c.nameEnd, height), countText(row), textFont(TextStyle::Body, exact), theme.color(Role::Text), Qt::AlignRight | Qt::AlignVCenter);
    if (layout_.share) paintText(painter, QRectF(c.countEnd, top, c.shareEnd - c.countEnd, height), shareText(row.count), textFont(TextStyle::Small), theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
    if (layout_.exactMark) {
        const QRectF mark(c.mark + 1, top + (height - 14) / 2, 14, 14);
        paintIcon(painter, mark, exact ? QStringLiteral("certain") : QStringLiteral("possible"), theme.color(exact ? Role::Ok : Role::Muted));
    }
    if (index == current_ && hasFocus()) paintFocusRing(painter, line.adjusted(4, 1, -4, -1), 4);
}

void RankBoard::paintChange(QPainter& painter, const QRectF& rect, const RankRow& row) const {
    const Theme& theme = currentTheme();
    const QFont font = textFont(TextStyle::Small);
    const Qt::Alignment where = layout_.changeFirst ? Qt::AlignHCenter | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter;
    switch (row.change) {
        case RankChange::Up: paintText(painter, rect, QStringLiteral("▲%1").arg(row.places), font, theme.color(Role::Accent), where); break;
        case RankChange::Down: paintText(painter, rect, QStringLiteral("▼%1").arg(row.places), font, theme.color(Role::Muted), where); break;
        case RankChange::Same: paintText(painter, rect, QStringLiteral("–"), font, theme.color(Role::Muted), where); break;
        case RankChange::New: {
            const BadgeText badge{tr("new"), Tone::Accent, {}};
            const QSize size = badgeSize(badge);
            const double left = layout_.changeFirst ? rect.center().x() - size.width() / 2.0 : rect.right() - size.width();
            paintBadge(painter, QRectF(std::round(left), std::round(rect.center().y() - size.height() / 2.0), size.width(), size.height()), badge);
            break;
        }
        case RankChange::None: break;
    }
}

void RankBoard::paintFoot(QPainter& painter, const Columns& c, double top) const {
    const bool other = std::isfinite(data_.other), total = std::isfinite(data_.total);
    if (!other && !total) return;
    const Theme& theme = currentTheme();
    painter.fillRect(QRectF(c.left, std::round(top + 3), c.right - c.left, 1), theme.color(Role::Border));
    top += kRankFootGap;
    const QFont small = textFont(TextStyle::Small), strong = textFont(TextStyle::Small, true);
    const double room = c.countEnd - c.name - 100;
    const auto numbers = [&](double count) {
        paintText(painter, QRectF(c.name, top, c.countEnd - c.name, kRankFootRow), groupedNumber(count, 0), strong, theme.color(Role::Text), Qt::AlignRight | Qt::AlignVCenter);
        if (layout_.share) paintText(painter, QRectF(c.countEnd, top, c.shareEnd - c.countEnd, kRankFootRow), shareText(count), small, theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
    };
    if (other) {
        const QString name = data_.otherAtLeast ? tr("%1, at least").arg(data_.otherName) : data_.otherName;
        paintText(painter, QRectF(c.name, top, room, kRankFootRow), name, small, theme.color(Role::Muted));
        numbers(data_.other);
        top += kRankFootRow;
    }
    if (!total) return;
    double left = c.name;
    if (data_.allExact) {
        paintIcon(painter, QRectF(left, top + 3, 14, 14), QStringLiteral("certain"), theme.color(Role::Ok));
        left += 18;
        left += paintText(painter, QRectF(left, top, room, kRankFootRow), tr("All exact"), small, theme.color(Role::Ok));
        if (!data_.totalName.isEmpty()) paintText(painter, QRectF(left, top, c.name + room - left, kRankFootRow), QStringLiteral(" · ") + data_.totalName, small, theme.color(Role::Muted));
    } else {
        // The bounds are of the ranks; the sum is exact all the same.
        const QString name = data_.totalName.isEmpty() ? tr("Total, exact") : tr("Total, exact · %1").arg(data_.totalName);
        paintText(painter, QRectF(left, top, room, kRankFootRow), name, small, theme.color(Role::Muted));
    }
    numbers(data_.total);
}

}  // namespace tally
