// SPDX-License-Identifier: GPL-3.0-or-later
// Seconds: the finest tier, in memory only (DEFINITIONS section 2: "second (hot only)"). What live sources and followed logs
// count lies here once more, second by second, for the newest 61 minutes that have events: so that a chart of the last
// minutes is one of seconds, and an edge may lie between two minutes. Nothing of it is stored, and it may be dropped at any time: the
// minutes have everything.
//
// Cells are SortedRuns whose `minute` is a second (secondOf). A minute in which something was counted without its seconds (by a
// recorded log, of a store) has none; it takes its place among the 61 all the same, so a single stamp of the far future
// takes one place and not all.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/hot/run_tiers.h"
#include "core/engine/hot/timeline.h"
#include "core/event/time.h"

namespace tally {

// Seconds are numbered from a minute of 2019, so that 32 bits reach from 1951 to 2087; others have none.
inline constexpr std::int64_t kFirstSecond = 26'000'000LL * 60;
constexpr std::optional<std::int32_t> secondOf(Micros t)
{
    const std::int64_t second = floorDiv(t.us, kSecond) - kFirstSecond;
    constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max() / 60 * 60 - 60;   // whole minutes, and one more behind them
    if (second < -kMost || second >= kMost) return std::nullopt;
    return static_cast<std::int32_t>(second);
}
constexpr Micros startOfSecond(std::int32_t second) { return {(second + kFirstSecond) * kSecond}; }

// [from, to)
struct SecondRange {
    std::int32_t from = 0, to = 0;
    constexpr bool contains(std::int32_t second) const { return second >= from && second < to; }
};

// What one reader counted, by second.
struct SecondsPart {
    std::vector<std::shared_ptr<const SortedRun>> runs;
    Timeline line;                               // of seconds
};

// Frozen at one moment; shared between threads.
struct SecondsView {
    struct Minute {
        std::int32_t number = 0;                 // its seconds are [60 * number, 60 * number + 60)
        bool complete = true;                    // false: neither runs nor line tell anything
        std::vector<std::shared_ptr<const SortedRun>> runs;
        Timeline line;
    };
    std::int32_t from = std::numeric_limits<std::int32_t>::min();   // the first second from which on all is there
    std::vector<Minute> minutes;                 // ascending; only those that have events

    bool covers(SecondRange range) const
    {
        return range.from >= from && std::none_of(minutes.begin(), minutes.end(), [&](const Minute& minute) { return !minute.complete && touches(minute, range); });
    }
    // Calls visit(second, const TimelineMinute&) for all seconds of the range that have events, in order.
    template <class Visit>
    void visitLine(SecondRange range, Visit&& visit) const
    {
        for (const Minute& minute : minutes)
            if (touches(minute, range)) minute.line.visit(range.from, range.to, visit);
    }
    // Calls visit(run) for each run that may have cells in the range.
    template <class Visit>
    void visitRuns(SecondRange range, Visit&& visit) const
    {
        for (const Minute& minute : minutes)
            if (touches(minute, range))
                for (const auto& run : minute.runs)
                    if (run->lastMinute() >= range.from && run->firstMinute() < range.to) visit(*run);
    }

private:
    static bool touches(const Minute& minute, SecondRange range)
    {
        return std::int64_t{minute.number} * 60 < range.to && std::int64_t{minute.number} * 60 + 60 > range.from;
    }
};

// The state thread's. Thread safety: none.
class Seconds {
public:
    void add(SecondsPart&& part);
    // Something was counted without its seconds in these minutes. `kept`: where it has hours or days, it may be anywhere in them.
    void miss(const Timeline& counted, const KeptTiers& kept = {});
    // Drops the oldest minutes until what is left takes no more than this.
    void bound(std::size_t bytes);
    // The same as before while nothing changed.
    std::shared_ptr<const SecondsView> publish();
    std::size_t memoryBytes() const;

private:
    static constexpr std::size_t kMinutes = 61;
    struct Minute {
        RunTiers cells;
        Timeline line;
        bool complete = true;
    };
    Minute* minuteOf(std::int32_t second);       // null: older than what is kept, or incomplete
    Minute* slotOf(std::int32_t number);         // null: older than what is kept
    void beginAt(std::int64_t second);           // before it nothing is known
    void makeRoom(const Timeline& line);
    void dropOldest();
    void addSplit(const SortedRun& run);

    std::map<std::int32_t, Minute> minutes_;
    std::int32_t from_ = std::numeric_limits<std::int32_t>::min();
    std::shared_ptr<const SecondsView> view_;    // null = something changed since
};

}  // namespace tally
