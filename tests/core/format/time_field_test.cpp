// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time_field.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>

#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

// "FIELD: first time, second time …" of the events, or why there are none.
std::string read(const std::string& text, ReadOptions options = {})
{
    options.mapping.try_emplace(Part::Item, FieldRef{"item", Unit::None});
    const auto shape = detect(text, true, options);
    if (!shape) return shape.error().what;
    CollectingSink sink;
    feed(text, *makeCutter(*shape), **makeDecoder(*shape, kAllParts), sink, [] { return std::size_t{1} << 20; });
    std::string answer = shape->mapping.time.field + ":";
    for (const std::string& event : sink.events) {
        const std::size_t at = event.find("time=") + 5;
        answer += ' ' + event.substr(at, event.find(' ', at) - at);
    }
    for (const Rejection& r : sink.rejections) answer += " " + r.reason;
    return answer;
}

std::string notesOf(const std::string& text)
{
    std::string all;
    const auto shape = detect(text, true, {});
    if (shape) for (const std::string& note : shape->notes) all += note;
    return all;
}

TEST(TimeField, JoinsDateAndClockInOtherLanguagesAndForms)
{
    EXPECT_EQ(read("Datum;Uhrzeit;item\n13.03.2021;09:30:00;a\n"), "Datum+Uhrzeit: 2021-03-13T09:30:00Z");
    EXPECT_EQ(read("FR_DT,FR_TM,item\n2021-03-13,23:30:00,a\n"), "FR_DT+FR_TM: 2021-03-13T23:30:00Z");
    EXPECT_EQ(read("date,time,item\n20210313,093000,a\n20210313,175959,a\n"), "date+time: 2021-03-13T09:30:00Z 2021-03-13T17:59:59Z");
    EXPECT_EQ(read("dteday,hr,item\n2011-01-01,0,a\n2011-01-01,23,b\n"), "dteday+hr: 2011-01-01T00:00:00Z 2011-01-01T23:00:00Z");
    EXPECT_EQ(read("date,avg time,item\n2021-03-13,09:30:00,a\n"), "date: 2021-03-13T00:00:00Z") << "a duration";
    EXPECT_EQ(read("date,page_time,item\n2021-03-13,00:01:02,a\n"), "date: 2021-03-13T00:00:00Z") << "likely a duration";
    EXPECT_EQ(read("date,hour,item\n2011-01-01,0,a\n2011-01-01,24,b\n"), "date: 2011-01-01T00:00:00Z 2011-01-01T00:00:00Z") << "24 is no hour";
}

TEST(TimeField, JoinsYearMonthAndDay)
{
    EXPECT_EQ(read("YEAR,MONTH,DAY,item\n2015,1,9,a\n2015,12,31,b\n"), "YEAR+MONTH+DAY: 2015-01-09T00:00:00Z 2015-12-31T00:00:00Z");
    EXPECT_EQ(read("year,month,day,hour,item\n2013,1,1,5,a\n"), "year+month+day+hour: 2013-01-01T05:00:00Z");
    EXPECT_EQ(read("{\"item\":\"a\",\"year\":2013,\"month\":2,\"day\":3}\n"), "year+month+day: 2013-02-03T00:00:00Z");
    ReadOptions options;
    options.mapping[Part::Time].field = "y+m+d";
    EXPECT_EQ(read("y,m,d,item\n2013,2,3,a\n2013,2,30,b\n", options), "y+m+d: 2013-02-03T00:00:00Z bad_time");
    options.mapping[Part::Time].field = "y+m+x";
    EXPECT_EQ(read("y,m,d,item\n2013,2,3,a\n", options), "There is no field “x” to take the time from; the fields are: y, m, d, item.");
}

TEST(TimeField, IsFoundByItsValuesWhereNoNameHelps)
{
    EXPECT_EQ(read("Date_Time,Time,item\n\"November 01, 2019 05:00:00 PM\",17,a\n"), "Date_Time: 2019-11-01T17:00:00Z") << "17 is an hour";
    EXPECT_EQ(read("End Date,Start Date,item\n2021-01-01 00:51,2021-01-01 00:41,a\n"), "Start Date: 2021-01-01T00:41:00Z");
    EXPECT_EQ(read("station,valid,item\nJFK,2021-01-01 00:51,a\n"), "valid: 2021-01-01T00:51:00Z");
    EXPECT_NE(notesOf("item,valid\nJFK,2021-01-01 00:51\n").find("taken from “valid”"), std::string::npos);
    EXPECT_EQ(read("item,n\na,1700000000\n").find("No field looks like the time"), 0U) << "numbers alone are no times";
    EXPECT_EQ(read("item,share\na,0.02%\nb,12.10%\n").find("No field looks like the time"), 0U) << "shares are no days";
}

