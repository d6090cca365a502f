// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/dictionary.h"

#include <bit>
#include <cstring>

#include "core/base/big_memory.h"
#include "core/base/same_bytes.h"

namespace tally {

namespace {
constexpr std::size_t kInline = 12;
constexpr std::size_t kSmallestTable = 1u << 15;
constexpr std::uint32_t kEmpty = 0;
constexpr std::uint32_t kBusy = 0xffffffffu;
constexpr std::uint64_t kLongMark = 0xffffffffu;  // in the high half of a slot's key: low is a hash

// Segment s holds first << s texts; `shifted` = id + first.
int segmentOf(std::uint64_t shifted, std::uint32_t first)
{
    return static_cast<int>(std::bit_width(shifted)) - static_cast<int>(std::bit_width(first));
}

constexpr std::uint64_t maskBytes(std::size_t n) { return n >= 8 ? ~0ULL : (1ULL << (8 * n)) - 1; }

// REQUIRES: 16 readable bytes at `from`, size <= 12.
ShortKey loadShort(const char* from, std::size_t size)
{
    ShortKey key;
    std::memcpy(&key.low, from, 8);
    std::memcpy(&key.high, from + 8, 8);
    key.low &= maskBytes(size);
    key.high &= size > 8 ? maskBytes(size - 8) : 0;
    return key;
}
}  // namespace

struct Dictionary::Slot {
    std::uint64_t low;
    std::uint32_t high;
    std::atomic<std::uint32_t> id;  // kEmpty, kBusy, or ItemId + 1
};

struct Dictionary::Text {
    char bytes[kInline];   // the text itself, or its address when longer
    std::uint32_t length;
};

Dictionary::Dictionary(std::size_t expectedItems)
{
    rehash(std::max(kSmallestTable, std::bit_ceil(expectedItems * 2 + 1)));
}

void Dictionary::limit(std::uint32_t items, std::size_t textBytes)
{
    other_ = raw(addText("(other items)"));   // in no slot: an item that is really called so is another one
    itemLimit_ = items;
    textLimit_ = textBytes;
}

Dictionary::~Dictionary()
{
    freeBig(slots_, slotCount_ * sizeof(Slot));
    for (const Block& block : arena_) freeBig(block.memory, block.size);
    for (int s = 0; s < kSegments; ++s)
        freeBig(segments_[static_cast<std::size_t>(s)].load(), sizeof(Text) * (std::size_t{kFirstSegment} << s));
}

// Zero padding is reversible only if the last byte is not zero; and the mark of long keys must stay free.
bool Dictionary::fitsInline(std::string_view text)
{
    if (text.empty() || text.size() > kInline || text.back() == '\0') return false;
    return text.size() < kInline || std::memcmp(text.data() + 8, "\xff\xff\xff\xff", 4) != 0;
}

Dictionary::Probe Dictionary::probeOf(std::string_view text) const
{
    Probe probe{{}, 0, text};
    if (fitsInline(text)) {
        char padded[16] = {};
        std::memcpy(padded, text.data(), text.size());
        probe.key = loadShort(padded, text.size());
        hash_.hashShort(&probe.key, 1, &probe.hash);
    } else {
        probe.hash = hash_.hash(text);
        probe.key = {probe.hash, kLongMark};
    }
    return probe;
}

bool Dictionary::matches(const Slot& slot, const Probe& probe, std::uint32_t id) const
{
    if (slot.low != probe.key.low || slot.high != static_cast<std::uint32_t>(probe.key.high)) return false;
    if (probe.key.high != kLongMark) return true;
    const std::string_view known = text(ItemId{id - 1});
    return known.size() == probe.text.size() && sameBytes(known.data(), probe.text.data(), known.size());
}

std::optional<ItemId> Dictionary::tryInsert(const Probe& probe)
{
    for (std::size_t i = probe.hash & (slotCount_ - 1);; i = (i + 1) & (slotCount_ - 1)) {
        Slot& slot = slots_[i];
        std::uint32_t id = slot.id.load(std::memory_order_acquire);
        if (id == kEmpty && closed_) return ItemId{other_};
        if (id == kEmpty && full()) return std::nullopt;
        if (id == kEmpty && slot.id.compare_exchange_strong(id, kBusy, std::memory_order_acquire)) {
            slot.low = probe.key.low;
            slot.high = static_cast<std::uint32_t>(probe.key.high);
            const ItemId fresh = addText(probe.text);
            slot.id.store(raw(fresh) + 1, std::memory_order_release);
            return fresh;
        }
        while (id == kBusy) id = slot.id.load(std::memory_order_acquire);
        if (matches(slot, probe, id)) return ItemId{id - 1};
    }
}

ItemId Dictionary::findOrInsert(const Probe& probe, std::shared_lock<std::shared_mutex>& lock)
{
    for (;;) {
        if (const auto id = tryInsert(probe)) return *id;
        close(lock);
    }
}

// Alone, so that no thread takes an item in after another has refused it.
void Dictionary::close(std::shared_lock<std::shared_mutex>& lock)
{
    lock.unlock();
    {
        const std::unique_lock exclusive(growing_);
        closed_ = true;
    }
    lock.lock();
}

void Dictionary::intern(std::span<const Event> events, ItemId* out)
{
    ShortKey keys[kGroup];
    std::uint64_t hashes[kGroup];
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::string_view item = events[i].item;
        keys[i] = fitsInline(item) ? loadShort(item.data(), item.size()) : ShortKey{0, kLongMark};
    }
    hash_.hashShort(keys, events.size(), hashes);
    auto lock = lockForInsert();
    bool anyLong = false;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (keys[i].high == kLongMark) {
            hashes[i] = hash_.hash(events[i].item);
            keys[i].low = hashes[i];
            anyLong = true;
        }
        __builtin_prefetch(&slots_[hashes[i] & (slotCount_ - 1)]);
    }
    if (anyLong) prefetchLongTexts(keys, hashes, events.size());
    for (std::size_t i = 0; i < events.size(); ++i) out[i] = findOrInsert({keys[i], hashes[i], events[i].item}, lock);
}

