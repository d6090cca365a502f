// SPDX-License-Identifier: GPL-3.0-or-later
// HealthParts: the health of one stretch of time, apart by item and by type. Only events that say how long their request took
// or how it ended, and only of keys that are watched (core/count/watched_items.h); what is missing to the whole is "Other".
#pragma once

#include <cstdint>
#include <vector>

#include "core/count/sparse_sketch.h"
#include "core/health/health_cell.h"

namespace tally {

// Of one item or type. `errors` and `clientErrors` are exact; the latencies as exact as a DdSketch (±1 %).
struct HealthPart {
    std::uint32_t key = 0;            // ItemId or TypeId
    std::uint64_t errors = 0, clientErrors = 0;
    SparseSketch ok, error;           // latency of requests without, and with, an error

    void add(const Event& event);     // REQUIRES: it has a latency or an outcome
    void merge(const HealthPart& other);
    void addTo(HealthCell& cell) const;   // all but HealthCell::events, which it does not know
    std::size_t memoryBytes() const { return sizeof *this + ok.memoryBytes() + error.memoryBytes(); }
};

// By key, in the order of their first events.
class HealthPartTable {
public:
    HealthPart& at(std::uint32_t key);
    const HealthPart* find(std::uint32_t key) const;   // null: none
    void merge(const HealthPartTable& other);
    const std::vector<HealthPart>& parts() const { return parts_; }
    std::size_t memoryBytes() const;

private:
    void index();
    std::vector<HealthPart> parts_;
    std::vector<std::uint16_t> slots_;    // place in parts_ + 1; a power of two, twice as many as parts
};

struct HealthParts {
    HealthPartTable items, types;
    void merge(const HealthParts& other)
    {
        items.merge(other.items);
        types.merge(other.types);
    }
    std::size_t memoryBytes() const { return sizeof *this + items.memoryBytes() + types.memoryBytes(); }
};

}  // namespace tally
