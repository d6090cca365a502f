// SPDX-License-Identifier: GPL-3.0-or-later
// EventChannel: the bodies of one format on their way into the log of that format, and what is said about their records.
//
// The answer comes from decoding a body as the engine does after it; the records all go to the log, the refused ones too, so
// that the ledger and the dead letters are one thing. Whether a record is late, ahead of time or doubled is decided when it
// is counted. Thread safety: any number of threads may post.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/intake/http/event_outcome.h"
#include "app/intake/http/http_counters.h"
#include "app/intake/http/http_options.h"
#include "app/intake/http/record_lines.h"
#include "app/intake/tick_policy.h"
#include "core/engine/engine.h"
#include "core/format/decoder.h"

namespace tally {

struct EventBody {
    std::string lines;               // as linesOf() gives them
    std::string sender;              // declared; empty = anonymous
    std::uint64_t first = 0;         // sequence of its first record, of a declared sender
    std::string key;                 // of an anonymous sender who may send the body again; empty = it will not
};

struct Posted {
    HttpAnswer answer;
    std::uint64_t batches = 0;       // to be given once the log's durableBatches() is there; 0 = at once
};

// How the bodies of the channel of this name are read, where `read` is said of the listener; `read` itself for other listeners.
ReadOptions readingOfChannel(const std::string& name, const ReadOptions& read);

class EventChannel {
public:
    // Opens the log of `kind` and lets the engine pull from it. Errors: as openListenerLog() and Engine::listen().
    static Result<std::unique_ptr<EventChannel>> open(Engine& engine, const HttpOptions& options, std::string_view kind,
                                                      std::shared_ptr<const Clock> clock, HttpCounters& counters);

    ~EventChannel();
    Posted post(const EventBody& body);
    void tick();                     // see TickPolicy
    EventLog& log() { return *log_; }
    const EventLog& log() const { return *log_; }
    const std::string& name() const { return name_; }

private:
    struct Known {                   // a key of late
        std::uint64_t low = 0, high = 0;
        Posted posted;
    };
    static constexpr std::size_t kKeys = 4096;
    static constexpr std::chrono::seconds kLearning{10};

    EventChannel(Engine& engine, std::string name, bool csv, ReadOptions read, std::shared_ptr<const Clock> clock, HttpCounters& counters);
    bool stillLearning();                                                                  // REQUIRES: the lock, here and below
    std::optional<Posted> known(const EventBody& body) const;
    std::optional<Posted> skipKnownRecords(const EventBody& body, std::string_view* lines, std::uint64_t* already) const;
    std::optional<Posted> skipHeader(std::string_view* lines, std::shared_ptr<const LogShape>* shape, std::string* header) const;
    Result<std::vector<LinePiece>> piecesFor(std::string_view lines, const std::shared_ptr<const LogShape>& shape) const;
    std::size_t findShape(const std::vector<LinePiece>& pieces, std::shared_ptr<const LogShape>* shape, std::string* why) const;
    std::uint64_t append(const EventBody& body, const std::vector<LinePiece>& pieces, const std::string& header, std::uint64_t already);
    Posted full();
    void remember(const EventBody& body, const Posted& posted);    // takes the lock
    void look(const std::vector<LinePiece>& pieces, const std::shared_ptr<const LogShape>& shape, std::size_t from, const std::string& why,
              EventOutcome& outcome);                                                     // takes the lock

    Engine& engine_;
    const std::string name_;
    const bool csv_;
    const ReadOptions read_;
    std::shared_ptr<const Clock> clock_;
    HttpCounters& counters_;
    std::shared_ptr<EventLog> log_;
    SourceId source_{};
    const std::chrono::steady_clock::time_point opened_ = std::chrono::steady_clock::now();
    bool hadContent_ = false;        // of an earlier process: the engine finds the format in it

    std::mutex mutex_;
    std::shared_ptr<const LogShape> shape_;   // as the engine found it
    std::string header_;             // of CSV
    std::uint64_t taken_ = 0, posted_ = 0;
    TickPolicy ticks_;
    std::map<std::string, Known, std::less<>> keys_;
    std::deque<std::string> keyOrder_;
    std::mutex readersMutex_;
    std::vector<std::unique_ptr<BodyReader>> readers_;   // that nobody uses
    std::shared_ptr<const LogShape> readersOf_;
};

}  // namespace tally
