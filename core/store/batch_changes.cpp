// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/batch_changes.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace tally {

namespace {
std::size_t hashOf(std::string_view text) { return std::hash<std::string_view>{}(text); }
}  // namespace

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
        for (const std::string_view item : batch.items) change.items.push_back(hashOf(item));
        for (const std::string_view type : batch.types) change.types.push_back(hashOf(type));
        change.cells.reserve(batch.cells.size());
        for (const BatchCell& cell : batch.cells) change.cells.push_back({cell.item, cell.minute, cell.type});
    }
    add(std::move(change));
}

void BatchChanges::addAll()
{
    Change change;
    change.any = change.noTime = true;
    change.firstMinute = std::numeric_limits<std::int32_t>::min();
    change.lastMinute = std::numeric_limits<std::int32_t>::max();
    add(std::move(change));
}

void BatchChanges::add(Change&& change)
{
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
    // Looked through only when somebody asks, which is seldom against how often is written.
    const std::size_t item = cells.item ? hashOf(*cells.item) : 0, type = cells.type ? hashOf(*cells.type) : 0;
    if (cells.item && std::find(change.items.begin(), change.items.end(), item) == change.items.end()) return false;
    return std::any_of(change.cells.begin(), change.cells.end(), [&](const Touched& cell) {
        return cells.covers(cell.minute) && (!cells.item || change.items[cell.item] == item) && (!cells.type || change.types[cell.type] == type);
    });
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
