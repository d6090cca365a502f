// SPDX-License-Identifier: GPL-3.0-or-later
// AddressLane: the batches that were given to one address, until it has acknowledged each.
//
// They are numbered here, as records of the lane's sender. What was offered and not acknowledged is in doubt: only this
// address can say whether it has it, so it stays here through any number of breaks and is sent again behind what the
// listener keeps. That is why nothing doubles. Thread safety: none; never waits but in wait().
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "app/send/backoff.h"
#include "app/send/circuit_breaker.h"
#include "app/send/retry_budget.h"
#include "app/send/transport.h"

namespace tally {

struct LaneRules {
    CircuitBreaker::Rules breaker;
    std::chrono::milliseconds firstWait{100}, mostWait{10'000};   // between tries; see Backoff
    std::chrono::milliseconds answerTimeout{30'000};              // of an acknowledgement, and of the greeting
    std::size_t window = 16u << 20;                               // bytes sent and not acknowledged
};

class AddressLane {
public:
    using Moment = std::chrono::steady_clock::time_point;
    struct Counts {
        std::uint64_t acknowledged = 0;               // records, by this process
        std::uint64_t batches = 0, resent = 0;        // batches acknowledged; batches that were offered again
        std::uint64_t failures = 0, retries = 0, denied = 0;   // tries that failed; tries after a failure; put off by the budget
    };
    using OnAcknowledged = std::function<void(const SendBatch&)>;
    using OnTrouble = std::function<void(const std::string&)>;

    AddressLane(std::unique_ptr<Transport> transport, std::string where, std::string sender, const LaneRules& rules, RetryBudget& budget,
                std::uint64_t seed);
    void onAcknowledged(OnAcknowledged report) { onAcknowledged_ = std::move(report); }
    void onTrouble(OnTrouble report) { onTrouble_ = std::move(report); }   // each reason once, "" when it is over

    // `wanted`: reach the address also when nothing is in doubt there. Errors: as Transport::step(), all but Busy; the lane is
    // dead then.
    Result<void> step(Moment now, bool wanted);
    bool isReady() const { return state_ == State::Ready; }
    bool isFailing() const { return death_ || retrying_; }
    bool isDead() const { return death_.has_value(); }
    bool isUnderWay() const { return state_ == State::Reaching || state_ == State::Ready; }
    bool takes() const;
    void take(std::shared_ptr<const std::string> bytes, std::uint64_t records, Moment given);   // REQUIRES: takes()
    bool isEmpty() const { return batches_.empty(); }
    void wait(std::chrono::milliseconds timeout) { transport_->wait(timeout); }
    Moment nextTry() const { return tryAt_; }         // meaningful while it is neither reaching nor ready

    const std::string& where() const { return where_; }
    const std::optional<std::uint64_t>& keptAtFirst() const { return keptAtFirst_; }
    const CircuitBreaker& breaker() const { return breaker_; }
    const Counts& counts() const { return counts_; }
    const std::string& trouble() const { return trouble_; }

private:
    enum class State { Away, Reaching, Ready };
    void reach(Moment now);
    Result<void> greeted(std::uint64_t kept, Moment now);
    Result<void> acknowledge(std::uint64_t upTo, Moment now);
    void cutFirst(std::uint64_t behind);
    Result<void> failed(const Error& error, Moment now);
    void say(const std::string& trouble);

    std::unique_ptr<Transport> transport_;
    const std::string where_, sender_;
    const LaneRules rules_;
    RetryBudget& budget_;
    CircuitBreaker breaker_;
    Backoff backoff_;
    OnAcknowledged onAcknowledged_;
    OnTrouble onTrouble_;
    State state_ = State::Away;
    std::optional<Error> death_;
    bool retrying_ = false;
    Moment tryAt_{}, heard_{};                        // last sign of life, or the offer that waits for one
    std::deque<SendBatch> batches_;
    std::size_t next_ = 0, offeredBefore_ = 0, bytes_ = 0;   // first that is not offered; how many were, before the break
    std::optional<std::uint64_t> keptAtFirst_;
    std::uint64_t queued_ = 0, acknowledged_ = 0;
    std::string trouble_;
    Counts counts_;
};

}  // namespace tally
