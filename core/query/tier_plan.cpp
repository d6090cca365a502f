// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/tier_plan.h"

#include <algorithm>

namespace tally {

namespace {

constexpr std::int32_t floorTo(std::int32_t minute, Tier tier)
{
    return minute == kOpenFrom || minute == kOpenTo ? minute : minuteOfSlot(tier, slotOf(tier, minute));
}
constexpr std::int32_t ceilTo(std::int32_t minute, Tier tier)
{
    const std::int32_t floor = floorTo(minute, tier);
    return floor == minute ? floor : floor + minutesOf(tier);
}
constexpr bool isAt(std::int32_t minute, Tier tier) { return floorTo(minute, tier) == minute; }

void append(TierRange part, std::vector<TierRange>* parts)
{
    if (part.from >= part.to) return;
    if (!parts->empty() && parts->back().tier == part.tier) parts->back().to = part.to;
    else parts->push_back(part);
}

// The inside of [from, to) in whole slots, and the rest in finer ones.
void cut(std::int32_t from, std::int32_t to, Tier tier, std::vector<TierRange>* parts)
{
    if (from >= to) return;
    const std::int32_t first = ceilTo(from, tier), last = floorTo(to, tier);
    if (tier == Tier::Minute || (first == from && last == to)) return append({tier, from, to}, parts);
    if (first >= last) return cut(from, to, finerTier(tier), parts);
    cut(from, first, finerTier(tier), parts);
    append({tier, first, last}, parts);
    cut(last, to, finerTier(tier), parts);
}

// The days that the edges cut, each in the coarsest tier that suffices for it, and the days between them.
void cutWholeDays(std::int32_t from, std::int32_t to, Tier coarsest, std::vector<TierRange>* parts)
{
    const auto edge = [&](std::int32_t a, std::int32_t b) {
        append({isAt(a, Tier::Hour) && isAt(b, Tier::Hour) ? std::min(coarsest, Tier::Hour) : Tier::Minute, a, b}, parts);
    };
    const std::int32_t first = ceilTo(from, Tier::Day), last = floorTo(to, Tier::Day);
    if (coarsest == Tier::Minute || first > last) return edge(from, to);
    edge(from, first);
    append({coarsest, first, last}, parts);
    edge(last, to);
}

}  // namespace

Tier TierPlan::coarsestUsed() const
{
    Tier tier = Tier::Minute;
    for (const TierRange& part : parts) tier = std::max(tier, part.tier);
    return tier;
}

Tier finestKeptAt(std::int32_t minute, const KeptTiers& kept)
{
    return minute < kept.hoursFrom ? Tier::Day : minute < kept.minutesFrom ? Tier::Hour : Tier::Minute;
}

TierPlan planTiers(const TierAsk& ask, const KeptTiers& kept)
{
    TierPlan plan;
    // An open edge stays open, also where the first event is known: with both edges open, events without a time count too.
    const std::int32_t from = ask.from == kOpenFrom ? kOpenFrom : std::max(ask.from, floorTo(ask.firstEvent, Tier::Day));
    plan.nearestFrom = ask.from;
    plan.nearestTo = ask.to;
    if (from >= ask.to) return plan;
    // An edge must lie on one of the finest slots kept there. Retention drops whole days, so slots never straddle its edge.
    if (from == ask.from && from != kOpenFrom) plan.nearestFrom = floorTo(from, finestKeptAt(from, kept));
    if (ask.to != kOpenTo) plan.nearestTo = ceilTo(ask.to, finestKeptAt(ask.to - 1, kept));
    plan.finestStep = finestKeptAt(std::max(from, ask.firstEvent), kept);
    plan.stepsFrom = ask.coarsest == Tier::Minute ? kept.minutesFrom : kept.hoursFrom;
    plan.stepTooFine = plan.finestStep > ask.coarsest;
    plan.exact = plan.nearestFrom == ask.from && plan.nearestTo == ask.to && !plan.stepTooFine;
    if (!plan.exact) return plan;
    if (ask.wholeDays) cutWholeDays(from, ask.to, ask.coarsest, &plan.parts);
    else cut(from, ask.to, ask.coarsest, &plan.parts);
    return plan;
}

}  // namespace tally
