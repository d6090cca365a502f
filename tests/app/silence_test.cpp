// SPDX-License-Identifier: GPL-3.0-or-later
// A source that has stopped sending never looks like a quiet one.
#include "app/desktop/silence.h"

#include "app/desktop/panels/board_panel.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/panels/overview_data.h"
#include "core/log/memory_log.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/card.h"
#include "widgets/tiles/golden_tile.h"

namespace tally {
namespace {

constexpr qint64 kNow = 1'800'000'000 * kSecond;

SourceState source(const char* name, SourcePhase phase, qint64 quietUs)
{
    SourceState made;
    made.name = name;
    made.phase = phase;
    made.opened = {phase == SourcePhase::Listening ? kNow - kDay : 0};
    made.lastArrival = {quietUs < 0 ? 0 : kNow - quietUs};
    return made;
}

Snapshot with(std::vector<SourceState> sources)
{
    Snapshot snapshot;
    snapshot.taken = {kNow};
    snapshot.live = true;
    snapshot.watermark = {kNow - 5 * kSecond};
    snapshot.sources = std::move(sources);
    return snapshot;
}

TEST(Silence, IsOfLiveSourcesThatHaveSentBefore)
{
    EXPECT_FALSE(silenceOf(with({})).any());
    EXPECT_FALSE(silenceOf(with({source("tcp://a:1", SourcePhase::Listening, -1), source("log", SourcePhase::Complete, kHour)})).any());
    EXPECT_FALSE(silenceOf(with({source("tcp://a:1", SourcePhase::Listening, kSilentAfterUs)})).any());
    const Silence one = silenceOf(with({source("tcp://a:1", SourcePhase::Listening, 125 * kSecond), source("tcp://b:1", SourcePhase::Listening, -1)}));
    EXPECT_TRUE(one.all());
    EXPECT_EQ(one.badge().simplified(), QStringLiteral("stale, 2 min"));
    EXPECT_EQ(one.cause().simplified(), QStringLiteral("a:1 has sent nothing for 2 min"));
    const Silence some = silenceOf(with({source("tcp://a:1", SourcePhase::Listening, 45 * kSecond), source("b.log", SourcePhase::Following, kSecond)}));
    EXPECT_TRUE(some.any() && !some.all());
    EXPECT_EQ(some.badge().simplified(), QStringLiteral("1 of 2 silent"));
    EXPECT_EQ(some.cause().simplified(), QStringLiteral("a:1 has sent nothing for 45 s"));
    const Silence both = silenceOf(with({source("tcp://a:1", SourcePhase::Listening, kHour), source("b.log", SourcePhase::Following, 3 * kMinute)}));
    EXPECT_TRUE(both.all());
    EXPECT_EQ(both.cause().simplified(), QStringLiteral("None of 2 sources has sent anything for 3 min"));
}

// Many that send once each, as a job does: what counts is whether their listener hears anything.
TEST(Silence, OfOneSenderAmongOthersIsNone)
{
    Snapshot snapshot = with({source("tcp://a:1", SourcePhase::Listening, -1)});
    for (int i = 0; i < 5; ++i) {
        snapshot.sources.push_back(source(("tcp://a:1 job-" + std::to_string(i)).c_str(), SourcePhase::Listening, i == 3 ? kSecond : kHour));
        snapshot.sources.back().opened = {};
    }
    EXPECT_FALSE(silenceOf(snapshot).any());
    snapshot.sources[4].lastArrival = {kNow - 2 * kMinute};
    EXPECT_TRUE(silenceOf(snapshot).all());
    EXPECT_EQ(silenceOf(snapshot).live, 1);
    EXPECT_EQ(silenceOf(snapshot).forUs, 2 * kMinute);
}

TEST(Silence, MutesTilesAndChartsOfATimeThatGoesOn)
{
    OverviewAnswer answer;
    answer.range = {RangeMode::Last, kNow - kHour, kNow, kHour};
    answer.stepUs = kMinute;
    answer.now.events = 100;
    answer.traffic.start = answer.health.start = {kNow - kHour};
    answer.traffic.step = answer.health.step = {kMinute};
    const Snapshot silent = with({source("tcp://a:1", SourcePhase::Listening, kHour / 2)}), sending = with({source("tcp://a:1", SourcePhase::Listening, kSecond)});
    const TileData tile = goldenTiles(answer, silent)[1];
    EXPECT_EQ(tile.state, TileState::Stale);
    EXPECT_EQ(tile.badge.text.simplified(), QStringLiteral("stale, 30 min"));
    EXPECT_TRUE(tile.detail.startsWith(QStringLiteral("last known")));
    EXPECT_EQ(goldenTiles(answer, sending)[1].state, TileState::Normal);
    EXPECT_TRUE(trafficChart(answer, silent).stale);
    EXPECT_FALSE(trafficChart(answer, sending).stale);
    answer.range.mode = RangeMode::Absolute;
    EXPECT_EQ(goldenTiles(answer, silent)[1].state, TileState::Normal);
    EXPECT_FALSE(trafficChart(answer, silent).stale);
}

TEST_F(WindowTest, PanelsSayThatTheirSourceIsSilent)
{
    auto log = std::make_shared<MemoryLog>();
    ASSERT_TRUE(controller->engine().listen("tcp://127.0.0.1:7", log));
    const std::int64_t then = SystemClock().nowMicros() - 3 * kMinute;
    const auto record = [&](std::int64_t arrival) { return "{\"videoId\":\"a\",\"latencyMs\":5,\"status\":200,\"timestamp\":" + std::to_string(arrival / kSecond) + "}\n"; };
    ASSERT_TRUE(log->append(record(then), Micros{then}));
    window->showPage(QStringLiteral("overview"));
    const auto stateOf = [&](const QString& title) {
        for (const Card* card : window->findChildren<Card*>())
            if (card->isVisible() && card->title() == title) return card->state();
        return StateInfo();
    };
    for (const char* title : {"Traffic", "Latency", "Errors", "Top items"}) {
        EXPECT_TRUE(QTest::qWaitFor([&] { return stateOf(QLatin1String(title)).state == PaneState::Stale; }, 10'000)) << title;
        EXPECT_EQ(stateOf(QLatin1String(title)).text.simplified(), QStringLiteral("tcp://127.0.0.1:7 has sent nothing for 3 min")) << title;
    }
    const auto tiles = window->findChildren<GoldenTile*>();
    EXPECT_TRUE(std::any_of(tiles.begin(), tiles.end(), [](const GoldenTile* tile) { return tile->data().state == TileState::Stale; }));
    // It sends again.
    const std::int64_t now = SystemClock().nowMicros();
    ASSERT_TRUE(log->append(record(now), Micros{now}));
    EXPECT_TRUE(QTest::qWaitFor([&] { return stateOf(QStringLiteral("Traffic")).state == PaneState::Ready; }, 10'000));
    log->close();
}

}  // namespace
}  // namespace tally
