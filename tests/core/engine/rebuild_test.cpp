// SPDX-License-Identifier: GPL-3.0-or-later
// Rebuild: a store counted once more from its files and journals is what it was, bit for bit, and is repaired where it is not;
// where raw data is gone or read otherwise it is refused, and nothing is changed.
#include "core/engine/keep/rebuild.h"

#include <filesystem>
#include <fstream>
#include <sqlite3.h>
#include <thread>

#include "core/engine/import/importer.h"
#include "core/log/journal/journal.h"
#include "core/store/sqlite/store_check.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t kBegin = kNow / kSecond - 2 * 86'400;   // three days of events

class RebuildTest : public ::testing::Test {
protected:
    std::string path(const std::string& name) const { return folder_.file(name); }
    std::string data() const { return folder_.file("data"); }

    static std::string line(int i)
    {
        if (i % 50 == 7) return "broken\n";
        return "{\"videoId\":\"v" + std::to_string(i % 97) + "\",\"eventType\":\"" + (i % 3 == 0 ? "like" : "view") + "\",\"timestamp\":" +
               std::to_string(kBegin + i * 53) + ",\"value\":" + std::to_string(i % 11) + ".25,\"latencyMs\":" + std::to_string(i % 400) +
               ",\"status\":" + (i % 17 == 0 ? "500" : "200") + "}\n";
    }
    std::string write(const std::string& name, int from, int to) const
    {
        std::ofstream out(path(name), std::ios::binary | std::ios::app);
        for (int i = from; i < to; ++i) out << line(i);
        return path(name);
    }
    void import(const std::string& file, const ReadOptions& read = {}) const
    {
        auto store = openSqliteStore(data());
        ASSERT_TRUE(store) << store.error().what;
        ImportOptions options;
        options.read = read;
        options.threads = 2;
        options.commitBytes = 40'000;
        const auto done = importLog(file, options, store->get());
        ASSERT_TRUE(done) << done.error().what;
    }
    void follow(const std::string& file, std::uint64_t lines) const
    {
        const auto engine = makeEngine(data());
        const std::uint64_t before = engine->snapshot()->ledger.received;
        ASSERT_TRUE(engine->follow(file));
        while (engine->snapshot()->ledger.received < before + lines) std::this_thread::yield();
        engine->settle();
    }
    std::shared_ptr<Journal> journal() const
    {
        JournalOptions options;
        options.keepFree = 0;
        options.segmentBytes = 2000;
        auto opened = Journal::open(systemFileSystem(), data() + "/journal", "tcp://127.0.0.1:9", options, std::make_shared<ManualClock>(kNow));
        EXPECT_TRUE(opened) << opened.error().what;
        return std::shared_ptr<Journal>(std::move(*opened));
    }
    static std::string event(const std::string& item, std::int64_t secondsBefore, const std::string& id)
    {
        return "{\"videoId\":\"" + item + "\",\"timestamp\":" + std::to_string(kNow / kSecond - secondsBefore) + ",\"eventId\":\"" + id + "\"}\n";
    }
    // What one process hears: in order, late, of the future, twice and broken; of nobody and of two who say their names.
    void listen(int round) const
    {
        const auto engine = makeEngine(data());
        const auto log = journal();
        ASSERT_TRUE(engine->listen("tcp://127.0.0.1:9", log));
        std::uint64_t sequences[3] = {0, 0, 0};
        for (int s = 1; s < 3; ++s) sequences[s] = log->sender("web-" + std::to_string(s)).appended;
        for (int i = 0; i < 240; ++i) {
            const auto s = static_cast<std::size_t>(i % 3);
            RawBatch batch;
            batch.arrival = Micros{kNow + round * kMinute + i * kSecond};
            const std::string id = std::to_string(round) + "-" + std::to_string(i % 10 == 9 ? i - 3 : i);
            batch.bytes = i % 31 == 5 ? "broken\n" : event("live" + std::to_string(i % 7), i % 13 == 4 ? 7200 : i % 37 == 6 ? -9000 : 60 - i % 30, id);
            if (s > 0) {
                batch.sender = "web-" + std::to_string(s);
                batch.records = 1;
                batch.sequence = ++sequences[s];
            }
            while (!log->append(std::move(batch))) std::this_thread::yield();
            if (i % 50 != 0) continue;
            RawBatch tick;
            tick.kind = RawBatch::Kind::Tick;
            tick.arrival = Micros{kNow + round * kMinute + i * kSecond};
            while (!log->append(std::move(tick))) std::this_thread::yield();
        }
        log->close();
    }
    // Everything of it: an import, a followed log, a listener and its senders.
    void makeStore() const
    {
        import(write("a.ndjson", 0, 3000));
        follow(write("app.log", 1000, 1400), 400);
        listen(0);
        listen(1);
    }
    Result<RebuildReport> rebuild(RebuildOptions options = {}, std::stop_token stop = {}) const
    {
        options.threads = 2;
        options.commitBytes = 30'000;
        options.clock = std::make_shared<ManualClock>(kNow);
        auto done = rebuildStore(data(), options, stop);
        EXPECT_FALSE(fs::exists(data() + "/rebuild.tmp"));
        return done;
    }
    void expectRefused(const std::string& source, const std::string& why, RebuildOptions options = {}) const
    {
        const auto before = contents();
        const auto done = rebuild(std::move(options));
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode::NotExact);
        EXPECT_EQ(done.error().where, source);
        EXPECT_NE(done.error().what.find(why), std::string::npos) << done.error().what;
        EXPECT_TRUE(contents() == before);
    }
    // All cells of all tiers, health, ledgers and letters, by names.
    using Contents = std::tuple<std::vector<test::NamedCells>, std::map<std::int32_t, std::string>, std::map<std::string, std::uint64_t>, std::size_t>;
    Contents contents() const
    {
        Contents all;
        const auto reader = openSqliteReader(data());
        for (const Tier tier : kTiers) {
            CellQuery query;
            query.tier = tier;
            std::get<0>(all).push_back(test::readCells(**reader, query));
        }
        const auto minutes = (*reader)->health(0, 100'000'000);
        const auto sources = (*reader)->sources();
        for (const MinuteHealth& health : *minutes)
            std::get<1>(all)[health.minute] = std::to_string(health.events) + "," + std::to_string(health.errors) + "," + std::to_string(health.clientErrors) + "," + health.latency;
        for (const StoredSource& source : *sources) std::get<2>(all)[source.name] = source.position * 1'000'000 + source.ledger.valid;
        std::get<3>(all) = (*reader)->letters(100'000)->size();
        return all;
    }
    void tamper(const std::string& sql) const
    {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((data() + "/tally.db").c_str(), &database), SQLITE_OK);
        ASSERT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
        ASSERT_GT(sqlite3_changes(database), 0) << sql;
        sqlite3_close(database);
    }
    Ledger ledgerOf(const std::string& name) const
    {
        const auto reader = openSqliteReader(data());
        const auto sources = (*reader)->sources();
        for (const StoredSource& source : *sources)
            if (source.name == name) return source.ledger;
        return {};
    }
    void expectSound() const
    {
        const auto checks = checkSqliteStore(data());
        ASSERT_TRUE(checks) << checks.error().what;
        for (const StoreCheck& check : *checks) EXPECT_EQ(check.failed, 0u) << check.name << ": " << check.problems.front();
    }

    test::TemporaryDirectory folder_;
};

