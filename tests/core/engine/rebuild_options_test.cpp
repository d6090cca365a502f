// SPDX-License-Identifier: GPL-3.0-or-later
// A rebuild reads each source as it was read.
#include "tests/core/engine/rebuild_fixture.h"

namespace tally {
namespace {

// One log in local time, one with a field map, and a listener with rules of its own: nobody has to say so again.
TEST_F(RebuildTest, ReadsEachSourceAsItWasRead)
{
    std::ofstream(path("local.csv")) << "videoId,timestamp\na,2026-11-21 10:00:00\nb,2026-11-21 23:30:00\na,2026-11-22 04:00:00\n";
    ReadOptions local, mapped;
    local.timeZone = "+05:30";
    import(path("local.csv"), local);
    mapped.mapping[Part::Item] = {"status", Unit::None};
    mapped.mapping[Part::Value] = {"videoId", Unit::None};
    import(write("a.ndjson", 0, 300), mapped);
    {
        EventTimeRules rules;
        rules.allowedLateness = 3 * 3600 * kSecond;
        const auto engine = makeEngine(data(), rules);
        const auto log = journal();
        ASSERT_TRUE(engine->listen("tcp://127.0.0.1:9", log));
        for (const std::int64_t before : {60, 7200, 14'400}) {
            RawBatch batch;
            batch.arrival = Micros{kNow};
            batch.bytes = event("live", before, std::to_string(before));
            ASSERT_TRUE(log->append(std::move(batch)));
        }
        log->close();
    }
    const auto before = contents();
    const auto done = rebuild();
    ASSERT_TRUE(done) << done.error().what;
    EXPECT_TRUE(done->compared.isSame());
    EXPECT_EQ(done->events, 3u + 294u + 2u);
    tamper("DELETE FROM cell");
    ASSERT_TRUE(rebuild());
    EXPECT_TRUE(contents() == before);
    RebuildOptions otherwise;
    otherwise.read.emplace();
    EXPECT_FALSE(rebuild(otherwise));
}

// The tail of a log was read in another way than its beginning.
TEST_F(RebuildTest, RefusesASourceThatWasReadInSeveralWays)
{
    import(write("a.ndjson", 0, 300));
    ReadOptions mapped;
    mapped.mapping[Part::Item] = {"status", Unit::None};
    import(write("a.ndjson", 300, 400), mapped);
    expectRefused(path("a.ndjson"), "with some options first");
}

}  // namespace
}  // namespace tally
