// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <vector>

#include "core/base/result.h"
#include "core/query/answer.h"
#include "core/query/question.h"

namespace tally {

// Source: whatever can answer questions. Blocking; thread safety is said by each kind.
// Errors: NotExact (with the nearest range that can be answered), Unreadable, Store, Cancelled, Usage.
class Source {
public:
    virtual ~Source() = default;
    virtual Result<ValueAnswer> value(const Question& question, std::stop_token stop = {}) = 0;
    virtual Result<TopAnswer> top(const Question& question, std::stop_token stop = {}) = 0;
    virtual Result<SeriesAnswer> series(const Question& question, std::stop_token stop = {}) = 0;
    virtual Result<HealthAnswer> health(const Question& question, std::stop_token stop = {}) = 0;
    // Health apart by item or type, the worst first. Only the raw events tell; every other source says so.
    virtual Result<BreakdownAnswer> breakdown(const Question&, std::stop_token = {})
    {
        return fail(ErrorCode::NotExact, "health by item or type needs the raw events; ask over the log files");
    }
    virtual Result<std::vector<SourceLedger>> ledger(std::stop_token stop = {}) = 0;
    virtual Result<std::vector<SourceLetter>> letters(std::size_t limit, std::stop_token stop = {}) = 0;
};

}  // namespace tally
