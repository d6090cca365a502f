// SPDX-License-Identifier: GPL-3.0-or-later
// RunChanges: the runs that were added last, numbered, so that an answer of before can tell whether one of its cells changed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/count/sorted_run.h"
#include "core/store/change_feed.h"

namespace tally {

class RunChanges {
public:
    void add(const std::shared_ptr<const SortedRun>& run);

    std::uint64_t version() const { return version_; }   // counts the runs added
    // As ChangeFeed::touchedSince(), with the ids of item and type; both only where the footprint has them.
    bool touchedSince(std::uint64_t version, const Footprint& cells, std::optional<std::uint32_t> item, std::optional<std::uint16_t> type) const;

private:
    static constexpr std::size_t kRuns = 256, kBytes = 16u << 20;
    static constexpr std::size_t kWide = 1u << 20;   // bytes of a run of which only its minutes are kept
    struct Change {
        std::shared_ptr<const SortedRun> run;        // null: all cells between the minutes
        std::int32_t firstMinute = 0, lastMinute = 0;
    };
    static bool touches(const Change& change, const Footprint& cells, std::optional<std::uint32_t> item, std::optional<std::uint16_t> type);

    std::vector<Change> changes_;                    // the last is that of version_
    std::size_t bytes_ = 0;
    std::uint64_t version_ = 0;
};

}  // namespace tally
