// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/distinct_sketch.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/keyed_hash.h"

namespace tally {

namespace {
constexpr std::size_t kRegisters = std::size_t{1} << DistinctSketch::kPrecision;
}

void DistinctSketch::add(std::string_view text) { addHash(stableHash(text)); }

void DistinctSketch::addHash(std::uint64_t hash)
{
    if (!registers_.empty()) return put(hash);
    exact_.insert(hash);
    if (exact_.size() > kExactLimit) toRegisters();
}

void DistinctSketch::toRegisters()
{
    registers_.assign(kRegisters, 0);
    for (const std::uint64_t hash : exact_) put(hash);
    exact_.clear();
}

void DistinctSketch::put(std::uint64_t hash)
{
    const std::size_t at = hash >> (64 - kPrecision);
    const int zeros = std::min(std::countl_zero(hash << kPrecision), 64 - kPrecision);
    registers_[at] = std::max(registers_[at], static_cast<std::uint8_t>(zeros + 1));
}

void DistinctSketch::merge(const DistinctSketch& other)
{
    if (other.registers_.empty()) {
        for (const std::uint64_t hash : other.exact_) addHash(hash);
        return;
    }
    if (registers_.empty()) toRegisters();
    for (std::size_t i = 0; i < kRegisters; ++i) registers_[i] = std::max(registers_[i], other.registers_[i]);
}

std::uint64_t DistinctSketch::estimate() const
{
    if (registers_.empty()) return exact_.size();
    double sum = 0;
    std::size_t zeros = 0;
    for (const std::uint8_t r : registers_) {
        sum += std::ldexp(1.0, -r);
        zeros += r == 0;
    }
    constexpr double m = kRegisters;
    const double raw = 0.7213 / (1 + 1.079 / m) * m * m / sum;
    const double value = raw <= 2.5 * m && zeros > 0 ? m * std::log(m / static_cast<double>(zeros)) : raw;
    return static_cast<std::uint64_t>(std::llround(value));
}

}  // namespace tally
