// SPDX-License-Identifier: GPL-3.0-or-later
// The schema of DIR/tally.db and its versions. Tables of version 1 (why they look so: tests/bench/store_layout/RESULTS.md):
//   meta(name, value)           hash_key (16 random bytes), letter_bytes, letters_dropped
//   item(id, name)              dense ids from 0; found through item_hash(hash, item), hash = low 32 bits of SipHash
//   type(id, name)              dense ids from 0
//   batch(seq, id)              every batch ever applied
//   source(…)                   position, digest state and ledger of each source
//   letter(id, source, …)       ring of dead letters, oldest id out first
//   health(minute, …)           golden signals of the watched service
//   minute_cell(minute, item, type, tally)   cells that arrived in small batches (core/store/sqlite/cell_block.h: tally)
//   segment(id, day, level, …)  a sorted run of the cells of one UTC day, made of
//   block(id, cells)            blocks with consecutive ids, found by item through
//   block_key(segment, last_item, block, first_item)
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

inline constexpr std::int64_t kSchemaVersion = 1;
inline constexpr std::int64_t kApplicationId = 0x54'6c'6c'79;  // "Tlly"

std::string databasePath(const std::string& directory);

// Creates and migrates as needed. A newer schema or somebody else's database is refused and left as it is.
Result<Connection> openForWriting(const std::string& directory);
Result<Connection> openForReading(const std::string& directory);

}  // namespace tally::sqlite
