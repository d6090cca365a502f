// SPDX-License-Identifier: GPL-3.0-or-later
// RollupStore: where aggregates, checkpoints, dead letters and the ledger live (DESIGN section 2).
//
// One call writes: apply(). It is atomic and idempotent by batch id: after a crash the caller applies the same batch
// again and nothing counts twice. One writer per store; readers open their own connection (StoreReader).
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/count/cell.h"
#include "core/event/letter.h"
#include "core/event/time.h"
#include "core/store/change_feed.h"
#include "core/store/day_recount.h"
#include "core/store/dead_letters.h"
#include "core/store/item_name.h"
#include "core/store/read_limit.h"
#include "core/store/source_progress.h"
#include "core/store/tier.h"

namespace tally {

struct MinuteHealth {
    std::int32_t minute = 0;
    std::uint64_t events = 0, errors = 0, clientErrors = 0;
    std::string latency;  // serialised DDSketch in seconds; empty when no event carried one
};

struct BatchCell {
    std::uint32_t item = 0;  // index into RollupBatch::items
    std::uint16_t type = 0;  // index into RollupBatch::types
    std::int32_t minute = 0;
    Tally tally;
};

struct RollupBatch {
    std::string id;                       // unique; applying one id twice changes nothing
    std::vector<SourceProgress> sources;
    std::vector<std::string_view> items;  // texts, by the indexes in `cells`; each text once
    std::vector<std::string_view> types;
    std::vector<BatchCell> cells;         // unique by (item, type, minute); any order
    // What of `cells` later events added to minutes that were final already; unique and in any order likewise.
    std::vector<BatchCell> revisions;
    std::vector<MinuteHealth> health;     // unique by minute
    std::vector<Letter> letters;          // Letter::source indexes `sources`
    std::uint64_t lettersDropped = 0;     // how many more there were than could be kept for it
    bool followed = false;                // of a log that grows: what it adds to final minutes revises them, as with listeners
    // What ends at or before it is about to be called final, by whoever counts: what later batches add to it revises it.
    Micros finalBefore = kNever;
};

struct CellQuery {
    std::optional<std::string> item;  // exact bytes; absent = all
    std::optional<std::string> type;
    Tier tier = Tier::Minute;
    // [from, to), in minutes; REQUIRES: edges that are not open lie between two slots of the tier. The no-time minute
    // (kNoMinute) is included only when both edges are open.
    std::int32_t fromMinute = std::numeric_limits<std::int32_t>::min();
    std::int32_t toMinute = std::numeric_limits<std::int32_t>::max();
    bool countsOnly = false;  // of the tallies the counts suffice; the rest of them may be missing
    bool withNoTime = false;  // the no-time minute in any case: one piece of a range with both edges open
};

struct MinuteExtent {
    std::int32_t first = 0, last = 0;  // both with events
};

// For how many days of event time, against the newest event, minutes and hours are kept.
struct Retention {
    static constexpr std::int32_t kForEver = 0;
    std::int32_t minuteDays = kForEver, hourDays = kForEver;
    bool operator==(const Retention&) const = default;
};

// Whether more events may come for times that already have some.
struct InputState {
    bool live = false;         // some came from a listener
    bool unfinished = false;   // a recorded input was not read to its end
    Micros finalBefore = kNever;   // as `watermark`, whether or not anything came from a listener so far
    // What ends at or before it is final, as far as listeners go: the least watermark of those that were sending when anything
    // came last (DEFINITIONS section 2). Never goes back. kNever: not known.
    Micros watermark = kNever;
};

// Up to when listeners made minutes final, as far as a store can tell. Where it does not know who was sending: a watermark stays
// below the newest event, so the two newest minutes may be open. REQUIRES: inputs.live.
constexpr Micros liveWatermark(const InputState& inputs, const MinuteExtent& extent)
{
    return inputs.watermark != kNever ? inputs.watermark : startOfMinute(extent.last - 1);
}

// A minute that a later event changed when it was final already, and when that was committed.
struct RevisedMinute {
    std::int32_t minute = 0;
    Micros committed;
};

// Read side. One per thread; each call is one short read transaction, except under hold().
class StoreReader : public ChangeFeed {
public:
    // Until it is released, all calls see the store of one moment, and end with Cancelled once the limit is reached, also
    // in the middle of one of SQLite's steps. Keep it short: it holds up the writer's checkpoints.
    virtual Result<std::shared_ptr<void>> hold(const ReadLimit& limit = {}) const = 0;

