// SPDX-License-Identifier: GPL-3.0-or-later
// DistinctSketch: how many different texts; exact up to 1,024, then HyperLogLog with p = 12 (Flajolet et al., 2007;
// standard error 1.04/√4096 = 1.6 %). The hash is the same everywhere, so sketches merge and repeat.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tally {

class DistinctSketch {
public:
    static constexpr std::size_t kExactLimit = 1024;
    static constexpr int kPrecision = 12;

    void add(std::string_view text);
    void addHash(std::uint64_t stableHash);
    void merge(const DistinctSketch& other);

    bool exact() const { return registers_.empty(); }
    std::uint64_t estimate() const;

private:
    void toRegisters();
    void put(std::uint64_t hash);

    std::unordered_set<std::uint64_t> exact_;
    std::vector<std::uint8_t> registers_;
};

}  // namespace tally
