// SPDX-License-Identifier: GPL-3.0-or-later
// TypeTable: event type ↔ dense TypeId, shared by all workers. Few types, asked for at every event: each worker keeps a
// TypeCache in front of it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"

namespace tally {

class TypeTable {
public:
    TypeTable();  // knows view, like, share, comment as 0 … 3

    // Beyond limits::kTypes distinct types all new ones become "(other)". Longer texts are cut to limits::kType bytes.
    TypeId intern(std::string_view text);
    bool find(std::string_view text, TypeId* out) const;
    std::vector<std::string> texts() const;  // by id

private:
    mutable std::mutex mutex_;
    std::map<std::string, TypeId, std::less<>> ids_;
    std::vector<std::string> texts_;
};

class TypeCache {
public:
    explicit TypeCache(TypeTable& table) : table_(&table) {}
    TypeId intern(std::string_view text);

private:
    struct Entry {
        std::uint64_t low = 0, high = 0;
        std::uint32_t length = 0xffffffff;
        TypeId id{};
    };
    TypeTable* table_;
    std::array<Entry, 64> entries_;
};

}  // namespace tally
