// SPDX-License-Identifier: GPL-3.0-or-later
// The tail: items that memory had no room for beside the others (Dictionary::other()), summed up by event time so that a late
// one that becomes hot is seen. Each minute, hour and day has a SpaceSaving of its own, and so has everything there is.
//
// Kept are the newest slots that have such events: 61 minutes, 25 hours, 8 days; of a log without gaps these are the last
// hour, day and week, and a single stamp of the far future takes one slot and not all. An older event is only in the coarser
// ones. Memory: 95 summaries of at most 221 KB and 256 KiB of texts, 45 MB where nothing is shared; a publish copies those
// that changed since the last one, mostly four, without their texts: under 0.9 MB.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "core/count/space_saving.h"
#include "core/engine/hot/delta.h"

namespace tally {

using TailSummary = std::shared_ptr<const SpaceSaving>;

// Frozen at one moment; shared between threads.
struct TailView {
    struct Level {
        std::int32_t minutes = 0;                            // of a slot
        std::int32_t from = std::numeric_limits<std::int32_t>::min();   // first slot that is complete; all before are gone
        std::vector<std::pair<std::int32_t, TailSummary>> kept;        // number since 1970 → what is in it; ascending
    };
    std::array<Level, 3> levels;                             // minutes, hours, days
    TailSummary all;                                         // events without a time included
};

// The state thread's. Thread safety: none.
class TailSummaries {
public:
    explicit TailSummaries(std::size_t entries = SpaceSaving::kEntries) : entries_(entries) {}   // of each summary
    void add(const ColdRun& run);
    // `minute` may be kNoMinute.
    void add(SpaceSaving::Key& item, std::int32_t minute, std::uint64_t count);
    void merge(TailSummaries&& other);
    // The same as before while nothing was added; null while nothing ever was.
    std::shared_ptr<const TailView> publish();
    std::size_t memoryBytes() const;   // texts that several share once for each

private:
    struct Slot {
        std::shared_ptr<SpaceSaving> summary;
        bool published = false;                              // others read it: copied before it is changed
        SpaceSaving& own(std::size_t entries);
    };
    struct Level {
        std::int32_t minutes;
        std::size_t most;                                    // slots
        std::int32_t from = std::numeric_limits<std::int32_t>::min();
        std::map<std::int32_t, Slot> kept;
        SpaceSaving* slotOf(std::int32_t number, std::size_t entries);   // null: older than what is kept
        void dropOldest();
    };
    std::size_t entries_;
    std::array<Level, 3> levels_{Level{1, 61, std::numeric_limits<std::int32_t>::min(), {}}, Level{60, 25, std::numeric_limits<std::int32_t>::min(), {}},
                                 Level{24 * 60, 8, std::numeric_limits<std::int32_t>::min(), {}}};
    Slot all_;
    std::shared_ptr<const TailView> view_;                   // null = something was added since
};

}  // namespace tally
