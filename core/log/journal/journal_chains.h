// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/file_system.h"

namespace tally {

struct JournalChain {
    std::string chain;
    std::string listener;   // the name it was opened with; empty where its segments, of an earlier version, do not say it
};

// The chains whose segments lie in `directory`, by name; none where there is no such directory. Errors: Store, the folder cannot be read.
Result<std::vector<JournalChain>> journalChains(FileSystem& files, const std::string& directory);

}  // namespace tally
