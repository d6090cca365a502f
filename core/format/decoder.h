// SPDX-License-Identifier: GPL-3.0-or-later
// Decoder: bytes → events. One instance per worker (it owns scratch memory); any number may read one log in parallel.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/event/event.h"
#include "core/event/letter.h"
#include "core/event/read_options.h"
#include "core/event/record_cutter.h"

namespace tally {

struct RejectedRecord {
    std::uint64_t offset = 0;   // within the batch
    std::uint64_t line = 0;     // within the batch, from 0
    Reason reason{};
    std::string_view raw;       // the whole record, without its line end
    std::string_view detail;    // may be empty
};

class EventSink {
public:
    virtual ~EventSink() = default;
    virtual void accept(std::span<const Event> events) = 0;   // views valid during the call only; at most 64 at a time
    virtual void reject(const RejectedRecord& record) = 0;
};

struct BatchCount {
    std::uint64_t records = 0;  // counted at framing: = events accepted + records rejected
    std::uint64_t lines = 0;    // line ends, for numbering
};

class Decoder {
public:
    virtual ~Decoder() = default;

    // `bytes`: whole records (as cut by the matching RecordCutter), with limits::kPadding readable bytes on both sides.
    // Parts not in `wanted` may be left out of the events, except those that can reject a record (item, time, value).
    virtual BatchCount decode(std::string_view bytes, EventSink& sink) = 0;

    // The context of the cutter that cut the next batch; null leaves things as they are.
    virtual void setContext(std::string_view context) { static_cast<void>(context); }

    // Keys of records that the shape does not name, and that this may want: decode() stops before the first record that has one.
    // What does not know of this reads on. `wants` depends on the key alone, between two calls of decode().
    using KeyWatch = std::function<bool(std::string_view key)>;
    virtual void watchKeys(KeyWatch wants) { static_cast<void>(wants); }
    // Where the last decode() stopped: offset of that record. Nothing of it was counted.
    virtual std::optional<std::size_t> stoppedAt() const { return std::nullopt; }

    // Local times that a clock change made double or impossible, so far.
    virtual std::uint64_t ambiguousTimes() const { return 0; }
};

// Both are made from the same shape; `wanted` is what the question needs.
Result<std::unique_ptr<Decoder>> makeDecoder(const LogShape& shape, Parts wanted);
std::unique_ptr<RecordCutter> makeCutter(const LogShape& shape);

// What is known of a log before it is read: its head (up to 1 MiB; `complete` = that is all of it) and, of a file, some whole
// lines from further on, which may start inside a record.
struct LogSample {
    std::string_view head;
    bool complete = false;
    std::string_view later;
};

// What this log is.
// Errors: Unreadable (not a log of ours, with the reason), Ambiguous (names what to say, e.g. --time-format).
Result<LogShape> detect(const LogSample& sample, const ReadOptions& options);
inline Result<LogShape> detect(std::string_view head, bool complete, const ReadOptions& options) { return detect(LogSample{head, complete, {}}, options); }

}  // namespace tally
