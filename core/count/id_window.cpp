// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/id_window.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace tally {

IdWindow::IdWindow(std::size_t capacity, std::int64_t maxAge, std::shared_ptr<IdBudget> budget)
    : perGeneration_(std::max<std::size_t>(1, capacity / kGenerations)), maxAge_(maxAge), budget_(std::move(budget))
{
    if (budget_) ++budget_->windows_;
}

IdWindow::~IdWindow()
{
    if (!budget_) return;
    --budget_->windows_;
    budget_->used_ -= bytes_;
}

std::size_t IdWindow::room() const
{
    if (!budget_) return perGeneration_;
    const std::uint64_t slots = budget_->bytes_ / std::max<std::uint32_t>(1, budget_->windows_) / kGenerations / sizeof(Hash);
    return std::min<std::size_t>(perGeneration_, std::max<std::size_t>(kLeastSlots, std::bit_floor(slots)) / 8 * 5);
}

void IdWindow::empty(Generation* generation)
{
    *generation = {};
    account();
}

void IdWindow::account()
{
    std::size_t bytes = 0;
    for (const Generation& generation : generations_) bytes += generation.slots.size() * sizeof(Hash);
    if (budget_) budget_->used_ += static_cast<std::uint64_t>(bytes) - bytes_;
    bytes_ = bytes;
}

bool IdWindow::Generation::contains(Hash hash) const
{
    if (slots.empty()) return false;
    const std::size_t mask = slots.size() - 1;
    for (std::size_t i = hash.low & mask; slots[i] != Hash{}; i = (i + 1) & mask)
        if (slots[i] == hash) return true;
    return false;
}

void IdWindow::Generation::grow()
{
    const std::vector<Hash> old = std::move(slots);
    slots.assign(std::max<std::size_t>(kLeastSlots, old.size() * 2), Hash{});
    used = 0;
    for (const Hash hash : old)
        if (hash != Hash{}) insert(hash);
}

void IdWindow::Generation::insert(Hash hash)
{
    if ((used + 1) * 8 > slots.size() * 5) grow();
    const std::size_t mask = slots.size() - 1;
    std::size_t i = hash.low & mask;
    while (slots[i] != Hash{}) i = (i + 1) & mask;
    slots[i] = hash;
    ++used;
}

bool IdWindow::insert(std::string_view scope, std::string_view id, Micros arrival)
{
    // The length of the scope stands between the two, so that no other split gives the same text.
    text_.assign(std::to_string(scope.size())).append(1, ':').append(scope).append(id);
    Hash hash{low_.hash(text_), high_.hash(text_)};
    if (hash == Hash{}) hash.low = 1;
    for (Generation& generation : generations_) {
        if (generation.used > 0 && generation.newest.us < arrival.us - maxAge_) empty(&generation);
        if (generation.contains(hash)) return false;
    }
    if (generations_[current_].used >= room()) {
        current_ = (current_ + 1) % kGenerations;
        empty(&generations_[current_]);
    }
    Generation& generation = generations_[current_];
    generation.newest = {generation.used == 0 ? arrival.us : std::max(generation.newest.us, arrival.us)};
    const std::size_t slots = generation.slots.size();
    generation.insert(hash);
    if (generation.slots.size() != slots) account();
    return true;
}

std::size_t IdWindow::size() const
{
    std::size_t size = 0;
    for (const Generation& generation : generations_) size += generation.used;
    return size;
}

}  // namespace tally
