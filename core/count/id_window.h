// SPDX-License-Identifier: GPL-3.0-or-later
// IdWindow: which event ids were seen lately, in bounded memory (DEFINITIONS section 4). Ids are known by 128 bits of keyed
// hash, so that two different ids are taken for one with a probability below 10^-20. The oldest eighth is forgotten when the
// window is full, or when its newest id is older than the age limit. Thread safety: none; an IdBudget any.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/keyed_hash.h"
#include "core/event/time.h"

namespace tally {

// The memory that several windows share, each the same part of it. A window that has more than its part when another one
// begins gives it up generation by generation.
class IdBudget {
public:
    explicit IdBudget(std::uint64_t bytes) : bytes_(bytes) {}
    std::uint64_t used() const { return used_; }   // bytes, of all windows

private:
    friend class IdWindow;
    const std::uint64_t bytes_;
    std::atomic<std::uint64_t> used_{0};
    std::atomic<std::uint32_t> windows_{0};
};

class IdWindow {
public:
    static constexpr std::int64_t kMaxAge = kDay;
    static constexpr std::size_t kUsual = 10'000'000;
    explicit IdWindow(std::size_t capacity = kUsual, std::int64_t maxAge = kMaxAge, std::shared_ptr<IdBudget> budget = {});
    ~IdWindow();
    IdWindow(const IdWindow&) = delete;
    IdWindow& operator=(const IdWindow&) = delete;

    // True: not seen within the window (it is now). `scope` keeps the ids of different senders apart.
    bool insert(std::string_view scope, std::string_view id, Micros arrival);
    std::size_t size() const;       // ids held now: the effective horizon
    std::size_t memoryBytes() const { return bytes_; }

private:
    struct Hash {
        std::uint64_t low = 0, high = 0;   // both 0 = empty
        bool operator==(const Hash&) const = default;
    };
    struct Generation {
        std::vector<Hash> slots;           // a power of two, at most five eighths full
        std::size_t used = 0;
        Micros newest;
        bool contains(Hash hash) const;
        void insert(Hash hash);
        void grow();
    };
    static constexpr std::size_t kGenerations = 8, kLeastSlots = 1024;
    std::size_t room() const;              // ids of one generation
    void empty(Generation* generation);
    void account();                        // tells the budget

    const std::size_t perGeneration_;
    const std::int64_t maxAge_;
    const std::shared_ptr<IdBudget> budget_;   // null: as much as `capacity` takes
    std::size_t bytes_ = 0;
    std::array<Generation, kGenerations> generations_;
    std::size_t current_ = 0;
    KeyedHash low_, high_;                 // two secrets
    std::string text_;                     // what is hashed; kept for its memory
};

}  // namespace tally
