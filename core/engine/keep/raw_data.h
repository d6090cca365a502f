// SPDX-License-Identifier: GPL-3.0-or-later
// The raw data behind the sources of a store: found again, and counted once more exactly as far as it was counted before.
#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/engine/keep/rebuild.h"
#include "core/engine/keep/recount.h"
#include "core/event/ledger.h"
#include "core/store/kept_options.h"
#include "core/store/rollup_store.h"

namespace tally {

// The file that still holds what was counted of a recorded source: of its name, or beside it, rotated; its beginning is the
// same byte for byte. Errors: NotExact, naming the source; Cancelled.
Result<std::string> findRaw(const StoredSource& source, std::stop_token stop);

// How a source is to be read: as `options` say, or as it was. One of before this was kept is read by default. Errors: NotExact
// when it was read in several ways.
Result<KeptOptions> optionsOf(const StoredSource& source, const RebuildOptions& options);

// Counts bytes [0, source.position) of the file at `path`. Errors: NotExact when it changed meanwhile; those of LogReader.
Result<Ledger> countFile(const std::string& path, const StoredSource& source, const RebuildOptions& options, Recount* recount, std::stop_token stop);

// Replays the journal of a listener up to its position. Ledgers by declared sender, "" for records without one. Errors: as
// JournalReplay::open(), Store, Cancelled.
Result<std::map<std::string, Ledger>> countJournal(const std::string& directory, const StoredSource& listener, const RebuildOptions& options,
                                                   Recount* recount, std::stop_token stop);

}  // namespace tally
