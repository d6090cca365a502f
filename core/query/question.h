// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked. One struct for all questions; each uses the members it names.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/event/time.h"
#include "core/health/breakdown.h"

namespace tally {

enum class Function { Count, Sum, Average, Min, Max, P50, P90, P95, P99, Distinct };
enum class Of { Value, Latency };
enum class RankBy { Count, Sum, Distinct };

std::string_view name(Function function);
bool parseFunction(std::string_view text, Function* out);
bool isPercentile(Function function);
double quantileOf(Function function);  // REQUIRES: isPercentile(function)

struct Question {
    std::optional<std::string> item;   // absent = all items
    std::optional<std::string> type;   // absent = all types
    TimeRange range;                   // open edges = from the first, to the last event
    Function function = Function::Count;
    Of of = Of::Value;
    RankBy by = RankBy::Count;
    std::size_t k = 10;
    Micros step{kMinute};              // REQUIRES: divides a day
    // Without what later events changed in final minutes after this moment; only a store can tell, for a day back.
    std::optional<Micros> asKnownAt;
    BreakdownBy apart = BreakdownBy::Item;   // breakdown(): `k` rows
    double slowSeconds = 1;            // breakdown(): requests that take longer fail by policy
    bool widen = false;                // a store may answer for the next wider range it can answer exactly
};

// Empty when fine; otherwise what is wrong with the question.
std::string problemWith(const Question& question);

}  // namespace tally
