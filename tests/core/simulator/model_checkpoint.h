// SPDX-License-Identifier: GPL-3.0-or-later
// ModelCheckpoint: what a store keeps of one listener, in maps. Copying it is the transaction: all of it or nothing.
#pragma once

#include <map>
#include <string>

#include "core/count/dictionary.h"
#include "core/engine/live/live_source.h"

namespace tally::test {

struct ModelCheckpoint {
    struct Sender {
        SenderCheckpoint checkpoint;
        Ledger ledger;
    };
    std::uint64_t position = 0;
    std::map<std::string, Sender> senders;
    std::map<std::string, std::uint64_t> items;

    // Adds what was counted behind it; says what does not fit, as the real store does when positions leave a gap.
    std::string take(const LivePortion& portion, const Dictionary& dictionary);
    LiveOptions resumed() const;   // how a worker goes on behind it
};

}  // namespace tally::test
