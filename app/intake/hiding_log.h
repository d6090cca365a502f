// SPDX-License-Identifier: GPL-3.0-or-later
// HidingLog: in front of a listener's log; what goes into that has no actors any more (core/read/actor_hider.h).
#pragma once

#include <memory>
#include <mutex>

#include "core/log/event_log.h"
#include "core/read/actor_hider.h"

namespace tally {

class HidingLog final : public EventLog {
public:
    HidingLog(std::shared_ptr<EventLog> log, ReadOptions read, const ActorKey& key) : log_(std::move(log)), hider_(std::move(read), key) {}
    const EventLog& inner() const { return *log_; }

    using EventLog::append;
    bool append(RawBatch&& batch) override;
    std::uint64_t appendAll(std::vector<RawBatch>&& batches) override;
    bool hasRoom() const override { return log_->hasRoom(); }
    void close() override { log_->close(); }
    bool isDurable() const override { return log_->isDurable(); }
    std::uint64_t durableBatches() const override { return log_->durableBatches(); }
    SenderMark sender(std::string_view name) const override { return log_->sender(name); }
    bool takesSender(std::string_view name) const override { return log_->takesSender(name); }
    void resume(std::string_view name, std::uint64_t sequence) override { log_->resume(name, sequence); }
    void onDurable(std::function<void()> callback) override { log_->onDurable(std::move(callback)); }
    std::string problem() const override { return log_->problem(); }
    void seek(std::uint64_t position) override { log_->seek(position); }
    std::optional<RawBatch> next(std::chrono::milliseconds wait) override { return log_->next(wait); }
    bool drained() const override { return log_->drained(); }
    void release(std::uint64_t position) override { log_->release(position); }
    double fill() const override { return log_->fill(); }
    std::uint64_t appended() const override { return log_->appended(); }

private:
    void hide(const RawBatch& batch, std::vector<RawBatch>* hidden);
    std::shared_ptr<EventLog> log_;
    std::mutex mutex_;      // guards what follows, and keeps the order of what is hidden
    ActorHider hider_;
    bool taken_ = false;    // something was: a header comes before it or not at all
};

// What a listener is called whose actors are hidden: it has a journal and a checkpoint of its own, as what it wrote before reads
// otherwise.
std::string hiddenName(bool hideActors, const std::string& listener);
bool isHiddenName(std::string_view listener);

// The log of a listener, and how it is to be read from then on. `hideActors` false: as it was given. Errors: Store.
struct ListenerLog {
    std::shared_ptr<EventLog> log;
    ReadOptions read;
};
Result<ListenerLog> withHiddenActors(bool hideActors, std::shared_ptr<EventLog> log, const ReadOptions& read, const std::string& dataDirectory);

}  // namespace tally
