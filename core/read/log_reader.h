// SPDX-License-Identifier: GPL-3.0-or-later
// LogReader: reads one recorded log with several workers.
//
//   auto reader = LogReader::open(path, options);        // opened, format found
//   auto read = reader->run(threads, wanted, sinks);     // each worker: take a batch under the lock, decode it outside
//
// Workers take batches in the order of the input, so a sink sees increasing positions; no two sinks share a worker.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/event/event.h"
#include "core/event/ledger.h"
#include "core/event/read_options.h"
#include "core/log/recorded_input.h"
#include "core/read/rejections.h"

namespace tally {

// What a worker does with its events. One object per worker; called from that worker's thread only.
class WorkerSink {
public:
    virtual ~WorkerSink() = default;
    virtual void accept(std::span<const Event> events) = 0;
    // After each batch; `end` = offset behind it. Events of other workers may lie before it and not be there yet.
    virtual void batchDone(std::uint64_t end) { static_cast<void>(end); }
    // All workers have reached this point and every event before the reader's position has been accepted by some sink.
    virtual void barrier() {}
};

struct ReadProgress {
    std::atomic<std::uint64_t> storedBytes{0};  // of the file as it lies on disk
    std::atomic<std::uint64_t> records{0};
};

struct ReadLog {
    Ledger ledger;
    std::uint64_t position = 0, lines = 0;
    bool complete = false;                 // reached the end of the input, and it will not grow
    std::uint64_t ambiguousTimes = 0;
    std::optional<Error> error;            // e.g. a truncated archive: what was readable is in the answer
};

class LogReader {
public:
    struct Options {
        std::size_t blockSize = 256 << 10;
        bool digest = false;  // of the content, for imports; costs a pass over the bytes
    };
    static Result<std::unique_ptr<LogReader>> open(const std::string& path, const ReadOptions& read, Options options);
    static Result<std::unique_ptr<LogReader>> open(const std::string& path, const ReadOptions& read)
    {
        return open(path, read, Options());
    }
    // Of an input that is open already. Busy: it is still growing and has not one whole line yet.
    static Result<std::unique_ptr<LogReader>> open(std::unique_ptr<RecordedInput> input, const ReadOptions& read, Options options);
    // For resuming: the shape is known, and everything before `offset` (and its `lines`) was read before.
    Result<bool> resumeAt(std::uint64_t offset, std::uint64_t lines);

    const LogShape& shape() const { return shape_; }
    RecordedInput& input() { return *input_; }
    Rejections& rejections() { return rejections_; }
    ReadProgress& progress() { return progress_; }

    // A growing input may be run again once there is more.
    // Every `barrierBytes` (0 = never) all workers stop, each sink's barrier() runs in its worker, then `atBarrier` runs
    // alone: a consistent cut at input().position(). It may return an error, which ends the reading.
    using AtBarrier = std::function<Result<void>(const ReadLog& soFar)>;
    Result<ReadLog> run(Parts wanted, std::span<WorkerSink* const> sinks, std::stop_token stop = {},
                        std::uint64_t barrierBytes = 0, const AtBarrier& atBarrier = {});

private:
    LogReader(std::unique_ptr<RecordedInput> input, LogShape shape);
    struct Run;

    std::unique_ptr<RecordedInput> input_;
    LogShape shape_;
    Rejections rejections_;
    ReadProgress progress_;
};

}  // namespace tally
