// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/dd_sketch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "core/count/sketch_sum.h"

namespace tally {

namespace {

constexpr double kA = 6.0 / 35.0, kB = -3.0 / 5.0, kC = 10.0 / 7.0;
constexpr std::int64_t kIndexes = 10'000;                    // beyond any bucket of a value below 10^18
constexpr double kLargest = 1e18;                            // |value| of an event is below it
constexpr std::uint64_t kMostEvents = std::uint64_t{1} << 62;  // of one sketch that is read: a thousand million records of the largest weight
constexpr std::string_view kMagic = "DDc1";
constexpr std::size_t kFixedPart = 2 * sizeof(double) + sizeof(Int128);  // min, max, sum

double gammaLog() { return std::log1p(2 * DdSketch::kAlpha / (1 - DdSketch::kAlpha)); }
// d/dlnx of the cubic is never below 10/7, which fixes the scale that keeps every bucket within α.
const double kMultiplier = 7.0 / (10.0 * gammaLog());

double cubicLog2(double x)
{
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const auto exponent = static_cast<double>(static_cast<std::int64_t>(bits >> 52 & 0x7ff) - 1023);
    const double s = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL) - 1;
    return exponent + ((kA * s + kB) * s + kC) * s;
}

// Inverse of cubicLog2 by Newton's method; the cubic is monotone with a slope between 0.74 and 1.43.
double cubicExp2(double y)
{
    const double exponent = std::floor(y);
    const double f = y - exponent;
    double s = f;
    for (int i = 0; i < 6; ++i) {
        const double error = ((kA * s + kB) * s + kC) * s - f;
        s -= error / ((3 * kA * s + 2 * kB) * s + kC);
    }
    return std::ldexp(1 + s, static_cast<int>(exponent));
}

void putVarint(std::string& to, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7) to.push_back(static_cast<char>(value | 0x80));
    to.push_back(static_cast<char>(value));
}

bool getVarint(std::string_view& from, std::uint64_t* value)
{
    *value = 0;
    for (int shift = 0; shift < 64 && !from.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(from.front());
        from.remove_prefix(1);
        *value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) return true;
    }
    return false;
}

std::uint64_t zigzag(std::int64_t v) { return static_cast<std::uint64_t>(v) << 1 ^ static_cast<std::uint64_t>(v >> 63); }
std::int64_t unzigzag(std::uint64_t v) { return static_cast<std::int64_t>(v >> 1 ^ (0 - (v & 1))); }

}  // namespace

std::int32_t DdSketch::indexOf(double magnitude)
{
    return static_cast<std::int32_t>(std::ceil(cubicLog2(magnitude) * kMultiplier));
}

double DdSketch::valueOf(std::int32_t index)
{
    const double low = cubicExp2((index - 1) / kMultiplier), high = cubicExp2(index / kMultiplier);
    return 2 * low * high / (low + high);
}

void DdSketch::Buckets::add(std::int32_t index, std::uint64_t count)
{
    if (counts.empty()) first = index;
    if (index < first) {
        counts.insert(counts.begin(), static_cast<std::size_t>(first - index), 0);
        first = index;
    }
    const auto at = static_cast<std::size_t>(index - first);
    if (at >= counts.size()) counts.resize(at + 1);
    counts[at] += count;
}

void DdSketch::Buckets::merge(const Buckets& other)
{
    if (other.counts.empty()) return;
    add(other.first, 0);
    add(other.first + static_cast<std::int32_t>(other.counts.size()) - 1, 0);
    for (std::size_t i = 0; i < other.counts.size(); ++i) counts[static_cast<std::size_t>(other.first - first) + i] += other.counts[i];
}

DdSketch::Kept& DdSketch::kept()
{
    if (!kept_) kept_ = std::make_unique<Kept>();
    return *kept_;
}

void DdSketch::add(double value, std::uint64_t count)
{
    if (count == 0) return;
    Kept& all = kept();
    const double magnitude = std::fabs(value);
    if (magnitude < kSmallest) all.zeros += count;
    else (value > 0 ? all.positive : all.negative).add(indexOf(magnitude), count);
    all.min = all.count == 0 ? value : std::min(all.min, value);
    all.max = all.count == 0 ? value : std::max(all.max, value);
    addTo(all.sum, microOf(value) * static_cast<Int128>(count));
    all.count += count;
}

void DdSketch::merge(const DdSketch& other)
{
    if (other.count() == 0) return;
    Kept& all = kept();
    const Kept& more = *other.kept_;
    all.positive.merge(more.positive);
    all.negative.merge(more.negative);
    all.zeros += more.zeros;
    addTo(all.sum, more.sum.micro);
    all.min = all.count == 0 ? more.min : std::min(all.min, more.min);
    all.max = all.count == 0 ? more.max : std::max(all.max, more.max);
    all.count += more.count;
}

// Buckets of `part` lie inside ours, as its values are among ours.
void DdSketch::Buckets::remove(const Buckets& part)
{
    for (std::size_t i = 0; i < part.counts.size(); ++i)
        if (part.counts[i] > 0) counts[static_cast<std::size_t>(part.first - first) + i] -= part.counts[i];
}

