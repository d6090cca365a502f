// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/item_index.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

#include "core/base/keyed_hash.h"

namespace tally::sqlite {

const std::uint32_t* ItemCache::find(std::uint64_t hash, std::string_view text) const
{
    if (slots_.empty()) return nullptr;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask; slots_[i].text != 0; i = (i + 1) & mask) {
        const Slot& slot = slots_[i];
        if (slot.hash == hash && std::string_view(texts_).substr(slot.text - 1, slot.length) == text) return &slot.id;
    }
    return nullptr;
}

void ItemCache::insert(std::uint64_t hash, std::string_view text, std::uint32_t id)
{
    if (2 * (used_ + 1) > slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = hash & mask;
    while (slots_[i].text != 0) i = (i + 1) & mask;
    slots_[i] = {hash, texts_.size() + 1, id, static_cast<std::uint32_t>(text.size())};
    texts_.append(text);
    ++used_;
}

void ItemCache::clear()
{
    slots_ = {};
    texts_ = {};
    used_ = 0;
}

void ItemCache::grow()
{
    std::vector<Slot> old(std::max<std::size_t>(1024, slots_.size() * 2));
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.text == 0) continue;
        std::size_t i = slot.hash & mask;
        while (slots_[i].text != 0) i = (i + 1) & mask;
        slots_[i] = slot;
    }
}

namespace {

// What item_hash holds: 32 bits take half the room of 64; the text decides between the few that share them.
std::int64_t storedHash(std::uint64_t hash)
{
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(hash));
}

}  // namespace

std::uint64_t ItemSecret::hash(std::string_view text) const
{
    return sipHash13(words, text);
}

Result<ItemSecret> readItemSecret(const Connection& db)
{
    auto statement = db.prepare("SELECT value FROM meta WHERE name = 'hash_key'");
    if (!statement) return passOn(statement);
    auto row = statement->step();
    if (!row) return passOn(row);
    ItemSecret secret;
    const std::string_view bytes = *row ? statement->bytes(0) : std::string_view{};
    if (bytes.size() != sizeof secret.words) return fail(ErrorCode::Damaged, "The store is damaged: its hash key is missing.");
    std::memcpy(secret.words, bytes.data(), bytes.size());
    return secret;
}

Result<bool> findStoredItem(Statement& find, std::uint64_t hash, std::string_view text, std::uint32_t* id)
{
    Rows rows(find.bind(1, storedHash(hash)));
    for (;;) {
        auto row = rows.next();
        if (!row || !*row) return row;
        if (find.bytes(1) != text) continue;
        *id = static_cast<std::uint32_t>(find.integer(0));
        return true;
    }
}

Result<ItemIndex> ItemIndex::open(const Connection& db, const Bounds& bounds)
{
    ItemIndex index;
    index.bounds_ = bounds;
    const auto secret = readItemSecret(db);
    if (!secret) return tl::unexpected<Error>(secret.error());
    index.secret_ = *secret;
    struct { Statement ItemIndex::*statement; std::string_view sql; } const all[] = {
        {&ItemIndex::find_, kFindItem},
        {&ItemIndex::insert_, "INSERT INTO item VALUES (?, ?)"},
        {&ItemIndex::insertHash_, "INSERT INTO item_hash VALUES (?, ?)"},
        {&ItemIndex::copySlice_, "INSERT INTO item_hash SELECT hash - ?3, item FROM item_hash WHERE hash >= ?1 + ?3 AND hash < ?2 + ?3"},
        {&ItemIndex::dropSlice_, "DELETE FROM item_hash WHERE hash >= ?1 + ?3 AND hash < ?2 + ?3"},
        {&ItemIndex::insertType_, "INSERT INTO type VALUES (?, ?)"},
    };
    for (const auto& [statement, sql] : all) {
        auto prepared = db.prepare(sql);
        if (!prepared) return passOn(prepared);
        index.*statement = std::move(*prepared);
    }
    if (auto ok = index.forget(db); !ok) return passOn(ok);
    return index;
}

Result<void> ItemIndex::forget(const Connection& db)
{
    cache_.clear();
    newHashes_.clear();
    types_.clear();
    const auto next = db.integer("SELECT coalesce(max(id), -1) + 1 FROM item");
    if (!next) return tl::unexpected<Error>(next.error());
    next_ = static_cast<std::uint32_t>(*next);
    complete_ = next_ == 0;
    auto statement = db.prepare("SELECT id, name FROM type");
    if (!statement) return passOn(statement);
    for (;;) {
        auto row = statement->step();
        if (!row) return passOn(row);
        if (!*row) return {};
        types_.emplace(statement->bytes(1), static_cast<std::uint16_t>(statement->integer(0)));
    }
}

