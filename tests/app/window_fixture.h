// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <gtest/gtest.h>

#include "app/desktop/engine_controller.h"
#include "app/desktop/main_window.h"
#include "app/desktop/source_controller.h"
#include "app/desktop/time_range_controller.h"
#include "widgets/charts/time_chart.h"

namespace tally {

// The whole window over an engine, in memory or with a store.
class WindowTest : public ::testing::Test {
protected:
    explicit WindowTest(const std::string& dataDirectory = {}, std::uint32_t itemBudget = EngineOptions().itemBudget)
    {
        EngineOptions options;
        options.itemBudget = itemBudget;
        options.dataDirectory = dataDirectory;
        controller = std::make_unique<EngineController>(std::move(*Engine::create(options)), dataDirectory);
        range = std::make_unique<TimeRangeController>();
        sources = std::make_unique<SourceController>(controller.get(), &settings, nullptr);
        window = std::make_unique<MainWindow>(PageContext{controller.get(), range.get()}, sources.get(), &settings);
        window->resize(1440, 900);
        window->show();
    }
    ~WindowTest() override
    {
        window.reset();
        sources.reset();
    }
    // Ten minutes, 600 events, two items 2 : 1, one line in a hundred broken.
    QString writeLog(qint64 startSeconds = 1700000000)
    {
        const QString path = folder.filePath(QStringLiteral("log.ndjson"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 600; ++i) {
            const QByteArray item = i % 3 == 0 ? "=beta" : "alpha";
            file.write("{\"videoId\":\"" + item + "\",\"eventType\":\"view\",\"timestamp\":" + QByteArray::number(startSeconds + i) +
                       ",\"latencyMs\":" + QByteArray::number(10 + i % 50) + ",\"status\":200}\n");
            if (i % 100 == 0) file.write("not json\n");
        }
        return path;
    }
    void open(const QString& path)
    {
        sources->openLogs({path}, {});
        ASSERT_TRUE(QTest::qWaitFor([this] { return controller->shown()->items > 0 && window->settled() && drawn(); }, 20000));
    }

    // A chart that is seen has what it is to show; where there are no times, there is none.
    bool drawn()
    {
        const auto charts = window->findChildren<TimeChart*>();
        const auto seen = [](const TimeChart* chart) { return chart->isVisible(); };
        return !range->known() || std::none_of(charts.begin(), charts.end(), seen) || std::any_of(charts.begin(), charts.end(), [&](const TimeChart* chart) { return seen(chart) && !chart->data().x.empty(); });
    }

    QTemporaryDir folder;
    Settings settings;
    std::unique_ptr<EngineController> controller;
    std::unique_ptr<TimeRangeController> range;
    std::unique_ptr<SourceController> sources;
    std::unique_ptr<MainWindow> window;
};

}  // namespace tally