void DdSketch::remove(const DdSketch& part)
{
    if (part.count() == 0) return;
    kept_->positive.remove(part.kept_->positive);
    kept_->negative.remove(part.kept_->negative);
    kept_->zeros -= part.kept_->zeros;
    kept_->count -= part.kept_->count;
    kept_->sum.micro -= part.kept_->sum.micro;
}

std::uint64_t DdSketch::countAbove(double value) const
{
    if (!kept_) return 0;
    if (value < kSmallest) value = kSmallest;
    const Buckets& positive = kept_->positive;
    const std::int64_t from = std::int64_t{indexOf(value)} + 1 - positive.first;
    std::uint64_t above = 0;
    for (auto i = static_cast<std::size_t>(std::max<std::int64_t>(0, from)); i < positive.counts.size(); ++i) above += positive.counts[i];
    return above;
}

double DdSketch::quantile(double q) const
{
    const Kept& all = *kept_;
    const auto exact = static_cast<std::uint64_t>(std::ceil(q * static_cast<double>(all.count) - 1e-9));
    const std::uint64_t rank = std::clamp<std::uint64_t>(exact, 1, all.count);
    std::uint64_t seen = 0;
    double value = 0;
    const auto walk = [&] {
        for (std::size_t i = all.negative.counts.size(); i-- > 0;)
            if ((seen += all.negative.counts[i]) >= rank) return -valueOf(all.negative.first + static_cast<std::int32_t>(i));
        if ((seen += all.zeros) >= rank) return 0.0;
        for (std::size_t i = 0; i < all.positive.counts.size(); ++i)
            if ((seen += all.positive.counts[i]) >= rank) return valueOf(all.positive.first + static_cast<std::int32_t>(i));
        return all.max;
    };
    value = walk();
    return std::clamp(value, all.min, all.max);
}

std::size_t DdSketch::memoryBytes() const
{
    return kept_ ? sizeof *kept_ + (kept_->positive.counts.capacity() + kept_->negative.counts.capacity()) * sizeof(std::uint64_t) : 0;
}

std::string DdSketch::serialise() const
{
    static const Kept kNothing;
    const Kept& all = kept_ ? *kept_ : kNothing;
    std::string out(kMagic);
    putVarint(out, all.zeros);
    out.append(reinterpret_cast<const char*>(&all.min), sizeof all.min);
    out.append(reinterpret_cast<const char*>(&all.max), sizeof all.max);
    out.append(reinterpret_cast<const char*>(&all.sum.micro), sizeof all.sum.micro);
    for (const Buckets* side : {&all.positive, &all.negative}) {
        putVarint(out, side->counts.size());
        putVarint(out, zigzag(side->first));
        for (const std::uint64_t n : side->counts) putVarint(out, n);
    }
    return out;
}

bool DdSketch::parse(std::string_view bytes, DdSketch* out)
{
    auto kept = std::make_unique<Kept>();
    Kept& sketch = *kept;
    if (bytes.substr(0, kMagic.size()) != kMagic) return false;
    bytes.remove_prefix(kMagic.size());
    if (!getVarint(bytes, &sketch.zeros) || bytes.size() < kFixedPart) return false;
    std::memcpy(&sketch.min, bytes.data(), sizeof(double));
    std::memcpy(&sketch.max, bytes.data() + sizeof(double), sizeof(double));
    std::memcpy(&sketch.sum.micro, bytes.data() + 2 * sizeof(double), sizeof(Int128));
    bytes.remove_prefix(kFixedPart);
    if (sketch.zeros > kMostEvents) return false;
    sketch.count = sketch.zeros;
    for (Buckets* side : {&sketch.positive, &sketch.negative}) {
        std::uint64_t size = 0, first = 0;
        if (!getVarint(bytes, &size) || !getVarint(bytes, &first) || size > bytes.size() || size > static_cast<std::uint64_t>(kIndexes)) return false;
        const std::int64_t start = unzigzag(first);
        if (start < -kIndexes || start > kIndexes) return false;
        side->first = static_cast<std::int32_t>(start);
        side->counts.resize(static_cast<std::size_t>(size));
        for (auto& n : side->counts) {
            if (!getVarint(bytes, &n) || n > kMostEvents - sketch.count) return false;
            sketch.count += n;
        }
    }
    if (!bytes.empty() || !std::isfinite(sketch.min) || !std::isfinite(sketch.max) || sketch.min > sketch.max) return false;
    // A sum that these values cannot have would only overflow later.
    const double largest = std::max(std::fabs(sketch.min), std::fabs(sketch.max));
    const double bound = (largest * Fixed::kScale + 1) * static_cast<double>(sketch.count) * 1.001;
    if (largest > kLargest || std::fabs(static_cast<double>(sketch.sum.micro)) > bound) return false;
    *out = DdSketch();
    out->kept_ = std::move(kept);
    return true;
}

}  // namespace tally
