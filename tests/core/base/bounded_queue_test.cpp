// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bounded_queue.h"

#include <atomic>
#include <gtest/gtest.h>
#include <thread>

namespace tally {
namespace {

using namespace std::chrono_literals;

// Weights hold a writer back as the number does; one too heavy for any queue goes in alone.
TEST(BoundedQueue, IsFullByWeightToo)
{
    BoundedQueue<int> queue(8, 100);
    EXPECT_TRUE(queue.push(1, 60));
    EXPECT_DOUBLE_EQ(queue.fill(), 0.6);
    EXPECT_TRUE(queue.push(2, 40));
    std::atomic<bool> in{false};
    std::thread writer([&] {
        EXPECT_TRUE(queue.push(3, 500));
        in = true;
    });
    EXPECT_EQ(queue.pop(0ms), 1);
    EXPECT_FALSE(in);                     // 40 of 100 are still there
    EXPECT_DOUBLE_EQ(queue.fill(), 0.4);
    EXPECT_EQ(queue.pop(0ms), 2);
    writer.join();
    EXPECT_DOUBLE_EQ(queue.fill(), 1.0);
    EXPECT_EQ(queue.pop(10'000ms), 3);
    EXPECT_DOUBLE_EQ(queue.fill(), 0.0);
}

TEST(BoundedQueue, CloseLetsWhoWaitsGo)
{
    BoundedQueue<int> queue(1);
    EXPECT_TRUE(queue.push(1));
    std::thread writer([&] { EXPECT_FALSE(queue.push(2)); });
    queue.close();
    writer.join();
    EXPECT_FALSE(queue.drained());
    EXPECT_EQ(queue.pop(0ms), 1);
    EXPECT_TRUE(queue.drained());
    EXPECT_EQ(queue.pop(0ms), std::nullopt);
}

}  // namespace
}  // namespace tally
