// SPDX-License-Identifier: GPL-3.0-or-later
// JournalReplay: what a listener's journal handed out up to a position, once more from its beginning, as an EventLog that
// ends there. It takes nothing, acknowledges nothing and releases nothing.
#pragma once

#include <atomic>
#include <memory>
#include <stop_token>
#include <string>

#include "core/base/file_system.h"
#include "core/log/event_log.h"
#include "core/log/journal/journal.h"

namespace tally {

class JournalReplay final : public EventLog {
public:
    // Errors: as Journal::open(); NotExact: the journal is not there or does not begin at its beginning any more.
    // REQUIRES: nobody else writes this chain (the store's lock).
    static Result<std::shared_ptr<JournalReplay>> open(std::shared_ptr<FileSystem> files, const std::string& directory, const std::string& listener,
                                                       std::uint64_t end, std::stop_token stop);

    bool reachedEnd() const { return position_ == end_; }   // once it is drained

    using EventLog::append;
    bool append(RawBatch&&) override { return false; }
    std::uint64_t appendAll(std::vector<RawBatch>&&) override { return 0; }
    std::uint64_t durableBatches() const override { return 0; }
    bool hasRoom() const override { return false; }
    void close() override {}

    bool isDurable() const override { return false; }   // of what was before `position` there is nothing to learn
    SenderMark sender(std::string_view) const override { return {}; }
    bool takesSender(std::string_view) const override { return false; }
    void resume(std::string_view, std::uint64_t) override {}
    void onDurable(std::function<void()>) override {}
    std::string problem() const override { return {}; }

    void seek(std::uint64_t) override {}
    std::optional<RawBatch> next(std::chrono::milliseconds wait) override;
    bool drained() const override { return done_; }
    void release(std::uint64_t) override {}

    double fill() const override { return 0; }
    std::uint64_t appended() const override { return 0; }

private:
    JournalReplay(std::unique_ptr<Journal> journal, std::uint64_t end, std::stop_token stop);

    std::unique_ptr<Journal> journal_;
    const std::uint64_t end_;
    std::stop_token stop_;
    std::optional<RawBatch> ahead_;
    std::uint64_t position_ = 0;
    std::atomic<bool> done_{false};
};

}  // namespace tally
