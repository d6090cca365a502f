// SPDX-License-Identifier: GPL-3.0-or-later
// How far a source has been read: what a batch says of it, and what a store keeps.
#pragma once

#include <cstdint>
#include <string>

#include "core/event/ledger.h"
#include "core/event/time.h"

namespace tally {

// How far one source has been read. Positions are offsets in the decompressed bytes.
struct SourceProgress {
    std::string name;                // file name or listener address, as shown
    std::string fingerprint;         // identity of a recorded input's head (hex); empty for listeners
    std::string prefixDigest;        // digest of the decompressed bytes [0, to) (hex)
    std::string hashState;           // serialised state of that digest, so that reading can go on
    std::uint64_t from = 0, to = 0;  // this batch covers [from, to)
    std::uint64_t lines = 0;         // line ends before `to`
    bool complete = false;           // the end of the input was reached at `to`
    Ledger ledger;                   // delta of this batch
    std::string shape;               // the bytes by which its format was found, so that a restart reads alike
    std::string readAs;              // how it is read (core/store/kept_options.h); empty: not known
    // Of a listener, or of one declared sender of it: its event time so far, and whether it sends ids.
    Micros newest = kNever, watermark = kNever;
    bool hasIds = false;
    // Of the same: when its newest record came, and until when it counts as one that is sending. By the engine's clock.
    Micros arrival = kNever, activeUntil = kNever;

    // Which stored source goes on: StoredSource::id, or kMatchSource = the newest with this fingerprint (without one: with
    // this name), or kNewSource = none, although another input begins with the same bytes. A batch whose `from` is not the
    // stored position (0 for a new source) is refused as a whole: "position gap".
    static constexpr std::int64_t kMatchSource = 0, kNewSource = -1;
    std::int64_t storedId = kMatchSource;
};

struct StoredSource {
    std::int64_t id = 0;
    std::string name, fingerprint, prefixDigest, hashState, shape, readAs;
    std::uint64_t position = 0, lines = 0;
    bool complete = false;
    Ledger ledger;
    Micros newest = kNever, watermark = kNever;
    bool hasIds = false;
    Micros arrival = kNever, activeUntil = kNever;
};

}  // namespace tally
