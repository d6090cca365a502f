// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/tail_bounds.h"

#include <algorithm>
#include <span>

#include "core/event/time.h"

namespace tally {

namespace {

std::uint64_t minus(std::uint64_t a, std::uint64_t b) { return a > b ? a - b : 0; }

std::uint64_t eventsOf(const std::vector<TailSummary>& parts)
{
    std::uint64_t sum = 0;
    for (const TailSummary& part : parts) sum += part->total();
    return sum;
}

SpaceSaving::Bounds sumOf(const std::vector<TailSummary>& parts, const SpaceSaving::Key& key)
{
    SpaceSaving::Bounds sum;
    for (const TailSummary& part : parts) {
        const auto bounds = part->estimate(key);
        sum = {sum.lower + bounds.lower, sum.upper + bounds.upper};
    }
    return sum;
}

std::uint64_t absentIn(const std::vector<TailSummary>& parts)
{
    std::uint64_t sum = 0;
    for (const TailSummary& part : parts) sum += part->absent();
    return sum;
}

void mergeInto(std::vector<TailSummary>& parts)
{
    if (parts.size() < 2) return;
    auto merged = std::make_shared<SpaceSaving>(*parts.front());
    for (const TailSummary& part : std::span(parts).subspan(1)) merged->merge(*part);
    parts.assign(1, std::move(merged));
}

}  // namespace

TailBounds::TailBounds(const TailView* view, std::int32_t from, std::int32_t to, Shared shared) : shared_(shared), rest_(shared.all)
{
    if (view == nullptr || shared.all == 0) return;
    cover(*view, from, to);
    // Where minutes became hours, cells may stand outside of a range that their events are in.
    if (eventsOf(inside_) > shared.all) inside_.clear();
    rest_ = shared.all - eventsOf(inside_);
    if (rest_ == 0) return;
    coverWidely(*view, from, to);
    beyond_ = minus(eventsOf(around_), shared.all);
}

// The coarsest slots that lie in the range, none of them twice: days, then hours beside them, then minutes.
void TailBounds::cover(const TailView& view, std::int32_t from, std::int32_t to)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> covered;
    for (auto level = view.levels.rbegin(); level != view.levels.rend(); ++level)
        for (const auto& [number, summary] : level->kept) {
            const std::int64_t start = std::int64_t{number} * level->minutes, end = start + level->minutes;
            if (start < from || end > to) continue;
            if (std::any_of(covered.begin(), covered.end(), [&](const auto& part) { return part.first <= start && end <= part.second; })) continue;
            covered.emplace_back(start, end);
            inside_.push_back(summary);
        }
}

// All of the range and as little else as is kept: hours, days, or everything there is.
void TailBounds::coverWidely(const TailView& view, std::int32_t from, std::int32_t to)
{
    for (const TailView::Level& level : view.levels) {
        const std::int64_t first = floorDiv(from, level.minutes);
        if (level.minutes == 1 || from == kNoMinute || first < level.from) continue;
        for (const auto& [number, summary] : level.kept)
            if (number >= first && std::int64_t{number} * level.minutes < to) around_.push_back(summary);
        return;
    }
    around_.push_back(view.all);
}

SpaceSaving::Bounds TailBounds::limited(SpaceSaving::Bounds inside, SpaceSaving::Bounds around) const
{
    SpaceSaving::Bounds all{inside.lower, inside.upper + rest_};
    if (!around_.empty()) all = {std::max(all.lower, minus(around.lower, beyond_)), std::min(all.upper, around.upper)};
    const std::uint64_t upper = std::min(all.upper, shared_.wanted);
    return {std::min(minus(all.lower, shared_.all - shared_.wanted), upper), upper};
}

SpaceSaving::Bounds TailBounds::of(std::string_view text) const
{
    const SpaceSaving::Key key(text);
    return limited(sumOf(inside_, key), sumOf(around_, key));
}

std::uint64_t TailBounds::absent() const { return limited({0, absentIn(inside_)}, {0, absentIn(around_)}).upper; }

std::vector<BoundedItem> TailBounds::items()
{
    mergeInto(inside_);
    mergeInto(around_);
    std::vector<BoundedItem> found;
    const auto take = [&](const SpaceSaving::Entry& entry) {
        const SpaceSaving::Key key(entry);
        const auto bounds = limited(sumOf(inside_, key), sumOf(around_, key));
        if (bounds.upper > 0) found.push_back({*entry.text, bounds.lower, bounds.upper});
    };
    for (const TailSummary& part : inside_)
        for (const auto& entry : part->entries()) take(entry);
    for (const TailSummary& part : around_)
        for (const auto& entry : part->entries())
            if (inside_.empty() || inside_.front()->estimate(SpaceSaving::Key(entry)).lower == 0) take(entry);
    return found;
}

}  // namespace tally
