// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/latency_unit.h"

#include <algorithm>
#include <string_view>

namespace tally {
namespace {

// From the manuals of these programs. `beside`, `also`: other fields of the same record that theirs have; one that ends in a dot begins so.
struct Known {
    std::string_view field, beside, also, program;
    Unit unit;
};
constexpr Known kKnown[] = {
    {"Duration", "OriginDuration", {}, "Traefik", Unit::Nanoseconds},
    {"event.duration", "ecs.version", {}, "ECS", Unit::Nanoseconds},
    {"event.duration", "event.dataset", {}, "ECS", Unit::Nanoseconds},
    {"event.duration", "event.kind", {}, "ECS", Unit::Nanoseconds},
    {"duration", "upstream_cluster", {}, "Envoy", Unit::Milliseconds},
    {"duration", "response_flags", {}, "Envoy", Unit::Milliseconds},
    {"duration", "view", "db", "Lograge", Unit::Milliseconds},
    {"duration", "controller", "action", "Lograge", Unit::Milliseconds},
    {"Elapsed", "@mt", {}, "Serilog", Unit::Milliseconds},
    {"elapsed", "responseCode", "threadName", "JMeter", Unit::Milliseconds},
    {"Latency", "responseCode", "threadName", "JMeter", Unit::Milliseconds},
    {"responseTime", "req.", "res.", "pino", Unit::Milliseconds},
    {"responseTime", "pid", "hostname", "pino", Unit::Milliseconds},
};

}  // namespace

LatencyUnit latencyUnit(const FieldSample& sample, const std::string& latency)
{
    for (const Known& known : kKnown) {
        if (known.field != latency) continue;
        const auto has = [&sample](std::string_view field) {
            const auto is = [field](const std::string& name) { return field.ends_with('.') ? name.starts_with(field) : name == field; };
            return field.empty() || std::any_of(sample.names.begin(), sample.names.end(), is);
        };
        if (has(known.beside) && has(known.also)) return {known.unit, std::string(known.program)};
    }
    return {};
}

}  // namespace tally
