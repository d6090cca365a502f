// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/file_system.h"
#include "core/event/time.h"
#include "core/log/journal/journal_options.h"

namespace tally::journal {

// Copies [offset, offset + bytes) of a segment to SEGMENT.damaged-OFFSET-SECONDS beside it, once: a later start that finds
// the same damage adds nothing. Best effort, the original stays as it is. Returns the note about it.
JournalNote setAside(FileSystem& files, const std::string& directory, const std::string& segment, const File& file, std::uint64_t offset,
                     std::uint64_t bytes, Micros now);

}  // namespace tally::journal
