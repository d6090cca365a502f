// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/checkpoints.h"

#include <sqlite3.h>

namespace tally::sqlite {

void Checkpoints::watch(const Connection& db) { sqlite3_wal_hook(db.handle(), &Checkpoints::committed, this); }

// What fails is tried again behind a later commit: the log holds everything all the while.
int Checkpoints::committed(void* self, sqlite3* db, const char* schema, int pages)
{
    Checkpoints& checkpoints = *static_cast<Checkpoints*>(self);
    if (pages < checkpoints.manyPages_) checkpoints.next_ = checkpoints.manyPages_;
    if (pages >= checkpoints.next_) {
        checkpoints.next_ = pages + checkpoints.manyPages_;
        sqlite3_wal_checkpoint_v2(db, schema, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
    } else if (pages >= checkpoints.pages_) {
        sqlite3_wal_checkpoint_v2(db, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
    return SQLITE_OK;
}

}  // namespace tally::sqlite