Result<std::vector<std::uint32_t>> ItemIndex::items(const Connection& db, std::span<const std::string_view> texts)
{
    // Only between batches: inside one, the cache is what knows the texts whose hashes are not inserted yet.
    if (cache_.memoryBytes() > bounds_.memory) {
        if (auto ok = forget(db); !ok) return passOn(ok);
    }
    std::vector<std::uint32_t> ids(texts.size());
    std::vector<Unknown> unknown;
    constexpr std::size_t kGroup = 32;
    std::array<std::uint64_t, kGroup> hashes;
    for (std::size_t from = 0; from < texts.size(); from += kGroup) {
        const auto group = texts.subspan(from, std::min(kGroup, texts.size() - from));
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (from + kGroup + i < texts.size()) __builtin_prefetch(texts[from + kGroup + i].data());
            hashes[i] = secret_.hash(group[i]);
            cache_.prefetchSlot(hashes[i]);
        }
        for (std::size_t i = 0; i < group.size(); ++i) cache_.prefetchText(hashes[i]);
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (const std::uint32_t* known = cache_.find(hashes[i], group[i])) ids[from + i] = *known;
            else unknown.push_back({hashes[i], from + i});
        }
    }
    if (!complete_)
        if (auto ok = findStored(texts, &unknown, &ids); !ok) return passOn(ok);
    if (auto ok = insertNew(texts, unknown, &ids); !ok) return passOn(ok);
    return ids;
}

// In the order of the index, whose pages are then read once a batch; what is found leaves `unknown`.
Result<void> ItemIndex::findStored(std::span<const std::string_view> texts, std::vector<Unknown>* unknown, std::vector<std::uint32_t>* ids)
{
    std::sort(unknown->begin(), unknown->end(), [](const Unknown& a, const Unknown& b) { return storedHash(a.hash) < storedHash(b.hash); });
    std::size_t left = 0;
    for (const Unknown& one : *unknown) {
        std::uint32_t& id = (*ids)[one.place];
        const auto stored = findStoredItem(find_, one.hash, texts[one.place], &id);
        if (!stored) return tl::unexpected<Error>(stored.error());
        if (*stored) cache_.insert(one.hash, texts[one.place], id);
        else (*unknown)[left++] = one;
    }
    unknown->resize(left);
    std::sort(unknown->begin(), unknown->end(), [](const Unknown& a, const Unknown& b) { return a.place < b.place; });
    return {};
}

Result<void> ItemIndex::insertNew(std::span<const std::string_view> texts, std::span<const Unknown> unknown, std::vector<std::uint32_t>* ids)
{
    for (const Unknown& one : unknown) {
        if (const std::uint32_t* known = cache_.find(one.hash, texts[one.place])) {   // asked for twice
            (*ids)[one.place] = *known;
            continue;
        }
        if (next_ == std::numeric_limits<std::uint32_t>::max()) return fail(ErrorCode::Store, "The store holds no more items.");
        const std::uint32_t id = (*ids)[one.place] = next_++;
        if (auto ok = insert_.bind(1, id).bind(2, texts[one.place]).run(); !ok) return ok;
        newHashes_.emplace_back(storedHash(one.hash), id);
        cache_.insert(one.hash, texts[one.place], id);
    }
    return insertHashes();
}

Result<void> ItemIndex::insertHashes()
{
    // In key order: each page of the index is visited once a batch.
    std::sort(newHashes_.begin(), newHashes_.end());
    const bool apart = next_ > bounds_.manyItems && newHashes_.size() > bounds_.manyNew;
    for (const auto& [hash, id] : newHashes_) {
        if (auto ok = insertHash_.bind(1, apart ? hash + kApart : hash).bind(2, id).run(); !ok) return ok;
    }
    newHashes_.clear();
    return apart ? settleSlice() : Result<void>();
}

Result<void> ItemIndex::settleSlice()
{
    constexpr std::int64_t kLeast = std::numeric_limits<std::int32_t>::min(), kWidth = (std::int64_t{1} << 32) / kSlices;
    const std::int64_t from = kLeast + std::exchange(slice_, (slice_ + 1) % kSlices) * kWidth;
    for (Statement* statement : {&copySlice_, &dropSlice_})
        if (auto ok = statement->bind(1, from).bind(2, from + kWidth).bind(3, kApart).run(); !ok) return ok;
    return {};
}

Result<std::vector<std::uint16_t>> ItemIndex::types(std::span<const std::string_view> texts)
{
    std::vector<std::uint16_t> ids;
    ids.reserve(texts.size());
    for (const std::string_view text : texts) {
        auto known = types_.find(text);
        if (known == types_.end()) {
            const std::size_t id = types_.size();
            if (id > std::numeric_limits<std::uint16_t>::max()) return fail(ErrorCode::Store, "The store holds no more types.");
            if (auto ok = insertType_.bind(1, static_cast<std::int64_t>(id)).bind(2, text).run(); !ok) return passOn(ok);
            known = types_.emplace(text, static_cast<std::uint16_t>(id)).first;
        }
        ids.push_back(known->second);
    }
    return ids;
}

}  // namespace tally::sqlite
