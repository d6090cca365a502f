// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "core/query/series_buckets.h"
#include "core/query/source.h"
#include "core/query/tier_plan.h"
#include "core/store/rollup_store.h"

namespace tally {

// StoreSource: answers from what a store keeps: whole minutes, hours where those suffice, and days. Finer edges, percentiles
// of values and distinct actors would need the raw events: NotExact, saying what can be answered; so do edges whose minutes
// retention has dropped. Thread safety: one question at a time.
class StoreSource final : public Source {
public:
    explicit StoreSource(std::unique_ptr<StoreReader> reader) : reader_(std::move(reader)) {}

    Result<ValueAnswer> value(const Question& question, std::stop_token stop = {}) override;
    Result<TopAnswer> top(const Question& question, std::stop_token stop = {}) override;
    Result<SeriesAnswer> series(const Question& question, std::stop_token stop = {}) override;
    Result<HealthAnswer> health(const Question& question, std::stop_token stop = {}) override;
    Result<std::vector<SourceLedger>> ledger(std::stop_token stop = {}) override;
    Result<std::vector<SourceLetter>> letters(std::size_t limit, std::stop_token stop = {}) override;

private:
    struct Plan {
        std::shared_ptr<void> held;      // all parts are read from the store of one moment
        TierPlan tiers;
        CellQuery cells;                 // item and type; tier and edges are those of each part
        Provenance provenance;
    };
    Result<Plan> plan(const Question& question, Tier coarsest) const;
    // Reads all parts, and closes open edges of the effective range.
    Result<void> read(Plan& plan, const StoreReader::Visit& visit, std::stop_token stop) const;
    Result<void> closeRange(Plan& plan, std::optional<TierRange> first, std::optional<TierRange> last, std::stop_token stop) const;
    Result<TierRange> narrowed(Plan& plan, TierRange slot, bool toFirst, std::stop_token stop) const;

    Result<void> fillRows(Plan& plan, const std::vector<std::uint32_t>& best, TopAnswer* answer, std::stop_token stop) const;
    Result<Completeness> completenessOf(TimeRange range) const;

    std::unique_ptr<StoreReader> reader_;
    SeriesBuckets buckets_;
};

// Whole minutes for a range: exact when both edges are on minutes; else widened when asked, else NotExact naming the
// nearest exact range. *fromMinute and *toMinute are left alone for open edges.
Result<Provenance> wholeMinutes(const Question& question, std::int32_t* fromMinute, std::int32_t* toMinute);

// The parts of a range in the tiers that are kept; where retention dropped what an edge needs, widened when asked, else
// NotExact naming the nearest exact range. A step that is too fine is NotExact in any case.
Result<TierPlan> keptParts(const Question& question, TierAsk ask, const KeptTiers& kept, Provenance* provenance);
Tier tierOfStep(const Question& question);  // the coarsest whose slots the steps are made of

}  // namespace tally
