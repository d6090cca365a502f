// SPDX-License-Identifier: GPL-3.0-or-later
// Rebuild: a store counted once more from its files and journals is what it was, bit for bit, and is repaired where it is not;
// where raw data is gone or read otherwise it is refused, and nothing is changed.
#include "tests/core/engine/rebuild_fixture.h"

namespace tally {
namespace {

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

// However old its days: where they are counted again nothing may age. Less than half of them would have been contradicted by nothing.
TEST_F(RebuildTest, KeepsDaysThatAreOlderThanUsualRetention)
{
    constexpr int kDays = 60;
    {
        std::ofstream out(path("long.ndjson"), std::ios::binary);
        for (int i = 0; i < kDays * 24; ++i)
            out << "{\"videoId\":\"v" << i % 5 << "\",\"timestamp\":" << kNow / kSecond - kDays * 86'400 + i * 3600 << ",\"latencyMs\":" << i % 90 << "}\n";
    }
    import(path("long.ndjson"));
    const auto before = contents();
    ASSERT_GT(std::get<0>(before)[0].size(), static_cast<std::size_t>(kDays * 20));
    RebuildOptions look;
    look.dryRun = true;
    const auto looked = rebuild(look);
    ASSERT_TRUE(looked) << looked.error().what;
    EXPECT_TRUE(looked->compared.isSame()) << looked->compared.differing << " of " << looked->compared.cells;
    const auto done = rebuild();
    ASSERT_TRUE(done) << done.error().what;
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
    options.rules.emplace().allowedLateness = 3 * 3600 * kSecond;
    expectRefused("tcp://127.0.0.1:9", "0 late instead of", options);
    options = {};
    options.read.emplace().mapping[Part::Time] = {"value", Unit::None};
    options.read->mapping[Part::Item] = {"eventId", Unit::None};
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
    options.read.emplace().mapping[Part::Item] = {"status", Unit::None};
    expectRefused(data(), "raw data contradicts", options);
    options.dryRun = true;
    EXPECT_TRUE(rebuild(options)->compared.looksReadOtherwise());
    EXPECT_TRUE(contents() == before);
    options.dryRun = false;
    options.replaceMost = true;
    ASSERT_TRUE(rebuild(options));
    EXPECT_FALSE(contents() == before);
    expectRefused(data(), "raw data contradicts");
    options.read.reset();
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