TEST_F(RebuildTest, GivesTheSameBitsAgain)
{
    makeStore();
    const Ledger web = ledgerOf("tcp://127.0.0.1:9 web-1");   // the test is worth nothing without these
    EXPECT_GT(web.late, 0u);
    EXPECT_GT(web.duplicate, 0u);
    EXPECT_GT(web.future, 0u);
    EXPECT_GT(web.rejected, 0u);
    EXPECT_GT(web.valid, 0u);
    const auto before = contents();
    const auto done = rebuild();
    ASSERT_TRUE(done) << done.error().where << ": " << done.error().what;
    EXPECT_TRUE(done->compared.isSame()) << done->compared.differing << " of " << done->compared.cells;
    EXPECT_EQ(done->sources, 5u);
    EXPECT_GT(done->compared.cells, 1000u);
    // Also where nothing is left to compare with.
    tamper("DELETE FROM block; DELETE FROM segment; DELETE FROM block_key; DELETE FROM health; DELETE FROM cell");
    ASSERT_TRUE(rebuild());
    EXPECT_TRUE(contents() == before);
    expectSound();
}

TEST_F(RebuildTest, RepairsWhatWasTamperedWith)
{
    makeStore();
    const auto before = contents();
    tamper("UPDATE cell SET tally = (SELECT tally FROM cell ORDER BY slot DESC LIMIT 1) WHERE tier = 2; DELETE FROM cell WHERE tier = 0; UPDATE health SET events = 1");
    RebuildOptions look;
    look.dryRun = true;
    const auto tampered = contents();
    const auto looked = rebuild(look);
    ASSERT_TRUE(looked) << looked.error().what;
    EXPECT_GT(looked->compared.differing, 0u);
    EXPECT_GT(looked->compared.health, 0u);
    EXPECT_TRUE(contents() == tampered);
    const auto done = rebuild();
    ASSERT_TRUE(done) << done.error().what;
    EXPECT_EQ(done->compared.differing, looked->compared.differing);
    EXPECT_TRUE(contents() == before);
    expectSound();
    EXPECT_TRUE(rebuild(look)->compared.isSame());
}

