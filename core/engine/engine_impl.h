// SPDX-License-Identifier: GPL-3.0-or-later
// What an Engine is made of; seen by its own source files only (engine.cpp, engine_counting.cpp, engine_following.cpp, engine_letters.cpp, engine_questions.cpp).
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "core/engine/hot/counting_sink.h"
#include "core/engine/engine.h"
#include "core/engine/import/follow_source.h"
#include "core/engine/import/importer.h"
#include "core/engine/memory_shares.h"
#include "core/engine/live/live_source.h"
#include "core/engine/pipeline_probe.h"
#include "core/engine/hot/state.h"
#include "core/engine/live/store_writer.h"

namespace tally {

struct SetAside;

struct Engine::Impl {
    // One recorded log being read.
    struct Reading {
        std::stop_source stop;
        std::jthread thread;
    };
    static constexpr std::uint32_t kApiSource = State::kApiSource;   // events counted through countEvent() and its kin

    EngineOptions options;
    std::shared_ptr<const Clock> clock;
    MemoryShares shares;
    std::shared_ptr<Dictionary> dictionary;
    std::shared_ptr<TypeTable> types;
    std::vector<std::string> notes;           // see Engine::notes()
    std::shared_ptr<IdBudget> ids;            // of all listeners
    std::shared_ptr<SharedStore> store;
    std::unique_ptr<PipelineProbe> probe;     // the state thread's
    std::unique_ptr<LiveWriter> writer;
    std::unique_ptr<State> state;
    std::unique_ptr<QueryService> queries;

    std::atomic<std::uint32_t> nextSource = 1;
    std::mutex sourcesMutex;                  // guards what follows
    std::map<std::uint32_t, std::unique_ptr<Reading>> readings;
    std::map<std::uint32_t, std::unique_ptr<LiveSource>> lives;
    std::set<std::uint32_t> left;             // of countLeft(): nobody waits for their end

    std::vector<std::unique_ptr<FollowSource>> followed;

    // How sources of this process are read, by name, for their dead letters.
    struct ReadAs {
        ReadOptions read;
        std::optional<LogShape> shape;        // of a recorded log; others are found again from their first bytes
        std::uint32_t live = 0;               // of a listener
    };
    std::map<std::string, ReadAs> readAs;

    std::mutex readingMutex;                  // settle() waits here
    std::condition_variable readingDone;
    int readingNow = 0;

    std::mutex apiOrder;                      // held while it is handed on: the writer takes positions in their order only
    std::unique_ptr<FollowClock> apiClock;    // guarded by apiOrder
    Micros apiNewest = kNever;                // that an earlier process committed
    std::mutex apiMutex;                      // guards the API's own sink
    std::unique_ptr<CountingSink> apiSink;
    Committed apiCounted;
    std::uint64_t apiPosition = 0, apiHandedOn = 0;   // bytes counted in all the life of the store
    std::condition_variable_any apiWake;
    std::jthread apiThread;                   // hands on what was counted one by one

    Result<void> begin();

    void beginCounting();

    Result<void> openStore();

    Result<void> openOrSetAside();
    void noteSetAside(const SetAside& aside, const std::string& why);
    void runApi(std::stop_token stop);
    void flushApi();
    Result<void> countOne(const NewEvent& event);
    void read(std::uint32_t id, const std::string& path, const ReadOptions& read, std::stop_token stop);
    FollowSource::Listener followListener(const ReadOptions& read);
    Result<LiveOptions> checkpointOf(const std::string& name, const ReadOptions& read);
    Result<void> endListener(const std::string& name);
    std::shared_ptr<const HotView> settledView();   // with everything counted before the call
    template <class Answer>
    Result<Answer> ask(const Question& question, std::stop_token stop, Result<Answer> (Source::*ofSource)(const Question&, std::stop_token),
                       std::future<Result<Answer>> (QueryService::*ofAll)(Question, std::stop_token));
    std::uint32_t storeSource = 0;            // stands for what was in the store at the start
    LetterId firstLetter{};                   // letters before it were there then
    std::optional<LogShape> shapeOf(const DeadLetter& letter);
    Result<void> checkWritable() const;
    Result<std::vector<LetterResult>> settleInMemory(std::span<const LetterEdit> letters, LetterReplay* replay, bool dryRun);
    void settled(const std::vector<DeadLetter>& letters, LetterFate fate, Committed&& counted);
    void stopSources();
    void measure(Snapshot& snapshot);
    void settleReading();
};

}  // namespace tally
