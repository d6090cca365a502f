// SPDX-License-Identifier: GPL-3.0-or-later
// The text itself is checked by its rules in tests/e2e.
#include <algorithm>

#include "app/intake/http/open_metrics.h"
#include "core/log/memory_log.h"
#include "tests/intake/http_fixture.h"

namespace tally::test {
namespace {

using ServerMetricsTest = HttpTest;

TEST(OpenMetrics, LabelsAndHelpAreEscaped)
{
    OpenMetrics metrics;
    metrics.counter("a", "he\nlp \\");
    metrics.value(std::uint64_t{1}, {{"x", "q\"\\\n\xff"}, {"y", ""}});
    metrics.gauge("b_seconds", "b", "seconds");
    metrics.value(0.5);
    EXPECT_EQ(metrics.finish(), "# TYPE a counter\n# HELP a he\\nlp \\\\\na_total{x=\"q\\\"\\\\\\n\xEF\xBF\xBD\",y=\"\"} 1\n"
                                "# TYPE b_seconds gauge\n# UNIT b_seconds seconds\n# HELP b_seconds b\nb_seconds 0.5\n# EOF\n");
}

// The names are chosen by strangers: they may not grow what a collector keeps without bound, and no record may be left out.
TEST_F(ServerMetricsTest, ManySendersAreNamedUpToABound)
{
    const auto port = start();
    auto log = std::make_shared<MemoryLog>();
    ASSERT_TRUE(engine->listen("tcp", log));
    for (int i = 0; i < 1500; ++i) {
        RawBatch batch;
        batch.sender = fmt::format("sender-{}", i);
        batch.sequence = batch.records = 1;
        batch.arrival = {kNow};
        batch.bytes = event("a");
        ASSERT_TRUE(log->append(std::move(batch)));
    }
    ledger(1500);
    const std::string text = ask(port, "GET", "/metrics").body;
    std::size_t rows = 0, sum = 0;
    for (std::size_t at = 0; (at = text.find("tallyscope_records_received_total{", at)) != std::string::npos; ++at, ++rows)
        sum += static_cast<std::size_t>(std::atoll(text.c_str() + text.find("} ", at) + 2));
    EXPECT_EQ(rows, 1001u);
    EXPECT_EQ(sum, 1500u);
    EXPECT_NE(text.find("{source=\"(other)\"} "), std::string::npos);
}

}  // namespace
}  // namespace tally::test
