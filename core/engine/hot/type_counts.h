// SPDX-License-Identifier: GPL-3.0-or-later
// TypeCounts: how many events of each type there were in one minute. Only of types that had some: thousands of types may be known
// where a minute has three. Thread safety: none.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tally {

class TypeCounts {
public:
    struct Entry {
        std::uint64_t count = 0;
        std::uint16_t type = 0;   // TypeId
    };

    void add(std::uint16_t type, std::uint64_t count)
    {
        auto at = entries_.begin();
        if (entries_.size() > kFew) at = std::lower_bound(at, entries_.end(), type, [](const Entry& e, std::uint16_t t) { return e.type < t; });
        else
            while (at != entries_.end() && at->type < type) ++at;
        if (at == entries_.end() || at->type != type) at = entries_.insert(at, {0, type});
        at->count += count;
    }
    void merge(const TypeCounts& other)
    {
        for (const Entry& entry : other.entries_) add(entry.type, entry.count);
    }
    std::uint64_t of(std::uint16_t type) const
    {
        const auto at = std::lower_bound(entries_.begin(), entries_.end(), type, [](const Entry& e, std::uint16_t t) { return e.type < t; });
        return at == entries_.end() || at->type != type ? 0 : at->count;
    }
    auto begin() const { return entries_.begin(); }
    auto end() const { return entries_.end(); }
    std::size_t memoryBytes() const { return entries_.capacity() * sizeof(Entry); }

private:
    static constexpr std::size_t kFew = 8;   // looked through one by one
    std::vector<Entry> entries_;             // ascending by type
};

}  // namespace tally
