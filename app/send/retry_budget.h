// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace tally {

// RetryBudget: how many tries again there may be, over all addresses together, so that senders do not add a load of retries
// to a service that is down already. Each batch that succeeds earns a tenth of a retry; one retry every two seconds is there
// in any case, and at most twenty are saved up. Pure: the caller says what time it is.
class RetryBudget {
public:
    using Moment = std::chrono::steady_clock::time_point;
    struct Rules {
        double saved = 20;         // at most, and at the beginning
        double perSuccess = 0.1;
        double perSecond = 0.5;    // REQUIRES: > 0
    };
    RetryBudget() : RetryBudget(Rules{}) {}
    explicit RetryBudget(const Rules& rules) : rules_(rules), saved_(rules.saved) {}

    void succeeded() { saved_ = std::min(rules_.saved, saved_ + rules_.perSuccess); }
    // Takes one retry; false when there is none: not before nextAt().
    bool take(Moment now)
    {
        refill(now);
        if (saved_ < 1) return false;
        saved_ -= 1;
        return true;
    }
    Moment nextAt(Moment now)
    {
        refill(now);
        const std::chrono::duration<double> wait(std::max(0.0, 1 - saved_) / rules_.perSecond);
        // Rounded up: at the moment that is given, there is one.
        return now + std::chrono::duration_cast<std::chrono::milliseconds>(wait) + std::chrono::milliseconds(saved_ < 1 ? 1 : 0);
    }
    double saved() const { return saved_; }

private:
    void refill(Moment now)
    {
        if (begun_ && now > at_) saved_ = std::min(rules_.saved, saved_ + std::chrono::duration<double>(now - at_).count() * rules_.perSecond);
        if (!begun_ || now > at_) at_ = now;
        begun_ = true;
    }

    Rules rules_;
    double saved_;
    Moment at_{};
    bool begun_ = false;
};

}  // namespace tally
