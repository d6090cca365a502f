// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/sparse_sketch.h"

#include <algorithm>
#include <cmath>

#include "core/count/sketch_sum.h"

namespace tally {

namespace {
// Buckets of a DdSketch lie between -1,100 and 2,200; zero, negatives and positives each have a stretch of their own.
constexpr std::int32_t kNegative = 10'000, kPositive = 30'000;
}  // namespace

std::uint64_t SparseSketch::put(std::uint64_t bucket, std::uint64_t count)
{
    // A search without a branch: which way it goes cannot be foretold, and every event with a latency comes by here.
    const std::uint64_t key = bucket << kCountBits;
    const std::uint64_t* first = buckets_.data();
    for (std::size_t left = buckets_.size(); left > 0;) {
        const std::size_t half = (left + 1) / 2;
        first += half & (0 - static_cast<std::size_t>(first[half - 1] < key));   // a mask: compilers make a branch of `? :`
        left -= half;
    }
    const auto at = buckets_.begin() + (first - buckets_.data());
    if (at == buckets_.end() || *at >> kCountBits != bucket) {
        count = std::min(count, kCounts);
        buckets_.insert(at, bucket << kCountBits | count);
        return count;
    }
    count = std::min(count, kCounts - (*at & kCounts));
    *at += count;
    return count;
}

void SparseSketch::add(double value, std::uint64_t count)
{
    if (count == 0) return;
    const double magnitude = std::fabs(value);
    std::int32_t bucket = 0;
    if (magnitude >= DdSketch::kSmallest) bucket = DdSketch::indexOf(magnitude) + (value > 0 ? kPositive : kNegative);
    count = put(static_cast<std::uint64_t>(bucket), count);
    min_ = count_ == 0 ? value : std::min(min_, value);
    max_ = count_ == 0 ? value : std::max(max_, value);
    tally::addTo(sum_, microOf(value) * static_cast<Int128>(count));
    count_ += count;
}

void SparseSketch::merge(const SparseSketch& other)
{
    if (other.count_ == 0) return;
    std::uint64_t leftOut = 0;
    std::vector<std::uint64_t> merged;
    merged.reserve(std::max(buckets_.size(), other.buckets_.size()));
    auto a = buckets_.begin();
    auto b = other.buckets_.begin();
    while (a != buckets_.end() || b != other.buckets_.end()) {
        if (b == other.buckets_.end() || (a != buckets_.end() && *a >> kCountBits < *b >> kCountBits)) merged.push_back(*a++);
        else if (a == buckets_.end() || *b >> kCountBits < *a >> kCountBits) merged.push_back(*b++);
        else {
            const std::uint64_t more = *b++ & kCounts, taken = std::min(more, kCounts - (*a & kCounts));
            merged.push_back(*a++ + taken);
            leftOut += more - taken;
        }
    }
    buckets_ = std::move(merged);
    min_ = count_ == 0 ? other.min_ : std::min(min_, other.min_);
    max_ = count_ == 0 ? other.max_ : std::max(max_, other.max_);
    tally::addTo(sum_, other.sum_.micro);
    count_ += other.count_ - leftOut;
}

void SparseSketch::addTo(DdSketch& to) const
{
    if (count_ == 0) return;
    DdSketch::Kept& sketch = to.kept();
    for (const std::uint64_t entry : buckets_) {
        const auto bucket = static_cast<std::int32_t>(entry >> kCountBits);
        const std::uint64_t count = entry & kCounts;
        if (bucket == 0) sketch.zeros += count;
        else if (bucket < (kNegative + kPositive) / 2) sketch.negative.add(bucket - kNegative, count);
        else sketch.positive.add(bucket - kPositive, count);
    }
    sketch.min = sketch.count == 0 ? min_ : std::min(sketch.min, min_);
    sketch.max = sketch.count == 0 ? max_ : std::max(sketch.max, max_);
    tally::addTo(sketch.sum, sum_.micro);
    sketch.count += count_;
}

}  // namespace tally
