// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

// Checkpoints: when a connection that writes puts its log (WAL) back into the database. A checkpoint that waits for nobody is
// made every few MiB. Where readers follow one another without a gap it can never begin the log anew, which grows; so once that is
// long, one is made that waits for the readers of the moment, at most as long as the connection waits for locks.
// Thread safety: none; it lives as long as the connection.
class Checkpoints {
public:
    static constexpr int kPages = 4096, kManyPages = 32'768;   // of 4 KiB: 16 and 128 MiB
    explicit Checkpoints(int pages = kPages, int manyPages = kManyPages) : pages_(pages), manyPages_(manyPages), next_(manyPages) {}
    void watch(const Connection& db);

private:
    static int committed(void* self, sqlite3* db, const char* schema, int pages);
    const int pages_, manyPages_;
    int next_;   // pages at which one that waits is tried: more of them after each that failed
};

}  // namespace tally::sqlite
