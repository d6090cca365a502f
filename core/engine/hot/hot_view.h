// SPDX-License-Identifier: GPL-3.0-or-later
// HotView: everything counted in memory, frozen at one moment. Immutable and cheap to hold: questions run over it on any
// thread while counting goes on. Ranges are whole minutes, half-open.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/count/dictionary.h"
#include "core/count/sorted_run.h"
#include "core/engine/hot/run_changes.h"
#include "core/engine/hot/seconds.h"
#include "core/engine/hot/tail_bounds.h"
#include "core/engine/hot/timeline.h"
#include "core/query/answer.h"
#include "core/store/rollup_store.h"

namespace tally {

struct MinuteRange {
    std::int32_t from = std::numeric_limits<std::int32_t>::min();  // open: everything, events without a time included
    std::int32_t to = std::numeric_limits<std::int32_t>::max();
    // Events without a time belong to no range but to all.
    bool contains(std::int32_t minute) const { return minute >= from && minute < to && (minute != kNoMinute || isAll()); }
    bool isAll() const { return from == std::numeric_limits<std::int32_t>::min() && to == std::numeric_limits<std::int32_t>::max(); }
};

// Counts of one item in a range; byType follows HotView::shownTypes(), all other types are together in `otherTypes`.
struct ItemRow {
    ItemId item{};
    std::uint64_t total = 0;
    std::array<std::uint64_t, 4> byType{};
    std::uint64_t otherTypes = 0;
    Fixed sum;
    std::uint64_t values = 0;
};

// One value per step for each type: counts[type][bucket]; bucket i starts at start + i * step.
struct TypeSeries {
    Micros start;
    Micros step;
    std::vector<std::string> types;                   // those that occur in the range
    std::vector<std::vector<std::uint64_t>> counts;   // by position in `types`
    std::size_t buckets() const { return counts.empty() ? 0 : counts.front().size(); }
};

struct HealthSeries {
    Micros start;
    Micros step;
    std::vector<HealthCell> cells;
    HealthCell total;
};

struct Board {
    struct Row {
        std::string item;
        std::uint64_t count = 0;  // events for certain
        std::uint64_t upper = 0;  // no more than these; the same as `count` but for items that memory had no room for
        bool certain = true;      // it belongs among the k best whatever the bounds leave open
    };
    std::vector<Row> rows;        // by what is certain; ties by item bytes (core/rank/bounded_rank.h)
    std::uint64_t other = 0, total = 0;   // exact total; the counts of the rows + other = total
    std::uint64_t items = 0;      // distinct ones that are known to have occurred: all, but for what the tail cannot tell
    std::uint64_t shared = 0;     // of `other`: events of items that memory had no room for
};

class HotView {
public:
    std::uint64_t version = 0;
    std::shared_ptr<const Dictionary> dictionary;
    std::vector<std::shared_ptr<const SortedRun>> runs;
    Timeline timeline;
    std::shared_ptr<const SecondsView> seconds;   // of the newest minutes; null in a view of nothing
    std::vector<std::string> types;   // by TypeId
    KeptTiers keptTiers;              // a store's older events have no minutes; they stand at the first of their hour or day
    Micros watermark;                 // what ends at or before it is final, unless
    bool unfinished = false;          // a recorded source is read just now, or was not read to its end
    std::uint64_t generation = 0;     // grows when everything is forgotten
    RunChanges changes;               // of this generation
    std::shared_ptr<const TailView> tail;   // of items that memory had no room for; null = there were none
    std::vector<std::int32_t> revised;   // minutes that changed within 24 h although they were final; ascending

    std::optional<std::uint16_t> typeId(std::string_view type) const;
    // The (at most four) types with most events ever, by id: those worth a column.
    std::vector<std::uint16_t> shownTypes() const;

    // How far an answer about these minutes is final; `end`: of its effective range.
    Completeness completeness(MinuteRange range, Micros end) const;
    // Of what memory had no room for, in the range.
    TailBounds tailBounds(MinuteRange range, std::optional<std::uint16_t> type) const;
    // All items with events in the range, in no order. `type` limits what is counted. Cancelled when stopped.
    Result<std::vector<ItemRow>> items(MinuteRange range, std::optional<std::string> type, std::stop_token stop = {}) const;
    Result<Board> board(MinuteRange range, std::size_t k, std::optional<std::string> type, std::stop_token stop = {}) const;
    // The same by second; nothing where memory had no room for some of the items. REQUIRES: the seconds cover the range.
    Result<std::optional<Board>> boardBySeconds(SecondRange range, std::size_t k, std::optional<std::string> type, std::stop_token stop = {}) const;
    // Buckets are aligned to multiples of the step since 1970; it becomes greater where nothing as fine is kept.
    // REQUIRES: step a multiple of a minute, range bounded.
    TypeSeries traffic(MinuteRange range, Micros step) const;
    HealthSeries health(MinuteRange range, Micros step) const;
    TypeSeries itemHistory(std::string_view item, MinuteRange range, Micros step) const;
    // Totals of one item per bucket, for sparklines; empty when the item is not known.
    std::vector<std::uint64_t> sparkline(ItemId item, MinuteRange range, std::size_t buckets, std::optional<std::uint16_t> type = {}) const;
    // Everything about one item (or all) in the range.
    Tally tally(std::optional<std::string> item, std::optional<std::string> type, MinuteRange range) const;

private:
    std::uint64_t takeShared(std::vector<std::uint64_t>* counts) const;
    Board ranked(std::vector<std::uint64_t>&& counts, std::uint64_t shared, std::size_t k, TailBounds late) const;
};

}  // namespace tally
