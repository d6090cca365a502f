// SPDX-License-Identifier: GPL-3.0-or-later
// One zone for everything: no page, tool tip, export or report keeps a time of the other.
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QRegularExpression>
#include <set>

#include "app/desktop/dialogs/log_preview.h"
#include "app/desktop/export/export_writer.h"
#include "app/desktop/export/page_report.h"
#include "app/desktop/models/preview_model.h"
#include "app/desktop/pages/live_page.h"
#include "app/desktop/panels/heat_panel.h"
#include "app/desktop/session/window_keeper.h"
#include "tests/app/painted_text.h"
#include "tests/app/window_fixture.h"
#include "widgets/charts/time_chart.h"
#include "widgets/text/time_text.h"
#include "widgets/time/time_range_bar.h"

namespace tally {

class ZoneTest : public WindowTest {
protected:
    ~ZoneTest() override
    {
        keeper.reset();
        setShownZone(QTimeZone::utc());
    }
    // Made by the keeper, as the program's is.
    void openWindow()
    {
        window.reset();
        config = std::make_unique<ConfigFile>(QString(), &settings);
        keeper = std::make_unique<WindowKeeper>(PageContext{controller.get(), range.get(), &settings}, sources.get(), config.get(), QString());
        keeper->open({QSize(1280, 800), {}, false});
        sources->openLogs({writeLog(begin)}, {});
        ASSERT_TRUE(QTest::qWaitFor([this] { return controller->shown()->items > 0 && keeper->window()->settled(); }, 20000));
    }
    // Everything that the pages show, by page: painted, of charts also what they paint as lines, tables of charts, and the report.
    std::map<QString, QStringList> allTexts()
    {
        std::map<QString, QStringList> texts;
        MainWindow* shown = keeper->window();
        for (const char* id : {"overview", "videos", "trends", "health", "sources"}) {
            const QString page = QLatin1String(id);
            shown->showPage(page);
            EXPECT_TRUE(QTest::qWaitFor([&] { return shown->settled(); }, 20000)) << id;
            QTest::qWait(0);
            texts[page] = textsOf(shown);
            LivePage* visible = nullptr;
            for (auto* one : shown->findChildren<LivePage*>())
                if (one->isVisible()) visible = one;
            const Exportable report = pageReport(visible, page, {controller.get(), range.get(), &settings});
            PaintedText paper(report.size());
            EXPECT_TRUE(report.vector(&paper));
            texts[page] += paper.texts;
            for (const TimeChart* chart : visible->findChildren<TimeChart*>())
                for (const QStringList& row : chart->exportTable().rows) texts[page] += row;
        }
        return texts;
    }
    // Ten minutes of 2023, late in the evening in UTC and early on the next day in Kolkata. The windows show times of now, too
    // (when a source was opened, a report made): the log lies where neither zone's clock or calendar is now.
    static qint64 beginAwayFrom(const QDateTime& now)
    {
        const QDate day(2023, now.date().month() == 11 ? 5 : 11, 14);
        // 22:13 in one zone is 03:43 or 16:43 in the other; what is shown reaches back some minutes.
        const bool near = std::set{3, 4, 16, 17}.contains(now.time().hour());
        return QDateTime(day, QTime(near ? 20 : 22, 13, 20), Qt::UTC).toSecsSinceEpoch();
    }
    QString in(const char* zone, const char* format) const { return QLocale::c().toString(QDateTime::fromSecsSinceEpoch(begin, QTimeZone(zone)), QLatin1String(format)); }
    const qint64 begin = beginAwayFrom(QDateTime::currentDateTimeUtc());
    std::unique_ptr<ConfigFile> config;
    std::unique_ptr<WindowKeeper> keeper;
};

TEST_F(ZoneTest, EveryTextFollowsASwitchAtOnce)
{
    openWindow();
    // The log lies at 22:13 to 22:23 UTC on 14 November 2023, 03:43 to 03:53 on the 15th in Kolkata, or as beginAwayFrom() says.
    const QString early = in("Asia/Kolkata", "hh");
    const QRegularExpression utcTime(QStringLiteral("(?<!:)\\b%1:[0-3]\\d|\\bUTC\\b(?!\\+)|\\b%2(?! %3:)|%4").arg(in("UTC", "hh"), in("UTC", "d MMM"), early, in("UTC", "yyyy-MM-dd")));
    const QRegularExpression kolkataTime(QStringLiteral("(?<!:)\\b%1:[45]\\d|\\bIST\\b|\\b%2|\\+05:30").arg(early, in("Asia/Kolkata", "d MMM")));
    for (const auto& [page, texts] : allTexts()) {
        EXPECT_FALSE(texts.filter(utcTime).isEmpty()) << page.toStdString();
        EXPECT_TRUE(texts.filter(kolkataTime).isEmpty()) << page.toStdString() << ": " << texts.filter(kolkataTime).join(" | ").toStdString();
    }
    const auto bar = [&] { return keeper->window()->findChild<TimeRangeBar*>(); };
    const ShownRange all = bar()->range();
    bar()->applyEntry(in("UTC", "yyyy-MM-ddTHH:15Z"), in("UTC", "yyyy-MM-ddTHH:20Z"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return keeper->window()->settled(); }, 20000));
    keeper->window()->setZone(QStringLiteral("Asia/Kolkata"));
    const QPointer<MainWindow> before = keeper->window();   // not its address: the next window may get the same
    ASSERT_TRUE(QTest::qWaitFor([&] { return shownZone().id() == "Asia/Kolkata"; }, 5000));
    EXPECT_TRUE(before.isNull());
    ASSERT_TRUE(bar()->history().canBack()) << "where one was before is known to the next window";
    bar()->goBack();
    EXPECT_EQ(bar()->range().kind, all.kind);
    ASSERT_TRUE(QTest::qWaitFor([&] { return keeper->window()->settled(); }, 20000));
    for (const auto& [page, texts] : allTexts()) {
        EXPECT_FALSE(texts.filter(kolkataTime).isEmpty()) << page.toStdString();
        EXPECT_TRUE(texts.filter(utcTime).isEmpty()) << page.toStdString() << ": " << texts.filter(utcTime).join(" | ").toStdString();
    }
}

