// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/store_writer.h"

#include <fmt/format.h>
#include <random>

#include "core/engine/rollup_batch_builder.h"

namespace tally {

namespace {
constexpr std::chrono::milliseconds kCommitEvery{1000};
constexpr int kLastTries = 5;   // at the end of the process
}  // namespace

LiveWriter::LiveWriter(std::shared_ptr<SharedStore> store, std::shared_ptr<Dictionary> dictionary, std::shared_ptr<TypeTable> types)
    : store_(std::move(store)), dictionary_(std::move(dictionary)), types_(std::move(types)),
      session_(std::random_device{}() * 0x100000000ULL + std::random_device{}())
{
    thread_ = std::jthread([this] { run(); });
}

LiveWriter::~LiveWriter()
{
    queue_.close();
    thread_.join();
}

std::string LiveWriter::problem() const
{
    const std::lock_guard lock(problemMutex_);
    return problem_;
}

// A listener's positions count the bytes it has received in all its life, so they go on where the store left them.
void LiveWriter::begin(Pending& pending, const std::string& name)
{
    pending.known = true;
    pending.progress.name = name;
    const auto sources = store_->sources();
    if (!sources) return;
    for (const StoredSource& source : *sources)
        if (source.fingerprint.empty() && source.name == name) {
            pending.base = pending.progress.from = pending.progress.to = source.position;
            pending.progress.storedId = source.id;
        }
}

void LiveWriter::gather(Entry&& entry)
{
    Pending& pending = sources_[entry.source];
    if (!pending.known) begin(pending, entry.name);
    pending.progress.to = std::max(pending.progress.to, pending.base + entry.position);
    pending.progress.lines = entry.lines;
    pending.progress.ledger += entry.counted.ledger;
    for (auto& run : entry.counted.runs) runs_.push_back(std::move(run));
    timeline_.merge(entry.counted.timeline);
    for (Letter& letter : entry.counted.letters) letters_.emplace_back(entry.source, std::move(letter));
    dirty_ = true;
}

bool LiveWriter::commit()
{
    if (!dirty_) return true;
    RollupBatch batch;
    batch.id = fmt::format("live-{:016x}-{}", session_, batches_);
    std::map<std::uint32_t, std::uint32_t> place;
    for (auto& [id, pending] : sources_) {
        if (pending.progress.to == pending.progress.from && pending.progress.ledger == Ledger{}) continue;
        place[id] = static_cast<std::uint32_t>(batch.sources.size());
        batch.sources.push_back(pending.progress);
    }
    const auto types = types_->texts();
    fillBatch(runs_, timeline_, *dictionary_, types, &batch);
    for (const auto& [source, letter] : letters_) {
        batch.letters.push_back(letter);
        batch.letters.back().source = SourceId{place[source]};
    }
    const auto applied = store_->apply(batch);
    const std::lock_guard lock(problemMutex_);
    problem_ = applied ? std::string() : applied.error().what;
    if (!applied) return false;
    ++batches_;
    for (auto& [id, pending] : sources_) {
        pending.progress.from = pending.progress.to;
        pending.progress.ledger = {};
    }
    runs_.clear();
    timeline_ = Timeline();
    letters_.clear();
    dirty_ = false;
    return true;
}

void LiveWriter::run()
{
    auto next = std::chrono::steady_clock::now() + kCommitEvery;
    bool retry = false;
    while (!queue_.drained()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(next - std::chrono::steady_clock::now());
        // While the store refuses nothing more is taken in: the batch that is tried again must stay what it was.
        if (!retry) {
            if (auto entry = queue_.pop(std::max(left, std::chrono::milliseconds(0)))) gather(std::move(*entry));
        } else {
            std::this_thread::sleep_for(std::max(left, std::chrono::milliseconds(1)));
        }
        if (std::chrono::steady_clock::now() < next) continue;
        next = std::chrono::steady_clock::now() + kCommitEvery;
        retry = !commit();
    }
    for (int i = 0; i < kLastTries && !commit(); ++i) std::this_thread::sleep_for(kCommitEvery);
}

}  // namespace tally