TEST_F(RebuildTest, OnlyTheDaysAsked)
{
    makeStore();
    const auto before = contents();
    tamper("DELETE FROM cell");
    RebuildOptions range;
    range.from = Micros{kNow - 3 * kHour};   // the day before kNow
    range.to = Micros{kNow};
    const auto done = rebuild(range);
    ASSERT_TRUE(done) << done.error().what;
    EXPECT_EQ(done->compared.days, 1u);
    for (std::size_t t = 0; t < kTiers.size(); ++t) {
        const auto inDay = [&](const test::NamedCells& cells) {
            test::NamedCells found;
            for (const auto& [key, tally] : cells)
                if (std::get<2>(key) >= minuteOf(Micros{kNow - kDay}) && std::get<2>(key) < minuteOf(Micros{kNow})) found[key] = tally;
            return found;
        };
        EXPECT_TRUE(inDay(std::get<0>(contents())[t]) == inDay(std::get<0>(before)[t]));
    }
    EXPECT_FALSE(contents() == before);
    range.to = range.from;
    EXPECT_EQ(rebuild(range).error().code, ErrorCode::Usage);
    ASSERT_TRUE(rebuild());
    EXPECT_TRUE(contents() == before);
}

TEST_F(RebuildTest, EventsWithoutATime)
{
    ReadOptions read;
    read.noTime = true;
    std::ofstream(path("b.ndjson")) << "{\"videoId\":\"a\"}\n{\"videoId\":\"b\",\"value\":3}\n{\"videoId\":\"a\"}\n";
    import(path("b.ndjson"), read);
    const auto before = contents();
    RebuildOptions options;
    options.read = read;
    EXPECT_TRUE(rebuild(options)->compared.isSame());
    tamper("DELETE FROM cell WHERE tier = 1");
    EXPECT_EQ(rebuild(options)->compared.differing, 2u);
    EXPECT_TRUE(contents() == before);
}

// Grown and rotated since: what was counted is still its beginning.
TEST_F(RebuildTest, FindsWhereTheFileWent)
{
    follow(write("app.log", 0, 400), 400);
    const auto before = contents();
    write("app.log", 400, 500);
    EXPECT_TRUE(rebuild()->compared.isSame());
    fs::rename(path("app.log"), path("app.log.1"));
    write("app.log", 500, 600);
    EXPECT_TRUE(rebuild()->compared.isSame());
    tamper("DELETE FROM cell");
    ASSERT_TRUE(rebuild());
    EXPECT_TRUE(contents() == before);
}

