// SPDX-License-Identifier: GPL-3.0-or-later
// Coarsening: when what is counted in memory outgrows its budget, its older half loses its minutes: they become hours, and
// older hours days. Every sum stays exact; only where the edges of a question may lie changes.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/count/sorted_run.h"
#include "core/store/rollup_store.h"

namespace tally {

// What is to be kept from now on, so that about half of the minutes go (or, where those are few, of the hours);
// nothing when all of it lies within the hour or day that is going on. `kept.minutesFrom` begins an hour here.
std::optional<KeptTiers> coarserTiers(std::int32_t firstMinute, std::int32_t lastMinute, const KeptTiers& kept);

// The same cells in one run, those before the edges of `kept` at the first minute of their hour or day. Null: stopped.
// REQUIRES: some run.
std::shared_ptr<const SortedRun> coarsened(std::span<const std::shared_ptr<const SortedRun>> runs, const KeptTiers& kept,
                                           const std::stop_token& stop);

// One coarsening on a thread of its own, so that counting goes on meanwhile. Thread safety: of its owner's thread.
class Coarsening {
public:
    Coarsening(std::vector<std::shared_ptr<const SortedRun>> runs, const KeptTiers& kept)
        : kept_(kept), thread_([this, runs = std::move(runs)](std::stop_token stop) {
              result_ = coarsened(runs, kept_, stop);
              done_.store(true, std::memory_order_release);
          })
    {
    }
    bool done() const { return done_.load(std::memory_order_acquire); }
    const KeptTiers& kept() const { return kept_; }
    std::shared_ptr<const SortedRun> take() { return std::move(result_); }   // REQUIRES: done()

private:
    const KeptTiers kept_;
    std::shared_ptr<const SortedRun> result_;
    std::atomic<bool> done_{false};
    std::jthread thread_;
};

}  // namespace tally
