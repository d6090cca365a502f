// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QLineEdit>
#include <QMenu>
#include <cmath>

#include "app/desktop/models/item_table_model.h"
#include "app/desktop/models/letter_model.h"
#include "app/desktop/panels/board_panel.h"
#include "app/desktop/panels/chart_panel.h"
#include "app/desktop/pages/health_page.h"
#include "app/desktop/pages/videos_page.h"
#include "app/desktop/panels/item_compare.h"
#include "app/desktop/panels/item_detail.h"
#include "core/base/clock.h"
#include "core/log/memory_log.h"
#include "tests/app/window_fixture.h"
#include "widgets/boards/rank_board.h"
#include "widgets/cards/card.h"
#include "widgets/cards/elided_label.h"
#include "widgets/charts/share_chart.h"
#include "widgets/charts/time_chart.h"
#include "widgets/shell/welcome_view.h"
#include "widgets/tables/data_table.h"
#include "widgets/tiles/golden_tile.h"

namespace tally {

namespace {
const QString kPages[] = {QStringLiteral("overview"), QStringLiteral("videos"), QStringLiteral("trends"), QStringLiteral("health"), QStringLiteral("sources")};
}

TEST_F(WindowTest, StartsWithTheWelcomePage)
{
    EXPECT_TRUE(window->findChild<WelcomeView*>()->isVisible());
}

TEST_F(WindowTest, EveryPageShowsEmptyAndWithData)
{
    for (const QString& page : kPages) window->showPage(page);
    open(writeLog());
    for (const QString& page : kPages) {
        window->showPage(page);
        EXPECT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000)) << page.toStdString();
        EXPECT_FALSE(window->grab().isNull());
    }
}

TEST_F(WindowTest, TrafficExportEqualsTheEngine)
{
    open(writeLog());
    TimeChart* traffic = nullptr;
    for (ChartPanel* panel : window->findChildren<ChartPanel*>())
        if (panel->chart()->mode() == ChartMode::StackedArea && panel->isVisible()) traffic = panel->chart();
    ASSERT_NE(traffic, nullptr);
    const ExportTable table = traffic->exportTable();
    const auto answer = controller->engine().series({}, {}, Function::Count, {range->range().fromUs}, {range->range().toUs}, {kMinute});
    ASSERT_TRUE(answer.has_value());
    ASSERT_EQ(table.rows.size(), answer->points.size());
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        EXPECT_EQ(table.rows[i][0].toStdString(), isoSeconds(answer->points[i].time));
        EXPECT_EQ(table.rows[i][1].toStdString(), toString(*answer->points[i].value));
    }
}

TEST_F(WindowTest, TopListEqualsTheEngine)
{
    open(writeLog());
    const auto answer = controller->engine().topK(10, {}, {range->range().fromUs}, {range->range().toUs});
    ASSERT_TRUE(answer.has_value());
    const RankData* shown = nullptr;
    for (BoardPanel* panel : window->findChildren<BoardPanel*>())
        if (panel->isVisible()) shown = &panel->board()->data();
    ASSERT_NE(shown, nullptr);
    ASSERT_EQ(shown->rows.size(), answer->rows.size());
    for (std::size_t i = 0; i < shown->rows.size(); ++i) {
        EXPECT_EQ(shown->rows[i].id.toStdString(), answer->rows[i].item);
        EXPECT_EQ(shown->rows[i].count, static_cast<double>(answer->rows[i].tally.count));
    }
}

TEST_F(WindowTest, SearchFindsAsOneTypes)
{
    open(writeLog());
    window->showPage(QStringLiteral("videos"));
    auto* model = window->findChild<ItemTableModel*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 2; }, 10000));
    for (QLineEdit* field : window->findChildren<QLineEdit*>())
        if (field->isVisible() && field->accessibleName() == QStringLiteral("Filter by id")) QTest::keyClicks(field, QStringLiteral("BET"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 1; }, 10000));
    EXPECT_EQ(model->itemAt(0), QStringLiteral("=beta"));
}

TEST_F(WindowTest, LettersTypedInTheTableFilterIt)
{
    open(writeLog());
    window->showPage(QStringLiteral("videos"));
    auto* model = window->findChild<ItemTableModel*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 2; }, 10000));
    for (DataTable* table : window->findChildren<DataTable*>())
        if (table->model() == model) QTest::keyClicks(table, QStringLiteral("b"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 1; }, 10000));
    EXPECT_EQ(model->itemAt(0), QStringLiteral("=beta"));
}

