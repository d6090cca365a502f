// SPDX-License-Identifier: GPL-3.0-or-later
// What the worker of a live log hands to the state and to the writer.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/engine/hot/committed.h"

namespace tally {

// What one sender of a live log added to a LivePortion. Records without a declared sender are those of "".
struct SenderPart {
    Ledger ledger;                               // delta
    std::array<std::uint64_t, kReasons> rejectedBy{};   // so far, by this process
    std::uint64_t revised = 0;                   // counted, although their minute was final already
    std::uint64_t firstSequence = 0, sequence = 0;  // records (firstSequence, sequence] of a declared sender
    bool hasTimes = false;
    Micros firstEvent, lastEvent;                // of the events counted; only when hasTimes
    Micros newest = kNever, watermark = kNever;
    Micros lastArrival, activeUntil;             // 0 before the first record
    std::vector<Letter> letters;
    std::uint64_t lettersDropped = 0;            // beside `letters`: there were too many at once
};

// What one live log added since the last portion.
struct LivePortion {
    Committed counted;                       // of all senders together
    std::map<std::string, SenderPart> senders;
    std::vector<std::int32_t> revisedMinutes;   // of counted.revisions
    std::string format, error;
    std::vector<std::string> notes;   // how it is read, where there was a choice
    std::string sample;                      // the head of the first batch, by which the format is found again
    std::uint64_t first = 0, position = 0;   // of the log: this part is [first, position)
    std::uint64_t lines = 0;
    std::uint64_t idHorizon = 0;             // ids that the window against doubles holds; 0 = none are sent
    bool ended = false;
    // For the pipeline's own signals: of every group of events one, with how many it stands for, and how long was worked.
    struct Sample {
        Micros time;
        std::uint32_t events = 0;
    };
    std::vector<Sample> samples;
    std::int64_t busyUs = 0;
};

}  // namespace tally
