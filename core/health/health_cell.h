// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/count/dd_sketch.h"
#include "core/event/event.h"

namespace tally {

// HealthCell: what the events of one stretch of time say about the service that sent them.
struct HealthCell {
    std::uint64_t events = 0, errors = 0, clientErrors = 0;
    DdSketch latency;                // of all events, in seconds
    DdSketch errorLatency;           // of those that ended in an error, which are also in `latency`
    bool apart = true;               // false: some of it comes from a store, which keeps both in one

    void add(const Event& event)
    {
        if (event.weight == 0) return;
        events += event.weight;
        if (has(event.parts, Part::Outcome)) {
            errors += event.outcome == Outcome::Error ? event.weight : 0;
            clientErrors += event.outcome == Outcome::ClientError ? event.weight : 0;
        }
        if (!has(event.parts, Part::Latency)) return;
        const double seconds = static_cast<double>(event.latencyUs) / 1e6;
        latency.add(seconds, event.weight);
        if (has(event.parts, Part::Outcome) && event.outcome == Outcome::Error) errorLatency.add(seconds, event.weight);
    }
    // Of the events that did not end in an error.
    DdSketch okLatency() const
    {
        DdSketch ok = latency;
        ok.remove(errorLatency);
        return ok;
    }
    void merge(const HealthCell& other)
    {
        events += other.events;
        errors += other.errors;
        clientErrors += other.clientErrors;
        latency.merge(other.latency);
        errorLatency.merge(other.errorLatency);
        apart &= other.apart;
    }
};

}  // namespace tally
