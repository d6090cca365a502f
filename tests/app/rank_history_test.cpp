// SPDX-License-Identifier: GPL-3.0-or-later
// The ranks from bucket to bucket against rankings worked out in the test.
#include <QAction>
#include <algorithm>
#include <gtest/gtest.h>
#include <map>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/panels/rank_panel.h"
#include "core/engine/engine.h"
#include "core/log/memory_log.h"
#include "widgets/charts/chart_data.h"
#include "tests/app/window_fixture.h"

namespace tally {
namespace {

constexpr qint64 kStart = 1'700'000'040LL * 1'000'000;   // a whole minute

class RankHistory : public ::testing::Test {
protected:
    RankHistory()
    {
        engine = std::move(*Engine::create({}));
        std::vector<NewEvent> events;
        // Twelve buckets of a minute; each with its own order of twenty items: item i has 1 + (7 i + 5 b) mod 20 events in bucket b.
        for (int b = 0; b < 12; ++b)
            for (int i = 0; i < 20 && b != 4; ++i) {
                const std::string item = "item" + std::to_string(10 + i);
                counts[b][item] = 1 + (7 * i + 5 * b) % 20;
                for (int n = 0; n < counts[b][item]; ++n) events.push_back({item, "view", {}, Micros{kStart + b * 60'000'000LL}});
            }
        for (const auto& taken : engine->processEvents(events)) EXPECT_TRUE(taken);
        engine->settle();
    }
    std::unique_ptr<Engine> engine;
    std::map<int, std::map<std::string, int>> counts;
};

TEST_F(RankHistory, EveryRankIsThatOfItsBucket)
{
    const ViewRange range{RangeMode::Absolute, kStart, kStart + 12 * 60'000'000LL, 0};
    const RankAnswer answer = askRanks(*engine->view(), range, 10, std::nullopt, kNoTime, {});
    ASSERT_EQ(answer.data.x.size(), 12u);
    for (int b = 0; b < 12; ++b) {
        std::vector<std::pair<std::string, int>> order(counts[b].begin(), counts[b].end());
        std::stable_sort(order.begin(), order.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
        for (const BumpItem& item : answer.data.items) {
            const auto at = std::find_if(order.begin(), order.end(), [&](const auto& one) { return one.first == item.id.toStdString(); });
            const int place = at == order.end() || at - order.begin() >= 10 ? 0 : static_cast<int>(at - order.begin()) + 1;
            EXPECT_EQ(item.rank[static_cast<std::size_t>(b)], place) << item.id.toStdString() << " in " << b;
            if (place > 0) { EXPECT_EQ(item.count[static_cast<std::size_t>(b)], at->second); }
        }
    }
}

TEST_F(RankHistory, ABucketThatStillFillsIsLeftOut)
{
    const ViewRange range{RangeMode::Absolute, kStart, kStart + 12 * 60'000'000LL, 0};
    const RankAnswer answer = askRanks(*engine->view(), range, 10, std::nullopt, kStart + 11 * 60'000'000LL + 59'000'000, {});
    EXPECT_EQ(answer.data.x.size(), 11u);
}

class RankWindow : public WindowTest {};

TEST_F(RankWindow, TheTrendsPageShowsItAndRemembersTheChoice)
{
    open(writeLog());
    window->showPage(QStringLiteral("trends"));
    auto* panel = window->findChild<RankPanel*>();
    ASSERT_NE(panel, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !panel->chart()->data().items.empty(); }, 20000));
    EXPECT_EQ(panel->chart()->data().items[0].id, QStringLiteral("alpha"));
    EXPECT_EQ(panel->chart()->data().items[1].id, QStringLiteral("=beta"));
    // What comes right behind an answer is in the next one, although nothing asks for it any more.
    QFile more(folder.filePath(QStringLiteral("more.ndjson")));
    ASSERT_TRUE(more.open(QIODevice::WriteOnly));
    for (int i = 0; i < 600; ++i) more.write("{\"videoId\":\"gamma\",\"eventType\":\"view\",\"timestamp\":" + QByteArray::number(1700000000 + i) + "}\n");
    more.close();
    sources->openLogs({more.fileName()}, {});
    const auto first = [&] { return panel->chart()->data().items.empty() ? QString() : panel->chart()->data().items[0].id; };
    EXPECT_TRUE(QTest::qWaitFor([&] { return first() == QStringLiteral("gamma"); }, 20000)) << first().toStdString() << " of " << controller->shown()->items;
    QJsonObject state = window->viewState();
    window->setViewState(state);
    EXPECT_TRUE(panel->isVisible());
}

}  // namespace
}  // namespace tally
