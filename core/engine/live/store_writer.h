// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/bounded_queue.h"
#include "core/engine/live/live_source.h"
#include "core/engine/hot/work_meter.h"
#include "core/store/rollup_store.h"

namespace tally {

// SharedStore: one store for the writer of live counts and for imports; each call is one transaction, taken in turn.
class SharedStore final : public RollupStore {
public:
    explicit SharedStore(std::unique_ptr<RollupStore> store) : store_(std::move(store)) {}
    Result<void> apply(const RollupBatch& batch) override
    {
        const std::lock_guard lock(mutex_);
        const WorkMeter::Working working(meter_);
        auto applied = store_->apply(batch);
        if (!applied) ++failures_;
        return applied;
    }
    const WorkMeter& meter() const { return meter_; }            // of commits
    std::uint64_t failures() const { return failures_; }
    Result<std::vector<StoredSource>> sources() const override
    {
        const std::lock_guard lock(mutex_);
        return store_->sources();
    }
    Result<bool> hasBatch(std::string_view id) const override
    {
        const std::lock_guard lock(mutex_);
        return store_->hasBatch(id);
    }
    Result<NamesApplied> applyNames(std::span<const NameRow> rows, Micros now) override
    {
        const std::lock_guard lock(mutex_);
        return store_->applyNames(rows, now);
    }
    Result<DaysCompared> replaceDays(const DayRange& days, DayRecount& recount, const ApproveDays& approve) override
    {
        const std::lock_guard lock(mutex_);
        return store_->replaceDays(days, recount, approve);
    }
    Result<void> settleLetters(std::span<const LetterId> ids, const JudgeLetters& judge) override
    {
        const std::lock_guard lock(mutex_);
        return store_->settleLetters(ids, judge);
    }
    std::shared_ptr<const ChangeFeed> changes() const override { return store_->changes(); }

private:
    mutable std::mutex mutex_;
    std::unique_ptr<RollupStore> store_;
    WorkMeter meter_;
    std::atomic<std::uint64_t> failures_{0};
};

// However many items strangers invent, what waits for the store stays small beside what is counted.
struct WriterBounds {
    std::size_t queueBytes = 64u << 20;
    std::size_t gatherBytes = 32u << 20;   // of what is committed at once
    std::size_t gatherCells = 400'000;     // likewise: a commit takes about 250 bytes for each while it lasts
};

// LiveWriter: gathers what live sources counted and commits it about once a second, or as soon as it is large, on its own thread. When the store
// refuses, the same batch is tried again until it is taken; meanwhile counting goes on and its queue fills.
class LiveWriter {
public:
    struct Entry {
        std::uint32_t source = 0;
        std::string name;
        std::weak_ptr<EventLog> log;   // told what is committed; may be none
        LivePortion part;
        std::string readAs;            // core/store/kept_options.h
        Micros finalBefore = kNever;   // nothing else then: keepFinal()
        std::shared_ptr<std::promise<void>> settled;   // nothing else then: settle()
    };
    using OnFinal = std::function<void(Micros finalBefore)>;
    LiveWriter(std::shared_ptr<SharedStore> store, std::shared_ptr<Dictionary> dictionary, std::shared_ptr<TypeTable> types, const WriterBounds& bounds = {});
    ~LiveWriter();   // commits what is left
    // The process is about to end: a store that goes on refusing is given up after a few tries, and what is not committed
    // then is left to the log, which hands it out again to the next process.
    void end() { ending_ = true; }

    // Gives `count` a copy of the part and then takes it for the store. One at a time, keepFinal() included: what was counted
    // when something is called final is before it in the store's order, too. Blocks while full: that is the backpressure.
    void handOn(Entry entry, const std::function<void(LivePortion&&)>& count);
    // Has the store know, after all that was handed on before, what is about to be called final; what is handed on later revises
    // it (Committed::finalBefore). `told` of onFinal() hears when it does. Does not block; what it finds no room for now is kept
    // with a later call or a later part.
    void keepFinal(Micros before);
    void onFinal(OnFinal told) { told_ = std::move(told); }     // on the writer's thread; before the first keepFinal()
    // Commits what was handed on before the call. False: the store did not take it within `patience`; it goes on being tried.
    bool settle(std::chrono::milliseconds patience);
    double fill() const { return queue_.fill(); }
    std::string problem() const;                                // empty when the last commit went well

private:
    // What is not committed yet of a listener, or of one declared sender of it. A sender's positions count its records, so
    // that the store itself refuses a gap or an overlap of them.
    struct Pending {
        SourceProgress progress;
        std::weak_ptr<EventLog> log;
        bool changed = false;
    };
    using PendingKey = std::pair<std::uint32_t, std::string>;   // source, declared sender
    void passOnWanted();
    void run();
    void gather(Entry&& entry);
    void gatherSender(const Entry& entry, const std::string& sender, SenderPart&& part);
    bool isMuch() const;
    bool commit();
    void committed();
    void tellSettled();

    std::shared_ptr<SharedStore> store_;
    std::shared_ptr<Dictionary> dictionary_;
    std::shared_ptr<TypeTable> types_;
    const WriterBounds bounds_;
    BoundedQueue<Entry> queue_;
    std::mutex order_;
    std::atomic<std::int64_t> wanted_{kNever.us};   // of keepFinal(): what is to be kept
    Micros asked_ = kNever;                          // of it, what has its place in the queue; under order_
    std::size_t gathered_ = 0, gatheredCells_ = 0;   // bytes and cells of what is not committed yet
    std::map<PendingKey, Pending> sources_;
    std::vector<std::shared_ptr<const SortedRun>> runs_;
    std::vector<ColdRun> cold_;
    Revisions revisions_;
    Timeline timeline_;
    std::vector<std::pair<PendingKey, Letter>> letters_;
    std::uint64_t lettersDropped_ = 0;
    Micros finalBefore_ = kNever;   // to be kept with the next commit, which it does not wait for
    OnFinal told_;
    std::vector<std::shared_ptr<std::promise<void>>> settling_;   // wait for the next commit
    std::uint64_t session_, batches_ = 0;
    std::atomic<bool> ending_{false};
    mutable std::mutex problemMutex_;
    std::string problem_;
    std::jthread thread_;
};

}  // namespace tally
