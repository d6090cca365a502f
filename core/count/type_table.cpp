// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/type_table.h"

#include <cstring>

#include "core/base/limits.h"

namespace tally {

namespace {
constexpr std::string_view kOther = "(other)";

// Cuts on a UTF-8 boundary, so that a shortened type is still text.
std::string_view cut(std::string_view text)
{
    if (text.size() <= limits::kType) return text;
    std::size_t size = limits::kType;
    while (size > limits::kType - 4 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
    return text.substr(0, size);
}
}  // namespace

TypeTable::TypeTable()
{
    for (const char* known : {"view", "like", "share", "comment"}) intern(known);
}

TypeId TypeTable::intern(std::string_view text)
{
    text = cut(text);
    const std::lock_guard lock(mutex_);
    if (const auto found = ids_.find(text); found != ids_.end()) return found->second;
    if (texts_.size() + 1 >= limits::kTypes) {
        if (const auto found = ids_.find(kOther); found != ids_.end()) return found->second;
        text = kOther;
    }
    const TypeId id{static_cast<std::uint16_t>(texts_.size())};
    texts_.emplace_back(text);
    ids_.emplace(texts_.back(), id);
    return id;
}

bool TypeTable::find(std::string_view text, TypeId* out) const
{
    const std::lock_guard lock(mutex_);
    const auto found = ids_.find(cut(text));
    if (found == ids_.end()) return false;
    *out = found->second;
    return true;
}

std::vector<std::string> TypeTable::texts() const
{
    const std::lock_guard lock(mutex_);
    return texts_;
}

namespace {

template <class Word>
std::uint64_t load(const char* from)
{
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

}  // namespace

// At most 16 bytes as two words, by loads that overlap: together with the length they tell texts apart, and nothing is
// copied a byte at a time.
TypeId TypeCache::intern(std::string_view text)
{
    const char* const p = text.data();
    const std::size_t n = text.size();
    if (n > 16) return table_->intern(text);
    std::uint64_t low = 0, high = 0;
    if (n >= 8) {
        low = load<std::uint64_t>(p);
        high = load<std::uint64_t>(p + n - 8);
    } else if (n >= 4) {
        low = load<std::uint32_t>(p) | load<std::uint32_t>(p + n - 4) << 32;
    } else if (n > 0) {
        low = load<std::uint8_t>(p) | load<std::uint8_t>(p + n / 2) << 8 | load<std::uint8_t>(p + n - 1) << 16;
    }
    Entry& entry = entries_[((low ^ (high << 1) ^ n) * 0x9e3779b97f4a7c15ULL) >> 58];
    if (entry.low != low || entry.high != high || entry.length != n)
        entry = {low, high, static_cast<std::uint32_t>(n), table_->intern(text)};
    return entry.id;
}

}  // namespace tally
