// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/objective.h"

#include <algorithm>
#include <cmath>

namespace tally {

Verdict judge(const HealthCell& cell, const Objective& objective)
{
    if (objective.kind == ObjectiveKind::Availability) return {cell.events, cell.errors};
    return {cell.latency.count(), cell.latency.countAbove(objective.limitSeconds)};
}

double burnRate(const Verdict& verdict, double target)
{
    if (verdict.total == 0) return 0;
    return static_cast<double>(verdict.bad) / static_cast<double>(verdict.total) / (1 - target);
}

double budgetLeft(const Verdict& period, double target) { return 1 - burnRate(period, target); }

ObjectiveMeter::ObjectiveMeter(const Objective& objective, Micros end)
    : objective_(objective), end_(end), steps_(static_cast<std::size_t>(kObjectivePeriodUs / kStepUs))
{
    known_.fill(true);
}

void ObjectiveMeter::add(std::int32_t minute, const HealthCell& cell)
{
    const std::int64_t age = end_.us - startOfMinute(minute).us;   // of its start
    if (age <= 0 || age > kObjectivePeriodUs) return;
    const Verdict verdict = judge(cell, objective_);
    if (verdict.total == 0) return;
    period_.add(verdict);
    for (std::size_t i = 0; i < kBurnRules.size(); ++i) {
        if (age <= kBurnRules[i].longUs) long_[i].add(verdict);
        if (age <= kBurnRules[i].shortUs) short_[i].add(verdict);
    }
    const auto back = static_cast<std::size_t>((age - 1) / kStepUs);
    steps_[steps_.size() - 1 - std::min(back, steps_.size() - 1)].add(verdict);
}

std::array<BurnState, kBurnRules.size()> ObjectiveMeter::burns() const
{
    std::array<BurnState, kBurnRules.size()> states;
    for (std::size_t i = 0; i < states.size(); ++i) {
        BurnState& state = states[i];
        state.longWindow = long_[i];
        state.shortWindow = short_[i];
        state.longBurn = burnRate(long_[i], objective_.target);
        state.shortBurn = burnRate(short_[i], objective_.target);
        state.known = known_[i];
        state.fires = state.known && state.longBurn > kBurnRules[i].factor && state.shortBurn > kBurnRules[i].factor && long_[i].bad >= kLeastBad;
    }
    return states;
}

std::vector<ObjectiveMeter::BudgetPoint> ObjectiveMeter::budget() const
{
    std::vector<BudgetPoint> points;
    if (period_.total == 0) return points;
    const double allowed = static_cast<double>(period_.total) * (1 - objective_.target);   // bad events the period may have
    std::uint64_t bad = 0, seen = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        bad += steps_[i].bad;
        seen += steps_[i].total;
        if (seen == 0) continue;
        const std::int64_t start = end_.us - static_cast<std::int64_t>(steps_.size() - i) * kStepUs;
        points.push_back({{start}, 1 - static_cast<double>(bad) / allowed});
    }
    return points;
}

std::optional<std::int64_t> ObjectiveMeter::emptyInUs() const
{
    const double left = budgetLeft(period_, objective_.target);
    if (left <= 0) return 0;
    const double burn = burnRate(long_[0], objective_.target);
    if (burn <= 0 || !known_[0]) return std::nullopt;
    return static_cast<std::int64_t>(std::min(left / burn * static_cast<double>(kObjectivePeriodUs), 9e18));
}

}  // namespace tally
