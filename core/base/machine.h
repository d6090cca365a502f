// SPDX-License-Identifier: GPL-3.0-or-later
// What this process uses of the machine it runs on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tally {

std::int64_t processCpuMicros();             // of all threads since the start, in user and system mode
unsigned processors();                       // at least 1

struct DiskSpace {
    std::uint64_t free = 0, size = 0;        // bytes; `free` = what a user may still write
};
std::optional<DiskSpace> diskSpace(const std::string& directory);   // nothing: there is no such directory

}  // namespace tally
