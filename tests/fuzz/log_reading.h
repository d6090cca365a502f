// SPDX-License-Identifier: GPL-3.0-or-later
// What the fuzzers of formats share: an input goes through cutter and decoder as a log would, and the books must balance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/event/event.h"
#include "core/event/letter.h"
#include "core/event/read_options.h"
#include "core/format/decoder.h"

namespace tally::fuzz {

// Ends the process with a message: libFuzzer then keeps the input.
void require(bool condition, const char* what);

// An event that owns its bytes, so that two ways of reading can be compared afterwards.
struct OwnedEvent {
    std::string item, type, actor, id;
    std::int64_t time = 0, latencyUs = 0;
    Fixed value;
    Parts parts = 0;
    Outcome outcome = Outcome::Ok;
    std::uint32_t weight = 1;
    bool operator==(const OwnedEvent&) const = default;
};
OwnedEvent owned(const Event& event, Parts wanted);

// One record as it came out: an event, or a reason.
struct OwnedRecord {
    bool isAccepted = false;
    OwnedEvent event;
    Reason reason{};
    bool operator==(const OwnedRecord&) const = default;
};

struct Reading {
    std::vector<OwnedRecord> accepted, rejected;
    std::uint64_t records = 0, lines = 0;
    bool operator==(const Reading&) const = default;
};

// All of `bytes`, cut into batches of whole records from pieces of `pieceSize` bytes (0 = all at once).
// Asserts records == accepted + rejected, and that every byte is consumed.
Reading readLog(std::string_view bytes, const LogShape& shape, Parts wanted, std::size_t pieceSize);

// The log read whole and in pieces gives the same events.
void checkLog(std::string_view bytes, const LogShape& shape);

// A shape with the usual field names of the generated logs.
LogShape usualShape(Format format);

}  // namespace tally::fuzz
