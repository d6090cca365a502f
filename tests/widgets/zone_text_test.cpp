// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "widgets/charts/axis_ticks.h"
#include "widgets/text/time_text.h"
#include "widgets/time/shown_range.h"

namespace tally {

class ZoneText : public ::testing::Test {
protected:
    ~ZoneText() override { setShownZone(QTimeZone::utc()); }
    static constexpr qint64 kMoment = 1700000000 * kUsPerSecond;        // 2023-11-14T22:13:20Z
};

TEST_F(ZoneText, TimesAreWrittenInTheShownZone)
{
    EXPECT_EQ(isoTime(kMoment), QStringLiteral("2023-11-14T22:13:20Z"));
    EXPECT_EQ(zoneText(kMoment), QStringLiteral("UTC"));
    setShownZone(QTimeZone("America/New_York"));
    EXPECT_EQ(isoTime(kMoment), QStringLiteral("2023-11-14T17:13:20-05:00"));
    EXPECT_EQ(isoUtc(kMoment), QStringLiteral("2023-11-14T22:13:20Z"));
    EXPECT_EQ(clockText(kMoment), QStringLiteral("17:13"));
    EXPECT_EQ(zoneText(kMoment), QStringLiteral("EST"));
    EXPECT_TRUE(rangeText(kMoment, kMoment + kUsPerHour).endsWith(QStringLiteral(" EST")));
    setShownZone(QTimeZone("Asia/Dubai"));
    EXPECT_EQ(zoneText(kMoment), QStringLiteral("UTC+04:00"));
    EXPECT_EQ(dateTimeText(kMoment), QStringLiteral("2023-11-15 02:13"));
}

TEST_F(ZoneText, WhatIsTypedIsOfTheShownZoneUnlessItSays)
{
    setShownZone(QTimeZone("Europe/Paris"));
    EXPECT_EQ(parseMoment(QStringLiteral("2023-11-14 23:13:20"), 0), kMoment);
    EXPECT_EQ(parseMoment(QStringLiteral("2023-11-14T22:13:20Z"), 0), kMoment);
    EXPECT_EQ(parseMoment(QStringLiteral("2023-11-15 03:43:20+05:30"), 0), kMoment);
    for (qint64 us = kMoment / kUsPerMinute * kUsPerMinute, i = 0; i < 500; ++i, us += 17 * kUsPerHour + 60 * kUsPerMinute)
        EXPECT_EQ(parseMoment(dateTimeText(us), 0), us) << isoTime(us).toStdString();
}

TEST_F(ZoneText, TicksStandAtRoundTimesOfTheZoneAlsoWhenItsClockChanges)
{
    setShownZone(QTimeZone("Europe/Paris"));
    const qint64 from = *parseMoment(QStringLiteral("2023-10-28 12:00"), 0), to = *parseMoment(QStringLiteral("2023-10-30 12:00"), 0);   // 49 hours
    EXPECT_EQ(to - from, 49 * kUsPerHour);
    const auto ticks = timeTicks(from, to, 800, 90);
    ASSERT_GE(ticks.size(), 4U);
    bool midnight = false;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const QString clock = clockText(ticks[i].us);
        EXPECT_TRUE(clock.endsWith(QStringLiteral(":00")) && clock.left(2).toInt() % 6 == 0) << clock.toStdString();
        midnight = midnight || clock == QStringLiteral("00:00");
        if (i == 0) continue;
        EXPECT_GT(ticks[i].us, ticks[i - 1].us);
    }
    EXPECT_TRUE(midnight);
    setShownZone(QTimeZone("Asia/Kolkata"));
    for (const TimeTick& tick : timeTicks(from, to, 800, 90)) EXPECT_TRUE(clockText(tick.us).endsWith(QStringLiteral(":00")));
}

TEST_F(ZoneText, NamesOfZones)
{
    EXPECT_EQ(zoneCalled(QStringLiteral("utc")), QTimeZone::utc());
    EXPECT_TRUE(zoneCalled(QStringLiteral("local")).has_value());
    EXPECT_EQ(zoneCalled(QStringLiteral("Europe/Paris"))->id(), QByteArray("Europe/Paris"));
    for (const char* wrong : {"", "Mars/Olympus", "../etc/passwd"}) EXPECT_FALSE(zoneCalled(QLatin1String(wrong)).has_value()) << wrong;
}

}  // namespace tally
