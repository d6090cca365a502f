// SPDX-License-Identifier: GPL-3.0-or-later
// CircuitBreaker: leaves an address alone that keeps failing (Nygard, Release It!, 2007).
//
// Closed: tries are allowed. Open, after some failures in a row: none, for a while. HalfOpen, when that is over: one try; it
// closes the breaker when it succeeds, and opens it for twice as long when not. Pure: the caller says what time it is.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace tally {

class CircuitBreaker {
public:
    using Moment = std::chrono::steady_clock::time_point;
    enum class State { Closed, Open, HalfOpen };
    struct Rules {
        unsigned failures = 5;                            // in a row, until it opens
        std::chrono::milliseconds open{2'000}, most{60'000};   // for how long; doubles up to `most`
    };
    CircuitBreaker() : CircuitBreaker(Rules{}) {}
    explicit CircuitBreaker(const Rules& rules) : rules_(rules), openFor_(rules.open) {}

    // May it be tried? An open breaker whose time is over becomes half open by the question: the caller then tries.
    bool allows(Moment now);
    void succeeded();
    void failed(Moment now);

    State state() const { return state_; }
    Moment openUntil() const { return until_; }           // REQUIRES: Open
    std::uint64_t timesOpened() const { return opened_; }

private:
    void open(Moment now);

    Rules rules_;
    State state_ = State::Closed;
    unsigned failures_ = 0;
    std::chrono::milliseconds openFor_;
    Moment until_{};
    std::uint64_t opened_ = 0;
};

std::string_view name(CircuitBreaker::State state);       // "closed", "open", "half-open"

}  // namespace tally
