// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a store whose bytes are not what was written: it is kept under another name, and a new one begins.
#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace tally {

struct SetAside {
    std::string file;       // where the database is now, in the directory; its log beside it, by the usual name
    bool names = false;     // those of items, and what was said of retention, went over to the new store
};

// Renames tally.db, -wal and -shm of `directory` to tally.db.damaged-SECONDS…; nothing is deleted. Then makes a new store with
// what people entered into the old one, as far as that can be read. Takes the write lock meanwhile. Errors: Store, Busy.
Result<SetAside> setAsideSqliteStore(const std::string& directory, const Clock& clock);

namespace sqlite {

// The next writer of the store finds it damaged, whatever it can read of it: what was met only while writing is not forgotten.
void markDamaged(const std::string& databasePath, const std::string& why);
// What markDamaged() was told; empty when nothing was.
std::string damageOf(const std::string& databasePath);

}  // namespace sqlite
}  // namespace tally
