// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/count/cell_table.h"
#include "core/count/dictionary.h"
#include "core/count/type_table.h"
#include "core/engine/hot/delta.h"
#include "core/read/log_reader.h"

namespace tally {

// CountingSink: a worker's events → cells and timeline, handed on as a Delta when full, when asked, and at barriers.
class CountingSink final : public WorkerSink {
public:
    using Deliver = std::function<void(Delta&&)>;
    enum class Cold : bool { Drop, Keep };   // Keep: Delta::cold is wanted; costs nothing while the dictionary has room
    // Without `withTimeline` only cells are counted (benchmarks, and what is counted a second time).
    CountingSink(Dictionary& dictionary, TypeTable& types, Deliver deliver, Cold cold = Cold::Drop, bool withTimeline = true);

    // From now on Delta::seconds is wanted, or no longer. REQUIRES: nothing is pending.
    void keepSeconds(bool keep);

    void accept(std::span<const Event> events) override { count(events, false); }
    // The same for events that change minutes which are final: they are in Delta::revisions besides.
    // REQUIRES: all of them have a time.
    void acceptRevising(std::span<const Event> events) { count(events, true); }
    void barrier() override { flush(); }
    void flush();                                 // delivers what there is
    std::uint64_t pending() const { return delta_.events; }

private:
    static constexpr std::uint16_t kWatchedTypes = 256;   // the health of later ones stays together
    void count(std::span<const Event> events, bool revising);
    void countCold(const Event& event, TypeId type, std::int32_t minute, bool revising);
    void countTimeline(const Event& event, TypeId type, std::int32_t minute);
    void foldSeconds();
    void countParts(const Event& event, ItemId item, TypeId type, std::int32_t minute);

    Dictionary& dictionary_;
    TypeCache types_;
    Deliver deliver_;
    const Cold cold_;
    const bool withTimeline_, watching_;
    CellTable cells_;                             // while seconds are kept: of what has none
    std::shared_ptr<Dictionary> coldItems_;       // made when there are some
    std::unique_ptr<CellTable> coldCells_;
    std::unique_ptr<CellTable> revised_;          // some of `cells_` and of `seconds_` once more, by minute; made when there are some
    std::unique_ptr<CellTable> coldRevised_;      // some of `coldCells_`, so never full before those are
    std::unique_ptr<CellTable> seconds_;          // null = they are not kept; otherwise minutes are made of them
    Delta delta_;
    std::int64_t lastSlot_ = 0;                   // the minute, or the second, behind `last_`
    TimelineMinute* last_ = nullptr;
    std::int32_t partsMinute_ = kNoMinute;        // the same of the parts
    HealthParts* lastParts_ = nullptr;
};

}  // namespace tally
