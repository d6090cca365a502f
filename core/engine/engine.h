// SPDX-License-Identifier: GPL-3.0-or-later
// Engine: the public API of the counting (DESIGN section 4). Thread safety: every member may be called from any thread.
//
// Sources are pulled by worker threads; one state thread owns what is counted and publishes Snapshot and HotView. With a
// data directory everything counted is also kept in its store, and what is in the store is there from the start.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/count/event_clock.h"
#include "core/engine/hot/hot_view.h"
#include "core/engine/keep/letter_replay.h"
#include "core/engine/query_service.h"
#include "core/engine/snapshot.h"
#include "core/event/read_options.h"
#include "core/log/event_log.h"
#include "core/query/answer.h"
#include "core/query/question.h"

namespace tally {

struct EngineOptions {
    EventTimeRules eventTime;         // of live sources
    unsigned threads = 0;             // workers for recorded logs; 0 = one per processor
    std::string dataDirectory;        // empty = memory only
    bool readOnly = false;            // shows what the store holds now and writes nothing, also while another program writes it
    std::shared_ptr<const Clock> clock;  // null = the system's
    std::size_t blockSize = 256 << 10;
    // Of what is counted in memory (DEFINITIONS section 5), and of what is on its way into a store (core/engine/memory_shares.h). Items that come when the item budget is used up share one entry
    // in memory; totals stay exact, and a store keeps each of them all the same.
    std::uint32_t itemBudget = 2'000'000;   // and no more than one for each 128 bytes that counting may take
    std::uint64_t memoryBudget = 1u << 30;
};

struct NewEvent {
    std::string videoId;
    std::string eventType = "view";
    std::optional<Fixed> value;
    std::optional<Micros> time;       // absent = now, by the engine's clock
};

struct DeadLetters {
    std::vector<SourceLetter> letters;
    LetterTotals totals;
};

class Engine {
public:
    static Result<std::unique_ptr<Engine>> create(EngineOptions options);
    // What create() had to do so that counting begins, a sentence each: a damaged store that was set aside.
    const std::vector<std::string>& notes() const;
    ~Engine();  // stops all sources, counts and stores what was received, joins every thread

    // Counting, one by one. Errors say why an event was not taken.
    Result<void> countViewEvent(std::string_view videoId);
    Result<void> countEvent(std::string_view videoId, std::string_view eventType);
    // Records one event with its value and returns the all-time value of the function for (videoId, eventType).
    Result<std::optional<Fixed>> processEvent(std::string_view videoId, std::string_view eventType, Function function, Fixed value);
    std::vector<Result<void>> processEvents(std::span<const NewEvent> events);

    // Questions. Edges must be whole minutes, or seconds of the newest live hour (NotExact otherwise, naming the nearest range).
    Result<ValueAnswer> getViewsCount(std::string_view videoId, Micros start, Micros end, std::stop_token stop = {});
    Result<ValueAnswer> getCount(std::string_view videoId, std::string_view eventType, Micros start, Micros end, std::stop_token stop = {});
    Result<ValueAnswer> getStats(std::string_view videoId, std::string_view eventType, Function function, Micros start, Micros end,
                                 std::stop_token stop = {});
    Result<TopAnswer> topK(std::size_t k, std::optional<std::string> eventType, Micros start, Micros end, RankBy by = RankBy::Count,
                           std::stop_token stop = {});
    Result<SeriesAnswer> series(std::optional<std::string> videoId, std::optional<std::string> eventType, Function function,
                                Micros start, Micros end, Micros step, std::stop_token stop = {});

    // Sources. open() looks at the head of the log (fast) and reads on in the background; see Snapshot::sources.
    Result<SourceId> open(const std::string& path, const ReadOptions& options = {});
    // Counts the log at `pattern` and what is appended to it from then on, as `tail -F` reads it (core/engine/import/follower.h);
    // with * ? or [ all that match now or later. A file that is not there yet is waited for.
    // Errors: Unreadable (a directory, compressed, not to be read).
    Result<void> follow(const std::string& pattern, const ReadOptions& options = {});
    void cancel(SourceId source);                       // of open() and follow()
    // The engine pulls from `log` until it is closed. The format is found from the first batch unless given. With a store
    // it begins behind what was committed of the listener of this name before, and releases what it has committed.
    // REQUIRES: with a store, the log of a listener of this name before is closed.
    // Errors: Store (the checkpoint cannot be read; starting without it would count again what it covers); Busy (the store has
    // not taken yet what came before).
    Result<SourceId> listen(const std::string& name, std::shared_ptr<EventLog> log, const ReadOptions& options = {});
    // Ends the listener of this name before, if there is one, and has the store know what it counted. Before its journal is opened
    // again. REQUIRES, Errors: as listen().
    Result<void> endListener(const std::string& name);
    struct LeftJournal {
        std::string listener;
        std::uint64_t bytes = 0;   // about as many of its journal are counted from now on
        bool known = true;         // false: `listener` is but the name of its files, and nothing of it is counted
        std::string problem;       // why nothing of it can be counted now; empty when it is
    };
    // Counts what listeners of earlier processes acknowledged and nobody counted, and to which nobody listens now. After the
    // last listen() of the start. `readAs` says how, of those of which the store does not know it. Errors: Store.
    Result<std::vector<LeftJournal>> countLeft(const std::function<ReadOptions(const std::string& listener)>& readAs);
    // The head of what the format of a listen()ed log was found by, in this process or before; empty until it was.
    std::string sampleOf(SourceId source) const;
    // As it was given to listen(); nothing for other sources.
    std::optional<ReadOptions> readingOf(SourceId listener) const;
    // Forgets everything counted in memory and all sources (a store is not touched); used to open another log instead.
    void clear();
    // Blocks until every recorded source has been read and counted, and what was pulled so far is published.
    void settle();

    std::shared_ptr<const Snapshot> snapshot() const;   // never null
    std::shared_ptr<const HotView> view() const;        // never null
    QueryService& queries();
    // Dead letters kept in memory, oldest first.
    std::vector<Letter> letters(std::size_t limit) const;   // Letter::source is the id of its source

    // The newest dead letters, of the store where there is one, in the order they came. Errors: Store.
    Result<DeadLetters> deadLetters(std::size_t limit) const;
    // Counts those that can be counted now, as they came or as they were corrected, each once (core/engine/keep/letter_replay.h).
    // `read`: how to read sources that this process did not open itself; absent: as the store says they were. Errors: Store; Busy: the store is only read here.
    Result<std::vector<LetterResult>> replayLetters(std::span<const LetterEdit> letters, bool dryRun = false, const std::optional<ReadOptions>& read = {});
    Result<std::vector<LetterResult>> discardLetters(std::span<const LetterId> letters);   // likewise

private:
    struct Impl;
    explicit Engine(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace tally
