// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/reason_bars.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "app/desktop/sentences/reason_text.h"
#include "widgets/text/number_text.h"
#include "widgets/theme/paint.h"

namespace tally {

namespace {
constexpr int kReasonRow = 24;
}

ReasonBars::ReasonBars(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Reasons of rejection"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ReasonBars::setCounts(const std::array<std::uint64_t, kReasons>& counts)
{
    const std::size_t before = rows_.size();
    rows_.clear();
    for (int i = 0; i < kReasons; ++i)
        if (counts[static_cast<std::size_t>(i)] > 0) rows_.emplace_back(static_cast<Reason>(i), counts[static_cast<std::size_t>(i)]);
    std::stable_sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (rows_.size() != before) updateGeometry();
    update();
    // The last letter of the chosen reason is gone: the others must not stay hidden.
    if (current_ && counts[static_cast<std::size_t>(*current_)] == 0) emit chosen(current_ = std::nullopt);
}

QSize ReasonBars::sizeHint() const
{
    return {320, static_cast<int>(rows_.size()) * kReasonRow + 12};
}

void ReasonBars::mouseReleaseEvent(QMouseEvent* event)
{
    const int row = (static_cast<int>(event->position().y()) - 6) / kReasonRow;
    if (row < 0 || row >= static_cast<int>(rows_.size())) return;
    const Reason reason = rows_[static_cast<std::size_t>(row)].first;
    current_ = current_ == reason ? std::nullopt : std::optional<Reason>(reason);
    update();
    emit chosen(current_);
}

void ReasonBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = currentTheme();
    std::uint64_t total = 0;
    for (const auto& row : rows_) total += row.second;
    const double nameWidth = std::min(230.0, width() * 0.42), numbers = 150, bar = width() - nameWidth - numbers - 24;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const double top = 6 + static_cast<double>(i) * kReasonRow;
        const bool chosen = current_ == rows_[i].first;
        if (chosen) painter.fillRect(QRectF(0, top, width(), kReasonRow), theme.color(Role::Sel));
        paintText(painter, QRectF(12, top, nameWidth - 8, kReasonRow), reasonText(rows_[i].first), textFont(TextStyle::Small, chosen), theme.color(Role::Text));
        const QRectF track(12 + nameWidth, top + kReasonRow / 2.0 - 3, bar, 6);
        paintPanel(painter, track, theme.color(Role::Track), theme.color(Role::Track), 3);
        QRectF fill = track;
        fill.setWidth(std::max(6.0, bar * static_cast<double>(rows_[i].second) / static_cast<double>(rows_.front().second)));
        paintPanel(painter, fill, theme.series(0), theme.series(0), 3);
        const double right = width() - 12;
        paintText(painter, QRectF(right - 60, top, 60, kReasonRow), percentText(static_cast<double>(rows_[i].second) / static_cast<double>(total)),
                  textFont(TextStyle::Small), theme.color(Role::Muted), Qt::AlignRight | Qt::AlignVCenter);
        paintText(painter, QRectF(right - 150, top, 86, kReasonRow), groupedNumber(static_cast<qint64>(rows_[i].second)), textFont(TextStyle::Small, true),
                  theme.color(Role::Text), Qt::AlignRight | Qt::AlignVCenter);
    }
}

}  // namespace tally