TEST_F(ZoneTest, ExportsSayTheirZoneAndReadBackAsTheSameMoments)
{
    setShownZone(QTimeZone("Asia/Kolkata"));
    const QJsonObject object = QJsonDocument::fromJson(provenanceJson(QStringLiteral("x"), AnswerNote{}, QDateTime::fromSecsSinceEpoch(1700000000))).object();
    EXPECT_EQ(object[QStringLiteral("zone")].toString(), QStringLiteral("Asia/Kolkata"));
    EXPECT_EQ(object[QStringLiteral("exported")].toString(), QStringLiteral("2023-11-15T03:43:20+05:30"));
    QFile file(folder.filePath(QStringLiteral("out.csv")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("item,time\na," + isoTime(1700000000 * kUsPerSecond).toUtf8() + "\nb," + isoTime(1700000060 * kUsPerSecond).toUtf8() + "\n");
    file.close();
    const LogPreview preview = previewLog(file.fileName(), {});
    ASSERT_EQ(preview.rows.size(), 2U) << preview.problem.toStdString();
    EXPECT_EQ(preview.rows[0].timeUs, 1700000000 * kUsPerSecond);
    PreviewModel model;
    model.setRows(preview.rows);
    EXPECT_EQ(model.index(0, 1).data().toString(), QStringLiteral("2023-11-15 03:43:20"));
}

TEST_F(ZoneTest, TheHeatMapCountsInHoursOfTheZone)
{
    open(writeLog());
    const auto view = controller->engine().view();
    const auto hourOf = [&] {
        const HeatAnswer answer = askHeat(*view, 4, 1700000700 * kUsPerSecond, std::nullopt, std::nullopt);
        for (std::size_t day = 0; day < 7; ++day)
            for (std::size_t hour = 0; hour < 24; ++hour)
                if (answer.data.values[day][hour] > 0) return std::pair(day, hour);
        return std::pair<std::size_t, std::size_t>(9, 9);
    };
    EXPECT_EQ(hourOf(), (std::pair<std::size_t, std::size_t>(1, 22)));      // a Tuesday
    setShownZone(QTimeZone("Asia/Tokyo"));
    EXPECT_EQ(hourOf(), (std::pair<std::size_t, std::size_t>(2, 7)));
}

}  // namespace tally
