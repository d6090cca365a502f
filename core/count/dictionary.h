// SPDX-License-Identifier: GPL-3.0-or-later
// Dictionary: item text ↔ dense ItemId, insert only, shared by all workers.
//
// Open addressing with linear probing; a slot holds keys of up to 12 bytes inline, longer ones by their 64-bit keyed hash
// and a look at the text. Slots are claimed by compare-and-swap; growing takes the lock exclusively, interning a group of
// events takes it shared. Memory: 16 B a slot at a load of 5/16 to 5/8, 16 B per id for its text, plus the bytes of texts
// over 12 bytes: 42 to 67 bytes and the key per item, half-used blocks aside.
//
// Thread safety: every member may be called from any thread. text() never blocks; its view lives as long as the dictionary.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/keyed_hash.h"
#include "core/count/watched_items.h"
#include "core/event/event.h"

namespace tally {

class Dictionary {
public:
    explicit Dictionary(std::size_t expectedItems = 0);
    ~Dictionary();
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;

    static constexpr std::size_t kGroup = 64;

    // From `items` distinct items, or `textBytes` of long texts, on no more are taken in: all further ones share the id
    // other(), so that memory stays bounded whatever strangers send. From the first refusal on nothing is taken in any more,
    // and before it nothing is refused: what is counted under an id is all there is of its item. Once, before the first
    // intern().
    void limit(std::uint32_t items, std::size_t textBytes);
    std::optional<ItemId> other() const { return other_ == kNoOther ? std::nullopt : std::optional(ItemId{other_}); }
    bool isOther(ItemId id) const { return raw(id) == other_; }

    // out[i] = id of events[i].item. REQUIRES: events.size() <= kGroup; 16 readable bytes behind every item.
    void intern(std::span<const Event> events, ItemId* out);
    ItemId intern(std::string_view text);
    std::optional<ItemId> find(std::string_view text) const;

    std::string_view text(ItemId id) const;   // REQUIRES: id came from this dictionary
    std::uint32_t items() const { return size() - (other_ == kNoOther ? 0 : 1); }
    // Every id is below it; the shared one is among them.
    std::uint32_t size() const { return next_.load(std::memory_order_acquire); }
    std::size_t memoryBytes() const;
    WatchedItems& watched() { return watched_; }               // by ids of this dictionary
    const WatchedItems& watched() const { return watched_; }

private:
    struct Slot;
    struct Text;
    struct Probe {
        ShortKey key;         // what the slot must hold
        std::uint64_t hash;
        std::string_view text;
    };
    struct Block {
        char* memory;
        std::size_t size;
    };
    static constexpr std::uint32_t kNoOther = 0xffffffffu;
    static constexpr int kSegments = 24;
    static constexpr std::uint32_t kFirstSegment = 1024;

    static bool fitsInline(std::string_view text);
    Probe probeOf(std::string_view text) const;
    ItemId findOrInsert(const Probe& probe, std::shared_lock<std::shared_mutex>& lock);
    std::optional<ItemId> tryInsert(const Probe& probe);   // nothing: it is full, and not closed yet
    bool full() const { return size() > itemLimit_ || arenaBytes_.load(std::memory_order_relaxed) > textLimit_; }
    void close(std::shared_lock<std::shared_mutex>& lock);
    void prefetchLongTexts(const ShortKey* keys, const std::uint64_t* hashes, std::size_t count) const;
    ItemId addText(std::string_view text);
    void addBlock(std::size_t atLeast);
    Text* textSlot(std::uint32_t id);
    const Text* textAt(std::uint32_t id) const;
    bool matches(const Slot& slot, const Probe& probe, std::uint32_t id) const;
    std::shared_lock<std::shared_mutex> lockForInsert();
    void rehash(std::size_t slots);

    KeyedHash hash_;
    WatchedItems watched_;
    mutable std::shared_mutex growing_;
    Slot* slots_ = nullptr;
    std::size_t slotCount_ = 0;
    // Every insertion writes next_, every lookup reads its neighbours: a cache line of its own. Bytes instead of alignas,
    // which make_shared of g++ 12 and the sanitizers' stacks do not keep.
    char before_[64] = {};
    std::atomic<std::uint32_t> next_{0};
    char behind_[64] = {};
    std::array<std::atomic<Text*>, kSegments> segments_{};
    std::mutex adding_;                                // guards segments' creation and the arena
    std::vector<Block> arena_;
    std::size_t arenaUsed_ = 0, arenaSize_ = 0;
    std::atomic<std::size_t> arenaBytes_{0};
    std::uint32_t itemLimit_ = kNoOther - 1, other_ = kNoOther;
    std::size_t textLimit_ = static_cast<std::size_t>(-1);
    bool closed_ = false;                              // written under growing_ held alone
};

}  // namespace tally
