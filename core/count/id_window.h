// SPDX-License-Identifier: GPL-3.0-or-later
// IdWindow: which event ids were seen lately, in bounded memory (DEFINITIONS section 4). Ids are known by 128 bits of keyed
// hash, so that two different ids are taken for one with a probability below 10^-20. The oldest eighth is forgotten when the
// window is full, or when its newest id is older than the age limit. Thread safety: none.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/keyed_hash.h"
#include "core/event/time.h"

namespace tally {

class IdWindow {
public:
    static constexpr std::int64_t kMaxAge = kDay;
    explicit IdWindow(std::size_t capacity = 10'000'000, std::int64_t maxAge = kMaxAge);

    // True: not seen within the window (it is now). `scope` keeps the ids of different senders apart.
    bool insert(std::string_view scope, std::string_view id, Micros arrival);
    std::size_t size() const;       // ids held now: the effective horizon
    std::size_t memoryBytes() const;

private:
    struct Hash {
        std::uint64_t low = 0, high = 0;   // both 0 = empty
        bool operator==(const Hash&) const = default;
    };
    struct Generation {
        std::vector<Hash> slots;           // a power of two, at most half full
        std::size_t used = 0;
        Micros newest;
        bool contains(Hash hash) const;
        void insert(Hash hash);
        void grow();
    };
    static constexpr std::size_t kGenerations = 8;

    const std::size_t perGeneration_;
    const std::int64_t maxAge_;
    std::array<Generation, kGenerations> generations_;
    std::size_t current_ = 0;
    KeyedHash low_, high_;                 // two secrets
    std::string text_;                     // what is hashed; kept for its memory
};

}  // namespace tally
