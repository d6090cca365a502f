// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/hiding_log.h"

#include <algorithm>
#include <utility>

#include "core/base/limits.h"

namespace tally {

namespace {

// All of a batch but what it says.
RawBatch withoutBytes(const RawBatch& batch)
{
    RawBatch head;
    head.kind = batch.kind;
    head.arrival = batch.arrival;
    head.sender = batch.sender;
    head.sequence = batch.sequence;
    head.records = batch.records;
    head.tooLong = batch.tooLong;
    return head;
}

}  // namespace

// What is hidden may be longer than what came: several batches then, numbered on.
void HidingLog::hide(const RawBatch& batch, std::vector<RawBatch>* hidden)
{
    RawBatch next = withoutBytes(batch);
    if (batch.kind == RawBatch::Kind::Tick) {
        hidden->push_back(std::move(next));
        return;
    }
    if (batch.tooLong) {
        next.bytes = "hidden";
        hidden->push_back(std::move(next));
        return;
    }
    const std::string all = hider_.hide(batch.bytes, !taken_);
    std::string_view left(all);
    const std::size_t first = hidden->size();
    const auto records = [](std::string_view lines) { return static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n')); };
    for (std::size_t piece = 0; !left.empty(); ++piece) {
        std::size_t end = left.size();
        if (end > limits::kBatch) end = left.rfind('\n', limits::kBatch - 1) + 1;
        next = withoutBytes(batch);
        next.bytes = left.substr(0, end);
        left.remove_prefix(end);
        if (isDeclared(batch.sender)) {
            next.records = static_cast<std::uint32_t>(records(next.bytes));
            next.sequence = batch.sequence - records(left);
        } else if (isKeyed(batch.sender) && piece > 0) {
            next.sender += "/" + std::to_string(piece);   // one key for each, the same whenever it comes again
        }
        hidden->push_back(std::move(next));
    }
    // A header was framed as a record, too: all that the sender sent is acknowledged.
    if (isDeclared(batch.sender) && hidden->size() > first) {
        std::uint32_t others = 0;
        for (std::size_t i = first + 1; i < hidden->size(); ++i) others += (*hidden)[i].records;
        (*hidden)[first].records = batch.records - std::min(batch.records, others);
    }
}

bool HidingLog::append(RawBatch&& batch)
{
    const std::lock_guard lock(mutex_);
    if (!log_->hasRoom()) return false;
    std::vector<RawBatch> hidden;
    hide(batch, &hidden);
    if (hidden.empty()) return true;   // a header and nothing else
    const bool lines = batch.kind == RawBatch::Kind::Lines;
    const bool took = hidden.size() == 1 ? log_->append(std::move(hidden.front())) : log_->appendAll(std::move(hidden)) > 0;
    taken_ |= took && lines;
    return took;
}

std::uint64_t HidingLog::appendAll(std::vector<RawBatch>&& batches)
{
    const std::lock_guard lock(mutex_);
    std::vector<RawBatch> hidden;
    const bool before = taken_;   // the header is that of the first
    for (const RawBatch& batch : batches) {
        hide(batch, &hidden);
        taken_ = true;
    }
    if (hidden.empty()) {
        // Nothing but a header: there is nothing to wait for.
        taken_ = before;
        return log_->durableBatches();
    }
    const std::uint64_t took = log_->appendAll(std::move(hidden));
    if (took == 0) taken_ = before;
    return took;
}

static constexpr std::string_view kHidden = "#hashed";

std::string hiddenName(bool hideActors, const std::string& listener) { return hideActors ? listener + std::string(kHidden) : listener; }

bool isHiddenName(std::string_view listener) { return listener.ends_with(kHidden); }

Result<ListenerLog> withHiddenActors(bool hideActors, std::shared_ptr<EventLog> log, const ReadOptions& read, const std::string& dataDirectory)
{
    if (!hideActors) return ListenerLog{std::move(log), read};
    auto key = dataDirectory.empty() ? Result<ActorKey>(ActorKey::random()) : ActorKey::of(dataDirectory);
    if (!key) return tl::unexpected(key.error());
    return ListenerLog{std::make_shared<HidingLog>(std::move(log), read, *key), ActorHider::readOptions(read)};
}

}  // namespace tally
