// SPDX-License-Identifier: GPL-3.0-or-later
// Simulation: one listener's life under everything that can happen to it, decided by a seed. The same seed does the same.
//
// Each step is one of: a sender connects, sends or goes away; the journal commits; the worker counts a few batches; the
// store commits; the disk begins to fail or is mended; time passes; the process is killed or the power fails, also in the
// middle of a commit. After each restart and at the end: nothing acknowledged is lost, nothing counts twice, the ledgers
// balance, no sender is told to go on behind what it was acknowledged.
#pragma once

#include <cstdint>
#include <string>

namespace tally::test {

// What a careless engine might do; each must be found.
enum class Mistake : std::uint8_t { None, AcknowledgesBeforeSync, ForgetsPosition, ForgetsSequences, ReleasesBeforeStored };

struct SimulationReport {
    std::uint64_t records = 0, acknowledged = 0;   // of declared senders
    std::uint64_t starts = 0, powerLosses = 0, faults = 0;
    std::string failure;                           // empty: every promise was kept
};

SimulationReport simulate(std::uint64_t seed, Mistake mistake = Mistake::None);

}  // namespace tally::test
