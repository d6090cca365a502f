// SPDX-License-Identifier: GPL-3.0-or-later
// DDSketch: quantiles within a relative error of 1 % (Masson, Rim, Lee, "DDSketch", VLDB 2019), with the cubically
// interpolated logarithmic mapping: the logarithm is replaced by a cubic in the mantissa, no call of log().
//
// quantile(q) is within ±1 % of the nearest-rank value, clamped to the observed [min, max]. Merging adds buckets and
// loses nothing, so any split of the events gives the same answer. Thread safety: none.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fixed.h"

namespace tally {

class DdSketch {
public:
    static constexpr double kAlpha = 0.01;

    DdSketch() = default;             // of nothing: a pointer's size
    DdSketch(const DdSketch& other) : kept_(other.kept_ ? std::make_unique<Kept>(*other.kept_) : nullptr) {}
    DdSketch(DdSketch&&) noexcept = default;
    DdSketch& operator=(DdSketch other) noexcept
    {
        kept_.swap(other.kept_);
        return *this;
    }

    void add(double value, std::uint64_t count = 1);  // REQUIRES: finite
    void merge(const DdSketch& other);
    // Takes out what was merged in: the values of `part`, all of which this one holds. min() and max() stay.
    void remove(const DdSketch& part);

    std::uint64_t count() const { return kept_ ? kept_->count : 0; }
    double min() const { return kept_->min; }  // REQUIRES: count() > 0
    double max() const { return kept_->max; }  // likewise
    Fixed sum() const { return kept_ ? kept_->sum : Fixed(); }   // of the values, each rounded to 10^-6; independent of their order
    double quantile(double q) const;     // REQUIRES: count() > 0, 0 <= q <= 1
    std::uint64_t countAbove(double value) const;  // those within 1 % of it may be on either side. REQUIRES: value > 0
    std::size_t memoryBytes() const;                 // besides its own size

    // Header "DDc1" names the mapping and α; then zero count, min, max, sum, buckets as varints.
    std::string serialise() const;
    static bool parse(std::string_view bytes, DdSketch* out);  // false: not one of ours, or damaged

private:
    friend class SparseSketch;
    static constexpr double kSmallest = 1e-9;   // below this magnitude a value counts as zero
    struct Buckets {
        std::int32_t first = 0;             // index of counts[0]
        std::vector<std::uint64_t> counts;
        void add(std::int32_t index, std::uint64_t count);
        void merge(const Buckets& other);
        void remove(const Buckets& part);
    };
    static std::int32_t indexOf(double magnitude);
    static double valueOf(std::int32_t index);

    struct Kept {
        Buckets positive, negative;
        std::uint64_t zeros = 0, count = 0;
        double min = 0, max = 0;
        Fixed sum;
    };
    Kept& kept();                       // made when there is none
    std::unique_ptr<Kept> kept_;        // null: nothing was added
};

}  // namespace tally
