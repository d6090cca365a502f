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

TypeId TypeCache::intern(std::string_view text)
{
    if (text.size() > sizeof(Entry::bytes)) return table_->intern(text);
    char padded[16] = {};
    std::memcpy(padded, text.data(), text.size());
    std::uint64_t low, high;
    std::memcpy(&low, padded, 8);
    std::memcpy(&high, padded + 8, 8);
    const std::size_t at = ((low ^ (high << 1) ^ text.size()) * 0x9e3779b97f4a7c15ULL) >> 58;
    Entry& entry = entries_[at];
    if (entry.length != text.size() || std::memcmp(entry.bytes, padded, sizeof padded) != 0) {
        std::memcpy(entry.bytes, padded, sizeof padded);
        entry.length = static_cast<std::uint32_t>(text.size());
        entry.id = table_->intern(text);
    }
    return entry.id;
}

}  // namespace tally
