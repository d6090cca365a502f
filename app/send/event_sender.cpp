// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/event_sender.h"

#include <algorithm>
#include <fmt/format.h>
#include <poll.h>

namespace tally {

namespace {

constexpr std::chrono::milliseconds kPatience{100};
constexpr std::chrono::seconds kAway{1};   // a caller that comes back after longer has been doing something else

}  // namespace

EventSender::EventSender(SendOptions options) : options_(std::move(options)), budget_(options_.budget)
{
    std::uint64_t seed = options_.seed != 0 ? options_.seed : std::random_device{}();
    LaneRules rules = options_.lane;
    rules.window = options_.window;
    for (std::size_t i = 0; i < options_.to.size(); ++i) {
        const std::string where = options_.to[i].text();
        const std::string sender = i == 0 ? options_.sender : fmt::format("{}-{}", options_.sender, i + 1);
        auto& lane = lanes_.emplace_back(std::make_unique<AddressLane>(options_.make(options_.to[i], options_.transport), where, sender, rules, budget_, seed++));
        lane->onAcknowledged([this](const SendBatch& batch) { tookBack(batch); });
        if (options_.onTrouble) lane->onTrouble([this, where](const std::string& what) { options_.onTrouble(where, what); });
    }
}

bool EventSender::offer(std::string_view lines, std::uint64_t records, Moment now)
{
    if (bytes_ > 0 && bytes_ + lines.size() > options_.window) return false;
    if (bytes_ == 0) progress_ = now;
    bytes_ += lines.size();
    if (gathered_ + records <= options_.batchRecords && gathering_.size() + lines.size() <= options_.batchBytes) {
        gather(lines, records, now);
        return true;
    }
    // Line by line, where the batch becomes full in the middle.
    std::size_t from = 0, at = 0;
    std::uint64_t count = 0;
    while (at < lines.size()) {
        const std::size_t end = lines.find('\n', at);
        const std::size_t next = end == std::string_view::npos ? lines.size() : end + 1;
        if (gathered_ + count > 0 && gathering_.size() + next - from > options_.batchBytes) {
            gather(lines.substr(from, at - from), count, now);
            seal();
            from = at;
            count = 0;
        }
        at = next;
        if (gathered_ + ++count < options_.batchRecords) continue;
        gather(lines.substr(from, at - from), count, now);
        from = at;
        count = 0;
    }
    gather(lines.substr(from), count, now);
    return true;
}

void EventSender::gather(std::string_view lines, std::uint64_t records, Moment now)
{
    if (records == 0) return;
    if (gathered_ == 0) gatheredSince_ = now;
    gathering_ += lines;
    gathered_ += records;
    if (gathered_ >= options_.batchRecords || gathering_.size() >= options_.batchBytes) seal();
}

void EventSender::seal()
{
    if (gathered_ == 0) return;
    waiting_.push_back({std::make_shared<const std::string>(std::move(gathering_)), std::exchange(gathered_, 0), gatheredSince_});
    gathering_.clear();
}

Result<void> EventSender::step(Moment now)
{
    if (now_ != Moment{} && now - now_ > kAway) progress_ += now - now_;
    now_ = now;
    if (gathered_ > 0 && now - gatheredSince_ >= options_.linger) seal();
    if (const auto moved = stepLanes(now); !moved) return moved;
    distribute();
    if (const auto moved = stepLanes(now); !moved) return moved;   // what was handed out leaves at once
    if (options_.giveUpAfter.count() == 0 || bytes_ == 0 || now - progress_ <= options_.giveUpAfter) return {};
    for (const auto& lane : lanes_)
        if (!lane->trouble().empty()) return fail(ErrorCode::Unreadable, "given up: " + lane->trouble(), lane->where());
    return fail(ErrorCode::Unreadable, "given up: nothing was acknowledged for too long", lanes_.front()->where());
}

// An address is reached for when none before it works. One that is still being reached for the first time may yet.
Result<void> EventSender::stepLanes(Moment now)
{
    bool wanted = true;
    std::size_t dead = 0;
    for (const auto& lane : lanes_) {
        const auto moved = lane->step(now, wanted);
        dead += lane->isDead();
        if (!moved && (!lane->isEmpty() || dead == lanes_.size())) return moved;   // what is in doubt there cannot be settled
        if (lane->isReady() || !lane->isFailing()) wanted = false;
    }
    return {};
}

void EventSender::distribute()
{
    for (const auto& lane : lanes_) {
        while (!waiting_.empty() && lane->takes()) {
            Waiting& batch = waiting_.front();
            lane->take(std::move(batch.bytes), batch.records, batch.given);
            waiting_.pop_front();
            if (const auto moved = lane->step(now_, true); !moved) return;   // told by the next step()
        }
        if (lane->isReady() || !lane->isFailing()) return;   // it is only full for a moment
    }
}

void EventSender::tookBack(const SendBatch& batch)
{
    progress_ = now_;
    bytes_ -= batch.wholeBytes;
    acknowledged_ += batch.wholeRecords;
    if (!options_.measure) return;
    const auto delay = std::chrono::duration_cast<std::chrono::microseconds>(now_ - batch.given).count();
    delays_.push_back(static_cast<std::uint32_t>(std::clamp<std::int64_t>(delay, 0, UINT32_MAX)));
}

void EventSender::wait(std::chrono::milliseconds timeout)
{
    std::vector<AddressLane*> active;
    for (const auto& lane : lanes_)
        if (lane->isUnderWay()) active.push_back(lane.get());
    const auto until = Clock::now() + timeout;
    for (const auto& lane : lanes_)
        if (!lane->isUnderWay() && !lane->isDead() && lane->nextTry() > Clock::now())
            timeout = std::min(timeout, std::chrono::ceil<std::chrono::milliseconds>(lane->nextTry() - Clock::now()));
    if (gathered_ > 0) timeout = std::min(timeout, std::max(std::chrono::milliseconds(0), options_.linger));
    if (active.size() == 1) return active.front()->wait(timeout);
    if (active.empty()) ::poll(nullptr, 0, static_cast<int>(timeout.count()));
    // Several at once are rare (a failover): each is looked at in turn, shortly.
    for (AddressLane* const lane : active)
        if (Clock::now() < until) lane->wait(std::min(timeout, std::chrono::milliseconds(5)));
}

Result<void> EventSender::connect()
{
    if (progress_ == Moment{}) progress_ = Clock::now();
    const auto began = Clock::now();
    for (;;) {
        if (const auto moved = step(Clock::now()); !moved) return moved;
        for (const auto& lane : lanes_) {
            if (lane->isReady()) return {};
            if (options_.giveUpAfter.count() > 0 && Clock::now() - began > options_.giveUpAfter && !lane->trouble().empty())
                return fail(ErrorCode::Unreadable, "given up: " + lane->trouble(), lane->where());
        }
        wait(kPatience);
    }
}

Result<void> EventSender::push(std::string_view lines, std::uint64_t records)
{
    while (!offer(lines, records, Clock::now())) {
        seal();   // a window smaller than a batch
        if (const auto moved = step(Clock::now()); !moved) return moved;
        if (bytes_ + lines.size() > options_.window && bytes_ > 0) wait(kPatience);
    }
    return step(Clock::now());
}

Result<void> EventSender::flush()
{
    seal();
    for (;;) {
        if (const auto moved = step(Clock::now()); !moved) return moved;
        if (isIdle()) return {};
        wait(kPatience);
    }
}

std::vector<EventSender::AddressStats> EventSender::stats() const
{
    std::vector<AddressStats> all;
    for (const auto& lane : lanes_)
        all.push_back({lane->where(), lane->trouble(), lane->breaker().state(), lane->breaker().timesOpened(), lane->counts()});
    return all;
}

}  // namespace tally
