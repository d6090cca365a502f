// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/accumulator.h"
#include "core/query/answer.h"
#include "core/query/health_point.h"

namespace tally {

HealthPoint healthPoint(Micros time, const HealthCell& cell, Micros step)
{
    HealthPoint point{time, cell.events, cell.errors, cell.clientErrors, {}, {}, {}, {}};
    if (cell.latency.count() == 0) return point;
    point.p50 = fixedOf(cell.latency.quantile(0.5));
    point.p95 = fixedOf(cell.latency.quantile(0.95));
    point.p99 = fixedOf(cell.latency.quantile(0.99));
    point.saturation = Fixed{cell.latency.sum().micro * kSecond / step.us};
    return point;
}

std::string_view name(Completeness completeness)
{
    switch (completeness) {
    case Completeness::Provisional: return "provisional";
    case Completeness::Revised: return "revised";
    default: return "final";
    }
}

}  // namespace tally