TEST_F(WindowTest, PauseFreezesTheViewAndCountsOn)
{
    open(writeLog());
    controller->setPaused(true);
    const auto shown = controller->shown();
    ASSERT_TRUE(controller->engine().countViewEvent("late comer").has_value());
    controller->engine().settle();
    ASSERT_TRUE(QTest::qWaitFor([&] { return controller->latest()->items > shown->items; }, 10000));
    controller->tick();
    EXPECT_EQ(controller->shown()->version, shown->version);
    controller->setPaused(false);
    EXPECT_GT(controller->shown()->items, shown->items);
}

TEST_F(WindowTest, NothingFocusableIsUnnamed)
{
    open(writeLog());
    for (const QString& page : kPages) {
        window->showPage(page);
        for (QWidget* widget : window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            ASSERT_NE(accessible, nullptr);
            EXPECT_FALSE(accessible->text(QAccessible::Name).isEmpty()) << page.toStdString() << ": " << widget->metaObject()->className();
        }
    }
}

TEST_F(WindowTest, EveryPanelObeysTheRange)
{
    open(writeLog());
    const qint64 from = range->range().fromUs + 2 * kMinute, to = from + 3 * kMinute;
    range->zoomTo(from, to);
    ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
    const auto answer = controller->engine().topK(10, {}, {from}, {to});
    ASSERT_TRUE(answer.has_value());
    std::uint64_t total = answer->other.count;
    for (const auto& row : answer->rows) total += row.tally.count;
    for (ChartPanel* panel : window->findChildren<ChartPanel*>()) {
        if (!panel->isVisible() || panel->chart()->data().x.empty()) continue;
        EXPECT_EQ(panel->chart()->data().fromUs, from) << panel->chart()->accessibleName().toStdString();
        EXPECT_EQ(panel->chart()->data().toUs, to);
        EXPECT_EQ(panel->chart()->exportTable().rows.size(), 3u);
    }
    for (BoardPanel* panel : window->findChildren<BoardPanel*>()) {
        if (panel->isVisible()) { EXPECT_EQ(panel->board()->data().total, static_cast<double>(total)); }
    }
    window->showPage(QStringLiteral("videos"));
    auto* model = window->findChild<ItemTableModel*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->settled() && model->list() && model->list()->all->total == total; }, 10000));
}

// The table gathers changes while it has many items: the last one is not lost.
TEST_F(WindowTest, ATableOfManyItemsShowsWhatCameLast)
{
    const auto read = [&](const QString& name, int items) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < items; ++i) file.write("{\"videoId\":\"" + name.toUtf8() + QByteArray::number(i) + "\",\"timestamp\":" + QByteArray::number(1700000000 + i % 60) + "}\n");
        file.close();
        EXPECT_TRUE(controller->engine().open(file.fileName().toStdString()));
    };
    window->showPage(QStringLiteral("videos"));
    const auto* table = window->findChild<VideosPage*>()->table();
    const auto rows = [&] { return table->model()->rowCount(); };
    read(QStringLiteral("many"), 60'000);
    ASSERT_TRUE(QTest::qWaitFor([&] { return rows() == 60'000; }, 20000)) << rows();
    for (int further = 1; further <= 4; ++further) {
        read(QStringLiteral("more%1").arg(further), 1);
        EXPECT_TRUE(QTest::qWaitFor([&] { return rows() == 60'000 + further; }, 5000)) << rows();
    }
}

TEST_F(WindowTest, EveryChartExportsTableAndPicture)
{
    open(writeLog());
    int charts = 0;
    for (ChartPanel* panel : window->findChildren<ChartPanel*>()) {
        QStringList names;
        for (const QAction* action : panel->card()->menu()->actions()) names += action->text();
        names.removeAll(QStringLiteral("Draw as"));   // where series add up
        EXPECT_EQ(names, (QStringList{QStringLiteral("Export…"), QStringLiteral("Copy"), QStringLiteral("Show as table"), QStringLiteral("Logarithmic scale"), QString(), QStringLiteral("How was this answered?"), QStringLiteral("How is this counted?"), QStringLiteral("Annotate…")}));
        ++charts;
    }
    EXPECT_EQ(charts, 11);
}

TEST_F(WindowTest, SeveralSelectedItemsAreChartedTogether)
{
    open(writeLog());
    window->showPage(QStringLiteral("videos"));
    auto* table = window->findChild<VideosPage*>()->table();
    auto* compare = window->findChild<ItemCompare*>();
    auto* detail = window->findChild<ItemDetail*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 2; }, 10000));
    EXPECT_FALSE(compare->isVisible());
    table->selectAll();
    EXPECT_TRUE(compare->isVisible());
    EXPECT_FALSE(detail->isVisible());
    const auto* chart = compare->findChild<TimeChart*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return chart->data().series.size() == 2; }, 10000));
    EXPECT_EQ(chart->data().series[0].name, QStringLiteral("alpha"));
    double sum = 0;
    for (const double value : chart->data().series[1].y) sum += std::isfinite(value) ? value : 0;
    EXPECT_EQ(sum, 200);
    const RankData& shares = compare->findChild<RankBoard*>()->data();
    ASSERT_EQ(shares.rows.size(), 2u);
    EXPECT_EQ(shares.rows[0].count + shares.rows[1].count + shares.other, shares.total);
    table->selectRow(1);
    EXPECT_TRUE(detail->isVisible());
    EXPECT_FALSE(compare->isVisible());
}

