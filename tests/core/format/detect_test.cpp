// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>

#include "core/format/csv/csv_decoder.h"
#include "core/format/field_names.h"
#include "tests/core/format/collecting_sink.h"

namespace tally {
namespace {

using namespace std::string_literals;

std::optional<std::string> dataDir()
{
    const char* set = std::getenv("TALLY_DATA_DIR");
    const std::filesystem::path dir = set != nullptr ? std::filesystem::path(set)
                                                     : std::filesystem::path(TALLY_CORE_TESTS) / "../../../shared/data";
    if (!std::filesystem::exists(dir)) return std::nullopt;
    return dir.string();
}

std::string contents(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// "csv ; item=… time=…", or "unreadable: …".
std::string found(std::string_view input, const ReadOptions& options = {})
{
    const auto shape = detect(input, true, options);
    if (!shape) {
        const char* code = shape.error().code == ErrorCode::Ambiguous ? "ambiguous: " : shape.error().code == ErrorCode::Usage ? "usage: " : "unreadable: ";
        return code + shape.error().what;
    }
    return fmt::format("{} item={} time={}", name(shape->format), shape->mapping.item.field, shape->mapping.time.field);
}

ReadOptions noTime()
{
    ReadOptions options;
    options.noTime = true;
    return options;
}

struct Case {
    std::string input, answer;  // the answer begins like this
};

TEST(Detect, FindsTheFormatAndTheFieldsByContent)
{
    const std::string line = "1.2.3.4 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.0\" 200 5";
    const Case cases[] = {
        {"{\"videoId\":\"a\",\"timestamp\":1}\n{\"videoId\":\"b\",\"timestamp\":2}", "ndjson item=videoId time=timestamp"},
        {"\xEF\xBB\xBF{\"video-id\":\"a\",\"@timestamp\":1}\n", "ndjson item=video-id time=@timestamp"},
        {"[{\"page\":\"a\",\"date\":\"2001/01/01 00:47\"}]", "json item=page time=date"},
        {"{\n \"page\": \"a\",\n \"ts\": 1\n}\n{\n \"page\": \"b\",\n \"ts\": 2\n}\n", "json item=page time=ts"},
        {"\x1e{\"page\":\"a\",\"ts\":1}\n\x1e{\"page\":\"b\",\"ts\":2}\n", "json item=page time=ts"},
        {"{\n \"total\": 1,\n \"rows\": [\n {\"page\": \"a\", \"ts\": 1}\n]}", "json item=page time=ts"},
        {"[]", "json item= time="},
        {"item,time\na,2001-01-01\n", "csv item=item time=time"},
        {"item;time\na,b;2001-01-01\n", "csv item=item time=time"},
        {"item,eventTimeMs\na,1700000000123\n", "csv item=item time=eventTimeMs"},
        {"{\"item\":\"a\",\"durationMs\":12,\"ts_ns\":1700000000123456789}\n", "ndjson item=item time=ts_ns"},
        {"{\"item\":\"a\",\"occurredAtMillis\":1700000000123,\"time\":\"2023-11-14T22:13:20Z\"}\n", "ndjson item=item time=time"},
        {"# made by x\n# at noon\nitem,time\na,2001-01-01\n", "csv item=item time=time"},
        {"#id,item,time\n1,a,2001-01-01\n", "csv item=item time=time"},
        {"sep=;\nitem;time\na;2001-01-01\n", "csv item=item time=time"},
        {"{\"item\":\"a\",\"time\":1}\nx\nx\nx\n", "ndjson item=item time=time"},
        {"item|time\na|2001-01-01\n", "csv item=item time=time"},
        {"item\ttime\na\t2001-01-01\n", "tsv item=item time=time"},
        {" item , time\r\n\"a\nb\",2001-01-01\r\n", "csv item=item time=time"},
        {line + "\n", "common item=path time=time"},
        {line + " \"-\" \"x\"\n", "combined item=path time=time"},
        {"garbage\n" + line + "\n" + line + "\n", "common item=path time=time"},
        {"", "ndjson item= time="},
        {"\n \n", "ndjson item= time="},
    };
    for (const Case& c : cases) EXPECT_EQ(found(c.input), c.answer) << c.input;
}

TEST(Detect, RefusesWhatItDoesNotReadByName)
{
    const Case cases[] = {
        {"BZh91AY&SY", "unreadable: This is compressed with bzip2"},
        {"\xFD" "7zXZ\0\0"s, "unreadable: This is compressed with xz"},
        {"PK\x03\x04rest", "unreadable: This is compressed with zip"},
        {"\xFF\xFE{\0"s, "unreadable: This is UTF-16"},
        {"{\0\"\0a\0\"\0:\0001\0}\0"s, "unreadable: This is UTF-16"},
        {"a,b\n\0\0,1\n"s, "unreadable: This is binary"},
        {"PK\x03\x04\x14\0\x06\0[Content_Types].xml"s, "unreadable: This is a workbook"},
        {"log.csv" + std::string(250, '\0') + "ustar\0"s, "unreadable: This is a tar archive"},
        {"ORC\x0a\x05"s, "unreadable: This is an ORC file"},
        {"# HELP http_requests_total The total.\n# TYPE http_requests_total counter\nhttp_requests_total{code=\"200\"} 5\n", "unreadable: These are metrics"},
        {":ok\n\nevent: message\nid: [{\"a\":1}]\ndata: {\"title\":\"a\"}\n\n", "unreadable: This is a stream of server-sent events"},
        {"<?xml version=\"1.0\"?><a/>", "unreadable: This is XML"},
        {"<!DOCTYPE html>", "unreadable: This is XML or HTML"},
        {"{\n  \"item\": 1,\n", "unreadable: This begins like JSON"},
        {"2019/10/01 00:00:00 [error] 1#0: *1 open() \"/x\" failed (2: No such file), client: 1.2.3.4, request: \"GET /x HTTP/1.1\"\n",
         "unreadable: This looks like a log that a program keeps of itself"},
        {"[1,2,3]", "unreadable: This begins like JSON"},
        {"[Tue Nov 30 09:00:27 2021] [pid 1234] something else\n", "unreadable: This looks like a log that a program keeps of itself"},
        {"created_at,n,text\n2021-03-01T00:00:00Z,0,good day\n2021-03-01T00:01:00Z,1,good day to all\n", "unreadable: No field looks like the item"},
        {"2019-03-31,03:03:41,2,3\n2019-03-31,03:04:41,2,4\n", "unreadable: This is CSV, but its first row (2019-03-31, 03:03:41, 2, 3) does not name the columns; put a header row before it, or say which columns are what by their numbers (with --no-header where it looks like names), such as --map item=3,time=1+2."},
        {"1,33842866744,ab,15\n1,33842869744,cd,16\n1,33842869744,cd,16\n", "unreadable: This is CSV, but its first row (1, 33842866744, ab, 15) does not name the columns; put a header row before it, or say which columns are what by their numbers (with --no-header where it looks like names), such as --map item=3 --no-time."},
        {"Lorem ipsum dolor\nsit amet\n", "unreadable: This is none"},
        {"1,5633898,2a,512\n1,5633899,2a,512\n", "unreadable: This is CSV, but its first row"},
    };
    for (const Case& c : cases) EXPECT_EQ(found(c.input).substr(0, c.answer.size()), c.answer) << c.input;
}

TEST(Detect, NamesWhatToSayWhenFieldsAreMissing)
{
    EXPECT_NE(found("lbn,time\n1,2\n").find("--map item=FIELD. The fields are: lbn, time."), std::string::npos);
    EXPECT_NE(found("item,size\n1,2\n").find("--map time=FIELD, or count without times with --no-time"), std::string::npos);
    EXPECT_EQ(found("item,size\n1,2\n", noTime()), "csv item=item time=");
    ReadOptions options;
    options.mapping[Part::Item].field = "lbn";
    EXPECT_EQ(found("lbn,time\n1,2\n", options), "csv item=lbn time=time");
    EXPECT_NE(found("{\"a\":{\"lbn\":1},\"time\":1}\n", options).find("There is no field “lbn”"), std::string::npos);
    options.mapping[Part::Item].field = "a.lbn";
    EXPECT_EQ(found("{\"a\":{\"lbn\":1},\"time\":1}\n", options), "ndjson item=a.lbn time=time");
}

TEST(Detect, NeverGuessesADateThatHasTwoReadings)
{
    const std::string rest = " can be read in more than one way";
    for (const std::string stamp : {"01/02/2017", "12.02.2017 10:00", "1-2-17", "28.09", "17/06/09 20:10:40", "13/01/2017\nb,01/13/2017"}) {
        const std::string answer = found("item,date\na," + stamp + "\n");
        EXPECT_EQ(answer.substr(0, 10), "ambiguous:") << stamp;
        EXPECT_NE(answer.find("--time-format"), std::string::npos) << stamp;
    }
    const auto order = [](const std::string& rows) {
        const auto shape = detect("item,date\n" + rows, true, {});
        return shape ? std::string(name(shape->options.dateOrder)) : shape.error().what;
    };
    EXPECT_EQ(order("a,01/02/2017\nb,13/02/2017\n"), "dmy");
    EXPECT_EQ(order("a,01/02/2017 1:00 PM\nb,02/13/2017 1:00 PM\n"), "mdy");
    EXPECT_EQ(order("a,17.14.11\n"), "ydm");
    EXPECT_EQ(order("a,99/99/2017\nb,13/02/2017\n"), "dmy");
    ReadOptions options;
    options.timeFormat = "%d/%m/%Y";
    EXPECT_EQ(found("item,date\na,01/02/2017\n", options), "csv item=item time=date");
    options.timeFormat = "%d.%m";
    EXPECT_NE(found("item,date\na,28.09\n", options).find("no year"), std::string::npos);
    EXPECT_NE(found("item,date\na,soon\n").find("for example “soon”"), std::string::npos);
    EXPECT_NE(found("item,date\na,soon\n").find("--time-format"), std::string::npos);
}

TEST(Detect, LooksAtLaterLinesToo)
{
    std::string head = "item,date\n", later;
    for (int day = 1; day <= 12; ++day) head += fmt::format("a,{}/1/2017\n", day);
    EXPECT_FALSE(detect(LogSample{head, false, {}}, {}));
    later = "b,12/30/2017\n";
    const auto shape = detect(LogSample{head, false, later}, {});
    ASSERT_TRUE(shape) << shape.error().what;
    EXPECT_EQ(shape->options.dateOrder, DateOrder::MonthDayYear);
    EXPECT_EQ(shape->explanation, "100.0 % of the sample parsed as CSV");
}

// Columns asked for by number: nothing but the rows themselves says whether the first is a header.
TEST(Detect, RowsWithoutAHeaderAreAllRecords)
{
    ReadOptions byNumber = noTime();
    byNumber.mapping[Part::Item].field = "2";
    for (const std::string input : {"7,a,play,1.0\n7,b,play,2.0\n7,a,play,1.0\n", "7 a 10\n8 b 11\n7 a 12\n"}) {
        const auto shape = detect(input, true, byNumber);
        ASSERT_TRUE(shape) << shape.error().what;
        EXPECT_TRUE(shape->headerless) << input;
    }
    byNumber.mapping[Part::Item].field = "1";
    const auto named = detect("video,kind\na,view\nb,view\nvideo,kind\nc,view\n", true, byNumber);
    ASSERT_TRUE(named);
    EXPECT_FALSE(named->headerless);
}

TEST(Detect, DoesAsItIsTold)
{
    ReadOptions options = noTime();
    options.format = Format::Csv;
    EXPECT_EQ(found("item\na\nb\n", options), "csv item=item time=");
    options.format = Format::Tsv;
    EXPECT_EQ(found("item\tx\na\t1\n", options), "tsv item=item time=");
    options.format = Format::Ndjson;
    EXPECT_EQ(found("item,x\na,1\n", options).substr(0, 10), "unreadable");
}

TEST(FieldNames, SayWhatCouldBeMeantToo)
{
    const auto notes = [](const std::string& text) {
        const auto shape = detect(text, true, {});
        std::string all = shape ? shape->mapping.item.field + "|" + shape->mapping.time.field : shape.error().what;
        if (shape) for (const std::string& note : shape->notes) all += "|" + note;
        return all;
    };
    EXPECT_EQ(notes("url,product_id,time\n/a,p,1700000000\n"), "product_id|time|“product_id” is taken as the item to count; “url” could be meant, too (--map item=FIELD).");
    EXPECT_EQ(notes("id,name,time\n1,n,1700000000\n"), "name|time|“name” is taken as the item to count (--map item=FIELD says otherwise).");
    EXPECT_EQ(notes("item,pickup_datetime,dropoff_datetime\na,2021-01-01 00:30:10,2021-01-01 00:36:12\n"),
              "item|pickup_datetime|The time is taken from “pickup_datetime” (--map time=FIELD says otherwise).");
    EXPECT_EQ(notes("item,time,created\na,soon,2021-01-01\n").substr(0, 12), "item|created");
    EXPECT_EQ(notes("{\"data\":{\"sku\":\"a\",\"price\":1},\"ts\":1700000000}\n"), "data.sku|ts");
    EXPECT_EQ(notes("{\"repo\":{\"name\":\"a\",\"url\":\"u\"},\"actor\":{\"login\":\"l\"},\"id\":\"1\",\"created_at\":1700000000}\n"), "repo.name|created_at");
}

TEST(FieldNames, FindUnitsOfLatency)
{
    const std::map<std::string, Unit> names{{"latencyMs", Unit::Milliseconds}, {"latency_us", Unit::Microseconds}, {"duration-ns", Unit::Nanoseconds},
                                            {"elapsedSeconds", Unit::Seconds}, {"response_time_s", Unit::Seconds}, {"latency", Unit::None},
                                            {"bytes", Unit::None}, {"status", Unit::None}, {"latencyMS", Unit::Milliseconds}};
    for (const auto& [field, unit] : names) EXPECT_EQ(unitOfName(field), unit) << field;
    const auto mapping = mapFields({"item", "time", "responseTimeMs"}, {});
    ASSERT_TRUE(mapping);
    EXPECT_EQ(mapping->latency.field, "responseTimeMs");
    EXPECT_EQ(mapping->latency.unit, Unit::Milliseconds);
}

TEST(Detect, GivesARightAnswerOrAClearRefusalForLogsOfManyServers)
{
    const auto dir = dataDir();
    if (!dir) GTEST_SKIP() << "no recorded data; set TALLY_DATA_DIR";
    const std::map<std::string, std::string> readable{
        {"common.log", "common"}, {"common_vhost.log", "common"}, {"alb.log", "log-format"}, {"elb.log", "log-format"},
        {"s3.log", "log-format"}, {"gandi.log", "log-format"}, {"haproxy.log", "log-format"}, {"caddy_json.log", "ndjson"},
        {"traefik_json.log", "ndjson"}, {"amazon_cloudfront_rtmp.log", "w3c"}, {"amazon_cloudfront_web.log", "w3c"}, {"iis.log", "w3c"},
        {"iis_custom.log", "w3c"}, {"incapsula_w3c.log", "w3c"}, {"netscaler.log", "w3c"}, {"shoutcast.log", "w3c"},
        {"splitted_date_and_time.log", "w3c"}, {"common_complete.log", "combined"}, {"common_encoding_big5.log", "combined"},
        {"icecast2.log", "combined"}, {"ncsa_extended.log", "combined"}, {"ovh.log", "combined"}, {"static_ignores.log", "combined"},
        {"logs_to_tests.log", "combined"}, {"nginx_json.log", "ndjson"}};
    for (const auto& entry : std::filesystem::directory_iterator(*dir + "/suites/matomo_logs/tests/logs")) {
        const std::string file = entry.path().filename().string();
        const std::string answer = found(contents(entry.path()));
        const auto wanted = readable.find(file);
        EXPECT_EQ(answer.substr(0, answer.find_first_of(" :")), wanted == readable.end() ? "unreadable" : wanted->second) << file << ": " << answer;
    }
}

TEST(Detect, SurvivesEveryFileOfTheJsonSuite)
{
    const auto dir = dataDir();
    if (!dir) GTEST_SKIP() << "no recorded data; set TALLY_DATA_DIR";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*dir + "/suites/JSONTestSuite")) {
        if (!entry.is_regular_file()) continue;
        const std::string bytes = contents(entry.path());
        for (const Format format : {Format::Auto, Format::Ndjson, Format::JsonArray, Format::Csv, Format::Tsv, Format::Combined}) {
            ReadOptions options = noTime();
            options.format = format;
            static_cast<void>(detect(bytes, true, options));
            static_cast<void>(detect(bytes, false, options));
        }
    }
}

// "Read" is: the value of a key of an object that is a record. Each text of the suite stands there, as a line and as the
// element of an array; one that is JSON leaves the record good, one that is none has it refused.
TEST(JsonSuite, EveryGoodTextIsReadAndEveryBadOneRefused)
{
    const auto dir = dataDir();
    if (!dir) GTEST_SKIP() << "no recorded data; set TALLY_DATA_DIR";
    ReadOptions options = noTime();
    options.mapping[Part::Item].field = "item";
    std::size_t good = 0, bad = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*dir + "/suites/JSONTestSuite/test_parsing")) {
        const std::string file = entry.path().filename().string();
        if (!file.starts_with("y_") && !file.starts_with("n_")) continue;
        const bool isJson = file[0] == 'y';
        std::string text = contents(entry.path());
        const std::string carrier = "{\"item\":\"x\",\"v\":" + text + "}";
        for (const Format format : {Format::Ndjson, Format::JsonArray}) {
            if (format == Format::Ndjson && text.find('\n') != std::string::npos) continue;
            LogShape shape;
            shape.format = format;
            shape.mapping.item.field = "item";
            shape.options = options;
            const std::string log = format == Format::Ndjson ? carrier + "\n" : "[" + carrier + "]";
            CollectingSink sink;
            feed(log, *makeCutter(shape), **makeDecoder(shape, kAllParts), sink, [] { return std::size_t{1} << 20; });
            EXPECT_EQ(!sink.events.empty() && sink.rejections.empty(), isJson) << file << " as " << name(format);
        }
        ++(isJson ? good : bad);
        if (isJson) continue;
        const auto shape = detect(text, true, options);  // as a file of its own: nothing of it is counted
        if (!shape) continue;
        CollectingSink sink;
        feed(text, *makeCutter(*shape), **makeDecoder(*shape, kAllParts), sink, [] { return std::size_t{1} << 20; });
        EXPECT_TRUE(sink.events.empty()) << file;
    }
    EXPECT_EQ(good, 95U);
    EXPECT_EQ(bad, 188U);
}

