// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/query/held_reads.h"
#include "core/query/query_cache.h"
#include "core/query/series_buckets.h"
#include "core/query/source.h"
#include "core/query/tier_plan.h"
#include "core/store/rollup_store.h"

namespace tally {

struct StoreSourceOptions {
    std::shared_ptr<QueryCache> cache;           // null = every question is read anew; of this store alone
    // RollupStore::changes() of a writer in this process: an answer is then kept until one of its own cells changes, else
    // until one of its days does.
    std::shared_ptr<const ChangeFeed> changes;
    ReadPatience patience;
};

// StoreSource: answers from what a store keeps: whole minutes, hours where those suffice, and days. Finer edges, percentiles
// of values and distinct actors would need the raw events: NotExact, saying what can be answered; so do edges whose minutes
// retention has dropped. An answer is of one moment of the store (held_reads.h says how, and what is TimedOut).
// Thread safety: one question at a time.
class StoreSource final : public Source {
public:
    explicit StoreSource(std::unique_ptr<StoreReader> reader, StoreSourceOptions options = {})
        : reader_(std::move(reader)), options_(std::move(options))
    {
    }

    Result<ValueAnswer> value(const Question& question, std::stop_token stop = {}) override;
    Result<TopAnswer> top(const Question& question, std::stop_token stop = {}) override;
    Result<SeriesAnswer> series(const Question& question, std::stop_token stop = {}) override;
    Result<HealthAnswer> health(const Question& question, std::stop_token stop = {}) override;
    Result<std::vector<SourceLedger>> ledger(std::stop_token stop = {}) override;
    Result<std::vector<SourceLetter>> letters(std::size_t limit, std::stop_token stop = {}) override;

private:
    struct Plan {
        HeldReads held;
        TierPlan tiers;
        CellQuery cells;                 // item and type; tier and edges are those of each part
        KeptTiers kept;
        std::optional<MinuteExtent> extent;   // of the type
        std::optional<Micros> asKnownAt;
        Provenance provenance;
        DataVersion version;             // at least as new as what is read
    };
    // Plans, and takes the answer from the cache or from `compute`, which is asked again when the store changed below it.
    template <class Answer, class Compute>
    Result<Answer> answered(Asked kind, const Question& question, Tier coarsest, const std::stop_token& stop, Compute&& compute);
    template <class Answer>
    Result<std::optional<Answer>> fromCache(const std::string& key, const Plan& plan) const;
    Result<Plan> plan(const Question& question, Tier coarsest, ReadLimit::Clock::time_point asked, std::stop_token stop) const;
    const ChangeFeed& changes() const { return options_.changes ? *options_.changes : *reader_; }

    template <class Buckets, class ResultOf>
    Result<SeriesAnswer> seriesOf(Plan& plan, const Question& question, Buckets& buckets, ResultOf&& resultOf, std::stop_token stop) const;
    // Reads all parts, and closes open edges of the effective range.
    Result<void> read(Plan& plan, const StoreReader::Visit& visit, std::stop_token stop) const;
    // The pieces of one part; returns how many cells were read for it. `readAll`: everything asked was read before.
    Result<std::uint64_t> readPart(Plan& plan, std::size_t part, bool readAll, const StoreReader::Visit& visit, std::stop_token stop) const;
    // What later events changed after the moment asked, with its sign turned.
    Result<void> takeBack(const Plan& plan, const CellQuery& cells, const StoreReader::Visit& visit) const;
    Result<void> closeRange(Plan& plan, std::optional<TierRange> first, std::optional<TierRange> last, std::stop_token stop) const;
    Result<TierRange> narrowed(Plan& plan, TierRange slot, bool toFirst, std::stop_token stop) const;

    Result<TopAnswer> ranked(Plan& plan, const Question& question, std::stop_token stop) const;
    Result<void> fillRows(Plan& plan, const std::vector<std::uint32_t>& best, TopAnswer* answer, std::stop_token stop) const;
    Result<Completeness> completenessOf(TimeRange range, std::optional<Micros> knownAt = {}) const;

    std::unique_ptr<StoreReader> reader_;
    StoreSourceOptions options_;
    SeriesBuckets buckets_;
    CountBuckets countBuckets_;
};

// Whole minutes for a range: exact when both edges are on minutes; else widened when asked, else NotExact naming the
// nearest exact range. *fromMinute and *toMinute are left alone for open edges.
Result<Provenance> wholeMinutes(const Question& question, std::int32_t* fromMinute, std::int32_t* toMinute);

// The parts of a range in the tiers that are kept; where retention dropped what an edge needs, widened when asked, else
// NotExact naming the nearest exact range. A step that is too fine is NotExact in any case.
Result<TierPlan> keptParts(const Question& question, TierAsk ask, const KeptTiers& kept, Provenance* provenance);
Tier tierOfStep(const Question& question);  // the coarsest whose slots the steps are made of

}  // namespace tally
