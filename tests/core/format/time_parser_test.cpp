// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time/time_parser.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tally {
namespace {

std::string read(std::string_view text, const ReadOptions& options = {}, Unit unit = Unit::None)
{
    TimeParser parser(options, unit);
    std::string answer;
    for (int twice = 0; twice < 2; ++twice) {  // what was learnt from the first must not change the second
        const std::string copy(text);          // its own allocation, so that sanitizers see a read too far
        Micros t;
        const TimeVerdict verdict = parser.parse(copy, &t);
        const std::string now = verdict == TimeVerdict::Ok ? isoExact(t) : verdict == TimeVerdict::Bad ? "bad" : "ambiguous";
        EXPECT_TRUE(twice == 0 || now == answer) << text;
        answer = now;
    }
    return answer;
}

ReadOptions zone(std::string name)
{
    ReadOptions options;
    options.timeZone = std::move(name);
    return options;
}

ReadOptions format(std::string text)
{
    ReadOptions options;
    options.timeFormat = std::move(text);
    return options;
}

struct Case {
    std::string_view text, answer;
};

TEST(TimeParser, ReadsRfc3339AndItsRelatives)
{
    const Case cases[] = {
        {"2015-09-12T00:46:58.771Z", "2015-09-12T00:46:58.771Z"},
        {"2015-09-12t00:46:58z", "2015-09-12T00:46:58Z"},
        {"2015-09-12 00:46:58", "2015-09-12T00:46:58Z"},
        {"2015-09-12T00:46:58+02:00", "2015-09-11T22:46:58Z"},
        {"2015-09-12T00:46:58-0330", "2015-09-12T04:16:58Z"},
        {"2015-09-12T00:46:58.5 +02:00", "2015-09-11T22:46:58.5Z"},
        {"2015-09-12T00:46:58+02", "2015-09-11T22:46:58Z"},
        {"2015-09-12 00:46:58 UTC", "2015-09-12T00:46:58Z"},
        {"2015-09-12T00:46:58.123456789Z", "2015-09-12T00:46:58.123456Z"},
        {"2015-09-12 00:46:58,25", "2015-09-12T00:46:58.25Z"},
        {"2006-04-07 17:08", "2006-04-07T17:08:00Z"},
        {"2006-04-07T17:08Z", "2006-04-07T17:08:00Z"},
        {"2001/01/01 00:47", "2001-01-01T00:47:00Z"},
        {"2001/01/01 00:47:11", "2001-01-01T00:47:11Z"},
        {"2001/1/1 0:47", "2001-01-01T00:47:00Z"},
        {"2017-09-13", "2017-09-13T00:00:00Z"},
        {"2017/09/13", "2017-09-13T00:00:00Z"},
        {" 2017-09-13 ", "2017-09-13T00:00:00Z"},
        {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
        {"5999-12-31T23:59:59.999999Z", "5999-12-31T23:59:59.999999Z"},
        {"2016-02-29T12:00:00Z", "2016-02-29T12:00:00Z"},
        {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
        {"1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.999999Z"},
    };
    for (const Case& c : cases) EXPECT_EQ(read(c.text), c.answer) << c.text;
}

TEST(TimeParser, ReadsWrittenDates)
{
    const Case cases[] = {
        {"Jan 2, 2017 3:04 PM", "2017-01-02T15:04:00Z"},
        {"January 2 2017", "2017-01-02T00:00:00Z"},
        {"Jan 2, 2017, 3:04:05 a.m.", "2017-01-02T03:04:05Z"},
        {"Sept 5, 2020 at 12:00 AM", "2020-09-05T00:00:00Z"},
        {"Sep 5 2020 12:30 pm", "2020-09-05T12:30:00Z"},
        {"02-Jan-2017 15:04:05", "2017-01-02T15:04:05Z"},
        {"02-JAN-17 03.04.05.123456 PM", "2017-01-02T15:04:05.123456Z"},
        {"2 Jan 2017 15:04", "2017-01-02T15:04:00Z"},
        {"2nd January 2017", "2017-01-02T00:00:00Z"},
        {"2017-Jan-02 15:04:05", "2017-01-02T15:04:05Z"},
        {"2017.01.02", "2017-01-02T00:00:00Z"},
        {"2017.01.02 15:04:05", "2017-01-02T15:04:05Z"},
        {"20170102T150405Z", "2017-01-02T15:04:05Z"},
        {"20170102T150405.5+0100", "2017-01-02T14:04:05.5Z"},
        {"20170102 15:04:05", "2017-01-02T15:04:05Z"},
        {"20171223-22:15:29:606", "2017-12-23T22:15:29.606Z"},
        {"2017-01-02 15:04:05,123", "2017-01-02T15:04:05.123Z"},
        {"2017-01-02 15:04:05 +0100", "2017-01-02T14:04:05Z"},
        {"2017-01-02 3:04:05 PM", "2017-01-02T15:04:05Z"},
        {"2017-01-02T15", "2017-01-02T15:00:00Z"},
        {"2017-01-02 03 PM", "2017-01-02T15:00:00Z"},
        {"2017-01-02_15:04:05", "2017-01-02T15:04:05Z"},
        {"2017-01-02T15:04:05+01:00[Europe/Paris]", "2017-01-02T14:04:05Z"},
        {"Mon, 02 Jan 2017 15:04:05 GMT", "2017-01-02T15:04:05Z"},
        {"Mon Jan  2 15:04:05 2017", "2017-01-02T15:04:05Z"},
        {"Wed Oct 10 20:19:24 +0000 2018", "2018-10-10T20:19:24Z"},
        {"Mon Jan 02 2017 15:04:05 GMT+0100 (Central European Time)", "2017-01-02T14:04:05Z"},
        {"[29/Nov/2017:06:58:55", "2017-11-29T06:58:55Z"},
        {"[25/Sep/2018:06:05:27.584]", "2018-09-25T06:05:27.584Z"},
        {"\"1483369445\"", "2017-01-02T15:04:05Z"},
        {"\"2017-01-02 15:04:05\"", "2017-01-02T15:04:05Z"},
        {"1.483369445e9", "2017-01-02T15:04:05Z"},
        {"2017-01-02 15:04:05 UTC", "2017-01-02T15:04:05Z"},
        {"Jan 2, 2017, 3:04:05\xE2\x80\xAFPM", "2017-01-02T15:04:05Z"},
        {"/Date(1483369445000)/", "2017-01-02T15:04:05Z"},
        {"02JAN2017:15:04:05", "2017-01-02T15:04:05Z"},
        {"Monday, January 2, 2017 3:04:05 PM", "2017-01-02T15:04:05Z"},
        {"2017 1 2", "2017-01-02T00:00:00Z"},
        {"2017 12 31 5", "2017-12-31T05:00:00Z"},
        {"2017-01-02 5", "2017-01-02T05:00:00Z"},
        {"2017-01-02D15:04:05.000123000", "2017-01-02T15:04:05.000123Z"},
        {"15:04:05 2 Jan 2017", "2017-01-02T15:04:05Z"},
        {"3:04 PM, 2017-01-02", "2017-01-02T15:04:00Z"},
    };
    for (const Case& c : cases) EXPECT_EQ(read(c.text), c.answer) << c.text;
    for (const std::string_view none : {"Jan 2", "Sep 25 06:05:27", "2017-01-02 13:04 PM", "31 Feb 2017", "2017-13-02", "Jan 32, 2017", "15:04:05",
                                        "2017-01-02 25:00", "2017-01-02 15:4", "Foo 2, 2017", "2017-01-02 15:04:05 XYZ", "2017-01-02 at", "view"})
        EXPECT_EQ(read(none), "bad") << none;
}

TEST(TimeParser, ReadsDatesOfNumbersOnlyInTheOrderThatIsGiven)
{
    const auto in = [](DateOrder order) {
        ReadOptions options;
        options.dateOrder = order;
        return options;
    };
    for (const std::string_view text : {"02/01/2017 3:04 PM", "2.1.2017 15:04", "02-01-17 15:04:00"}) {
        EXPECT_EQ(read(text), "ambiguous") << text;
        EXPECT_EQ(read(text, in(DateOrder::DayMonthYear)), "2017-01-02T15:04:00Z") << text;
        EXPECT_EQ(read(text, in(DateOrder::MonthDayYear)), "2017-02-01T15:04:00Z") << text;
    }
    EXPECT_EQ(read("13/01/2017", in(DateOrder::MonthDayYear)), "bad");
    EXPECT_EQ(read("17/06/09 20:10:40", in(DateOrder::YearMonthDay)), "2017-06-09T20:10:40Z");
    EXPECT_EQ(read("17.14.11", in(DateOrder::YearDayMonth)), "2017-11-14T00:00:00Z");
    EXPECT_EQ(read("45/13/2017"), "bad");
    const auto bit = [](DateOrder order) { return 1U << static_cast<unsigned>(order); };
    EXPECT_EQ(readingsOf("13/01/2017"), bit(DateOrder::DayMonthYear));
    EXPECT_EQ(readingsOf("1/13/2017 11:00:00 PM"), bit(DateOrder::MonthDayYear));
    EXPECT_EQ(readingsOf("1/2/2017"), bit(DateOrder::DayMonthYear) | bit(DateOrder::MonthDayYear));
    EXPECT_EQ(readingsOf("17.14.11"), bit(DateOrder::YearDayMonth));
    EXPECT_EQ(readingsOf("2017-01-02"), 0U);
    EXPECT_EQ(readingsOf("99/99/2017"), 0U);
}

TEST(TimeParser, TakesTheYearOfSyslogFromTheOptions)
{
    ReadOptions options;
    options.year = 2018;
    EXPECT_EQ(read("Sep 25 06:05:27", options), "2018-09-25T06:05:27Z");
    EXPECT_EQ(read("Feb 29 06:05:27", options), "bad");
}

TEST(TimeParser, ReadsAccessLogStamps)
{
    EXPECT_EQ(read("10/Oct/2000:13:55:36 -0700"), "2000-10-10T20:55:36Z");
    EXPECT_EQ(read("22/Jan/2019:03:56:14 +0330"), "2019-01-22T00:26:14Z");
    EXPECT_EQ(read("17/may/2015:10:05:03 +0000"), "2015-05-17T10:05:03Z");
    EXPECT_EQ(read("10/Oct/2000:13:55:36", zone("+01:00")), "2000-10-10T12:55:36Z");
    EXPECT_EQ(read("31/Nov/2000:13:55:36 -0700"), "bad");
    EXPECT_EQ(read("10/Okt/2000:13:55:36 -0700"), "bad");
    EXPECT_EQ(read("10/Oct/2000:24:55:36 -0700"), "bad");
    EXPECT_EQ(read("10/Oct/2000 13:55:36 -0700"), "2000-10-10T20:55:36Z");
}

TEST(TimeParser, ReadsEpochsByMagnitude)
{
    const Case cases[] = {
        {"0", "1970-01-01T00:00:00Z"},
        {"5633898", "1970-03-07T04:58:18Z"},
        {"1441833600", "2015-09-09T21:20:00Z"},
        {"1441833600123", "2015-09-09T21:20:00.123Z"},
        {"1441833600123456", "2015-09-09T21:20:00.123456Z"},
        {"1441833600123456789", "2015-09-09T21:20:00.123456Z"},
        {"99999999999", "5138-11-16T09:46:39Z"},
        {"100000000000", "1973-03-03T09:46:40Z"},
        {"1703373474.8155608", "2023-12-23T23:17:54.81556Z"},
        {"1441833600123.25", "2015-09-09T21:20:00.12325Z"},
        {"1.441833600e9", "2015-09-09T21:20:00Z"},
        {"14418336001230e-1", "2015-09-09T21:20:00.123Z"},
        {"-1", "1969-12-31T23:59:59Z"},
        {"-0.0000001", "1969-12-31T23:59:59.999999Z"},
        {".5", "1970-01-01T00:00:00.5Z"},
        {"+12", "1970-01-01T00:00:12Z"},
        {"9999999999999999999", "2286-11-20T17:46:39.999999Z"},
        {"99999999999999999999", "bad"},
    };
    for (const Case& c : cases) EXPECT_EQ(read(c.text), c.answer) << c.text;
}

TEST(TimeParser, TakesTheUnitThatWasSaid)
{
    EXPECT_EQ(read("1000", {}, Unit::Milliseconds), "1970-01-01T00:00:01Z");
    EXPECT_EQ(read("1500000", {}, Unit::Microseconds), "1970-01-01T00:00:01.5Z");
    EXPECT_EQ(read("1441833600123", {}, Unit::Nanoseconds), "1970-01-01T00:24:01.8336Z");
    EXPECT_EQ(read("100000000000", {}, Unit::Seconds), "5138-11-16T09:46:40Z");
    EXPECT_EQ(read("1000000000000", {}, Unit::Seconds), "bad");
}

TEST(TimeParser, RefusesWhatIsNoTime)
{
    const std::string_view cases[] = {
        "", " ", "-", "x", "2017-13-01", "2017-11-31", "2017-02-29", "2017-01-01T24:00:00Z", "2017-01-01T12:60:00Z",
        "2017-01-01T12:00:61Z", "2017-01-01T12:00:00.Z", "2017-01-01T12:00:00X", "2017-01-01T12:00:00+24:00",
        "2017-01-01T12:00:00Z trailing", "2017-01-01 noon", "2017-01/01", "6000-01-01", "0000-01-01", "12:30:00",
        "2017-01-01T1a:00:00Z", "1e", "1e5x", ".", "1.2.3", "NaN", "0x10", "1_000", "2017-1", "20:17-01-01T12:00:00Z",
    };
    for (const std::string_view text : cases) EXPECT_EQ(read(text), "bad") << text;
}

TEST(TimeParser, NeverGuessesBetweenDayAndMonth)
{
    const std::string_view cases[] = {"01/02/2017", "1/2/17", "1.2.17", "01.02.2017", "13-02-2017", "13.02.2017 10:00", "02-13-2017",
                                      "31/12/1999 23:59:59", "28/09", "9-28", "12/31/99"};
    for (const std::string_view text : cases) EXPECT_EQ(read(text), "ambiguous") << text;
    EXPECT_TRUE(looksLikeDayMonth("28.09"));
    EXPECT_TRUE(looksLikeDayMonth("10.1"));
    EXPECT_FALSE(looksLikeDayMonth("100"));
    EXPECT_FALSE(looksLikeDayMonth("12.50"));
    EXPECT_FALSE(looksLikeDayMonth("28.29"));
}

TEST(TimeParser, ReadsLocalTimesInTheZoneOfTheOptions)
{
    EXPECT_EQ(read("2020-07-01 12:00:00", zone("Europe/Berlin")), "2020-07-01T10:00:00Z");
    EXPECT_EQ(read("2020-01-01 12:00:00", zone("Europe/Berlin")), "2020-01-01T11:00:00Z");
    EXPECT_EQ(read("2020-01-01T12:00:00Z", zone("Europe/Berlin")), "2020-01-01T12:00:00Z");
    EXPECT_EQ(read("2020-01-01 12:00", zone("-03:30")), "2020-01-01T15:30:00Z");
    EXPECT_EQ(read("1577880000", zone("-03:30")), "2020-01-01T12:00:00Z");
}

TEST(TimeParser, CountsLocalTimesThatAClockChangeMakesDoubleOrImpossible)
{
    TimeParser parser(zone("Europe/Berlin"));
    Micros t;
    ASSERT_EQ(parser.parse("2020-10-24 02:30:00", &t), TimeVerdict::Ok);
    EXPECT_EQ(parser.ambiguousTimes(), 0U);
    ASSERT_EQ(parser.parse("2020-10-25 02:30:00", &t), TimeVerdict::Ok);  // happens twice: summer time came first
    EXPECT_EQ(isoSeconds(t), "2020-10-25T00:30:00Z");
    ASSERT_EQ(parser.parse("2020-03-29 02:30:00", &t), TimeVerdict::Ok);  // never happens: winter time came first
    EXPECT_EQ(isoSeconds(t), "2020-03-29T01:30:00Z");
    EXPECT_EQ(parser.ambiguousTimes(), 2U);
    ASSERT_EQ(parser.parse("2020-10-25 03:30:00", &t), TimeVerdict::Ok);
    EXPECT_EQ(isoSeconds(t), "2020-10-25T02:30:00Z");
    EXPECT_EQ(parser.ambiguousTimes(), 2U);
}

TEST(TimeParser, FollowsTheTimeFormat)
{
    EXPECT_EQ(read("28.09.2017", format("%d.%m.%Y")), "2017-09-28T00:00:00Z");
    EXPECT_EQ(read("09/28/2017 05:07", format("%m/%d/%Y %H:%M")), "2017-09-28T05:07:00Z");
    EXPECT_EQ(read("28/Sep/2017:05:07:09 +0200", format("%d/%b/%Y:%H:%M:%S %z")), "2017-09-28T03:07:09Z");
    EXPECT_EQ(read("20170928T050709", format("%Y%m%dT%H%M%S")), "2017-09-28T05:07:09Z");
    EXPECT_EQ(read("2017-09-28 05:07:09.250", format("%Y-%m-%d %H:%M:%S")), "2017-09-28T05:07:09.25Z");
    EXPECT_EQ(read("2017-09-28 05:07:09.123456789", format("%Y-%m-%d %H:%M:%S")), "2017-09-28T05:07:09.123456Z");
    EXPECT_EQ(read("2017-09-28 05:07:09.25", format("%Y-%m-%d %H:%M:%S.%f")), "2017-09-28T05:07:09.25Z");
    EXPECT_EQ(read("Sep 28, 2017 5:07 PM", format("%b %d, %Y %I:%M %p")), "2017-09-28T17:07:00Z");
    EXPECT_EQ(read("31.11.2017", format("%d.%m.%Y")), "bad");
    EXPECT_EQ(read("28.09.2017 x", format("%d.%m.%Y")), "bad");
    EXPECT_EQ(read("2017-09-28", format("%d.%m.%Y")), "bad");
    EXPECT_EQ(read("28.09.2017 25:00", format("%d.%m.%Y %H:%M")), "bad");
    EXPECT_EQ(read("1999", format("%Y")), "1999-01-01T00:00:00Z");
    EXPECT_EQ(read("1999-12", format("%Y-%m")), "1999-12-01T00:00:00Z");
    EXPECT_EQ(read("Dec 1999", format("%b %Y")), "1999-12-01T00:00:00Z");
    EXPECT_EQ(read("1999-13", format("%Y-%m")), "bad");
    EXPECT_EQ(read("1999 5", format("%Y")), "bad");
    EXPECT_EQ(read("99x", format("%Y")), "bad");
    ReadOptions berlin = format("%d.%m.%Y %H:%M");
    berlin.timeZone = "Europe/Berlin";
    EXPECT_EQ(read("28.09.2017 12:00", berlin), "2017-09-28T10:00:00Z");
}

TEST(TimeParser, RefusesFormatsAndZonesThatCannotWork)
{
    const auto what = [](const ReadOptions& options) {
        const auto checked = TimeParser::check(options);
        return checked ? std::string() : checked.error().what;
    };
    EXPECT_EQ(what({}), "");
    EXPECT_EQ(what(format("%d.%m.%Y")), "");
    EXPECT_NE(what(format("%d.%m")).find("no year"), std::string::npos);
    EXPECT_NE(what(format("%Y %d")).find("needs a month"), std::string::npos);
    EXPECT_NE(what(format("%Y-%m-%d %")).find("lone"), std::string::npos);
    EXPECT_NE(what(zone("Mars/Olympus")).find("Mars/Olympus"), std::string::npos);
    EXPECT_EQ(what(zone("America/New_York")), "");
    EXPECT_EQ(what(zone("+05:30")), "");
}

}  // namespace
}  // namespace tally