// A long text is three loads away: slot, text, bytes. All of a group are fetched together, step by step, where one by one
// each would wait for memory. Only hints: a slot that is busy or holds something else is passed over.
void Dictionary::prefetchLongTexts(const ShortKey* keys, const std::uint64_t* hashes, std::size_t count) const
{
    const Text* texts[kGroup];
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (keys[i].high != kLongMark) continue;
        // As far as most keys are from where they belong.
        for (std::size_t at = hashes[i], last = at + 4; at != last; ++at) {
            const Slot& slot = slots_[at & (slotCount_ - 1)];
            const std::uint32_t id = slot.id.load(std::memory_order_acquire);
            if (id == kEmpty || id == kBusy) break;
            if (slot.low != keys[i].low) continue;
            texts[found] = textAt(id - 1);
            __builtin_prefetch(texts[found++]);
            break;
        }
    }
    for (std::size_t i = 0; i < found; ++i) {
        if (texts[i]->length <= kInline) continue;
        const char* bytes;
        std::memcpy(&bytes, texts[i]->bytes, sizeof bytes);
        __builtin_prefetch(bytes);
        __builtin_prefetch(bytes + texts[i]->length - 1);   // often in the next line of the cache
    }
}

ItemId Dictionary::intern(std::string_view text)
{
    auto lock = lockForInsert();
    return findOrInsert(probeOf(text), lock);
}

std::optional<ItemId> Dictionary::find(std::string_view text) const
{
    const Probe probe = probeOf(text);
    const std::shared_lock lock(growing_);
    for (std::size_t i = probe.hash & (slotCount_ - 1);; i = (i + 1) & (slotCount_ - 1)) {
        std::uint32_t id = slots_[i].id.load(std::memory_order_acquire);
        while (id == kBusy) id = slots_[i].id.load(std::memory_order_acquire);
        if (id == kEmpty) return std::nullopt;
        if (matches(slots_[i], probe, id)) return ItemId{id - 1};
    }
}

// Five eighths full is the limit; what all workers may add between two looks fits in the rest.
std::shared_lock<std::shared_mutex> Dictionary::lockForInsert()
{
    for (;;) {
        std::shared_lock shared(growing_);
        if (std::size_t{size()} * 8 < slotCount_ * 5) return shared;
        shared.unlock();
        const std::unique_lock exclusive(growing_);
        if (std::size_t{size()} * 8 >= slotCount_ * 5) rehash(slotCount_ * 2);
    }
}

