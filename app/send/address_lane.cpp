// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/address_lane.h"

#include <algorithm>
#include <fmt/format.h>

namespace tally {

AddressLane::AddressLane(std::unique_ptr<Transport> transport, std::string where, std::string sender, const LaneRules& rules, RetryBudget& budget,
                         std::uint64_t seed)
    : transport_(std::move(transport)), where_(std::move(where)), sender_(std::move(sender)), rules_(rules), budget_(budget), breaker_(rules.breaker),
      backoff_(seed, rules.firstWait, rules.mostWait)
{
}

void AddressLane::say(const std::string& trouble)
{
    if (trouble == trouble_) return;
    trouble_ = trouble;
    if (onTrouble_) onTrouble_(trouble);
}

// A half-open breaker lets one batch through; the next one goes when that is acknowledged.
bool AddressLane::takes() const
{
    if (state_ != State::Ready || next_ < batches_.size() || !transport_->takes()) return false;
    return batches_.empty() || (bytes_ < rules_.window && breaker_.state() == CircuitBreaker::State::Closed);
}

void AddressLane::take(std::shared_ptr<const std::string> bytes, std::uint64_t records, Moment given)
{
    const std::size_t size = bytes->size();
    bytes_ += size;
    batches_.push_back({std::move(bytes), queued_, queued_ + records, given, size, records});
    queued_ += records;
}

Result<void> AddressLane::step(Moment now, bool wanted)
{
    if (death_) return tl::unexpected(*death_);
    if (state_ == State::Away) {
        if ((wanted || !batches_.empty()) && now >= tryAt_) reach(now);
        if (state_ == State::Away) return {};
    }
    const auto moved = transport_->step();
    // An acknowledgement that came before the break counts.
    if (state_ == State::Reaching && transport_->kept())
        if (const auto fine = greeted(*transport_->kept(), now); !fine) return fine;
    if (state_ == State::Ready)
        if (const auto fine = acknowledge(transport_->acknowledged(), now); !fine) return failed(fine.error(), now);
    if (!moved) return failed(moved.error(), now);
    while (state_ == State::Ready && next_ < batches_.size() && transport_->takes() && (next_ == 0 || breaker_.state() == CircuitBreaker::State::Closed)) {
        if (next_ == 0) heard_ = now;
        counts_.resent += next_ < offeredBefore_;
        transport_->offer(batches_[next_++]);
    }
    const bool waiting = state_ == State::Reaching || next_ > 0;
    if (waiting && now - heard_ > rules_.answerTimeout) return failed({ErrorCode::Busy, "no answer", where_}, now);
    return {};
}

void AddressLane::reach(Moment now)
{
    if (!breaker_.allows(now)) {
        tryAt_ = breaker_.openUntil();
        return;
    }
    if (retrying_) {
        if (!budget_.take(now)) {
            ++counts_.denied;
            tryAt_ = budget_.nextAt(now);
            return;
        }
        ++counts_.retries;
    }
    heard_ = now;
    state_ = State::Reaching;
    transport_->open(sender_);
}

Result<void> AddressLane::greeted(std::uint64_t kept, Moment now)
{
    state_ = State::Ready;
    heard_ = now;
    if (!keptAtFirst_) {
        keptAtFirst_ = queued_ = acknowledged_ = kept;
    } else if (kept < acknowledged_) {
        return failed({ErrorCode::Store, fmt::format("the listener has lost records: it keeps {} of {} acknowledged", kept, acknowledged_), where_}, now);
    } else if (kept > queued_) {
        return failed({ErrorCode::Usage, "somebody else sends under the same name", where_}, now);
    }
    if (const auto fine = acknowledge(kept, now); !fine) return failed(fine.error(), now);
    cutFirst(kept);
    if (batches_.empty() && breaker_.state() == CircuitBreaker::State::Closed) {
        retrying_ = false;   // nothing is left that could prove it
        backoff_.reset();
    }
    say({});
    return {};
}

// Of a batch that the listener has in part, the rest.
void AddressLane::cutFirst(std::uint64_t behind)
{
    if (batches_.empty() || batches_.front().first >= behind) return;
    SendBatch& batch = batches_.front();
    std::size_t at = 0;
    for (; batch.first < behind; ++batch.first) at = batch.bytes->find('\n', at) + 1;
    bytes_ -= at;
    batch.bytes = std::make_shared<const std::string>(batch.bytes->substr(at));
}

Result<void> AddressLane::acknowledge(std::uint64_t upTo, Moment now)
{
    if (upTo > queued_) return fail(ErrorCode::Usage, "more was acknowledged than was sent", where_);
    if (upTo <= acknowledged_) return {};
    counts_.acknowledged += upTo - acknowledged_;
    acknowledged_ = upTo;
    heard_ = now;
    breaker_.succeeded();
    backoff_.reset();
    retrying_ = false;
    while (!batches_.empty() && batches_.front().last <= upTo) {
        budget_.succeeded();
        ++counts_.batches;
        bytes_ -= batches_.front().bytes->size();
        if (onAcknowledged_) onAcknowledged_(batches_.front());
        batches_.pop_front();
        next_ -= next_ > 0;
        offeredBefore_ -= offeredBefore_ > 0;
    }
    return {};
}

Result<void> AddressLane::failed(const Error& error, Moment now)
{
    ++counts_.failures;
    offeredBefore_ = std::max(offeredBefore_, next_);
    next_ = 0;
    state_ = State::Away;
    const auto asked = transport_->retryAfter();
    transport_->close();
    say(error.what);
    if (error.code != ErrorCode::Busy) {
        death_ = Error{error.code, error.what, where_};
        return tl::unexpected(*death_);
    }
    breaker_.failed(now);
    retrying_ = true;
    tryAt_ = now + std::max(backoff_.next(), asked);
    if (breaker_.state() == CircuitBreaker::State::Open) tryAt_ = std::max(tryAt_, breaker_.openUntil());
    return {};
}

}  // namespace tally
