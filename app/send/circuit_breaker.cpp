// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/circuit_breaker.h"

#include <algorithm>

namespace tally {

bool CircuitBreaker::allows(Moment now)
{
    if (state_ == State::Open && now >= until_) state_ = State::HalfOpen;
    return state_ != State::Open;
}

void CircuitBreaker::succeeded()
{
    state_ = State::Closed;
    failures_ = 0;
    openFor_ = rules_.open;
}

void CircuitBreaker::failed(Moment now)
{
    ++failures_;
    if (state_ == State::HalfOpen) {
        openFor_ = std::min(openFor_ * 2, rules_.most);
        open(now);
    } else if (state_ == State::Closed && failures_ >= rules_.failures) {
        open(now);
    }
}

void CircuitBreaker::open(Moment now)
{
    state_ = State::Open;
    until_ = now + openFor_;
    ++opened_;
}

std::string_view name(CircuitBreaker::State state)
{
    switch (state) {
    case CircuitBreaker::State::Closed: return "closed";
    case CircuitBreaker::State::Open: return "open";
    case CircuitBreaker::State::HalfOpen: return "half-open";
    }
    return {};
}

}  // namespace tally
