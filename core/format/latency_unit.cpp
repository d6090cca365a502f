// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/latency_unit.h"

#include <algorithm>
#include <string_view>

namespace tally {
namespace {

// From the manuals of these programs. `beside`: another field of the same record that theirs have; one that ends in a dot begins so.
struct Known {
    std::string_view field, beside, program;
    Unit unit;
};
constexpr Known kKnown[] = {
    {"Duration", "OriginDuration", "Traefik", Unit::Nanoseconds},
    {"event.duration", "ecs.version", "ECS", Unit::Nanoseconds},
    {"event.duration", "event.dataset", "ECS", Unit::Nanoseconds},
    {"event.duration", "event.kind", "ECS", Unit::Nanoseconds},
    {"duration", "upstream_cluster", "Envoy", Unit::Milliseconds},
    {"duration", "response_flags", "Envoy", Unit::Milliseconds},
    {"duration", "db", "Lograge", Unit::Milliseconds},
    {"duration", "controller", "Lograge", Unit::Milliseconds},
    {"responseTime", "req.", "pino", Unit::Milliseconds},
    {"responseTime", "pid", "pino", Unit::Milliseconds},
};

}  // namespace

LatencyUnit latencyUnit(const FieldSample& sample, const std::string& field)
{
    for (const Known& known : kKnown) {
        if (known.field != field) continue;
        const auto isBeside = [&](const std::string& name) { return known.beside.ends_with('.') ? name.starts_with(known.beside) : name == known.beside; };
        if (std::any_of(sample.names.begin(), sample.names.end(), isBeside)) return {known.unit, std::string(known.program)};
    }
    return {};
}

}  // namespace tally
