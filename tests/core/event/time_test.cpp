// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/event/time.h"

#include <gtest/gtest.h>

namespace tally {
namespace {

TEST(Time, CivilDatesAreInverseToDays)
{
    for (std::int64_t days = -719'200; days < 1'471'900; days += 13) {
        const CivilDate date = civilFromDays(days);
        ASSERT_EQ(daysFromCivil(date.year, date.month, date.day), days);
        ASSERT_LE(date.month, 12U);
    }
}

TEST(Time, PrintsIso)
{
    EXPECT_EQ(isoSeconds({0}), "1970-01-01T00:00:00Z");
    EXPECT_EQ(isoSeconds({-1}), "1969-12-31T23:59:59Z");
    EXPECT_EQ(isoExact({1'500'000}), "1970-01-01T00:00:01.5Z");
    EXPECT_EQ(isoExact({-1}), "1969-12-31T23:59:59.999999Z");
    EXPECT_EQ(isoSeconds(kMinTime), "0001-01-01T00:00:00Z");
    EXPECT_EQ(isoExact(kMaxTime), "5999-12-31T23:59:59.999999Z");
}

TEST(Time, MinutesRoundDownAlsoBeforeTheEpoch)
{
    EXPECT_EQ(minuteOf({-1}), -1);
    EXPECT_EQ(minuteOf({0}), 0);
    EXPECT_EQ(startOfMinute(-1).us, -kMinute);
}

}  // namespace
}  // namespace tally
