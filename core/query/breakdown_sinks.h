// SPDX-License-Identifier: GPL-3.0-or-later
// The two readings of a breakdown: BadnessSink counts what is bad of every key, exactly; BreakdownSink gathers the latencies
// of the few that are shown.
#pragma once

#include <unordered_map>
#include <vector>

#include "core/count/dictionary.h"
#include "core/query/event_filter.h"
#include "core/read/log_reader.h"

namespace tally {

struct KeyCounts {
    std::uint64_t events = 0, errors = 0, client = 0, slow = 0;
    void merge(const KeyCounts& other) { events += other.events, errors += other.errors, client += other.client, slow += other.slow; }
};

class BadnessSink final : public WorkerSink {
public:
    // `keys`: shared by all workers.
    BadnessSink(const Question& question, Dictionary& keys) : filter(question), question_(question), keys_(keys) {}
    void accept(std::span<const Event> events) override;
    void merge(const BadnessSink& other);

    EventFilter filter;
    std::vector<KeyCounts> counts;   // by id in `keys`

private:
    const Question& question_;
    Dictionary& keys_;
};

class BreakdownSink final : public WorkerSink {
public:
    // `places`: of the keys to be shown, ascending from 0; all others belong to the last cell.
    using Places = std::unordered_map<std::string_view, std::size_t>;
    BreakdownSink(const Question& question, const Places& places) : filter(question), cells(places.size() + 1), question_(question), places_(places) {}
    void accept(std::span<const Event> events) override;
    void merge(const BreakdownSink& other);

    EventFilter filter;
    std::vector<HealthCell> cells;

private:
    const Question& question_;
    const Places& places_;
};

}  // namespace tally
