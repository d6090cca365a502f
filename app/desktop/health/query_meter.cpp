// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/health/query_meter.h"

namespace tally {

void QueryMeter::note(std::int64_t atUs, double seconds)
{
    const std::int64_t number = atUs / kSlotUs;
    const std::lock_guard lock(mutex_);
    Slot& slot = slots_[static_cast<std::size_t>(number) % slots_.size()];
    if (slot.number != number) slot = {number, {}};
    slot.seconds.add(seconds);
}

QueryFigures QueryMeter::figures(std::int64_t nowUs) const
{
    const std::int64_t number = nowUs / kSlotUs;
    DdSketch all;
    {
        const std::lock_guard lock(mutex_);
        for (const Slot& slot : slots_)
            if (slot.number > number - static_cast<std::int64_t>(slots_.size()) && slot.number <= number) all.merge(slot.seconds);
    }
    if (all.count() == 0) return {};
    const double covered = static_cast<double>(kSlotUs * static_cast<std::int64_t>(slots_.size() - 1) + nowUs % kSlotUs) / 1e6;
    return {all.count(), static_cast<double>(all.count()) / covered, all.quantile(0.5), all.quantile(0.95), all.quantile(0.99)};
}

}  // namespace tally
