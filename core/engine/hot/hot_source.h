// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>

#include "core/engine/hot/hot_view.h"
#include "core/query/query_cache.h"
#include "core/query/source.h"

namespace tally {

struct SecondPlan;

// HotSource: the questions of core/query over one HotView. Whole minutes, and seconds of the newest; exact; percentiles and distinct need raw events.
// With a cache (of this engine alone) an answer is taken from it while none of its cells has changed.
// The ledger and letters belong to Snapshot and Engine; here they are NotExact.
class HotSource final : public Source {
public:
    explicit HotSource(std::shared_ptr<const HotView> view, QueryCache* cache = nullptr) : view_(std::move(view)), cache_(cache) {}

    Result<ValueAnswer> value(const Question& question, std::stop_token stop = {}) override;
    Result<TopAnswer> top(const Question& question, std::stop_token stop = {}) override;
    Result<SeriesAnswer> series(const Question& question, std::stop_token stop = {}) override;
    Result<HealthAnswer> health(const Question& question, std::stop_token stop = {}) override;
    Result<std::vector<SourceLedger>> ledger(std::stop_token stop = {}) override;
    Result<std::vector<SourceLetter>> letters(std::size_t limit, std::stop_token stop = {}) override;

private:
    // `coarsest`: of the slots that suffice where minutes are no longer kept.
    Result<Provenance> plan(const Question& question, Tier coarsest, MinuteRange* range) const;
    Result<ValueAnswer> boundedValue(const Question& question, MinuteRange range, Provenance provenance) const;
    bool isLate(const Question& question) const;
    TailBounds lateBounds(const Question& question, MinuteRange range) const;
    void rankWithLate(const Question& question, MinuteRange range, std::span<const std::uint32_t> best, std::span<const Tally> tallies,
                      TopAnswer* answer) const;
    std::optional<Result<SecondPlan>> finePlan(const Question& question, Tier coarsest, bool fineStep = false) const;
    // `tallies` by item; no range: of seconds.
    Result<TopAnswer> ranked(const Question& question, std::optional<MinuteRange> range, Provenance&& provenance, std::vector<Tally>&& tallies) const;
    template <class Answer, class Compute>
    Result<Answer> answered(Asked kind, const Question& question, Tier coarsest, Compute&& compute) const;
    template <class Visit>
    Result<void> visit(const Question& question, MinuteRange range, std::stop_token stop, Visit&& visitor) const;
    template <class Visit>
    Result<void> visit(const Question& question, std::optional<ItemId> item, MinuteRange range, std::stop_token stop, Visit&& visitor) const;

    std::shared_ptr<const HotView> view_;
    QueryCache* cache_;
};

}  // namespace tally
