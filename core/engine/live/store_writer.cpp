// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/live/store_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <utility>

#include "core/base/counting_thread.h"
#include "core/engine/import/rollup_batch_builder.h"

namespace tally {

namespace {
constexpr std::chrono::milliseconds kCommitEvery{1000};
constexpr std::chrono::milliseconds kLongestPause{4000};   // between tries while the store refuses; recovery is promised within 10 s
constexpr std::chrono::milliseconds kLook{200};             // whether the process ends meanwhile
constexpr int kLastTries = 5;   // at the end of the process
constexpr std::chrono::milliseconds kLastPause{200};
// Of its cells and minutes, its letters and the texts of items that have no place in memory; all else is small.
std::size_t bytesOf(const LivePortion& part)
{
    std::size_t bytes = 0;
    for (const auto& run : part.counted.runs) bytes += run->memoryBytes();
    for (const ColdRun& cold : part.counted.cold) bytes += cold.run->memoryBytes() + cold.items->memoryBytes();
    for (const auto& [name, sender] : part.senders)
        for (const Letter& letter : sender.letters) bytes += sizeof letter + letter.raw.size() + letter.detail.size();
    return bytes + part.counted.revisions.memoryBytes() + part.counted.timeline.memoryBytes();
}

}  // namespace

LiveWriter::LiveWriter(std::shared_ptr<SharedStore> store, std::shared_ptr<Dictionary> dictionary, std::shared_ptr<TypeTable> types, const WriterBounds& bounds)
    : store_(std::move(store)), dictionary_(std::move(dictionary)), types_(std::move(types)), bounds_(bounds), queue_(64, bounds.queueBytes),
      session_(std::random_device{}() * 0x100000000ULL + std::random_device{}())
{
    thread_ = std::jthread([this] {
        beginCountingThread();
        run();
    });
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

void LiveWriter::handOn(Entry entry, const std::function<void(LivePortion&&)>& count)
{
    const std::size_t bytes = bytesOf(entry.part);
    LivePortion counted = entry.part;
    entry.part.counted.seconds.reset();   // only memory keeps them
    {
        const std::lock_guard lock(order_);
        counted.counted.finalBefore = asked_;
        count(std::move(counted));
        queue_.push(std::move(entry), bytes);
    }
    passOnWanted();
}

void LiveWriter::keepFinal(Micros before)
{
    wanted_ = before.us;
    passOnWanted();
}

// Whoever has the order may wait for the very thread that asks, so that does not wait for it; what was wanted meanwhile is seen by
// whoever had it. Minutes are final as a whole: once for each.
void LiveWriter::passOnWanted()
{
    Micros wanted;
    do {
        const std::unique_lock lock(order_, std::try_to_lock);
        if (!lock) return;
        wanted = {wanted_};
        if (wanted == kNever || (asked_ != kNever && minuteOf(wanted) <= minuteOf(asked_))) continue;
        Entry entry;
        entry.finalBefore = wanted;
        if (queue_.tryPush(std::move(entry))) asked_ = wanted;
    } while (wanted.us != wanted_);
}

bool LiveWriter::settle(std::chrono::milliseconds patience)
{
    const auto settled = std::make_shared<std::promise<void>>();
    Entry entry;
    entry.settled = settled;
    if (!queue_.tryPush(std::move(entry))) return false;
    auto told = settled->get_future();
    if (told.wait_for(patience) != std::future_status::ready) return false;
    try {
        told.get();
        return true;
    } catch (const std::future_error&) {   // given up
        return false;
    }
}

void LiveWriter::gather(Entry&& entry)
{
    if (entry.settled) {
        settling_.push_back(std::move(entry.settled));
        return;
    }
    if (entry.finalBefore != kNever) {
        finalBefore_ = std::max(finalBefore_, entry.finalBefore);
        return;
    }
    LivePortion& part = entry.part;
    gathered_ += bytesOf(part);
    gatheredCells_ += cellsOf(part.counted);
    Pending& listener = sources_[{entry.source, std::string()}];
    if (listener.progress.name.empty()) {
        listener.progress.name = entry.name;
        listener.progress.from = part.first;
        listener.log = entry.log;
    }
    listener.progress.to = part.position;
    listener.progress.lines = part.lines;
    listener.progress.shape = part.sample;
    listener.progress.readAs = entry.readAs;
    listener.changed |= part.position != part.first;
    for (auto& [name, sender] : part.senders) gatherSender(entry, name, std::move(sender));
    for (auto& run : part.counted.runs) runs_.push_back(std::move(run));
    for (ColdRun& run : part.counted.cold) cold_.push_back(std::move(run));
    revisions_.take(std::move(part.counted.revisions));
    timeline_.merge(part.counted.timeline);
}

void LiveWriter::gatherSender(const Entry& entry, const std::string& sender, SenderPart&& part)
{
    const PendingKey key{entry.source, sender};
    const auto known = sources_.find(key);
    const bool same = known != sources_.end() && known->second.progress.newest == part.newest && known->second.progress.watermark == part.watermark;
    if (part.ledger == Ledger{} && part.sequence == part.firstSequence && (same || part.watermark == kNever)) return;
    Pending& pending = sources_[key];
    if (pending.progress.name.empty()) {
        pending.progress.name = entry.name + " " + sender;
        pending.progress.from = part.firstSequence;
    }
    if (!sender.empty()) pending.progress.to = part.sequence;
    pending.progress.ledger += part.ledger;
    pending.progress.newest = part.newest;
    pending.progress.watermark = part.watermark;
    if (part.lastArrival.us > 0) pending.progress.arrival = part.lastArrival;
    if (part.activeUntil.us > 0) pending.progress.activeUntil = part.activeUntil;
    pending.progress.hasIds |= entry.part.idHorizon > 0;
    pending.changed = true;
    for (Letter& letter : part.letters) letters_.emplace_back(key, std::move(letter));
    lettersDropped_ += part.lettersDropped;
}

bool LiveWriter::isMuch() const { return gathered_ >= bounds_.gatherBytes || gatheredCells_ >= bounds_.gatherCells; }

bool LiveWriter::commit()
{
    if (finalBefore_ == kNever && std::none_of(sources_.begin(), sources_.end(), [](const auto& source) { return source.second.changed; })) return true;
    RollupBatch batch;
    batch.id = fmt::format("live-{:016x}-{}", session_, batches_);
    std::map<PendingKey, std::uint32_t> place;
    for (const auto& [key, pending] : sources_) {
        if (!pending.changed) continue;
        place[key] = static_cast<std::uint32_t>(batch.sources.size());
        batch.sources.push_back(pending.progress);
    }
    const auto types = types_->texts();
    const BatchTexts cold = fillBatch(runs_, cold_, revisions_, timeline_, *dictionary_, types, &batch);
    for (const auto& [key, letter] : letters_) {
        batch.letters.push_back(letter);
        batch.letters.back().source = SourceId{place[key]};
    }
    batch.lettersDropped = lettersDropped_;
    batch.finalBefore = finalBefore_;
    const auto applied = store_->apply(batch);
    {
        const std::lock_guard lock(problemMutex_);
        problem_ = applied ? std::string() : applied.error().what;
    }
    if (applied) committed();
    return applied.has_value();
}

void LiveWriter::tellSettled()
{
    for (const auto& settled : std::exchange(settling_, {})) settled->set_value();
}

void LiveWriter::committed()
{
    ++batches_;
    for (auto& [key, pending] : sources_) {
        pending.progress.from = pending.progress.to;
        pending.progress.ledger = {};
        pending.changed = false;
        if (const auto log = pending.log.lock()) log->release(pending.progress.to);
    }
    runs_.clear();
    cold_.clear();
    revisions_.clear();
    timeline_ = Timeline();
    letters_.clear();
    lettersDropped_ = 0;
    gathered_ = gatheredCells_ = 0;
    if (const Micros kept = std::exchange(finalBefore_, kNever); kept != kNever && told_) told_(kept);
}

void LiveWriter::run()
{
    auto next = std::chrono::steady_clock::now() + kCommitEvery;
    bool retry = false;
    auto pause = kCommitEvery;
    int lastTries = kLastTries;
    while (!queue_.drained() && lastTries > 0) {
        if (retry && ending_) next = std::min(next, std::chrono::steady_clock::now() + kLastPause);
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(next - std::chrono::steady_clock::now());
        // While the store refuses nothing more is taken in: the batch that is tried again must stay what it was.
        if (!retry) {
            if (auto entry = queue_.pop(std::max(left, std::chrono::milliseconds(0)))) gather(std::move(*entry));
        } else {
            std::this_thread::sleep_for(std::clamp(left, std::chrono::milliseconds(1), kLook));
        }
        if (std::chrono::steady_clock::now() < next && (retry || (!isMuch() && finalBefore_ == kNever && settling_.empty()))) continue;
        retry = !commit();
        if (!retry) tellSettled();
        if (retry && ending_) --lastTries;
        pause = retry ? std::min(pause * 2, kLongestPause) : kCommitEvery;   // a store in trouble is not pressed
        next = std::chrono::steady_clock::now() + (ending_ ? kLastPause : pause);
    }
    while (lastTries > 0 && !commit() && --lastTries > 0) std::this_thread::sleep_for(kLastPause);
    while (!queue_.drained()) queue_.pop(kCommitEvery);   // given up; whoever pushes must not wait for ever
}

}  // namespace tally
