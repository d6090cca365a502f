// SPDX-License-Identifier: GPL-3.0-or-later
// EventLog: the seam between listeners and the engine: batches of whole lines, in order, with positions.
//
// Listeners append, one reader pulls. A durable log keeps what it took across a crash and hands it out only then; after a
// restart the reader seeks to its checkpoint and pulls again. Thread safety: any number of writers, one reader.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/time.h"

namespace tally {

// Whole lines of one sender, or an advance of the clock.
struct RawBatch {
    enum class Kind : std::uint8_t { Lines, Tick };
    Kind kind = Kind::Lines;
    std::uint64_t first = 0, last = 0;  // positions in the log: [first, last); a checkpoint holds `last`
    Micros arrival;                     // of a Tick: what the clock said
    std::string sender;                 // declared name, at most limits::kSender bytes; empty = anonymous; see isKeyed()
    std::uint64_t sequence = 0;         // of its last record; 0 without a declared sender
    std::uint32_t records = 0;          // framed records in it, counted only for declared senders
    std::string bytes;
    bool tooLong = false;               // the head of one record over limits::kLine
};

// Not a name but the key of this batch, kMarkOfKey in front: of an anonymous sender who may send it again, and then it is a
// duplicate as a whole. Keys have no marks: the window against doubled ids knows them.
inline constexpr char kMarkOfKey = '\x1f';
inline bool isKeyed(std::string_view sender) { return !sender.empty() && sender.front() == kMarkOfKey; }
inline bool isDeclared(std::string_view sender) { return !sender.empty() && sender.front() != kMarkOfKey; }

// How far one declared sender has come: sequences of its last records, 0 = none yet.
struct SenderMark {
    std::uint64_t appended = 0, durable = 0;
};

class EventLog {
public:
    virtual ~EventLog() = default;

    // --- writers
    // Takes the batch (its positions are given by the log), or leaves it as it was and returns false: full, refusing or
    // closed; try again once hasRoom(). REQUIRES: at most limits::kBatch bytes, not none unless it is a Tick.
    virtual bool append(RawBatch&& batch) = 0;
    bool append(std::string bytes, Micros arrival, bool tooLong = false)
    {
        RawBatch batch;
        batch.arrival = arrival;
        batch.bytes = std::move(bytes);
        batch.tooLong = tooLong;
        return append(std::move(batch));
    }
    // All of them in a row, or none, as append(); of one body they may be more than there is room for otherwise. Returns how many
    // batches the log has taken so far, these the last of them; 0 = none was taken. REQUIRES: not empty; each as for append().
    virtual std::uint64_t appendAll(std::vector<RawBatch>&& batches) = 0;
    virtual bool hasRoom() const = 0;                // with a margin, so that writers do not flap
    virtual void close() = 0;                        // no more appends; the reader gets what is left

    // --- durability
    virtual bool isDurable() const = 0;              // false: nothing of it outlives the process
    virtual std::uint64_t durableBatches() const = 0;   // how many of those it took, first to last, count as they are kept
    virtual SenderMark sender(std::string_view name) const = 0;
    // False: it has as many declared senders as it may, and this is not one of them.
    virtual bool takesSender(std::string_view name) const = 0;
    // A checkpoint holds the sender's records up to `sequence`: its marks are at least there. Before it is heard again.
    virtual void resume(std::string_view name, std::uint64_t sequence) = 0;
    // Called on a thread of the log whenever durable marks may have risen; must not block. Null = nobody.
    virtual void onDurable(std::function<void()> callback) = 0;
    virtual std::string problem() const = 0;         // why it takes nothing at the moment; empty when all is well

    // --- the reader
    // Goes on behind `position`, the `last` of a batch, also of an earlier process. REQUIRES: nothing behind it was read yet.
    virtual void seek(std::uint64_t position) = 0;
    // Waits up to `wait`; nothing when the time is over or the log is closed and empty.
    virtual std::optional<RawBatch> next(std::chrono::milliseconds wait) = 0;
    virtual bool drained() const = 0;                // closed and everything handed out
    // Everything before `position` is kept elsewhere for good: the log may forget it.
    virtual void release(std::uint64_t position) = 0;

    virtual double fill() const = 0;                 // 0 … 1
    virtual std::uint64_t appended() const = 0;      // bytes, ever, by this process
};

}  // namespace tally