// Each of these was read as seconds or milliseconds of 1970 to 1974.
TEST(TimeField, ReadsDatesOfDigitsWithTwoOfTheYear)
{
    std::string hours = "item,time\n", seconds = hours;
    for (int i = 10; i < 20; ++i) {
        hours += "a,141021" + std::to_string(i) + "\n";
        seconds += "a,1410211023" + std::to_string(i) + "\n";
    }
    EXPECT_EQ(read(hours).substr(0, 26), "time: 2014-10-21T10:00:00Z");
    EXPECT_EQ(read(seconds).substr(0, 26), "time: 2014-10-21T10:23:10Z");
    EXPECT_NE(notesOf(hours).find("read as dates (%y%m%d%H)"), std::string::npos);
    EXPECT_NE(read("item,time\na,14102110\n").find("--time-format %y%m%d%H"), std::string::npos) << "one may be chance";
    std::string named = hours;
    named.replace(named.find("time"), 4, "hour");
    EXPECT_EQ(read(named).substr(0, 26), "hour: 2014-10-21T10:00:00Z");
    EXPECT_NE(read("item,date\na,44197.25\n").find("as a spreadsheet counts them"), std::string::npos);
    EXPECT_NE(read("item,time\na,201701\nb,201702\n").find("which may be months or seconds"), std::string::npos);
    EXPECT_NE(read("item,time\na,2017\nb,2018\n").find("which may be years or seconds; say --time-format %Y for years"), std::string::npos);
}

TEST(TimeField, SaysWhatEpochsMakeOddYears)
{
    EXPECT_NE(notesOf("item,time\na,5633898\n").find("read as seconds since 1970: “5633898” is 1970-03-07T04:58:18Z"), std::string::npos);
    EXPECT_NE(notesOf("item,time\na,133000000000000000\n").find("nanoseconds"), std::string::npos) << "counted from 1601";
    EXPECT_EQ(notesOf("item,time\na,0\nb,1700000000\n"), "");
    EXPECT_EQ(notesOf("item,time\na,1995-07-01\n"), "");
    EXPECT_EQ(notesOf("item,time\na,1960-07-01\n"), "");
}

TEST(TimeField, LatenciesWithoutAUnitAreSaidToBeSeconds)
{
    EXPECT_EQ(notesOf("item,time,duration\na,1700000000,120\n"), "“duration” is read in seconds (--map latency=duration:ms, :us or :ns says otherwise).");
    EXPECT_EQ(notesOf("item,time,duration\na,1700000000,0.12\n"), "");
    EXPECT_EQ(notesOf("item,time,duration_ms\na,1700000000,120\n"), "");
}

// By what stands beside them, as the programs' manuals say.
TEST(TimeField, LatenciesOfKnownProgramsAreInTheirUnit)
{
    const auto unitOf = [](const std::string& columns) {
        const auto shape = detect("item,time," + columns + "\na,1700000000,120,x\n", true, {});
        return shape ? shape->mapping.latency.unit : Unit::None;
    };
    EXPECT_EQ(unitOf("Duration,OriginDuration"), Unit::Nanoseconds);
    EXPECT_EQ(unitOf("duration,upstream_cluster"), Unit::Milliseconds);
    EXPECT_EQ(unitOf("responseTime,pid"), Unit::None) << "others have those, too";
    EXPECT_EQ(unitOf("duration,db"), Unit::None);
    EXPECT_EQ(unitOf("event.duration,event.dataset"), Unit::Nanoseconds);
    EXPECT_EQ(unitOf("duration,note"), Unit::None);
    ReadOptions said;
    said.mapping[Part::Latency] = {"Duration", Unit::Seconds};
    EXPECT_EQ(detect("item,time,Duration,OriginDuration\na,1700000000,120,x\n", true, said)->mapping.latency.unit, Unit::Seconds);
}

// One that most records do not have is not their time; nor one that only says the day, beside the moment.
TEST(TimeField, IsOneThatTheRecordsHave)
{
    std::string sparse = "item,started_at,date_added\n", days = "item,date,visitStartTime\n", other = days;
    for (int i = 0; i < 20; ++i) {
        sparse += fmt::format("a,{},Mon Feb 06 01:00:{:02} -0700 2023\n", i % 4 == 0 ? "2023-01-01 10:00:00" : "", i);
        days += fmt::format("a,20160902,14728248{:02}\n", i);
        other += fmt::format("a,20160902,15728248{:02}\n", i);
    }
    EXPECT_EQ(read(sparse).substr(0, 32), "date_added: 2023-02-06T08:00:00Z");
    EXPECT_EQ(read(days).substr(0, 36), "visitStartTime: 2016-09-02T14:00:00Z");
    EXPECT_EQ(read(other).substr(0, 26), "date: 2016-09-02T00:00:00Z") << "another day";
    EXPECT_EQ(read("item,created,created_utc\na,1420099247,1420070447\n"), "created_utc: 2015-01-01T00:00:47Z");
    EXPECT_EQ(read("item,timestamp_created\na,1420070447\nb,1420070448\n").substr(0, 39), "timestamp_created: 2015-01-01T00:00:47Z");
    EXPECT_NE(read("item,T\na,1420070447\nb,1420070448\n").find("perhaps one of “T”"), std::string::npos);
}

