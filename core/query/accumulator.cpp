// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/accumulator.h"

#include <cmath>

#include "core/base/keyed_hash.h"

namespace tally {

std::optional<Fixed> fixedOf(double value) { return Fixed{static_cast<Int128>(std::nearbyint(value * 1e6))}; }

std::optional<Fixed> resultOf(const Tally& tally, Function function)
{
    switch (function) {
    case Function::Count: return Fixed::fromInteger(static_cast<std::int64_t>(tally.count));
    case Function::Sum: return tally.sum;
    case Function::Average: return tally.values == 0 ? std::nullopt : std::optional(divideHalfEven(tally.sum, tally.values));
    case Function::Min: return tally.values == 0 ? std::nullopt : std::optional(tally.min);
    case Function::Max: return tally.values == 0 ? std::nullopt : std::optional(tally.max);
    default: return std::nullopt;
    }
}

void Accumulator::addActor(std::uint64_t hash)
{
    if (distinct_) return distinct_->addHash(hash);
    if (!actors_) actors_ = std::make_unique<std::unordered_set<std::uint64_t>>();
    actors_->insert(hash);
    if (actors_->size() <= kExactActors) return;
    distinct_ = std::make_unique<DistinctSketch>();
    for (const std::uint64_t h : *actors_) distinct_->addHash(h);
    actors_.reset();
}

void Accumulator::add(const Event& event, Function function, Of of)
{
    if (event.weight == 0) return;
    tally_.count += event.weight;
    if (function == Function::Count) return;
    if (function == Function::Distinct) {
        if (has(event.parts, Part::Actor)) addActor(stableHash(event.actor));
        return;
    }
    const bool latency = of == Of::Latency;
    if (!has(event.parts, latency ? Part::Latency : Part::Value)) return;
    const Fixed value = latency ? Fixed{event.latencyUs} : event.value;
    tally_.addValue(value, event.weight);
    if (!isPercentile(function)) return;
    if (!sketch_) sketch_ = std::make_unique<DdSketch>();
    sketch_->add(value.toDouble(), event.weight);
}

void Accumulator::merge(const Accumulator& other)
{
    tally_.merge(other.tally_);
    if (other.sketch_) {
        if (!sketch_) sketch_ = std::make_unique<DdSketch>();
        sketch_->merge(*other.sketch_);
    }
    if (other.actors_) for (const std::uint64_t h : *other.actors_) addActor(h);
    if (other.distinct_) {
        if (!distinct_) {
            distinct_ = std::make_unique<DistinctSketch>();
            if (actors_) for (const std::uint64_t h : *actors_) distinct_->addHash(h);
            actors_.reset();
        }
        distinct_->merge(*other.distinct_);
    }
}

std::optional<Fixed> Accumulator::result(Function function) const
{
    if (function == Function::Distinct) {
        const std::uint64_t n = distinct_ ? distinct_->estimate() : actors_ ? actors_->size() : 0;
        return Fixed::fromInteger(static_cast<std::int64_t>(n));
    }
    if (!isPercentile(function)) return resultOf(tally_, function);
    if (!sketch_ || sketch_->count() == 0) return std::nullopt;
    return fixedOf(sketch_->quantile(quantileOf(function)));
}

}  // namespace tally
