// SPDX-License-Identifier: GPL-3.0-or-later
// The way of every answer of a StoreSource: plan, look into the cache, read, keep. Included by its own source files only.
#pragma once

#include "core/query/store_source.h"

namespace tally {

template <class Answer, class Compute>
Result<Answer> StoreSource::answered(Asked kind, const Question& question, Tier coarsest, const std::stop_token& stop, Compute&& compute)
{
    const std::string key = options_.cache ? QueryCache::keyOf(kind, question) : std::string();
    const auto asked = ReadLimit::Clock::now();
    for (int attempt = 0;; ++attempt) {
        auto planned = plan(question, coarsest, asked, stop);
        if (!planned) return tl::unexpected(planned.error());
        if (options_.cache && attempt == 0) {
            auto kept = fromCache<Answer>(key, *planned);
            if (!kept) return tl::unexpected(kept.error());
            if (*kept) return std::move(**kept);
        }
        Result<Answer> answer = compute(*planned);
        if (answer) {
            if (options_.cache) options_.cache->keep(key, planned->tiers.parts, planned->version, *answer);
            return answer;
        }
        if (!planned->held.changed() || attempt >= options_.patience.restarts)
            return tl::unexpected(planned->held.explained(answer.error()));
    }
}

template <class Answer>
Result<std::optional<Answer>> StoreSource::fromCache(const std::string& key, const Plan& plan) const
{
    Footprint cells;
    cells.item = plan.cells.item;
    cells.type = plan.cells.type;
    if (!plan.tiers.parts.empty()) {
        cells.fromMinute = plan.tiers.parts.front().from;
        cells.toMinute = plan.tiers.parts.back().to;
    }
    auto found = options_.cache->find<Answer>(key, plan.tiers.parts, plan.version, [&](DataVersion version) {
        return plan.tiers.parts.empty() || !changes().touchedSince(version.number, cells).value_or(true);
    });
    if (!found) return found;
    const auto complete = completenessOf(found->provenance.range, plan.asKnownAt);
    if (!complete) return tl::unexpected(complete.error());
    found->provenance.completeness = *complete;
    return found;
}

}  // namespace tally
