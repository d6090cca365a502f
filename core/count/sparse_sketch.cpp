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

void SparseSketch::put(std::uint64_t bucket, std::uint64_t count)
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
    if (at != buckets_.end() && *at >> kCountBits == bucket) *at += count;
    else buckets_.insert(at, bucket << kCountBits | count);
}

void SparseSketch::add(double value, std::uint64_t count)
{
    if (count == 0) return;
    const double magnitude = std::fabs(value);
    std::int32_t bucket = 0;
    if (magnitude >= DdSketch::kSmallest) bucket = DdSketch::indexOf(magnitude) + (value > 0 ? kPositive : kNegative);
    put(static_cast<std::uint64_t>(bucket), count);
    min_ = count_ == 0 ? value : std::min(min_, value);
    max_ = count_ == 0 ? value : std::max(max_, value);
    sum_.micro += microOf(value) * static_cast<Int128>(count);
    count_ += count;
}

void SparseSketch::merge(const SparseSketch& other)
{
    if (other.count_ == 0) return;
    constexpr std::uint64_t kCounts = (std::uint64_t{1} << kCountBits) - 1;
    std::vector<std::uint64_t> merged;
    merged.reserve(std::max(buckets_.size(), other.buckets_.size()));
    auto a = buckets_.begin();
    auto b = other.buckets_.begin();
    while (a != buckets_.end() || b != other.buckets_.end()) {
        if (b == other.buckets_.end() || (a != buckets_.end() && *a >> kCountBits < *b >> kCountBits)) merged.push_back(*a++);
        else if (a == buckets_.end() || *b >> kCountBits < *a >> kCountBits) merged.push_back(*b++);
        else merged.push_back(*a++ + (*b++ & kCounts));
    }
    buckets_ = std::move(merged);
    min_ = count_ == 0 ? other.min_ : std::min(min_, other.min_);
    max_ = count_ == 0 ? other.max_ : std::max(max_, other.max_);
    sum_ += other.sum_;
    count_ += other.count_;
}

void SparseSketch::addTo(DdSketch& sketch) const
{
    if (count_ == 0) return;
    for (const std::uint64_t entry : buckets_) {
        const auto bucket = static_cast<std::int32_t>(entry >> kCountBits);
        const std::uint64_t count = entry & ((std::uint64_t{1} << kCountBits) - 1);
        if (bucket == 0) sketch.zeros_ += count;
        else if (bucket < (kNegative + kPositive) / 2) sketch.negative_.add(bucket - kNegative, count);
        else sketch.positive_.add(bucket - kPositive, count);
    }
    sketch.min_ = sketch.count_ == 0 ? min_ : std::min(sketch.min_, min_);
    sketch.max_ = sketch.count_ == 0 ? max_ : std::max(sketch.max_, max_);
    sketch.sum_ += sum_;
    sketch.count_ += count_;
}

}  // namespace tally
