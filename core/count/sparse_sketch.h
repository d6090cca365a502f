// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/count/dd_sketch.h"

namespace tally {

// SparseSketch: a DdSketch of few values. It keeps the buckets that have some, eight bytes each, in place of the whole stretch
// between the least and the greatest, and becomes part of a DdSketch without loss. Thread safety: none.
class SparseSketch {
public:
    void add(double value, std::uint64_t count = 1);   // REQUIRES: finite. Of more than 2^48 alike the rest is left out
    void merge(const SparseSketch& other);
    void addTo(DdSketch& sketch) const;                // as if the values had been added to it

    std::uint64_t count() const { return count_; }
    std::size_t memoryBytes() const { return buckets_.capacity() * sizeof(std::uint64_t); }   // besides its own size

private:
    static constexpr int kCountBits = 48;
    static constexpr std::uint64_t kCounts = (std::uint64_t{1} << kCountBits) - 1;
    std::uint64_t put(std::uint64_t bucket, std::uint64_t count);   // how many had room
    std::vector<std::uint64_t> buckets_;               // ascending: bucket << kCountBits | count
    std::uint64_t count_ = 0;
    double min_ = 0, max_ = 0;
    Fixed sum_;
};

}  // namespace tally
