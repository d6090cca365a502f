// SPDX-License-Identifier: GPL-3.0-or-later
// Journal: the EventLog that outlives crashes and losses of power. What was appended counts, and may be acknowledged, once
// sender(name).durable reaches it; the reader gets it only then.
//
// One chain of segment files per listener, `DIR/CHAIN.POSITION.tlj`. A thread of its own writes what was appended as a
// group and syncs it once; meanwhile the next group gathers. When the disk refuses, append() refuses too, problem() says
// why, and it is tried again until it works. Segments go when they are released and too old or too many, never before.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/base/clock.h"
#include "core/base/file_system.h"
#include "core/log/event_log.h"
#include "core/log/journal/journal_options.h"
#include "core/log/journal/segment_header.h"

namespace tally {

namespace journal {
struct Recovered;
class SegmentCatalog;
class JournalReader;
class JournalWriter;
}  // namespace journal

class Journal final : public EventLog {
public:
    // `listener` names the chain (its address). Damage is noted, never refused. Errors: Store, Busy, Unreadable when the
    // disk itself does not answer. `clock` null = the system's. REQUIRES: one process per directory (the store's lock).
    static Result<std::unique_ptr<Journal>> open(std::shared_ptr<FileSystem> files, const std::string& directory, const std::string& listener,
                                                 const JournalOptions& options = {}, std::shared_ptr<const Clock> clock = {});
    ~Journal() override;   // closes, commits what it can, joins

    using EventLog::append;
    bool append(RawBatch&& batch) override;
    std::uint64_t appendAll(std::vector<RawBatch>&& batches) override;
    bool hasRoom() const override;
    void close() override;

    bool isDurable() const override { return true; }
    std::uint64_t durableBatches() const override;
    SenderMark sender(std::string_view name) const override;
    bool takesSender(std::string_view name) const override;
    void resume(std::string_view name, std::uint64_t sequence) override;
    void onDurable(std::function<void()> callback) override;
    std::string problem() const override;

    void seek(std::uint64_t position) override;
    std::optional<RawBatch> next(std::chrono::milliseconds wait) override;
    bool drained() const override;
    void release(std::uint64_t position) override;   // never beyond what was read

    double fill() const override;
    std::uint64_t appended() const override;

    std::uint64_t durableEnd() const;                // position behind the last durable batch
    std::vector<JournalNote> notes() const;          // of the start and of reading; the first few thousand

private:
    Journal(std::shared_ptr<FileSystem> files, const std::string& directory, const std::string& listener, const JournalOptions& options,
            std::shared_ptr<const Clock> clock, journal::Recovered recovered);
    bool takes(const RawBatch& batch) const;         // REQUIRES: the lock
    void take(RawBatch&& batch);                     // REQUIRES: the lock
    void run();                                      // the committing thread
    std::vector<RawBatch> gather(std::unique_lock<std::mutex>& lock);
    bool commit(std::vector<RawBatch>& group);       // false: given up at the end
    void published(const std::vector<RawBatch>& group);
    void tell();
    void keepNotes();                                // REQUIRES: the lock

    const JournalOptions options_;
    std::shared_ptr<FileSystem> files_;
    std::shared_ptr<const Clock> clock_;
    std::unique_ptr<journal::SegmentCatalog> catalog_;
    std::unique_ptr<journal::JournalWriter> writer_;   // of the committing thread
    std::unique_ptr<journal::JournalReader> reader_;   // of the reading thread
    mutable std::mutex mutex_;
    std::condition_variable wanted_, durable_;
    std::deque<RawBatch> queue_;
    std::size_t waiting_ = 0;                          // bytes taken and not yet durable
    std::map<std::string, SenderMark, std::less<>> senders_;
    std::string problem_;
    std::vector<JournalNote> notes_;
    std::uint64_t appended_ = 0, taken_ = 0, durableBatches_ = 0, released_ = 0, atLeast_ = 0, read_ = 0;
    bool closed_ = false, ended_ = false, readerDone_ = false;
    std::mutex callbackMutex_;
    std::function<void()> callback_;
    std::thread thread_;
};

}  // namespace tally
