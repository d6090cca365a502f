// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/cell_table.h"

#include <algorithm>
#include <limits>

namespace tally {

CellTable::CellTable() : index_(std::make_unique<std::uint32_t[]>(kIndex)), cells_(new Open[kCapacity]) {}

CellTable::Open& CellTable::cellOf(ItemId item, TypeId type, std::int32_t minute)
{
    for (std::size_t i = hash(item, type, minute) & (kIndex - 1);; i = (i + 1) & (kIndex - 1)) {
        if (index_[i] == 0) {
            Open& fresh = cells_[size_++];
            index_[i] = static_cast<std::uint32_t>(size_);
            fresh = {0, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(), raw(item),
                     minute, 0, 0, raw(type)};
            return fresh;
        }
        Open& cell = cells_[index_[i] - 1];
        if (cell.item == raw(item) && cell.minute == minute && cell.type == raw(type)) return cell;
    }
}

void CellTable::add(ItemId item, TypeId type, std::int32_t minute, Fixed value)
{
    if (value.micro > std::numeric_limits<std::int64_t>::max() || value.micro < std::numeric_limits<std::int64_t>::min()) {
        Cell cell{{raw(item), raw(type), minute}, {}};
        cell.tally.count = 1;
        cell.tally.addValue(value);
        wide_.push_back(cell);
        return;
    }
    Open& cell = cellOf(item, type, minute);
    const auto narrow = static_cast<std::int64_t>(value.micro);
    ++cell.count;
    ++cell.values;
    cell.sum += narrow;
    cell.min = std::min(cell.min, narrow);
    cell.max = std::max(cell.max, narrow);
}

void CellTable::addWeighted(ItemId item, TypeId type, std::int32_t minute, const Fixed* value, std::uint32_t weight)
{
    if (weight == 0) return;
    if (weight == 1) {
        if (value == nullptr) add(item, type, minute);
        else add(item, type, minute, *value);
        return;
    }
    Cell cell{{raw(item), raw(type), minute}, {}};
    cell.tally.count = weight;
    if (value != nullptr) cell.tally.addValue(*value, weight);
    wide_.push_back(cell);
}

Tally CellTable::tallyOf(const Open& open)
{
    Tally tally{open.count, open.values, {open.sum}, {}, {}};
    if (open.values > 0) {
        tally.min = {open.min};
        tally.max = {open.max};
    }
    return tally;
}

std::shared_ptr<const SortedRun> CellTable::seal()
{
    if (empty()) return nullptr;
    order_.clear();
    for (std::size_t i = 0; i < size_; ++i) order_.add({cells_[i].item, cells_[i].type, cells_[i].minute});
    for (const Cell& cell : wide_) order_.add(cell.key);
    SortedRun::Builder builder(size_ + wide_.size());
    for (const std::uint32_t at : order_.sorted()) {
        if (at >= size_) builder.add(wide_[at - size_]);
        else builder.add({{cells_[at].item, cells_[at].type, cells_[at].minute}, tallyOf(cells_[at])});
    }
    wide_.clear();
    std::fill_n(index_.get(), kIndex, 0u);
    size_ = 0;
    return builder.finish();
}

}  // namespace tally
