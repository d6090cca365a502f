// SPDX-License-Identifier: GPL-3.0-or-later
// Where a rotated log went: the files beside it whose names say so. What they hold is for the reader to compare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/log/follow/growing_file.h"

namespace tally {

struct RotatedFile {
    std::string path;
    FileIdentity identity;
    std::int64_t modified = 0;   // nanoseconds since 1970
    std::uint64_t size = 0;
    // Named like "access.log.1" or "access.log-20261124.gz", not only like "access-20261124.log": surely once this log.
    bool sure = false;
};

// Oldest first; the file itself is not among them. At most kRotatedFiles, the newest ones.
inline constexpr std::size_t kRotatedFiles = 16'384;
std::vector<RotatedFile> rotatedFilesOf(const std::string& path);

// When the log behind `path` was last written to, as far as it and `files` tell; nanoseconds since 1970.
std::int64_t lastWritten(const std::string& path, const std::vector<RotatedFile>& files);
// It was not written to for `silence` microseconds when the log last was: its writer has turned to another file.
bool isSilent(const RotatedFile& file, std::int64_t lastWritten, std::int64_t silence);
// The first bytes of it, at most `bytes`; fewer where it cannot be read.
std::string headOf(const RotatedFile& file, std::size_t bytes);

// When names in the folder of `path` last changed, in nanoseconds; 0 when that cannot be seen.
std::int64_t folderChanged(const std::string& path);

}  // namespace tally
