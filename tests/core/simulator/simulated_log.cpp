// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/simulator/simulated_log.h"

#include <algorithm>

namespace tally::test {

namespace {
const std::string kFolder = "/data/journal";
const std::string kChain = "tcp-127.0.0.1-1";
}  // namespace

Result<std::shared_ptr<SimulatedLog>> SimulatedLog::open(std::shared_ptr<FaultyFileSystem> disk, const JournalOptions& options, const Clock& clock)
{
    auto recovered = journal::recover(*disk, kFolder, kChain, Micros{clock.nowMicros()});
    if (!recovered) return tl::unexpected(recovered.error());
    return std::shared_ptr<SimulatedLog>(new SimulatedLog(std::move(disk), options, clock, std::move(*recovered)));
}

SimulatedLog::SimulatedLog(std::shared_ptr<FaultyFileSystem> disk, const JournalOptions& options, const Clock& clock, journal::Recovered recovered)
    : disk_(std::move(disk)), options_(options), catalog_(std::move(recovered.segments), recovered.end),
      writer_(*disk_, kFolder, kChain, options_, clock, catalog_, recovered.senders), reader_(*disk_, kFolder, clock, catalog_)
{
    for (const auto& [name, sequence] : recovered.senders) senders_[name] = {sequence, sequence};
}

bool SimulatedLog::append(RawBatch&& batch)
{
    if (refused_) return false;
    if (isDeclared(batch.sender)) senders_[batch.sender].appended = batch.sequence;
    waiting_.push_back(std::move(batch));
    return true;
}

std::uint64_t SimulatedLog::appendAll(std::vector<RawBatch>&& batches)
{
    if (refused_) return 0;
    for (RawBatch& batch : batches) append(std::move(batch));
    return durableBatches_ + waiting_.size();
}

bool SimulatedLog::commit()
{
    if (waiting_.empty()) return true;
    writer_.setReleased(std::min(released_, reader_.position()));
    refused_ = !writer_.commit(waiting_);
    if (refused_) return false;
    believe();
    return true;
}

void SimulatedLog::believe()
{
    for (const RawBatch& batch : waiting_)
        if (isDeclared(batch.sender)) senders_[batch.sender].durable = std::max(senders_[batch.sender].durable, batch.sequence);
    durableBatches_ += waiting_.size();
    waiting_.clear();
}

SenderMark SimulatedLog::sender(std::string_view name) const
{
    const auto found = senders_.find(name);
    return found == senders_.end() ? SenderMark() : found->second;
}

void SimulatedLog::resume(std::string_view name, std::uint64_t sequence)
{
    SenderMark& mark = senders_[std::string(name)];
    mark.appended = std::max(mark.appended, sequence);
    mark.durable = std::max(mark.durable, sequence);
}

std::optional<RawBatch> SimulatedLog::next(std::chrono::milliseconds)
{
    if (allowed_ == 0) return std::nullopt;
    --allowed_;
    auto batch = reader_.next();
    for (JournalNote& note : reader_.takeNotes()) notes_.push_back(std::move(note));
    return batch;
}

}  // namespace tally::test
