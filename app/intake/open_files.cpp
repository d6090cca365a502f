// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/open_files.h"

#include <algorithm>
#include <sys/resource.h>

namespace tally {

std::size_t allowConnections(std::size_t wanted)
{
    constexpr rlim_t kSpare = 1024;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
    const rlim_t needed = wanted + kSpare;
    if (files.rlim_cur < needed) {
        rlimit more{needed, std::max(files.rlim_max, needed)};   // who may raise the upper bound does
        if (::setrlimit(RLIMIT_NOFILE, &more) != 0) {
            more = {std::min(needed, files.rlim_max), files.rlim_max};
            ::setrlimit(RLIMIT_NOFILE, &more);
        }
        ::getrlimit(RLIMIT_NOFILE, &files);
    }
    return files.rlim_cur > kSpare ? std::min<std::size_t>(wanted, files.rlim_cur - kSpare) : 0;
}

}  // namespace tally