TEST(CsvSpectrum, ReadsEveryFileAsItsJsonSays)
{
    const auto dir = dataDir();
    if (!dir) GTEST_SKIP() << "no recorded data; set TALLY_DATA_DIR";
    const auto first = [&](const std::string& file, const std::string& item, const std::string& actor) {
        ReadOptions options = noTime();
        options.mapping[Part::Item].field = item;
        options.mapping[Part::Actor].field = actor;
        const std::string bytes = contents(*dir + "/suites/csv-spectrum/csvs/" + file + ".csv");
        const auto shape = detect(bytes, true, options);
        EXPECT_TRUE(shape) << file;
        CollectingSink sink;
        if (!shape) return sink;
        feed(bytes, *makeCutter(*shape), **makeDecoder(*shape, kAllParts), sink, [] { return std::size_t{5}; });
        EXPECT_TRUE(sink.rejections.empty()) << file;
        return sink;
    };
    using Lines = std::vector<std::string>;
    const auto event = [](std::string item, std::string actor) { return "item=" + item + " type=view actor=" + actor; };
    EXPECT_EQ(first("comma_in_quotes", "city", "zip").events, (Lines{event("Anytown, WW", "08123")}));
    for (const std::string file : {"empty", "empty_crlf"}) EXPECT_EQ(first(file, "b", "a").events, (Lines{event("", "1"), event("3", "2")}));
    EXPECT_EQ(first("escaped_quotes", "b", "a").events, (Lines{event("ha \"ha\" ha", "1"), event("4", "3")}));
    EXPECT_EQ(first("json", "val", "key").events, (Lines{event("{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}", "1")}));
    EXPECT_EQ(first("location_coordinates", "Location Coordinates", "Cities").events.size(), 1U);
    EXPECT_EQ(first("newlines", "a", "b").events, (Lines{event("1", "2"), event("Once upon \na time", "5"), event("7", "8")}));
    EXPECT_EQ(first("newlines_crlf", "a", "b").events, (Lines{event("1", "2"), event("Once upon \r\na time", "5"), event("7", "8")}));
    EXPECT_EQ(first("quotes_and_newlines", "b", "a").events, (Lines{event("ha \n\"ha\" \nha", "1"), event("4", "3")}));
    for (const std::string file : {"simple", "simple_crlf"}) EXPECT_EQ(first(file, "a", "c").events, (Lines{event("1", "3")}));
    EXPECT_EQ(first("utf8", "c", "a").events, (Lines{event("3", "1"), event("ʤ", "4")}));
}

}  // namespace
}  // namespace tally
