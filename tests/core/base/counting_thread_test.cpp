// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/counting_thread.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace tally {
namespace {

int niceness() { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())); }

int ofACountingThread()
{
    int found = -100;
    std::thread([&] {
        beginCountingThread();
        found = niceness();
    }).join();
    return found;
}

TEST(CountingThread, StepsBackAloneAndOnlyWhereAWindowWantsIt)
{
    const int before = niceness();
    EXPECT_EQ(ofACountingThread(), before);
    if (before > 14) GTEST_SKIP() << "runs with the least priority already";
    setCountingNiceness(before + 5);
    EXPECT_EQ(ofACountingThread(), before + 5);
    EXPECT_EQ(niceness(), before);
    setCountingNiceness(before - 1);
    EXPECT_EQ(ofACountingThread(), before);   // never forward
    setCountingNiceness(0);
    EXPECT_EQ(ofACountingThread(), before);
}

}  // namespace
}  // namespace tally
