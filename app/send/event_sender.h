// SPDX-License-Identifier: GPL-3.0-or-later
// EventSender: the client that puts records into a Tallyscope listener and behaves when that is slow, ill or away.
//
//   SendOptions options;
//   options.to = {*parseDestination("tcp://collector-1:9099"), *parseDestination("http://collector-2:8080")};
//   options.sender = "web-1";
//   EventSender sender(std::move(options));
//   while (!sender.offer(lines, 1, EventSender::Clock::now())) …    // no room: the caller drops, waits or slows down
//   sender.step(EventSender::Clock::now());                         // often: from an event loop, or after wait()
//   sender.flush();                                                 // at the end: until everything is acknowledged
//
// Records are lines. They gather into batches by count, bytes and time, and each batch goes to the first address of `to`
// that works; a listener acknowledges when it has them durably (over UDP nobody does). After a break what is in doubt is sent
// again, numbered, to the address that it was offered to, behind what that listener keeps: nothing is lost and nothing
// doubles as long as this object lives. New batches meanwhile go to the next address.
// An address that fails is tried again after a random wait that doubles (Backoff), as far as a budget of retries for all
// addresses allows (RetryBudget), and is left alone for a while after several failures in a row (CircuitBreaker).
//
// With one address, `connected()` tells how many records of this name the listener keeps from before, so that a sender that
// ended can go on behind them. With several, each has the records that it was given, under NAME, NAME-2, NAME-3 …: use a name
// of this run only.
//
// Memory: at most `window` bytes of records. Thread safety: none. Only wait(), push() and flush() block.
#pragma once

#include <vector>

#include "app/send/address_lane.h"

namespace tally {

struct SendOptions {
    std::vector<Destination> to;                          // by preference; at least one
    std::string sender;                                   // 1 to 60 of A-Z a-z 0-9 . _ -
    std::size_t window = 16u << 20;                       // bytes that were offered and are not acknowledged
    std::uint64_t batchRecords = 10'000;                  // a batch is full with so many records …
    std::size_t batchBytes = 1u << 20;                    // … or bytes, but for a longer line, …
    std::chrono::milliseconds linger{20};                 // … or when its first record has waited so long
    std::chrono::milliseconds giveUpAfter{60'000};        // without progress; 0 = never
    bool measure = false;                                 // keeps delays(); a pipe may be open for months
    TransportOptions transport;
    LaneRules lane;                                       // its window is the one above
    RetryBudget::Rules budget;
    std::function<void(const std::string& where, const std::string& what)> onTrouble;   // each reason once, "" when it is over
    MakeTransport make = makeTransport;                   // tests have their own
    std::uint64_t seed = 0;                               // of the waits; 0 = random
};

class EventSender {
public:
    using Clock = std::chrono::steady_clock;
    using Moment = Clock::time_point;
    struct AddressStats {
        std::string where, trouble;
        CircuitBreaker::State breaker{};
        std::uint64_t timesOpened = 0;
        AddressLane::Counts counts;
    };

    explicit EventSender(SendOptions options);

    // Takes whole lines, each with its line end, all or none; false: there is no room now (there always is for something when
    // nothing is under way).
    bool offer(std::string_view lines, std::uint64_t records, Moment now);
    void seal();                                           // what has gathered goes without waiting for more
    // Moves on what is under way. Errors: Usage, refused; Unreadable, given up; Store, a listener lost what it acknowledged.
    Result<void> step(Moment now);
    void wait(std::chrono::milliseconds timeout);          // until step() can do something, or for so long

    // Blocking, by the system's clock. push(): offer() until there is room. connect(): until the first address is reached.
    Result<void> connect();
    Result<void> push(std::string_view lines, std::uint64_t records);
    Result<void> flush();

    // How many records the first address keeps from before this process; nothing while it has not said.
    std::optional<std::uint64_t> connected() const { return lanes_.front()->keptAtFirst(); }
    bool isIdle() const { return bytes_ == 0; }            // everything is acknowledged
    std::uint64_t acknowledged() const { return acknowledged_; }   // records, by this process
    // From offer() to the acknowledgement, of every batch, µs; empty unless measured.
    const std::vector<std::uint32_t>& delays() const { return delays_; }
    std::vector<AddressStats> stats() const;               // by address

private:
    struct Waiting {
        std::shared_ptr<const std::string> bytes;
        std::uint64_t records;
        Moment given;
    };
    void gather(std::string_view lines, std::uint64_t records, Moment now);
    Result<void> stepLanes(Moment now);
    void distribute();
    void tookBack(const SendBatch& batch);                 // it is acknowledged

    const SendOptions options_;
    RetryBudget budget_;
    std::vector<std::unique_ptr<AddressLane>> lanes_;
    std::string gathering_;
    std::uint64_t gathered_ = 0;                           // records in it
    Moment gatheredSince_{}, now_{}, progress_{};          // last acknowledgement, less the time the caller was away
    std::deque<Waiting> waiting_;                          // full batches that no address has yet
    std::size_t bytes_ = 0;                                // of all records not acknowledged
    std::uint64_t acknowledged_ = 0;
    std::vector<std::uint32_t> delays_;
};

}  // namespace tally
