// SPDX-License-Identifier: GPL-3.0-or-later
// ItemIndex: texts of items and types → dense ids of the store, for the writer. What was seen lately stays in memory, so
// that repeats cost no query; in a store that this process began, a text that is not in memory is known to be new.
// Thread safety: none.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// Texts hash under a secret of the store, so that nobody can aim at one slot. Memory: 48 to 96 bytes + text per item.
class ItemCache {
public:
    const std::uint32_t* find(std::uint64_t hash, std::string_view text) const;
    // Both fetch what find() will look at, each from where the one before has left it: a table of many items lies far away.
    void prefetchSlot(std::uint64_t hash) const
    {
        if (!slots_.empty()) __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    }
    void prefetchText(std::uint64_t hash) const
    {
        if (slots_.empty()) return;
        const Slot& slot = slots_[hash & (slots_.size() - 1)];
        if (slot.text != 0) __builtin_prefetch(texts_.data() + slot.text - 1);
    }
    void insert(std::uint64_t hash, std::string_view text, std::uint32_t id);  // REQUIRES: not there yet
    void clear();
    std::size_t memoryBytes() const { return slots_.capacity() * sizeof(Slot) + texts_.capacity(); }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::size_t text = 0;  // offset into texts_, plus 1; 0 = free
        std::uint32_t id = 0, length = 0;
    };
    void grow();

    std::vector<Slot> slots_;
    std::string texts_;
    std::size_t used_ = 0;
};

// The store's secret for hashes of item texts.
struct ItemSecret {
    std::uint64_t words[2] = {0, 0};
    std::uint64_t hash(std::string_view text) const;
};
Result<ItemSecret> readItemSecret(const Connection& db);

// Looks an item up in the database. `find` is a statement of kFindItem.
inline constexpr std::string_view kFindItem =
    "SELECT item.id, item.name FROM item_hash JOIN item ON item.id = item_hash.item WHERE hash = ?1 UNION ALL "
    "SELECT item.id, item.name FROM item_hash JOIN item ON item.id = item_hash.item WHERE hash = ?1 + 1099511627776";   // kApart
Result<bool> findStoredItem(Statement& find, std::uint64_t hash, std::string_view text, std::uint32_t* id);

class ItemIndex {
public:
    struct Bounds {
        std::size_t memory = 192u << 20;        // bytes that what was seen lately may take, between batches
        // Hashes come in no order: many new ones touch all pages of a large index, which are written with each commit. So they are
        // put apart first (kApart), and one slice of them after another moves to where it belongs.
        std::uint32_t manyItems = 2'000'000;    // a smaller index is written as fast
        std::size_t manyNew = 10'000;           // of one batch
    };
    static Result<ItemIndex> open(const Connection& db, const Bounds& bounds);

    // Ids of all texts, in their order; new ones are inserted. Inside the caller's transaction; if that is rolled back,
    // the caller must call forget().
    Result<std::vector<std::uint32_t>> items(const Connection& db, std::span<const std::string_view> texts);
    Result<std::vector<std::uint16_t>> types(std::span<const std::string_view> texts);
    Result<void> forget(const Connection& db);

private:
    // A text that is not in memory: its place among those asked for.
    struct Unknown {
        std::uint64_t hash = 0;
        std::size_t place = 0;
    };
    Result<void> findStored(std::span<const std::string_view> texts, std::vector<Unknown>* unknown, std::vector<std::uint32_t>* ids);
    Result<void> insertNew(std::span<const std::string_view> texts, std::span<const Unknown> unknown, std::vector<std::uint32_t>* ids);
    Result<void> insertHashes();
    Result<void> settleSlice();

    static constexpr std::int64_t kApart = std::int64_t{1} << 40;   // above the keys of those that are not apart
    static constexpr std::int64_t kSlices = 16;

    ItemCache cache_;
    Bounds bounds_;
    bool complete_ = false;  // everything in the database is in the cache
    std::uint32_t next_ = 0;
    ItemSecret secret_;
    std::map<std::string, std::uint16_t, std::less<>> types_;
    std::vector<std::pair<std::int64_t, std::uint32_t>> newHashes_;
    Statement find_, insert_, insertHash_, insertType_, copySlice_, dropSlice_;
    std::int64_t slice_ = 0;   // the next to move
};

}  // namespace tally::sqlite