    // As a ChangeFeed: of commits, by the UTC days of event time that they touched, whatever program made them.

    // Visits every matching cell once or more (several visits of one key add up), with the first minute of its slot. `item`
    // is a dense store id whose text itemText() gives; `type` likewise through typeTexts(). Returns how many cells were read
    // for it, matching or not, or Cancelled, or Store naming what is damaged.
    using Visit = std::function<void(std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally&)>;
    virtual Result<std::uint64_t> cells(const CellQuery& query, const Visit& visit, std::stop_token stop = {}) const = 0;

    // When the events of a type (absent = all) lie; nothing where none has a time.
    virtual Result<std::optional<MinuteExtent>> extent(const std::optional<std::string>& type = {}) const = 0;
    virtual Result<Retention> retention() const = 0;
    virtual Result<KeptTiers> kept() const = 0;
    virtual Result<InputState> inputs() const = 0;

    // Revisions: what later events changed in minutes that were final already. All that were committed after revisionsSince()
    // are known, older ones may have been dropped.
    virtual Result<Micros> revisionsSince() const = 0;
    // Visits those of the cells of a query (of Tier::Minute) that were committed after a moment.
    virtual Result<void> revisions(const CellQuery& query, Micros after, const Visit& visit) const = 0;
    // Whether some minute of [from, to) has one; `knownAt`: that was committed by then.
    virtual Result<bool> isRevised(std::int32_t fromMinute, std::int32_t toMinute, std::optional<Micros> knownAt = {}) const = 0;
    virtual Result<std::vector<RevisedMinute>> revisedMinutes() const = 0;   // ascending

    virtual Result<std::string> itemText(std::uint32_t item) const = 0;
    virtual Result<std::vector<std::string>> typeTexts() const = 0;   // by type id
    virtual Result<std::uint32_t> itemLimit() const = 0;              // every store item id is below it
    virtual Result<std::vector<MinuteHealth>> health(std::int32_t fromMinute, std::int32_t toMinute) const = 0;
    virtual Result<std::vector<StoredSource>> sources() const = 0;
    // Oldest first by (source, offset).
    virtual Result<std::vector<std::pair<std::string, Letter>>> letters(std::size_t limit) const = 0;  // source name, letter
    virtual Result<std::vector<std::pair<std::string, Letter>>> newestLetters(std::size_t limit) const = 0;  // in the order they came
    virtual Result<std::uint64_t> lettersDropped() const = 0;         // pushed out of the ring
    virtual Result<LetterTotals> letterTotals() const = 0;

    // What items are called: for each its newest name, or the one that held at `asOf`; nothing where there is none.
    virtual Result<std::vector<std::optional<ItemName>>> names(std::span<const std::string> items,
                                                               std::optional<Micros> asOf = {}) const = 0;
    virtual Result<std::vector<ItemName>> nameHistory(const std::string& item) const = 0;  // oldest first
};

// Write side: exactly one per store (lock file). What retention says is dropped after a commit and when the store is opened.
class RollupStore {
public:
    virtual ~RollupStore() = default;
    virtual Result<void> apply(const RollupBatch& batch) = 0;
    virtual Result<std::vector<StoredSource>> sources() const = 0;
    virtual Result<bool> hasBatch(std::string_view id) const = 0;
    // All rows or none. `now`: since when those without a date hold. Applying the same rows again changes nothing.
    virtual Result<NamesApplied> applyNames(std::span<const NameRow> rows, Micros now) = 0;
    // Makes cells and health of these days what a recount says, in all tiers that are kept, in one transaction; without
    // `approve`, or where it says no, it only compares. Sources, letters, names and revisions stay as they are.
    virtual Result<DaysCompared> replaceDays(const DayRange& days, DayRecount& recount, const ApproveDays& approve) = 0;
    // Has these letters judged and does what was decided, in one transaction: ledger, counts and letters change together or not
    // at all. A letter that is gone (decided before, pushed out of the ring) is not judged again.
    virtual Result<void> settleLetters(std::span<const LetterId> ids, const JudgeLetters& judge) = 0;
    // What apply() changed, exactly, for answers kept in this process; null where it is not known.
    virtual std::shared_ptr<const ChangeFeed> changes() const { return nullptr; }
};

}  // namespace tally
