// SPDX-License-Identifier: GPL-3.0-or-later
// SimulatedLog: the journal's synchronous parts as an EventLog without a thread: the simulation says when a group is
// committed and how many batches may be read.
#pragma once

#include <map>
#include <memory>

#include "core/log/event_log.h"
#include "core/log/journal/journal_reader.h"
#include "core/log/journal/journal_writer.h"
#include "tests/core/support/faulty_file_system.h"

namespace tally::test {

class SimulatedLog final : public EventLog {
public:
    static Result<std::shared_ptr<SimulatedLog>> open(std::shared_ptr<FaultyFileSystem> disk, const JournalOptions& options, const Clock& clock);

    // Makes everything that waits durable as one group, and marks it so; false: the disk refused, it goes on waiting.
    bool commit();
    void believe();                                  // marks what waits as durable although nobody wrote it: a mistake
    void allow(std::size_t batches) { allowed_ = batches; }
    std::uint64_t end() const { return catalog_.end(); }
    const std::vector<JournalNote>& notes() const { return notes_; }

    using EventLog::append;
    bool append(RawBatch&& batch) override;
    std::uint64_t appendAll(std::vector<RawBatch>&& batches) override;
    bool hasRoom() const override { return !refused_; }
    void close() override {}
    bool isDurable() const override { return true; }
    std::uint64_t durableBatches() const override { return durableBatches_; }
    SenderMark sender(std::string_view name) const override;
    bool takesSender(std::string_view) const override { return true; }
    void resume(std::string_view name, std::uint64_t sequence) override;
    void onDurable(std::function<void()>) override {}
    std::string problem() const override { return refused_ ? "refused" : ""; }
    void seek(std::uint64_t position) override { reader_.seek(position); }
    std::optional<RawBatch> next(std::chrono::milliseconds) override;
    bool drained() const override { return true; }   // a worker ends when it gets nothing
    void release(std::uint64_t position) override { released_ = position; }
    double fill() const override { return 0; }
    std::uint64_t appended() const override { return 0; }

private:
    SimulatedLog(std::shared_ptr<FaultyFileSystem> disk, const JournalOptions& options, const Clock& clock, journal::Recovered recovered);

    std::shared_ptr<FaultyFileSystem> disk_;
    JournalOptions options_;
    journal::SegmentCatalog catalog_;
    journal::JournalWriter writer_;
    journal::JournalReader reader_;
    std::vector<JournalNote> notes_;
    std::map<std::string, SenderMark, std::less<>> senders_;
    std::vector<RawBatch> waiting_;
    std::size_t allowed_ = 0;
    std::uint64_t released_ = 0, durableBatches_ = 0;
    bool refused_ = false;
};

}  // namespace tally::test
