// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/seconds.h"

#include <utility>

namespace tally {

namespace {
constexpr std::size_t kCellsOfSeconds = 64;

std::int32_t minuteNumber(std::int32_t second) { return static_cast<std::int32_t>(floorDiv(second, 60)); }
}  // namespace

void Seconds::dropOldest()
{
    from_ = std::max(from_, (minutes_.begin()->first + 1) * 60);
    minutes_.erase(minutes_.begin());
}

Seconds::Minute* Seconds::minuteOf(std::int32_t second)
{
    Minute* const minute = second < from_ ? nullptr : slotOf(minuteNumber(second));
    return minute != nullptr && minute->complete ? minute : nullptr;
}

Seconds::Minute* Seconds::slotOf(std::int32_t number)
{
    const auto [minute, fresh] = minutes_.try_emplace(number);
    if (fresh && minutes_.size() > kMinutes) {
        const bool itself = minute == minutes_.begin();
        dropOldest();
        if (itself) return nullptr;
    }
    return &minute->second;
}

void Seconds::add(SecondsPart&& part)
{
    if (part.runs.empty() && part.line.empty()) return;
    view_.reset();
    makeRoom(part.line);
    for (auto& run : part.runs) {
        if (minuteNumber(run->firstMinute()) != minuteNumber(run->lastMinute())) addSplit(*run);
        else if (Minute* const minute = minuteOf(run->lastMinute())) minute->cells.add(std::move(run));
    }
    part.line.visit(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max(), [&](std::int32_t second, const TimelineMinute& entry) {
        if (Minute* const minute = minuteOf(second)) minute->line.at(second).merge(entry);
    });
}

// The newest minutes first: what has no place beside them is then refused, and not taken in to be dropped.
void Seconds::makeRoom(const Timeline& line)
{
    std::vector<std::int32_t> numbers;
    line.visit(from_, std::numeric_limits<std::int32_t>::max(), [&](std::int32_t second, const TimelineMinute&) {
        if (numbers.empty() || numbers.back() != minuteNumber(second)) numbers.push_back(minuteNumber(second));
    });
    for (auto number = numbers.rbegin(); number != numbers.rend() && slotOf(*number) != nullptr;) ++number;
}

// Cells come by item, so those of one minute are picked out of all; of a live source there are two or three.
void Seconds::addSplit(const SortedRun& run)
{
    std::map<std::int32_t, SortedRun::Builder> builders;
    visitAll(run, [&](const Cell& cell) {
        if (cell.key.minute < from_) return;
        builders.try_emplace(minuteNumber(cell.key.minute), kCellsOfSeconds).first->second.add(cell);
    });
    for (auto at = builders.rbegin(); at != builders.rend(); ++at) {   // the newest first: the older ones may have to go anyway
        auto part = at->second.finish();
        if (Minute* const minute = part ? minuteOf(part->lastMinute()) : nullptr) minute->cells.add(std::move(part));
    }
}

void Seconds::miss(const Timeline& counted, const KeptTiers& kept)
{
    if (counted.empty()) return;
    view_.reset();
    constexpr std::int64_t kFirstMinute = kFirstSecond / 60;
    if (kept.minutesFrom > std::numeric_limits<std::int32_t>::min()) beginAt((kept.minutesFrom - kFirstMinute) * 60);
    // Minutes that would be dropped at once are not looked at: a recorded log may have millions.
    constexpr std::int64_t kBefore = std::numeric_limits<std::int32_t>::min() / 60, kBehind = std::numeric_limits<std::int32_t>::max() / 60;
    const auto first = static_cast<std::int32_t>(std::max<std::int64_t>(floorDiv(from_, 60), kBefore) + kFirstMinute);
    counted.visit(first, static_cast<std::int32_t>(kFirstMinute + kBehind), [&](std::int32_t minute, const TimelineMinute&) {
        const auto number = static_cast<std::int32_t>(minute - kFirstMinute);
        if (std::int64_t{number} * 60 + 60 <= from_) return;
        if (Minute* const slot = slotOf(number)) *slot = Minute{{}, {}, false};
    });
}

void Seconds::beginAt(std::int64_t second)
{
    second = std::clamp<std::int64_t>(second, std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
    if (second <= from_) return;
    from_ = static_cast<std::int32_t>(second);
    while (!minutes_.empty() && std::int64_t{minutes_.begin()->first} * 60 + 60 <= from_) minutes_.erase(minutes_.begin());
}

void Seconds::bound(std::size_t bytes)
{
    while (!minutes_.empty() && memoryBytes() > bytes) {
        view_.reset();
        dropOldest();
    }
}

std::shared_ptr<const SecondsView> Seconds::publish()
{
    if (view_) return view_;
    auto view = std::make_shared<SecondsView>();
    view->from = from_;
    for (const auto& [number, minute] : minutes_) {
        auto& frozen = view->minutes.emplace_back();
        frozen.number = number;
        frozen.complete = minute.complete;
        minute.cells.appendTo(&frozen.runs);
        frozen.line = minute.line;
    }
    return view_ = std::move(view);
}

std::size_t Seconds::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const auto& [number, minute] : minutes_) bytes += minute.cells.memoryBytes() + minute.line.memoryBytes();
    return bytes;
}

}  // namespace tally
