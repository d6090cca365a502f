// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panels/heat_panel.h"

#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/export/export_menu.h"
#include "app/desktop/inspect/inspect_action.h"
#include "app/desktop/no_value.h"
#include "app/desktop/text.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/cards/card.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {
constexpr qint64 kWeek = 7 * kDay, kLeastWeeks = 4, kHeatEveryMs = 5000;
constexpr std::int64_t kHoursOfWeek = 168, kMondayOffset = 72;   // 1970-01-01 was a Thursday: three days after a Monday
}  // namespace

qint64 heatWeeks(qint64 fromUs, qint64 toUs) { return std::max(kLeastWeeks, (toUs - fromUs + kWeek - 1) / kWeek); }

HeatAnswer askHeat(const HotView& view, qint64 weeks, qint64 endUs, const std::optional<std::string>& item, const std::optional<std::string>& type)
{
    HeatAnswer answer;
    const AnswerTimer timer;
    for (auto& day : answer.data.values) day.fill(kNoValue);
    if (view.timeline.empty()) return answer;
    const std::int64_t end = floorDiv(endUs + kHour - 1, kHour);
    // Of what is kept by days only nobody knows the hours.
    const std::int64_t known = floorDiv(std::max(view.timeline.firstMinute(), view.keptTiers.hoursFrom), 60);
    const std::int64_t first = std::max<std::int64_t>(known, end - weeks * kWeek / kHour);
    const std::int64_t last = std::min<std::int64_t>(end, floorDiv(view.timeline.lastMinute(), 60) + 1);
    const MinuteRange range{static_cast<std::int32_t>(first * 60), static_cast<std::int32_t>(last * 60)};
    if (first >= last) return answer;
    std::array<std::uint64_t, kHoursOfWeek> counts{};
    std::array<int, kHoursOfWeek> hours{};
    // An hour of UTC belongs to the hour of the shown zone in which it begins.
    const auto placeOf = [](std::int64_t utcHour) {
        const std::int64_t hour = floorDiv(utcHour * kHour + zoneOffset(utcHour * kHour), kHour);
        return static_cast<std::size_t>(((hour + kMondayOffset) % kHoursOfWeek + kHoursOfWeek) % kHoursOfWeek);
    };
    for (std::int64_t hour = first; hour < last; ++hour) ++hours[placeOf(hour)];
    const TypeSeries series = item ? view.itemHistory(*item, range, {kHour}) : view.traffic(range, {kHour});
    for (std::size_t t = 0; t < series.types.size(); ++t) {
        if (type && series.types[t] != *type) continue;
        for (std::size_t b = 0; b < series.buckets(); ++b) counts[placeOf(floorDiv(series.start.us, kHour) + static_cast<std::int64_t>(b))] += series.counts[t][b];
    }
    for (std::size_t place = 0; place < counts.size(); ++place)
        if (hours[place] > 0) answer.data.values[place / 24][place % 24] = static_cast<double>(counts[place]) / hours[place];
    answer.note = item ? timer.item(view, *item, range) : timer.minutes(view, range);
    return answer;
}

HeatPanel::HeatPanel(const QString& name, PageContext context, QWidget* parent)
    : QWidget(parent), context_(context), card_(new Card(tr("By hour and weekday"), QString(), this)), map_(new HeatMap()), query_(context.engine, this)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card_);
    map_->setAccessibleName(tr("By hour and weekday"));
    card_->setBody(map_);
    Exportable what = exportableWidget(name, card_, [this] { return map_->exportTable(); });
    what.note = [this] { return note_; };
    addFigureActions(card_->menu(), this, card_->title(), std::move(what));
    later_.setSingleShot(true);
    connect(&later_, &QTimer::timeout, this, [this] {
        if (isVisible() && context_.range->known()) ask(false, item_, type_);
    });
    inspect_ = addInspectAction(card_, [this] { return note_; }, QStringLiteral("heat"));
}

void HeatPanel::ask(bool anew, const std::optional<std::string>& item, const std::optional<std::string>& type)
{
    const bool reading = context_.engine->shown()->reading;
    // What is too early now is asked later, else the last events of a log would never be in it; its end is waited for by nobody.
    item_ = item;
    type_ = type;
    if (!anew && reading == reading_ && since_.isValid() && since_.elapsed() < kHeatEveryMs) {
        if (!later_.isActive()) later_.start(static_cast<int>(kHeatEveryMs - since_.elapsed()) + 1);
        return;
    }
    later_.stop();
    reading_ = reading;
    since_.start();
    const ViewRange& shown = context_.range->range();
    const qint64 weeks = heatWeeks(shown.fromUs, shown.toUs);
    const auto question = [weeks, end = shown.toUs, item, type](const HotView& view, const std::stop_token&) { return askHeat(view, weeks, end, item, type); };
    QString rest = stepOption(kHour);
    if (item) rest += QStringLiteral(" --item ") + shellQuoted(text(*item));
    if (type) rest += QStringLiteral(" --type ") + shellQuoted(text(*type));
    const auto deliver = [this, rest, weeks](HeatAnswer answer) {
        answer.data.valueName = tr("events an hour");
        note_ = answer.note;
        if (note_.known) completeNote(&note_, context_, QStringLiteral("series"), note_.range, rest);
        inspect_->setEnabled(note_.known);
        card_->setSubtitle(tr("%1 weeks, %2", nullptr, formOf(static_cast<quint64>(weeks))).arg(groupedNumber(weeks), zoneText(context_.range->range().toUs)));
        map_->setData(answer.data);
        card_->setState(note_.known ? StateInfo::ready() : StateInfo::empty(tr("No events"), tr("Nothing happened in these weeks.")));
    };
    if (anew) query_.ask(question, deliver);
    else query_.refresh(question, deliver);
}

}  // namespace tally
