// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/counting_thread.h"

#include <atomic>
#include <cerrno>
#include <sys/resource.h>
#include <unistd.h>

namespace tally {

namespace {
std::atomic<int> countingNiceness = 0;
}

void setCountingNiceness(int niceness) { countingNiceness = niceness; }

void beginCountingThread()
{
    const int niceness = countingNiceness;
    if (niceness == 0) return;
    // Linux has it per thread, whatever POSIX says.
    const auto thread = static_cast<id_t>(::gettid());
    errno = 0;
    const int now = ::getpriority(PRIO_PROCESS, thread);
    if (errno == 0 && now < niceness) static_cast<void>(::setpriority(PRIO_PROCESS, thread, niceness));
}

}  // namespace tally
