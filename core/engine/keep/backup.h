// SPDX-License-Identifier: GPL-3.0-or-later
// Backup of a store (database and journal) while it is written, and its restoration.
//
// A backup is a directory: tally.db, journal/, and backup.txt with the digest of each file. It is made beside its final name
// and renamed at the end, so that a directory of that name is a whole backup. Restoring checks every digest, and all that
// `tallyctl verify` checks, before the store gets its name.
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "core/base/file_system.h"
#include "core/base/result.h"

namespace tally {

struct BackupReport {
    std::uint64_t bytes = 0;     // of the database and the journal
    std::uint64_t segments = 0;  // files of the journal
};

// Errors: Usage (`to` holds something), Store, Busy (no room), Unreadable, Cancelled. Then nothing is left behind, unless all was
// done and only the sync of the new name failed.
Result<BackupReport> backupStore(const std::string& data, const std::string& to, FileSystem& files, std::stop_token stop = {});

// Errors: Usage (`data` holds something), Unreadable (no backup), Store (damaged), Busy, Cancelled. The same holds for them.
Result<BackupReport> restoreStore(const std::string& from, const std::string& data, FileSystem& files, std::stop_token stop = {});

}  // namespace tally
