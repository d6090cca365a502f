// SPDX-License-Identifier: GPL-3.0-or-later
// What an earlier process left of a chain, made ready to be read and gone on with.
//
// The end of the newest segment that a crash tore is cut off. Damage before durable records is passed over and set aside.
// Damage never makes it fail; a disk that does not answer does (Store), because going on would lose what was acknowledged.
#pragma once

#include <vector>

#include "core/base/file_system.h"
#include "core/log/journal/segment_catalog.h"
#include "core/log/journal/segment_header.h"

namespace tally::journal {

struct Recovered {
    std::vector<Segment> segments;
    std::uint64_t end = 0;             // position behind the last record
    Sequences senders;
    std::vector<JournalNote> notes;
};

// REQUIRES: no other process writes this chain (the store's lock).
Result<Recovered> recover(FileSystem& files, const std::string& directory, const std::string& chain, Micros now);

}  // namespace tally::journal
