// SPDX-License-Identifier: GPL-3.0-or-later
// ImportSession: one recorded log on its way into a store (or only into `onCommit`), from where an earlier import of the same
// content ended, to its end; a log that is still being written is read on each time it has grown.
//
//   ImportSession session(path, options, store);
//   session.begin();          // opened, shape found, earlier imports looked at
//   session.readOn(stop);     // to the (present) end; counted and committed
//
// Thread safety: none.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/engine/hot/counting_sink.h"
#include "core/engine/import/importer.h"
#include "core/read/log_reader.h"

namespace tally {

// Content that was counted, by what it is known again.
struct KnownContent {
    std::string fingerprint;      // of its head
    std::string digest;           // of its bytes [0, position)
    std::uint64_t position = 0, lines = 0;
};

class ImportSession {
public:
    using Opener = std::function<Result<std::unique_ptr<RecordedInput>>()>;
    // `open` null = the file at `path`, or standard input for "-". `options` must live as long as the session.
    ImportSession(std::string path, const ImportOptions& options, RollupStore* store, Opener open = {});

    // What a store calls it; before begin(). Otherwise its path.
    void setName(std::string name) { progress_.name = std::move(name); }
    // What was counted without a store, besides what the store knows. Before begin().
    void setKnown(std::vector<KnownContent> known) { known_ = std::move(known); }
    // The content was counted up to `position`, although it is no input of the store: only what lies behind it is new.
    // Before begin(). REQUIRES: `position` is a record's first byte.
    void countFrom(std::uint64_t position) { countFrom_ = position; }

    // Errors: Unreadable, Ambiguous, Store; Busy: not one whole record is there yet (growing logs only).
    Result<void> begin();
    // Errors: Unreadable, Store. Not an error: a stop (interrupted()) and an input that ends too early (result().report.log.error).
    // `few` bytes are not worth several workers.
    Result<void> readOn(std::stop_token stop, bool few = false);

    RecordedInput& input() { return reader_->input(); }
    const LogShape& shape() const { return reader_->shape(); }
    const ReadProgress& progress() const { return reader_->progress(); }
    bool interrupted() const { return interrupted_; }
    std::uint64_t startedAt() const { return startedAt_; }   // > 0: earlier content was known and is not counted again
    bool readSomething() const { return read_.position > 0 && read_.lines > reader_->input().preambleLines(); }   // besides a header
    KnownContent content() const;                            // what is counted by now
    ImportResult result();                                   // of the last readOn(); moves the letters out

private:
    Result<void> open();
    Result<void> findEarlier();
    Result<bool> goesOnFrom(const KnownContent& earlier);
    Result<bool> skipTo(std::uint64_t position, std::uint64_t lines);
    Result<void> commit(const ReadLog& soFar);
    Result<void> store(const ReadLog& soFar);
    void collect(Delta&& delta);
    std::vector<WorkerSink*> sinks(bool few);

    const std::string path_;
    const ImportOptions& options_;
    RollupStore* store_;
    Opener opener_;
    std::unique_ptr<LogReader> reader_;
    std::vector<KnownContent> known_;
    std::uint64_t countFrom_ = 0, startedAt_ = 0;
    bool wasThere_ = false, interrupted_ = false;
    bool caughtUp_ = false;                  // a readOn() has come to the end
    ReadLog read_;                           // by the last readOn()
    SourceProgress progress_;
    Dictionary ownDictionary_;
    TypeTable ownTypes_;
    Dictionary& dictionary_;
    TypeTable& types_;
    Ledger committed_;                       // of this readOn()
    std::uint64_t ambiguousCommitted_ = 0;   // likewise
    std::size_t lettersCommitted_ = 0;
    std::uint64_t droppedCommitted_ = 0;       // letters
    std::uint64_t session_, batches_ = 0;
    std::vector<std::unique_ptr<CountingSink>> sinks_;
    std::mutex mutex_;                       // guards pending_ while workers count
    Committed pending_;
};

}  // namespace tally
