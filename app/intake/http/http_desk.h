// SPDX-License-Identifier: GPL-3.0-or-later
// HttpDesk: from a whole request to its answer, off the thread that serves the sockets. No sockets.
//
// Bodies are taken, and metrics written, by two threads; one more, the clerk, gives the answers that wait for a disk or have waited too long, and
// writes the clock into the logs. Questions run on the engine's query threads.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "app/intake/http/connection_table.h"
#include "app/intake/http/event_intake.h"
#include "app/intake/http/gate.h"
#include "app/intake/http/question_api.h"

namespace tally {

// One request. `answer` is set once, before wake() is called.
struct HttpExchange {
    using Time = std::chrono::steady_clock::time_point;
    HttpHead head;
    std::string body;
    std::string address;
    ConnectionTable::Id connection = 0;
    std::size_t bodyBytes = 0;               // taken from the table for its body
    std::function<void()> wake;              // lets the thread of the sockets go on with it
    HttpAnswer answer;

    void finish(HttpAnswer with);            // from any thread; the first one counts
    bool finished() const { return finished_.load(); }

    std::stop_source stop;                   // of a question
    Time deadline;
    std::shared_ptr<EventChannel> channel;   // whose disk it waits for
    std::uint64_t batches = 0;
    HttpAnswer waiting;                      // what to say then
private:
    std::atomic<bool> finished_{false};
};
using ExchangePtr = std::shared_ptr<HttpExchange>;

class HttpDesk {
public:
    HttpDesk(Engine& engine, const HttpOptions& options, const Gate& gate, std::shared_ptr<const Clock> clock, HttpCounters& counters, ConnectionTable& connections);
    ~HttpDesk();                             // end(), and joins

    Result<void> start();                    // opens the logs that an earlier process wrote
    // What can be said about a request before its body is there; nothing = it is worth reading.
    std::optional<HttpAnswer> early(const HttpHead& head) const;
    // An answer at once, or none: exchange->finish() will be called, from another thread.
    std::optional<HttpAnswer> handle(const ExchangePtr& exchange);
    void end();                              // what waits is answered, at the latest in two seconds; then nothing is taken any more

private:
    static constexpr std::chrono::milliseconds kLook{100}, kFarewell{2000};

    void work(std::stop_token stop);
    void takeBody(const ExchangePtr& exchange);
    void ask(const ExchangePtr& exchange, QuestionApi::Job job);
    void clerk(std::stop_token stop);
    void giveAnswers(HttpExchange::Time now);
    void waitFor(const ExchangePtr& exchange);
    void wakeClerk();

    Engine& engine_;
    const HttpOptions options_;
    const Gate& gate_;
    std::shared_ptr<const Clock> clock_;
    HttpCounters& counters_;
    ConnectionTable& connections_;
    EventIntake intake_;
    std::shared_ptr<QuestionApi> questions_;
    std::mutex mutex_;
    std::condition_variable_any workCame_, clerkWanted_;
    std::deque<ExchangePtr> work_;          // bodies, and metrics
    std::list<ExchangePtr> waiting_;         // for a disk, or for an answer
    bool clerkWoken_ = false;
    std::atomic<bool> ended_{false};
    std::vector<std::jthread> threads_;
};

}  // namespace tally
