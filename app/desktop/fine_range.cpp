// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/fine_range.h"

#include <algorithm>

#include "core/engine/hot/second_plan.h"

namespace tally {

namespace {

constexpr qint64 kLongest = 61 * kMinute;

// Behind the newest second that has events; nothing where no second has.
std::optional<std::int32_t> endOfSeconds(const HotView& view)
{
    if (!view.seconds) return std::nullopt;
    const auto& minutes = view.seconds->minutes;
    const auto newest = std::find_if(minutes.rbegin(), minutes.rend(), [](const SecondsView::Minute& minute) { return !minute.line.empty(); });
    return newest == minutes.rend() ? std::nullopt : std::optional(newest->line.lastMinute() + 1);
}

std::optional<FineRange> between(const HotView& view, ViewRange shown)
{
    const auto from = secondOf({shown.fromUs}), to = secondOf({shown.toUs});
    if (!from || !to || *from >= *to || !view.seconds->covers({*from, *to})) return std::nullopt;
    return FineRange{shown, {*from, *to}};
}

}  // namespace

std::optional<FineRange> FineRange::inBuckets(const HotView& view, qint64 stepUs) const { return between(view, wholeBucketsOf(shown, stepUs)); }

HealthCell FineRange::before(const HotView& view) const
{
    const SecondRange earlier{seconds.from - (seconds.to - seconds.from), seconds.from};
    const bool known = shown.mode != RangeMode::Everything && view.seconds->covers(earlier);
    return known ? healthBySeconds(view, earlier, {(std::int64_t{earlier.to} - earlier.from) * kSecond}).total : HealthCell{};
}

std::optional<FineRange> fineRangeOf(const HotView& view, const ViewRange& range)
{
    const auto end = endOfSeconds(view);
    if (!end || range.toUs - range.fromUs > kLongest || range.toUs <= range.fromUs) return std::nullopt;
    ViewRange shown = range;
    if (range.mode == RangeMode::Absolute) return between(view, shown);
    const qint64 newest = startOfSecond(*end).us;
    if (newest > range.toUs || newest <= range.toUs - kMinute) return between(view, shown);   // events of other sources are newer
    shown.toUs = newest;
    if (range.mode == RangeMode::Last) shown.fromUs = newest - (range.toUs - range.fromUs);
    return between(view, shown);
}

std::optional<SecondRange> newestMinute(const HotView& view)
{
    const auto end = endOfSeconds(view);
    const SecondRange newest{end ? *end - 60 : 0, end.value_or(0)};
    return end && view.seconds->covers(newest) ? std::optional(newest) : std::nullopt;
}

qint64 fineStepFor(qint64 spanUs, qint64 most)
{
    for (const qint64 seconds : {1, 2, 5, 10, 15, 20, 30})
        if (spanUs <= most * seconds * kSecond) return seconds * kSecond;
    return stepFor(spanUs, most);
}

}  // namespace tally
