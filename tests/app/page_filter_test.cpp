// SPDX-License-Identifier: GPL-3.0-or-later
// A filter goes with the user from page to page, says what it is, and can be taken off.
#include "app/desktop/pages/page_filter.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QPointer>
#include <numeric>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/explain/raw_lines_dialog.h"
#include "app/desktop/models/item_table_model.h"
#include "app/desktop/pages/health_page.h"
#include "app/desktop/pages/overview_page.h"
#include "app/desktop/pages/sources_page.h"
#include "app/desktop/pages/trends_page.h"
#include "app/desktop/pages/videos_page.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/panels/overview_data.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/card.h"
#include "widgets/charts/time_chart.h"
#include "widgets/shell/page_header.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/table_roles.h"
#include "widgets/tiles/golden_tile.h"

namespace tally {
namespace {

class PageFilterTest : public WindowTest {
protected:
    // Ten minutes: 400 views and 200 likes; every second like failed.
    void openMixed()
    {
        const QString path = folder.filePath(QStringLiteral("mixed.ndjson"));
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 600; ++i)
            file.write("{\"videoId\":\"" + QByteArray(i % 5 == 0 ? "beta" : "alpha") + "\",\"eventType\":\"" + QByteArray(i % 3 == 0 ? "like" : "view") + "\",\"timestamp\":" +
                       QByteArray::number(1'700'000'000 + i) + ",\"latencyMs\":" + QByteArray::number(i % 3 == 0 ? 500 : 20) + ",\"status\":" + (i % 6 == 0 ? "500" : "200") + "}\n");
        file.close();
        open(path);
    }
    template <class Page>
    Page* show(const char* id)
    {
        window->showPage(QLatin1String(id));
        auto* page = window->findChild<Page*>();
        EXPECT_TRUE(QTest::qWaitFor([&] { return window->settled(); }, 10'000));
        return page;
    }
    static QStringList chips(QWidget* page)
    {
        QStringList names;
        for (const QAbstractButton* button : page->findChild<PageHeader*>()->findChildren<QAbstractButton*>()) names += button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
        return names;
    }
    static std::uint64_t painted(QWidget* page, const QString& title)
    {
        for (ChartPanel* panel : page->findChildren<ChartPanel*>()) {
            if (panel->card()->title() != title) continue;
            double sum = 0;
            for (const ChartSeries& one : panel->chart()->data().series)
                for (const double y : one.y) sum += y;
            return static_cast<std::uint64_t>(sum + 0.5);
        }
        return 0;
    }
};

TEST_F(PageFilterTest, ATypeIsShownOnEveryPageThatHasTypes)
{
    openMixed();
    auto* overview = show<OverviewPage>("overview");
    EXPECT_EQ(painted(overview, QStringLiteral("Traffic")), 600U);
    auto* trends = show<TrendsPage>("trends");
    trends->setType(std::string("like"));
    EXPECT_TRUE(chips(trends).join(QLatin1Char('|')).contains(QStringLiteral("like")));
    show<OverviewPage>("overview");
    EXPECT_EQ(painted(overview, QStringLiteral("Traffic")), 200U);
    EXPECT_TRUE(chips(overview).join(QLatin1Char('|')).contains(QStringLiteral("like"))) << chips(overview).join(QLatin1Char('|')).toStdString();
    auto* health = show<HealthPage>("health");
    EXPECT_EQ(health->viewState()[QStringLiteral("type")].toString(), QStringLiteral("like"));
    emit health->findChild<PageHeader*>()->filterRemoved(QStringLiteral("key"));
    show<OverviewPage>("overview");
    EXPECT_EQ(painted(overview, QStringLiteral("Traffic")), 600U);
    EXPECT_FALSE(chips(overview).join(QLatin1Char('|')).contains(QStringLiteral("like")));
    EXPECT_TRUE(trends->viewState()[QStringLiteral("type")].toString().isEmpty());
}

TEST_F(PageFilterTest, OverviewOfOneItemOrTypeIsThatOfItsEvents)
{
    openMixed();
    const auto view = controller->engine().view();
    const ViewRange whole{RangeMode::Absolute, startOfMinute(minuteOf({1'700'000'000 * kSecond})).us, startOfMinute(minuteOf({1'700'000'600 * kSecond}) + 1).us, 0};
    const auto sum = [](const OverviewAnswer& answer) {
        std::uint64_t all = 0;
        for (const auto& counts : answer.traffic.counts)
            for (const std::uint64_t count : counts) all += count;
        return all;
    };
    const OverviewAnswer likes = askOverview(*view, whole, {}, HealthFilter{BreakdownBy::Type, "like"});
    EXPECT_EQ(sum(likes), 200U);
    EXPECT_EQ(likes.traffic.types, std::vector<std::string>{"like"});
    EXPECT_EQ(likes.now.events, 200U);
    EXPECT_EQ(likes.now.errors, 100U);
    EXPECT_TRUE(likes.filtered);
    const OverviewAnswer beta = askOverview(*view, whole, {}, HealthFilter{BreakdownBy::Item, "beta"});
    EXPECT_EQ(sum(beta), 120U);
    EXPECT_EQ(beta.now.events, 120U);
    const OverviewAnswer nobody = askOverview(*view, whole, {}, HealthFilter{BreakdownBy::Type, "share"});
    EXPECT_EQ(sum(nobody), 0U);
    EXPECT_GT(nobody.traffic.buckets(), 0U);
    // Compared with five minutes earlier: the same as all of it, of its part.
    ViewRange later = whole;
    later.fromUs += 5 * kMinute;
    const OverviewAnswer compared = askOverview(*view, later, {5 * kMinute, 5 * kMinute}, HealthFilter{BreakdownBy::Type, "like"});
    double earlier = 0;
    for (const double events : compared.earlier) earlier += std::isfinite(events) ? events : 0;
    EXPECT_EQ(static_cast<std::uint64_t>(earlier), compared.earlierHealth.events);
    EXPECT_GT(compared.earlierHealth.events, 80U);
}

// A key press after a page was chosen is not one of its first control, which may be the chip.
TEST_F(PageFilterTest, TheChipDoesNotTakeTheFocusOfTheNextPage)
{
    openMixed();
    window->activateWindow();
    auto* trends = show<TrendsPage>("trends");
    trends->setType(std::string("like"));
    for (QAbstractButton* button : trends->findChild<PageHeader*>()->findChildren<QAbstractButton*>())
        if (button->isVisible()) button->setFocus();
    ASSERT_TRUE(trends->isAncestorOf(QApplication::focusWidget()));
    auto* overview = show<OverviewPage>("overview");
    EXPECT_FALSE(overview->isAncestorOf(QApplication::focusWidget()));
}

TEST_F(PageFilterTest, ItemsAreThoseOfTheType)
{
    openMixed();
    auto* videos = show<VideosPage>("videos");
    auto* model = videos->findChild<ItemTableModel*>();
    EXPECT_EQ(model->list()->all->total, 600U);
    EXPECT_EQ(model->columnCount(), ItemTableModel::Type0 + 2);
    emit videos->table()->sortRequested(ItemTableModel::Type0, Qt::AscendingOrder);
    show<TrendsPage>("trends")->setType(std::string("like"));
    show<VideosPage>("videos");
    EXPECT_TRUE(chips(videos).join(QLatin1Char('|')).contains(QStringLiteral("like")));
    ASSERT_EQ(model->list()->all->total, 200U);
    EXPECT_EQ(model->columnCount(), ItemTableModel::Type0);
    EXPECT_EQ(model->itemAt(0), QStringLiteral("beta"));   // ascending as before, by what is left to sort by
    EXPECT_EQ(model->list()->rows()[model->list()->index[0]].total, 40U);
    const auto drawn = [&] {
        const auto points = model->index(0, ItemTableModel::Spark).data(SparkRole).value<QVector<double>>();
        return std::accumulate(points.begin(), points.end(), 0.0);
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return drawn() == 40; }, 10'000)) << drawn();
    emit videos->findChild<PageHeader*>()->filterRemoved(QStringLiteral("key"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->list()->all->total == 600U; }, 10'000));
    EXPECT_EQ(model->columnCount(), ItemTableModel::Type0 + 2);
}

TEST_F(PageFilterTest, TheLinesOfWhatAPageShowsAreAKeyAway)
{
    openMixed();
    const auto lines = [&](int expected) {
        window->registry().action(QStringLiteral("view.rawLines"))->trigger();
        const QPointer<RawLinesDialog> dialog = window->findChild<RawLinesDialog*>();
        if (!dialog) return -1;
        const QAbstractItemModel* rows = dialog->table()->model();
        EXPECT_TRUE(QTest::qWaitFor([&] { return rows->rowCount() == expected; }, 10'000)) << rows->rowCount();
        const int shown = rows->rowCount();
        dialog->close();
        return QTest::qWaitFor([&] { return !dialog; }, 10'000) ? shown : -1;
    };
    show<OverviewPage>("overview");
    EXPECT_EQ(lines(600), 600);
    show<TrendsPage>("trends")->setType(std::string("like"));
    EXPECT_EQ(lines(200), 200);
    show<HealthPage>("health");
    EXPECT_EQ(lines(200), 200);
    show<SourcesPage>("sources");   // shows no filter, and obeys none
    EXPECT_EQ(lines(600), 600);
    auto* videos = show<VideosPage>("videos");
    ASSERT_TRUE(QTest::qWaitFor([&] { return videos->subject().has_value(); }, 10'000));
    EXPECT_EQ(videos->subject()->key, "alpha");
    EXPECT_EQ(lines(480), 480);
}

}  // namespace
}  // namespace tally
