// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/tail.h"

#include <algorithm>

#include "core/event/time.h"

namespace tally {

SpaceSaving& TailSummaries::Slot::own(std::size_t entries)
{
    if (!summary) summary = std::make_shared<SpaceSaving>(entries);
    else if (published) summary = std::make_shared<SpaceSaving>(*summary);
    published = false;
    return *summary;
}

void TailSummaries::Level::dropOldest()
{
    from = kept.begin()->first + 1;
    kept.erase(kept.begin());
}

SpaceSaving* TailSummaries::Level::slotOf(std::int32_t number, std::size_t entries)
{
    if (number < from) return nullptr;
    const auto [slot, fresh] = kept.try_emplace(number);
    if (fresh && kept.size() > most) {
        dropOldest();
        if (number < from) return nullptr;
    }
    return &slot->second.own(entries);
}

void TailSummaries::add(SpaceSaving::Key& item, std::int32_t minute, std::uint64_t count)
{
    if (count == 0) return;
    view_.reset();
    all_.own(entries_).add(item, count);
    if (minute == kNoMinute) return;
    for (Level& level : levels_)
        if (SpaceSaving* const slot = level.slotOf(static_cast<std::int32_t>(floorDiv(minute, level.minutes)), entries_)) slot->add(item, count);
}

// Cells are in the order of their items: each text is hashed once.
void TailSummaries::add(const ColdRun& run)
{
    auto reader = run.run->reader();
    Cell cell;
    bool more = reader.next(&cell);
    while (more) {
        const std::uint32_t item = cell.key.item;
        SpaceSaving::Key key(run.items->text(ItemId{item}));
        for (; more && cell.key.item == item; more = reader.next(&cell)) add(key, cell.key.minute, cell.tally.count);
    }
}

void TailSummaries::merge(TailSummaries&& other)
{
    view_.reset();
    if (other.all_.summary) all_.own(entries_).merge(*other.all_.summary);
    for (std::size_t l = 0; l < levels_.size(); ++l) {
        Level& level = levels_[l];
        for (const auto& [number, slot] : other.levels_[l].kept)
            if (SpaceSaving* const ours = level.slotOf(number, entries_)) ours->merge(*slot.summary);
        level.from = std::max(level.from, other.levels_[l].from);
        while (!level.kept.empty() && level.kept.begin()->first < level.from) level.kept.erase(level.kept.begin());
    }
}

std::shared_ptr<const TailView> TailSummaries::publish()
{
    if (view_ || !all_.summary) return view_;
    auto view = std::make_shared<TailView>();
    const auto share = [](Slot& slot) {
        slot.published = true;
        return slot.summary;
    };
    view->all = share(all_);
    for (std::size_t l = 0; l < levels_.size(); ++l) {
        view->levels[l].minutes = levels_[l].minutes;
        view->levels[l].from = levels_[l].from;
        for (auto& [number, slot] : levels_[l].kept) view->levels[l].kept.emplace_back(number, share(slot));
    }
    return view_ = std::move(view);
}

std::size_t TailSummaries::memoryBytes() const
{
    std::size_t bytes = all_.summary ? all_.summary->memoryBytes() : 0;
    for (const Level& level : levels_)
        for (const auto& [number, slot] : level.kept) bytes += slot.summary->memoryBytes();
    return bytes;
}

}  // namespace tally
