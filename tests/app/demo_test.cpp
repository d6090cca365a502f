// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/demo/demo_log.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "app/desktop/text.h"
#include "core/engine/engine.h"

namespace tally {

namespace {
constexpr double kRate = 4;                         // enough to see, quick to write
const Micros kEnd{1'795'530'780LL * kSecond};       // a whole minute

struct Demo {
    Demo() : engine(std::move(*Engine::create({})))
    {
        const std::string path = bytes(folder.filePath(QStringLiteral("demo.ndjson")));
        EXPECT_TRUE(writeDemoLog(path, kEnd, kRate).has_value());
        EXPECT_TRUE(engine->open(path).has_value());
        engine->settle();
    }
    HealthCell health(std::int64_t fromBeforeEnd, std::int64_t toBeforeEnd) const
    {
        return engine->view()->health({minuteOf({kEnd.us - fromBeforeEnd}), minuteOf({kEnd.us - toBeforeEnd})}, {kDay}).total;
    }
    QTemporaryDir folder;
    std::unique_ptr<Engine> engine;
};
}  // namespace

TEST(Demo, ADayThatEndsWhenItStarts)
{
    const Demo demo;
    const auto snapshot = demo.engine->snapshot();
    EXPECT_EQ(snapshot->ledger.rejected, 0u);
    EXPECT_LT(snapshot->lastEvent.us, kEnd.us);
    EXPECT_GT(snapshot->lastEvent.us, kEnd.us - kMinute);
    EXPECT_LT(snapshot->firstEvent.us, kEnd.us - kDemoSpan + kMinute);
    EXPECT_GE(snapshot->firstEvent.us, kEnd.us - kDemoSpan);
}

TEST(Demo, TheIncidentCanBeSeen)
{
    const Demo demo;
    const HealthCell calm = demo.health(60 * kMinute, 45 * kMinute), incident = demo.health(40 * kMinute, 25 * kMinute);
    const auto share = [](const HealthCell& cell) { return static_cast<double>(cell.errors) / static_cast<double>(cell.events); };
    EXPECT_GT(share(incident), 10 * share(calm));
    EXPECT_GT(incident.latency.quantile(0.5), 3 * calm.latency.quantile(0.5));
}

TEST(Demo, ItEndsAtTheRateOfTheLivePart)
{
    const Demo demo;
    const double perSecond = static_cast<double>(demo.health(6 * kMinute, kMinute).events) / 300.0;
    EXPECT_NEAR(perSecond, kRate * kDemoLiveRate / kDemoRate, kRate * 0.05);
}

}  // namespace tally
