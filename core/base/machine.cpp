// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/machine.h"

#include <sys/resource.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <thread>

namespace tally {

std::int64_t processCpuMicros()
{
    rusage used{};
    if (getrusage(RUSAGE_SELF, &used) != 0) return 0;
    const auto micros = [](const timeval& time) { return static_cast<std::int64_t>(time.tv_sec) * 1'000'000 + time.tv_usec; };
    return micros(used.ru_utime) + micros(used.ru_stime);
}

unsigned processors() { return std::max(1u, std::thread::hardware_concurrency()); }

std::optional<DiskSpace> diskSpace(const std::string& directory)
{
    struct statvfs info{};
    if (statvfs(directory.c_str(), &info) != 0) return std::nullopt;
    return DiskSpace{static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize, static_cast<std::uint64_t>(info.f_blocks) * info.f_frsize};
}

}  // namespace tally
