// SPDX-License-Identifier: GPL-3.0-or-later
// The schema of DIR/tally.db and its versions. Tables of version 6 (why they look so: tests/bench/store_layout/RESULTS.md):
//   meta(name, value)           hash_key (16 random bytes), letter_bytes, letters_dropped, letter_next (id); keep_minutes, keep_hours (days), keep_of_store,
//                               minutes_from, hours_from (core/store/sqlite/retention.h); revisions_since; final_before (InputState::watermark)
//   item(id, name)              dense ids from 0; found through item_hash(hash, item), hash = low 32 bits of SipHash, or 2^40 more (core/store/sqlite/item_index.h)
//   type(id, name)              dense ids from 0
//   batch(seq, id)              the newest batches (core/store/sqlite/sqlite_writer.cpp says how many)
//   source(…)                   position, digest state and ledger of each source; how it is read (core/store/kept_options.h); of listeners when
//                               something came last
//   letter(id, source, …)       ring of dead letters, oldest id out first
//   letter_fate(source, fate, letters)       how many were counted after all, how many discarded (core/store/dead_letters.h)
//   health(minute, …)           golden signals of the watched service
//   cell(tier, slot, item, type, tally)      cells that arrived in small batches (core/store/sqlite/cell_block.h: tally)
//   segment(id, tier, span, level, …)        a sorted run of the cells of one UTC day of a tier, made of
//   block(id, cells)            blocks with consecutive ids, found by item through
//   block_key(segment, last_item, block, first_item)
//   extent(type, first_minute, last_minute)  when the events of a type lie; what retention drops does not shrink it
//   name(item, since, name, attributes, until)   what items are called (core/store/sqlite/name_table.h)
//   revision(minute, item, type, committed, tally)   what later events changed (core/store/sqlite/revision_table.h)
//   day_change(day, batch)      the last batch that touched a day (core/store/sqlite/day_change_table.h)
// Version 5 had all hashes at their place. Version 4 did not keep how sources are read. Version 3 gave ids of letters again and kept no fates. Version 2 had no revisions; what was revised then is not known. Version 1 had minutes only, in minute_cell and in segments without a tier.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

inline constexpr std::int64_t kSchemaVersion = 6;
inline constexpr std::int64_t kApplicationId = 0x54'6c'6c'79;  // "Tlly"

std::string databasePath(const std::string& directory);

// Creates and migrates as needed. A newer schema or somebody else's database is refused and left as it is.
Result<Connection> openForWriting(const std::string& directory, std::size_t pageMemory = 64u << 20);   // bytes
Result<Connection> openForReading(const std::string& directory);
bool isOlder(const Connection& db);  // opened for reading, and of a schema that only opening for writing migrates

}  // namespace tally::sqlite
