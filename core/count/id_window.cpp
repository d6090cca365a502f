// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/id_window.h"

#include <algorithm>

namespace tally {

IdWindow::IdWindow(std::size_t capacity, std::int64_t maxAge)
    : perGeneration_(std::max<std::size_t>(1, capacity / kGenerations)), maxAge_(maxAge)
{
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
    slots.assign(std::max<std::size_t>(1024, old.size() * 2), Hash{});
    used = 0;
    for (const Hash hash : old)
        if (hash != Hash{}) insert(hash);
}

void IdWindow::Generation::insert(Hash hash)
{
    if ((used + 1) * 2 > slots.size()) grow();
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
        if (generation.used > 0 && generation.newest.us < arrival.us - maxAge_) generation = {};
        if (generation.contains(hash)) return false;
    }
    if (generations_[current_].used >= perGeneration_) {
        current_ = (current_ + 1) % kGenerations;
        generations_[current_] = {};
    }
    Generation& generation = generations_[current_];
    generation.newest = {generation.used == 0 ? arrival.us : std::max(generation.newest.us, arrival.us)};
    generation.insert(hash);
    return true;
}

std::size_t IdWindow::size() const
{
    std::size_t size = 0;
    for (const Generation& generation : generations_) size += generation.used;
    return size;
}

std::size_t IdWindow::memoryBytes() const
{
    std::size_t bytes = 0;
    for (const Generation& generation : generations_) bytes += generation.slots.size() * sizeof(Hash);
    return bytes;
}

}  // namespace tally
