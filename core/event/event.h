// SPDX-License-Identifier: GPL-3.0-or-later
// Event: what one record says (DEFINITIONS section 1). Decoders produce it, counting consumes it.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/fixed.h"
#include "core/event/time.h"

namespace tally {

enum class Outcome : std::uint8_t { Ok, ClientError, Error };

// The parts of an event, as bits: what a mapping provides, what a question wants, what an event has.
enum class Part : std::uint16_t {
    Item = 1, Type = 2, Time = 4, Value = 8, Latency = 16, Outcome = 32, Actor = 64, Id = 128,
    Weight = 256,
};
using Parts = std::uint16_t;
constexpr Parts operator|(Part a, Part b) { return static_cast<Parts>(static_cast<Parts>(a) | static_cast<Parts>(b)); }
constexpr Parts operator|(Parts a, Part b) { return static_cast<Parts>(a | static_cast<Parts>(b)); }
constexpr bool has(Parts parts, Part p) { return (parts & static_cast<Parts>(p)) != 0; }
inline constexpr Parts kAllParts = 0x1ff;

// The views point into the batch or into the decoder's scratch memory: valid until the sink's call returns.
// `item` is followed by at least 16 readable bytes (kernels load whole vectors).
struct Event {
    std::string_view item;
    std::string_view type;   // "view" where the record has none
    std::string_view actor;
    std::string_view id;
    Micros time;             // only when has(parts, Part::Time)
    std::int64_t latencyUs = 0;  // microseconds
    Fixed value;
    std::uint32_t weight = 1;    // the event stands for this many, 0 included; other than 1 only when has(parts, Part::Weight)
    Parts parts = 0;
    Outcome outcome = Outcome::Ok;
    std::uint32_t offset = 0;    // of the record's first byte, within the batch
    std::uint32_t line = 0;      // within the batch, from 0
};

}  // namespace tally
