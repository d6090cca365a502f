// SPDX-License-Identifier: GPL-3.0-or-later
// Accumulator: any function of any set of events. Merging is exact, so splits over workers do not show.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "core/count/cell.h"
#include "core/count/dd_sketch.h"
#include "core/count/distinct_sketch.h"
#include "core/event/event.h"
#include "core/query/question.h"

namespace tally {

class Accumulator {
public:
    void add(const Event& event, Function function, Of of);
    void merge(const Accumulator& other);
    void addTally(const Tally& tally) { tally_.merge(tally); }

    // Nothing where the set is empty (0 for count, sum and distinct).
    std::optional<Fixed> result(Function function) const;
    const Tally& tally() const { return tally_; }
    bool distinctIsExact() const { return !distinct_; }

private:
    // Over recorded logs distinct stays exact for long; only beyond this many does it become an estimate.
    static constexpr std::size_t kExactActors = 4'000'000;
    void addActor(std::uint64_t hash);

    Tally tally_;
    std::unique_ptr<DdSketch> sketch_;
    std::unique_ptr<std::unordered_set<std::uint64_t>> actors_;
    std::unique_ptr<DistinctSketch> distinct_;
};

std::optional<Fixed> resultOf(const Tally& tally, Function function);  // REQUIRES: not a percentile, not distinct
std::optional<Fixed> fixedOf(double value);

}  // namespace tally