TEST_F(RebuildTest, RefusesWhereAFileIsGoneOrChanged)
{
    makeStore();
    fs::rename(path("a.ndjson"), path("elsewhere"));
    expectRefused(path("a.ndjson"), "no file of this name");
    fs::rename(path("elsewhere"), path("a.ndjson"));
    EXPECT_TRUE(rebuild());
    std::fstream(path("a.ndjson"), std::ios::in | std::ios::out).seekp(200'000) << "x";   // far behind what the fingerprint covers
    expectRefused(path("a.ndjson"), "the file was changed");
    fs::resize_file(path("a.ndjson"), 100'000);
    expectRefused(path("a.ndjson"), "the file was changed");
}

TEST_F(RebuildTest, RefusesWhereTheJournalIsGoneOrTooShort)
{
    makeStore();
    listen(2);   // each process begins a segment
    std::vector<fs::path> segments;
    for (const auto& entry : fs::directory_iterator(data() + "/journal")) segments.push_back(entry.path());
    std::sort(segments.begin(), segments.end());
    ASSERT_GT(segments.size(), 2u);
    fs::rename(segments.front(), path("first"));
    expectRefused("tcp://127.0.0.1:9", "the beginning of its journal");
    fs::rename(path("first"), segments.front());
    EXPECT_TRUE(rebuild());
    fs::rename(segments.back(), path("last"));
    expectRefused("tcp://127.0.0.1:9", "its journal ends before");
    fs::rename(path("last"), segments.back());
    fs::rename(data() + "/journal", path("journal"));
    expectRefused("tcp://127.0.0.1:9", "the beginning of its journal");
    fs::rename(path("journal"), data() + "/journal");
    fs::rename(segments[1], path("second"));   // a hole
    const auto done = rebuild();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::NotExact);
}

TEST_F(RebuildTest, RefusesWhatWasReadOtherwise)
{
    makeStore();
    RebuildOptions options;
    options.rules.allowedLateness = 3 * 3600 * kSecond;
    expectRefused("tcp://127.0.0.1:9", "0 late instead of", options);
    options = {};
    options.read.mapping[Part::Time] = {"value", Unit::None};
    options.read.mapping[Part::Item] = {"eventId", Unit::None};
    const auto done = rebuild(options);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::NotExact);
}

// Each record counts as before, but as another item: no ledger tells.
TEST_F(RebuildTest, RefusesWhatContradictsMostOfTheStore)
{
    import(write("a.ndjson", 0, 500));
    const auto before = contents();
    RebuildOptions options;
    options.read.mapping[Part::Item] = {"status", Unit::None};
    expectRefused(data(), "raw data contradicts", options);
    options.dryRun = true;
    EXPECT_TRUE(rebuild(options)->compared.looksReadOtherwise());
    EXPECT_TRUE(contents() == before);
    options.dryRun = false;
    options.replaceMost = true;
    ASSERT_TRUE(rebuild(options));
    EXPECT_FALSE(contents() == before);
    expectRefused(data(), "raw data contradicts");
    options.read = {};
    ASSERT_TRUE(rebuild(options));
    EXPECT_TRUE(contents() == before);
}

TEST_F(RebuildTest, RefusesWhatNobodyKept)
{
    {
        const auto engine = makeEngine(data());
        ASSERT_TRUE(engine->countEvent("a", "view"));
    }
    expectRefused("api", "the raw data of this source is gone");
    EXPECT_EQ(rebuildStore(path("nothing"), {}).error().code, ErrorCode::Store);
    EXPECT_FALSE(fs::exists(path("nothing")));
}

TEST_F(RebuildTest, AStoreWithoutSourcesIsNotEmptied)
{
    makeStore();
    tamper("DELETE FROM source");
    expectRefused(data(), "knows no source");
}

TEST_F(RebuildTest, AStopChangesNothingAndLeavesNothing)
{
    makeStore();
    tamper("DELETE FROM cell");
    const auto before = contents();
    std::stop_source stop;
    RebuildOptions options;
    options.onOpen = [&](const std::string&, const ReadProgress&, std::uint64_t) {
        stop.request_stop();
        return std::shared_ptr<void>();
    };
    const auto done = rebuild(options, stop.get_token());
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(contents() == before);
    // And what a killed one left is no hindrance.
    fs::create_directories(data() + "/rebuild.tmp/x");
    EXPECT_TRUE(rebuild());
}

TEST_F(RebuildTest, OnlyWhoMayWrite)
{
    makeStore();
    const auto store = openSqliteStore(data());
    EXPECT_EQ(rebuildStore(data(), {}).error().code, ErrorCode::Busy);
}

}  // namespace
}  // namespace tally
