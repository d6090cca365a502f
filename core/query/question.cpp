// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/question.h"

#include <array>

namespace tally {

namespace {
constexpr std::array<std::string_view, 10> kNames{"count", "sum", "average", "min", "max", "p50", "p90", "p95", "p99", "distinct"};
}

std::string_view name(Function function) { return kNames[static_cast<std::size_t>(function)]; }

bool parseFunction(std::string_view text, Function* out)
{
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (kNames[i] == text) {
            *out = static_cast<Function>(i);
            return true;
        }
    return false;
}

bool isPercentile(Function function)
{
    return function == Function::P50 || function == Function::P90 || function == Function::P95 || function == Function::P99;
}

double quantileOf(Function function)
{
    switch (function) {
    case Function::P50: return 0.5;
    case Function::P90: return 0.9;
    case Function::P95: return 0.95;
    default: return 0.99;
    }
}

std::string problemWith(const Question& question)
{
    if (question.range.to < question.range.from) return "the range ends before it starts";
    if (question.step.us <= 0 || kDay % question.step.us != 0) return "the step must divide a day, such as 1s, 1m, 15m, 1h or 1d";
    return {};
}

}  // namespace tally
