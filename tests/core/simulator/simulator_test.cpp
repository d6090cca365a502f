// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>

#include "tests/core/simulator/simulation.h"

namespace tally::test {
namespace {

std::uint64_t wanted(const char* variable, std::uint64_t otherwise)
{
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

TEST(Simulator, NoSeedLosesOrDoublesWhatWasAcknowledged)
{
    const std::uint64_t only = wanted("TALLY_SEED", 0), seeds = wanted("TALLY_SEEDS", 200);
    SimulationReport all;
    for (std::uint64_t seed = only > 0 ? only : 1; seed <= (only > 0 ? only : seeds); ++seed) {
        const SimulationReport one = simulate(seed);
        EXPECT_EQ(one.failure, "") << "seed " << seed << "; again: TALLY_SEED=" << seed;
        all.records += one.records;
        all.acknowledged += one.acknowledged;
        all.starts += one.starts;
        all.powerLosses += one.powerLosses;
        all.faults += one.faults;
    }
    RecordProperty("acknowledged", std::to_string(all.acknowledged));
    std::cout << "acknowledged " << all.acknowledged << " of " << all.records << " records over " << all.starts << " starts, " << all.powerLosses
              << " losses of power, " << all.faults << " failing disks\n";
    EXPECT_EQ(all.acknowledged, all.records);
    EXPECT_GT(all.powerLosses, 0u);
}

// A simulation that finds nothing proves nothing: each of these breaks a promise within a few seeds.
TEST(Simulator, FindsEachMistakeItIsGiven)
{
    for (const Mistake mistake : {Mistake::AcknowledgesBeforeSync, Mistake::ForgetsPosition, Mistake::ForgetsSequences, Mistake::ReleasesBeforeStored}) {
        int found = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) found += simulate(seed, mistake).failure.empty() ? 0 : 1;
        EXPECT_GT(found, 0) << "mistake " << static_cast<int>(mistake);
    }
}

TEST(Simulator, OneSeedAlwaysDoesTheSame)
{
    const SimulationReport one = simulate(5), two = simulate(5);
    EXPECT_EQ(one.starts, two.starts);
    EXPECT_EQ(one.powerLosses, two.powerLosses);
    EXPECT_EQ(one.faults, two.faults);
    EXPECT_EQ(one.failure, two.failure);
}

}  // namespace
}  // namespace tally::test
