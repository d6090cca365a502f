// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives of the watched service and how fast their error budgets burn (Google, "The Site Reliability Workbook", 2018,
// chapter 5). burn = (bad / total) / (1 - target): at 1 the budget lasts exactly the period. Plain arithmetic, no clock.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/event/time.h"
#include "core/health/health_cell.h"

namespace tally {

enum class ObjectiveKind { Latency, Availability };   // slower than the limit is bad; ended in an error is bad

struct Objective {
    ObjectiveKind kind = ObjectiveKind::Latency;
    double target = 0.999;         // share of good events, below 1
    double limitSeconds = 1;       // of Latency
    bool operator==(const Objective&) const = default;
};

struct Verdict {
    std::uint64_t total = 0, bad = 0;
    void add(const Verdict& other) { total += other.total, bad += other.bad; }
    double good() const { return total == 0 ? 1 : 1 - static_cast<double>(bad) / static_cast<double>(total); }
};

// Latency: of the events that carry one. Availability: of all.
Verdict judge(const HealthCell& cell, const Objective& objective);
double burnRate(const Verdict& verdict, double target);          // 0 without events
double budgetLeft(const Verdict& period, double target);         // 1 = untouched, 0 = spent, below 0 = overspent

struct BurnRule {
    std::int64_t longUs, shortUs;
    double factor;                 // both windows must exceed it
};
inline constexpr std::array<BurnRule, 4> kBurnRules{{{kHour, 5 * kMinute, 14.4},
                                                     {6 * kHour, 30 * kMinute, 6},
                                                     {24 * kHour, 2 * kHour, 3},
                                                     {72 * kHour, 6 * kHour, 1}}};
inline constexpr std::uint64_t kLeastBad = 10;                   // fewer bad events never fire
inline constexpr std::int64_t kObjectivePeriodUs = 30 * kDay;

struct BurnState {
    Verdict longWindow, shortWindow;
    double longBurn = 0, shortBurn = 0;
    bool known = true;
    bool fires = false;
};

// An objective over the period that ends at `end`, from cells of one minute each.
class ObjectiveMeter {
public:
    ObjectiveMeter(const Objective& objective, Micros end);
    void add(std::int32_t minute, const HealthCell& cell);       // minutes outside the period are left out
    // A window of the rule begins within an hour or a day of which nothing finer is kept: nobody knows what is in it.
    void setUnknown(std::size_t rule) { known_[rule] = false; }

    const Objective& objective() const { return objective_; }
    Micros end() const { return end_; }
    const Verdict& period() const { return period_; }
    std::array<BurnState, kBurnRules.size()> burns() const;
    // Budget left at the end of each step of the period, from the first step with events on; empty without events.
    struct BudgetPoint {
        Micros time;               // start of the step
        double left = 1;
    };
    std::vector<BudgetPoint> budget() const;
    // How long the budget lasts at the pace of the last hour; nothing when nothing burns or that is not known, 0 when it is spent.
    std::optional<std::int64_t> emptyInUs() const;

    static constexpr std::int64_t kStepUs = 5 * kMinute;

private:
    Objective objective_;
    Micros end_;
    Verdict period_;
    std::array<Verdict, kBurnRules.size()> long_, short_;
    std::array<bool, kBurnRules.size()> known_;
    std::vector<Verdict> steps_;
};

}  // namespace tally
