// SPDX-License-Identifier: GPL-3.0-or-later
// State: the one owner of everything counted. Its thread takes messages in order, and about ten times a second publishes a
// Snapshot and a HotView for everybody else.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/bounded_queue.h"
#include "core/base/clock.h"
#include "core/count/dictionary.h"
#include "core/count/event_clock.h"
#include "core/count/type_table.h"
#include "core/engine/hot/coarsen.h"
#include "core/engine/hot/hot_view.h"
#include "core/engine/hot/live_portion.h"
#include "core/engine/hot/load_store.h"
#include "core/engine/hot/run_set.h"
#include "core/engine/hot/seconds.h"
#include "core/engine/snapshot.h"
#include "core/engine/hot/tail.h"

namespace tally {

class State {
public:
    State(std::shared_ptr<Dictionary> dictionary, std::shared_ptr<TypeTable> types, std::shared_ptr<const Clock> clock,
          const EventTimeRules& rules = {}, std::uint64_t memoryBudget = 1u << 30);
    ~State();

    static constexpr std::uint32_t kApiSource = 0;   // events that a program counts one by one; never idle for good

    // What runs on the state thread may touch the Board of the state.
    struct Counted {
        RunSet runs;
        Timeline timeline;
        Seconds seconds;
        TailSummaries tail;                      // of what stands under Dictionary::other() in `runs`
        std::map<std::uint32_t, SourceState> sources;
        std::vector<Letter> letters;
        std::size_t letterBytes = 0;
        std::uint64_t letterRevision = 0;        // grows with each change of `letters`; a full ring keeps its size
        std::uint64_t nextLetter = 1;            // id
        LetterTotals letterTotals;               // without `byReason`
        std::uint64_t generation = 0;            // grows with clear()
        bool hasTimes = false, hasLatency = false, hasOutcome = false;
        Micros firstEvent, lastEvent, lastArrival;
        std::string storeProblem;
        KeptTiers kept;                          // of the store that was loaded, or what the memory budget left
        bool coarsened = false;                  // by the memory budget

        std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> senders;   // (listener, declared sender) → source
        std::map<std::int32_t, Micros> revised;  // minutes that changed when they were final → when; for 24 h
        Micros finalBefore = kNever;             // as was last published: what ends at or before it was called final
        Micros keptFinal = kNever;               // of it, what the store knows
        // Of the store that was loaded: recorded sources that were not read to their end, and up to when its listeners made
        // minutes final (kNever: it had none).
        std::vector<std::string> unfinished;
        Micros storeWatermark = kNever;

        void take(const SourceState& store, LoadedStore&& loaded);   // at the beginning; `store` stands for all of it
        void add(std::uint32_t source, Committed&& counted);
        // What a followed log added: it moves its watermark, and may have revised minutes that were final by it.
        void addFollowed(std::uint32_t source, Committed&& counted, Micros now);
        // `now` by the engine's clock; `freshId` gives an id for a sender not seen before.
        void addLive(std::uint32_t listener, LivePortion&& part, Micros now, const std::function<std::uint32_t()>& freshId);
        void keep(std::vector<Letter>&& letters, std::uint32_t source);
        void addSender(SourceState& state, SenderPart&& part);
        // Minutes that were called final, or will have been (`asked`: Committed::finalBefore), and now have more events, whatever
        // the clocks of their senders say of them.
        void revise(const Timeline& added, const std::vector<std::int32_t>& known, Micros asked, Micros now);
        // Somebody decided about a letter of this source: it leaves the letters, and its column where it counts.
        void settle(const DeadLetter& letter, std::uint32_t source, LetterFate fate);
    };
    using Message = std::function<void(Counted&)>;
    bool post(Message message);                  // blocks while the queue is full; false: stopped, and it is not taken
    // Waits until everything posted before is done and published.
    void settle();
    void onTick(std::function<void(Counted&)> tick) { tick_ = std::move(tick); }  // before start()
    void start();
    void stop();
    // While anything is live, a minute is called final once the store knows that it will be: else a process that is begun anew
    // would not know of what revised it. `keep` is asked for it on the state thread, again and again, and must not wait;
    // Counted::keptFinal answers. Before start(); without it nothing is asked.
    void keepFinalBy(std::function<void(Micros)> keep) { keepFinal_ = std::move(keep); }
    void setQueueFill(std::function<std::pair<double, std::string>()> fill) { fill_ = std::move(fill); }

    // Bytes that are held beside what is counted, and share its budget. Before start(); called on the state thread.
    void setOtherMemory(std::function<std::uint64_t()> bytes) { otherMemory_ = std::move(bytes); }
    // Completes a snapshot before it is published, on the state thread. Before start().
    void setProbe(std::function<void(Snapshot&)> probe) { probe_ = std::move(probe); }

    std::shared_ptr<const Snapshot> snapshot() const;
    std::shared_ptr<const HotView> view() const;
    std::vector<Letter> letters(std::size_t limit) const;
    LetterTotals letterTotals() const;           // of letters()

private:
    static constexpr std::chrono::milliseconds kPublishEvery{100};
    void run();
    void publish();
    bool keepWithinBudget();   // true: what is counted looks different now
    std::uint64_t memoryBytes() const;
    Micros watermark() const;
    Micros finalBefore();        // of it, what may be called final
    bool isUnfinished() const;   // a recorded source is read, or was not read to its end
    void updateRates(Snapshot& snapshot);

    std::shared_ptr<Dictionary> dictionary_;
    std::shared_ptr<TypeTable> types_;
    std::shared_ptr<const Clock> clock_;
    const EventTimeRules rules_;
    const std::uint64_t memoryBudget_;
    BoundedQueue<Message> queue_{64};
    Counted counted_;                            // the state thread's
    std::function<void(Counted&)> tick_;
    std::function<std::pair<double, std::string>()> fill_;
    std::function<std::uint64_t()> otherMemory_;
    std::function<void(Snapshot&)> probe_;
    std::uint64_t version_ = 0;
    struct Rate {
        std::int64_t at = 0;
        std::uint64_t received = 0;
        double perSecond = 0;
    };
    std::map<std::uint32_t, Rate> rates_;        // by source
    Micros watermark_ = kNever;
    std::function<void(Micros)> keepFinal_;
    std::unique_ptr<Coarsening> coarsening_;
    std::uint64_t coarseningOf_ = 0;             // Counted::generation it belongs to

    mutable std::mutex published_;
    std::shared_ptr<const Snapshot> snapshot_;
    std::shared_ptr<const HotView> view_;
    std::vector<Letter> letters_;
    LetterTotals letterTotals_;
    std::uint64_t lettersOf_ = 0;                // Counted::letterRevision
    std::jthread thread_;
};

}  // namespace tally
