// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/run_changes.h"

#include <algorithm>

namespace tally {

void RunChanges::add(const std::shared_ptr<const SortedRun>& run)
{
    const std::size_t bytes = run->memoryBytes() > kWide ? 0 : run->memoryBytes();
    changes_.push_back({bytes > 0 ? run : nullptr, run->firstMinute(), run->lastMinute()});
    bytes_ += bytes;
    ++version_;
    if (changes_.size() <= kRuns && bytes_ <= kBytes) return;
    // A quarter goes at once, so that the rest is not moved up for each.
    const auto keep = changes_.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, changes_.size() / 4));
    std::for_each(changes_.begin(), keep, [&](const Change& change) { bytes_ -= change.run ? change.run->memoryBytes() : 0; });
    changes_.erase(changes_.begin(), keep);
}

bool RunChanges::touches(const Change& change, const Footprint& cells, std::optional<std::uint32_t> item, std::optional<std::uint16_t> type)
{
    if (change.lastMinute < cells.fromMinute || change.firstMinute >= cells.toMinute) return false;
    if (!change.run) return true;
    auto reader = item ? change.run->readerFrom(*item) : change.run->reader();
    Cell cell;
    while (reader.next(&cell)) {
        if (item && cell.key.item > *item) return false;
        if ((!item || cell.key.item == *item) && (!type || cell.key.type == *type) && cells.covers(cell.key.minute)) return true;
    }
    return false;
}

bool RunChanges::touchedSince(std::uint64_t version, const Footprint& cells, std::optional<std::uint32_t> item, std::optional<std::uint16_t> type) const
{
    if (version >= version_) return false;
    if ((cells.item && !item) || (cells.type && !type)) return false;   // nobody ever counted any
    if (version_ - version > changes_.size()) return true;
    return std::any_of(changes_.end() - static_cast<std::ptrdiff_t>(version_ - version), changes_.end(),
                       [&](const Change& change) { return touches(change, cells, item, type); });
}

}  // namespace tally
