// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batch_changes.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/keyed_hash.h"

namespace tally {

void BatchChanges::add(const RollupBatch& batch)
{
    Change change;
    for (const BatchCell& cell : batch.cells) {
        if (cell.minute == kNoMinute) {
            change.noTime = true;
            continue;
        }
        change.firstMinute = change.any ? std::min(change.firstMinute, cell.minute) : cell.minute;
        change.lastMinute = change.any ? std::max(change.lastMinute, cell.minute) : cell.minute;
        change.any = true;
    }
    if (batch.cells.size() <= kWide) {
        std::vector<std::uint64_t> items, types;
        for (const std::string_view item : batch.items) items.push_back(stableHash(item));
        for (const std::string_view type : batch.types) types.push_back(stableHash(type));
        change.cells.reserve(batch.cells.size());
        for (const BatchCell& cell : batch.cells) change.cells.push_back({items[cell.item], types[cell.type], cell.minute});
        std::sort(change.cells.begin(), change.cells.end(), [](const Touched& a, const Touched& b) { return a.item < b.item; });
    }
    const std::lock_guard lock(mutex_);
    ++version_;
    kept_ += change.cells.size();
    changes_.push_back(std::move(change));
    while (changes_.size() > kBatches || (kept_ > kCells && changes_.size() > 1)) {
        kept_ -= changes_.front().cells.size();
        changes_.pop_front();
    }
}

Result<std::uint64_t> BatchChanges::version() const
{
    const std::lock_guard lock(mutex_);
    return version_;
}

bool BatchChanges::touches(const Change& change, const Footprint& cells)
{
    const bool minutes = change.any && change.lastMinute >= cells.fromMinute && change.firstMinute < cells.toMinute;
    if (!minutes && !(change.noTime && cells.covers(kNoMinute))) return false;
    if (change.cells.empty()) return true;
    auto from = change.cells.begin(), to = change.cells.end();
    if (cells.item) {
        const Touched wanted{stableHash(*cells.item), 0, 0};
        std::tie(from, to) = std::equal_range(from, to, wanted, [](const Touched& a, const Touched& b) { return a.item < b.item; });
    }
    const std::uint64_t type = cells.type ? stableHash(*cells.type) : 0;
    return std::any_of(from, to, [&](const Touched& cell) { return (!cells.type || cell.type == type) && cells.covers(cell.minute); });
}

Result<bool> BatchChanges::touchedSince(std::uint64_t version, const Footprint& cells) const
{
    const std::lock_guard lock(mutex_);
    if (version >= version_) return false;
    if (version_ - version > changes_.size()) return true;
    return std::any_of(changes_.end() - static_cast<std::ptrdiff_t>(version_ - version), changes_.end(),
                       [&](const Change& change) { return touches(change, cells); });
}

}  // namespace tally