// Where there is room, as a ring; else in a line.
TEST_F(WindowTest, TheTypesOfAnItemHaveTheirShares)
{
    open(writeLog());
    window->showPage(QStringLiteral("videos"));
    auto* detail = window->findChild<ItemDetail*>();
    detail->setItem(QStringLiteral("alpha"));
    const auto* shares = detail->findChild<ShareChart*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return shares->exportTable().rows.size() == 1; }, 10000));
    EXPECT_EQ(shares->exportTable().rows[0].front(), QStringLiteral("view"));
    EXPECT_EQ(shares->exportTable().rows[0][1], QStringLiteral("400"));
    window->resize(1440, 1200);
    EXPECT_TRUE(QTest::qWaitFor([&] { return shares->isVisible(); }, 5000));
    window->resize(1440, 700);
    EXPECT_TRUE(QTest::qWaitFor([&] { return !shares->isVisible(); }, 5000));
}

// The second five minutes of an item beside the first five, minute by minute.
TEST_F(WindowTest, TheHistoryOfAnItemIsComparedToo)
{
    open(writeLog(1'699'999'980));   // a whole minute
    window->showPage(QStringLiteral("videos"));
    auto* detail = window->findChild<ItemDetail*>();
    range->choose({RangeMode::Absolute, 1'700'000'280 * kSecond, 1'700'000'580 * kSecond, 0});
    detail->setItem(QStringLiteral("alpha"));
    range->compareWith(kCompareBefore);
    const auto* chart = detail->findChild<TimeChart*>();
    const auto ghost = [&] { return std::find_if(chart->data().series.begin(), chart->data().series.end(), [](const ChartSeries& one) { return one.ghost; }); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return ghost() != chart->data().series.end() && window->settled(); }, 10000));
    EXPECT_EQ(ghost()->y, (std::vector<double>{40, 40, 40, 40, 40}));
    range->compareWith(kCompareOff);
    ASSERT_TRUE(QTest::qWaitFor([&] { return ghost() == chart->data().series.end(); }, 10000));
}

// The rows before it go, and with them the place where it was; what is looked at stays what it is, and stays chosen.
TEST_F(WindowTest, FilteringKeepsTheChosenItem)
{
    open(writeLog());
    window->showPage(QStringLiteral("videos"));
    auto* page = window->findChild<VideosPage*>();
    auto* table = page->table();
    auto* detail = window->findChild<ItemDetail*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 2; }, 10000));
    table->selectRow(1);
    const QString chosen = detail->item();
    auto* filter = page->findChild<QLineEdit*>();
    for (const QString& text : {chosen, QString(), QStringLiteral("no such item"), QString()}) {
        filter->setText(text);
        const int rows = text.isEmpty() ? 2 : text == chosen ? 1 : 0;
        ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == rows; }, 10000));
        EXPECT_EQ(detail->item(), chosen) << text.toStdString();
        if (rows == 0) continue;
        ASSERT_TRUE(table->currentIndex().isValid());
        EXPECT_EQ(table->currentIndex().row(), rows - 1);
        EXPECT_TRUE(table->selectionModel()->isRowSelected(rows - 1));
    }
}

