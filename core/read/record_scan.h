// SPDX-License-Identifier: GPL-3.0-or-later
// scanRecords, scanJournal: every record of a recorded log, or of what a listener keeps, that can be counted, once more, in order and
// with its place: for looking at raw lines. One pass on the thread of the caller. Not for counting: nothing is remembered of it, and
// late, future and doubled events are among them.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/event/event.h"
#include "core/event/read_options.h"

namespace tally {

struct ScannedRecord {
    const Event& event;
    std::string_view raw;        // from the record's first byte to the end of its line, without the line end; valid during the call
    std::uint64_t offset = 0;    // of its first byte, in the decompressed log, or in all that the listener ever took
    std::uint64_t line = 0;      // of its first byte, from 1; 0 = of a journal, whose beginning may be gone
};

// `see` returns false to stop early, which is no error. Errors: those of LogReader::open() and of the input (what was readable has
// been seen), Cancelled.
Result<void> scanRecords(const std::string& path, const ReadOptions& read, Parts wanted, const std::function<bool(const ScannedRecord&)>& see, std::stop_token stop = {});

struct KeptListener {
    std::string directory;       // of journals
    std::string name;
    std::string sample;          // by what its format was found; empty = by the first that is kept
};
// As scanRecords(), also while the listener goes on. Errors: as JournalLook::open(); Ambiguous where only what is not kept any more says
// how to read it; NotExact, after all has been seen, where damage was passed over.
Result<void> scanJournal(const KeptListener& listener, const ReadOptions& read, Parts wanted, const std::function<bool(const ScannedRecord&)>& see, std::stop_token stop = {});

}  // namespace tally