// In order: each part of the old table goes to two parts of the new one, and is given back when it is read, so that both are
// never there as a whole.
void Dictionary::rehash(std::size_t slots)
{
    constexpr std::size_t kPart = kBigPage / sizeof(Slot);
    Slot* const old = slots_;
    const std::size_t oldCount = slotCount_;
    slots_ = static_cast<Slot*>(allocateBig(slots * sizeof(Slot)));
    slotCount_ = slots;
    for (std::size_t i = 0; i < oldCount; ++i) {
        if (i > 0 && i % kPart == 0) forgetBig(old + (i - kPart), kBigPage);
        const std::uint32_t id = old[i].id.load(std::memory_order_relaxed);
        if (id == kEmpty) continue;
        const ShortKey key{old[i].low, old[i].high};
        std::uint64_t hash = key.low;
        if (key.high != kLongMark) hash_.hashShort(&key, 1, &hash);
        std::size_t at = hash & (slots - 1);
        while (slots_[at].id.load(std::memory_order_relaxed) != kEmpty) at = (at + 1) & (slots - 1);
        slots_[at].low = old[i].low;
        slots_[at].high = old[i].high;
        slots_[at].id.store(id, std::memory_order_relaxed);
    }
    freeBig(old, oldCount * sizeof(Slot));
}

// Segment s holds kFirstSegment << s texts, so addresses never move and readers need no lock.
Dictionary::Text* Dictionary::textSlot(std::uint32_t id)
{
    const std::uint64_t shifted = std::uint64_t{id} + kFirstSegment;
    const int segment = segmentOf(shifted, kFirstSegment);
    auto& pointer = segments_[static_cast<std::size_t>(segment)];
    Text* texts = pointer.load(std::memory_order_acquire);
    if (texts == nullptr) {
        const std::lock_guard lock(adding_);
        texts = pointer.load(std::memory_order_acquire);
        if (texts == nullptr) {
            texts = static_cast<Text*>(allocateBig(sizeof(Text) * (std::size_t{kFirstSegment} << segment)));
            pointer.store(texts, std::memory_order_release);
        }
    }
    return texts + (shifted - (std::uint64_t{kFirstSegment} << segment));
}

const Dictionary::Text* Dictionary::textAt(std::uint32_t id) const
{
    const std::uint64_t shifted = std::uint64_t{id} + kFirstSegment;
    const int segment = segmentOf(shifted, kFirstSegment);
    return segments_[static_cast<std::size_t>(segment)].load(std::memory_order_acquire) +
           (shifted - (std::uint64_t{kFirstSegment} << segment));
}

ItemId Dictionary::addText(std::string_view text)
{
    const std::uint32_t id = next_.fetch_add(1, std::memory_order_acq_rel);
    Text* const slot = textSlot(id);
    slot->length = static_cast<std::uint32_t>(text.size());
    if (text.size() <= kInline) {
        std::memcpy(slot->bytes, text.data(), text.size());
        return ItemId{id};
    }
    const std::lock_guard lock(adding_);
    if (arenaUsed_ + text.size() > arenaSize_) addBlock(text.size());
    char* const to = arena_.back().memory + arenaUsed_;
    std::memcpy(to, text.data(), text.size());
    arenaUsed_ += text.size();
    std::memcpy(slot->bytes, &to, sizeof to);
    return ItemId{id};
}

// Few texts take small blocks. Many are compared with one by one, far from each other: huge pages spare a walk for each.
void Dictionary::addBlock(std::size_t atLeast)
{
    constexpr std::size_t kSmall = 1u << 18, kHuge = 1u << 21;
    constexpr std::size_t kSmallBlocks = 8;
    arenaSize_ = std::max(arena_.size() < kSmallBlocks ? kSmall : kHuge, atLeast);
    arena_.push_back({static_cast<char*>(allocateBig(arenaSize_)), arenaSize_});
    arenaBytes_ += arenaSize_;
    arenaUsed_ = 0;
}

std::string_view Dictionary::text(ItemId id) const
{
    const Text* const slot = textAt(raw(id));
    if (slot->length <= kInline) return {slot->bytes, slot->length};
    const char* bytes;
    std::memcpy(&bytes, slot->bytes, sizeof bytes);
    return {bytes, slot->length};
}

std::size_t Dictionary::memoryBytes() const
{
    const std::shared_lock lock(growing_);
    std::size_t bytes = slotCount_ * sizeof(Slot) + arenaBytes_;
    for (int s = 0; s < kSegments; ++s)
        if (segments_[static_cast<std::size_t>(s)].load() != nullptr) bytes += sizeof(Text) * (std::size_t{kFirstSegment} << s);
    return bytes;
}

}  // namespace tally