TEST(TimeField, EightDigitsThatMayEndWithTheirYearAreAskedAbout)
{
    for (const std::string text : {"item,date\na,01012023\nb,02012023\nc,28012023\n", "item,date\na,01132023\nb,01142023\n"})
        EXPECT_NE(read(text).find("may be dates that end with their year, or seconds; say --time-format %d%m%Y or %m%d%Y"), std::string::npos) << read(text);
    ReadOptions options;
    options.timeFormat = "%d%m%Y";
    EXPECT_EQ(read("item,date\na,02012023\n", options), "date: 2023-01-02T00:00:00Z");
}

TEST(TimeField, TheFormThatIsProposedFitsTheTime)
{
    const auto proposed = [](const std::string& rows) {
        const std::string answer = read("item,date\n" + rows);
        const std::size_t orders = answer.find("--date-order ");
        return orders == std::string::npos ? answer : answer.substr(orders, answer.find(", or count") - orders);
    };
    EXPECT_EQ(proposed("a,01/02/2017\n"), "--date-order dmy or mdy, with --time-format, such as --time-format %d/%m/%Y");
    EXPECT_EQ(proposed("a,17.05.20\nb,18.05.20\n"), "--date-order dmy or ymd, with --time-format, such as --time-format %d.%m.%y");
    EXPECT_EQ(proposed("a,04/01/2015 00:27\n"), "--date-order dmy or mdy, with --time-format, such as --time-format \"%d/%m/%Y %H:%M\"");
    EXPECT_EQ(proposed("a,04/01/2015 1:00:05 PM\n"), "--date-order dmy or mdy, with --time-format, such as --time-format \"%d/%m/%Y %I:%M:%S %p\"");
    // And it is read so.
    ReadOptions options;
    options.timeFormat = "%d/%m/%Y %I:%M:%S %p";
    EXPECT_EQ(read("item,date\na,04/01/2015 1:00:05 PM\n", options), "date: 2015-01-04T13:00:05Z");
    options.timeFormat = "%d.%m.%Y %H:%M";
    EXPECT_EQ(read("item,Datum,Uhrzeit\na,07.01.2023,08:14\n", options), "Datum+Uhrzeit: 2023-01-07T08:14:00Z");
}

TEST(TimeField, AFormTakesNoYearOfTwoDigitsForOneOfFourAndNoZoneItDoesNotKnow)
{
    ReadOptions options;
    options.timeFormat = "%d.%m.%Y";
    EXPECT_NE(read("item,date\na,17.05.20\n", options).find("holds no time that can be read"), std::string::npos);
    options.timeFormat = "%Y-%m-%d %H:%M %Z";
    EXPECT_EQ(read("item,date\na,2023-01-10 05:00 UTC\n", options), "date: 2023-01-10T05:00:00Z");
    EXPECT_NE(read("item,date\na,2023-01-10 05:00 EST\n", options).find("holds no time that can be read"), std::string::npos);
}

TEST(TimeField, OfTwoTimesTheOneInUtcAndTheBeginningAreTheEvents)
{
    EXPECT_EQ(read("item,local_time,utc_time\na,2023-01-10 05:00:00,2023-01-10 10:00:00\n"), "utc_time: 2023-01-10T10:00:00Z");
    EXPECT_EQ(read("{\"item\":\"a\",\"endsAt\":\"2023-01-10T11:00:00Z\",\"startsAt\":\"2023-01-10T10:00:00Z\"}\n"), "startsAt: 2023-01-10T10:00:00Z");
    EXPECT_EQ(read("item,deadline,launched\na,2023-03-10 05:00:00,2023-01-10 10:00:00\n"), "launched: 2023-01-10T10:00:00Z");
}

TEST(LeftOutValues, AreSaid)
{
    EXPECT_EQ(notesOf("item,time,value\na,1700000000,1.2M\nb,1700000001,350\nc,1700000002,-\nd,1700000003,7\ne,1700000004,8\n"),
              "1 of 4 values of “value” in the sample are no numbers, such as “1.2M”; their events count, but without a value.");
    EXPECT_EQ(notesOf("item,time,value\na,1700000000,NULL\nb,1700000001,350\n"), "");
}

}  // namespace
}  // namespace tally
