// SPDX-License-Identifier: GPL-3.0-or-later
// SenderScript: everything one sender will ever send, by number, and what must be counted of its first records. Its reading
// of the rules (DEFINITIONS sections 1, 2 and 4) is its own, so that it shares no mistake with the engine.
#pragma once

#include <map>
#include <string>

#include "core/event/ledger.h"
#include "core/event/time.h"

namespace tally::test {

class SenderScript {
public:
    enum class Kind : std::uint8_t { Good, Empty, Broken, Old, Future };
    struct Expected {
        std::map<std::string, std::uint64_t> items;   // counted
        Ledger ledger;
    };

    SenderScript(std::uint64_t seed, std::string name, Micros start) : seed_(seed), name_(std::move(name)), start_(start) {}

    const std::string& name() const { return name_; }
    std::string line(std::uint64_t n) const;          // the n-th record from 1, with its line end
    Expected expected(std::uint64_t records) const;   // of records 1 … `records`

private:
    Kind kind(std::uint64_t n) const;
    std::string item(std::uint64_t n) const;
    Micros time(std::uint64_t n) const;
    std::uint64_t chance(std::uint64_t n, std::uint64_t what) const;

    std::uint64_t seed_;
    std::string name_;
    Micros start_;
};

}  // namespace tally::test
