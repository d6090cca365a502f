// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/file_sinks.h"

#include <algorithm>

#include "core/base/keyed_hash.h"

namespace tally {

void TopSink::accept(std::span<const Event> events)
{
    if (filter.passesAll()) {
        for (const Event& event : events)
            if (has(event.parts, Part::Time)) filter.see(event.time);
        return countGroup(events);
    }
    selected_.clear();
    for (const Event& event : events)
        if (filter.matches(event)) selected_.push_back(event);
    if (!selected_.empty()) countGroup(selected_);
}

void TopSink::countGroup(std::span<const Event> events)
{
    ItemId ids[Dictionary::kGroup];
    dictionary_.intern(events, ids);
    std::uint32_t highest = 0;
    for (std::size_t i = 0; i < events.size(); ++i) highest = std::max(highest, raw(ids[i]));
    if (highest >= counts.size()) {
        counts.growTo(highest + 1);
        if (question_.by == RankBy::Sum) tallies.resize(counts.size());
        if (question_.by == RankBy::Distinct) distinct.resize(counts.size());
    }
    for (std::size_t i = 0; i < events.size(); ++i) counts.add(ids[i], events[i].weight);
    if (question_.by == RankBy::Count) return;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i];
        if (event.weight == 0) continue;
        if (question_.by == RankBy::Sum) {
            Tally& tally = tallies[raw(ids[i])];
            if (question_.of == Of::Latency ? has(event.parts, Part::Latency) : has(event.parts, Part::Value))
                tally.addValue(question_.of == Of::Latency ? Fixed{event.latencyUs} : event.value, event.weight);
        } else if (has(event.parts, Part::Actor)) {
            const std::uint64_t hash = stableHash(event.actor);
            distinct[raw(ids[i])].addHash(hash);
            allActors.addHash(hash);
        }
    }
}

void TopSink::merge(const TopSink& other)
{
    filter.merge(other.filter);
    counts.merge(other.counts);
    tallies.resize(std::max(tallies.size(), other.tallies.size()));
    for (std::size_t i = 0; i < other.tallies.size(); ++i) tallies[i].merge(other.tallies[i]);
    distinct.resize(std::max(distinct.size(), other.distinct.size()));
    for (std::size_t i = 0; i < other.distinct.size(); ++i) distinct[i].merge(other.distinct[i]);
    allActors.merge(other.allActors);
}

}  // namespace tally
