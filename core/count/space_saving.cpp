// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/space_saving.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/base/keyed_hash.h"

namespace tally {

namespace {

constexpr std::size_t kFirstSlots = 16;

std::uint64_t hashOf(std::string_view text)
{
    static const KeyedHash hash;
    return hash.hash(text);
}

bool larger(const SpaceSaving::Entry& a, const SpaceSaving::Entry& b) { return a.count > b.count; }

}  // namespace

SpaceSaving::Key::Key(std::string_view text) : text_(text), hash_(hashOf(text)) {}

const std::shared_ptr<const std::string>& SpaceSaving::Key::owned()
{
    if (!owned_) owned_ = std::make_shared<const std::string>(text_);
    return owned_;
}

const SpaceSaving::Entry* SpaceSaving::find(const Key& key) const
{
    if (index_.empty()) return nullptr;
    for (std::size_t i = key.hash() & (index_.size() - 1); index_[i] != 0; i = (i + 1) & (index_.size() - 1)) {
        const Entry& entry = entries_[index_[i] - std::size_t{1}];
        if (entry.hash == key.hash() && *entry.text == key.text()) return &entry;
    }
    return nullptr;
}

SpaceSaving::Bounds SpaceSaving::estimate(const Key& key) const
{
    const Entry* entry = find(key);
    return entry != nullptr ? entry->bounds() : Bounds{0, absent_};
}

void SpaceSaving::link(std::size_t place)
{
    std::size_t i = entries_[place].hash & (index_.size() - 1);
    while (index_[i] != 0) i = (i + 1) & (index_.size() - 1);
    index_[i] = static_cast<std::uint16_t>(place + 1);
}

// At most five eighths full.
void SpaceSaving::rebuild(std::size_t slots)
{
    index_.assign(slots, 0);
    for (std::size_t place = 0; place < entries_.size(); ++place) link(place);
}

void SpaceSaving::append(Key& key, std::uint64_t count, std::uint64_t error)
{
    // No further than it may grow, where doubling would.
    if (entries_.size() == entries_.capacity() && entries_.size() < capacity())
        entries_.reserve(std::min(capacity(), std::max(kFirstSlots, entries_.size() * 2)));
    entries_.push_back({key.owned(), key.hash(), count, error});
    textBytes_ += key.text().size();
    if (entries_.size() * 8 > index_.size() * 5) rebuild(std::max(kFirstSlots, index_.size() * 2));
    else link(entries_.size() - 1);
}

void SpaceSaving::add(Key& key, std::uint64_t weight)
{
    if (weight == 0) return;
    total_ += weight;
    if (Entry* entry = find(key)) {
        entry->count += weight;
        return;
    }
    if (entries_.size() >= capacity() || textBytes_ + key.text().size() > mostText_) cut();
    append(key, absent_ + weight, absent_);
}

void SpaceSaving::merge(const SpaceSaving& other)
{
    if (&other == this) return merge(SpaceSaving(other));
    const std::uint64_t ours = absent_;
    for (Entry& entry : entries_) {
        const Entry* theirs = other.find(Key(entry));
        entry.count += theirs != nullptr ? theirs->count : other.absent_;
        entry.error += theirs != nullptr ? theirs->error : other.absent_;
    }
    for (const Entry& entry : other.entries_) {
        Key key(entry);
        if (find(key) == nullptr) append(key, entry.count + ours, entry.error + ours);
    }
    absent_ += other.absent_;
    total_ += other.total_;
    if (entries_.size() > capacity() || textBytes_ > mostText_) cut();
}

// Whoever goes had at most what stands in its entry: from now on an item that is not held may have had as many.
void SpaceSaving::dropFrom(std::size_t place)
{
    for (std::size_t i = place; i < entries_.size(); ++i) {
        absent_ = std::max(absent_, entries_[i].count);
        textBytes_ -= entries_[i].text->size();
    }
    entries_.resize(place);
}

void SpaceSaving::cut()
{
    if (entries_.size() > most_) {
        std::nth_element(entries_.begin(), entries_.begin() + static_cast<std::ptrdiff_t>(most_), entries_.end(), larger);
        dropFrom(most_);
    }
    if (textBytes_ > mostText_ / 4 * 3) cutToTexts();
    rebuild(std::max(kFirstSlots, std::bit_ceil(entries_.size() * 2)));
}

// The largest whose texts fit, with a quarter left for those to come.
void SpaceSaving::cutToTexts()
{
    std::sort(entries_.begin(), entries_.end(), larger);
    std::size_t kept = 0, bytes = 0;
    while (kept < entries_.size() && bytes + entries_[kept].text->size() <= mostText_ / 4 * 3) bytes += entries_[kept++].text->size();
    dropFrom(kept);
}

}  // namespace tally