class SmallWindow : public WindowTest {
protected:
    SmallWindow() : WindowTest({}, 1) {}
};

TEST_F(SmallWindow, AnItemThatMemoryHadNoRoomForHasItsNumber)
{
    open(writeLog());
    const auto view = controller->engine().view();
    const bool alphaIsLate = !view->dictionary->find("alpha");
    const QString late = alphaIsLate ? QStringLiteral("alpha") : QStringLiteral("=beta");
    window->showPage(QStringLiteral("videos"));
    auto* detail = window->findChild<ItemDetail*>();
    detail->setItem(late);
    const auto says = [&](const QString& words) {
        const auto labels = detail->findChildren<ElidedLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const ElidedLabel* label) { return label->text() == words; });
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return says(alphaIsLate ? QStringLiteral("400") : QStringLiteral("200")); }, 10000));
    EXPECT_TRUE(says(QStringLiteral("in range")));
    EXPECT_FALSE(says(QStringLiteral("in range, exact")));
}

// A log from which nothing was refused, but a late event and one of the future were set aside.
TEST_F(WindowTest, ATileOfASignalLeadsToHealth)
{
    open(writeLog());
    for (int i = 0; i < 4; ++i) {
        window->showPage(QStringLiteral("overview"));
        ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
        const auto tiles = window->findChildren<GoldenTile*>();
        ASSERT_EQ(tiles.size(), 4);
        ASSERT_TRUE(tiles[i]->isVisible());
        if (i % 2 == 0) QTest::mouseClick(tiles[i], Qt::LeftButton);
        else QTest::keyClick(tiles[i], Qt::Key_Return);
        EXPECT_FALSE(tiles[i]->isVisible());
        EXPECT_TRUE(window->findChild<HealthPage*>()->isVisible());
    }
}

TEST_F(WindowTest, SourcesSaysHowALogIsReadWhereThereWasAChoice)
{
    const QString path = folder.filePath(QStringLiteral("dates.csv"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("item,time\na,21/02/2017\nb,02/03/2017\n");
    file.close();
    open(path);
    window->showPage(QStringLiteral("sources"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
    const std::vector<std::string> notes = controller->shown()->sources.front().notes;
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_TRUE(notes.front().starts_with("The dates in “time” are read as day, month, year")) << notes.front();
    const QString wanted = QStringLiteral("dates.csv: ") + QString::fromStdString(notes.front());
    const auto labels = window->findChildren<ElidedLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [&](const ElidedLabel* label) { return label->isVisible() && label->text() == wanted; }));
}

TEST_F(WindowTest, SourcesShowsLateAndFutureEventsToo)
{
    auto log = std::make_shared<MemoryLog>();
    ASSERT_TRUE(controller->engine().listen("live", log));
    const std::int64_t now = SystemClock().nowMicros() / kSecond;
    const auto record = [](std::int64_t time) { return "{\"videoId\":\"a\",\"timestamp\":" + std::to_string(time) + "}\n"; };
    ASSERT_TRUE(log->append(record(now) + record(now - 9000) + record(now + 9000), Micros{now * kSecond}));
    window->showPage(QStringLiteral("sources"));
    auto* letters = window->findChild<LetterModel*>();
    ASSERT_NE(letters, nullptr);
    EXPECT_TRUE(QTest::qWaitFor([&] { return letters->rowCount({}) == 2; }, 10000));
    log->close();
}

TEST_F(WindowTest, SourcesShowsEveryDeadLetterWithItsReason)
{
    open(writeLog());
    window->showPage(QStringLiteral("sources"));
    auto* letters = window->findChild<LetterModel*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return letters->rowCount() == 6; }, 10000));
    EXPECT_EQ(letters->index(0, LetterModel::Raw).data().toString(), QStringLiteral("not json"));
    EXPECT_FALSE(letters->index(0, LetterModel::Why).data().toString().isEmpty());
    EXPECT_EQ(letters->index(1, LetterModel::Line).data().toString(), QStringLiteral("103"));
}

}  // namespace tally
