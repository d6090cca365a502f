// SPDX-License-Identifier: GPL-3.0-or-later
// What carried a change, leaders and the heat map, against sums worked out in the test.
#include <QFile>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <cmath>
#include <map>

#include "app/desktop/explain/change_data.h"
#include "app/desktop/explain/explain_dialog.h"
#include "app/desktop/explain/raw_lines_dialog.h"
#include "app/desktop/panels/heat_panel.h"
#include "app/desktop/panels/leaders_data.h"
#include "app/desktop/panels/rank_panel.h"
#include "core/log/journal/journal.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/card.h"
#include "widgets/tables/data_table.h"

namespace tally {

namespace {

// One event of an item and type at a minute, so many times.
struct Line {
    std::string item, type;
    std::int32_t minute;
    int times;
};

std::shared_ptr<const HotView> viewOf(const std::vector<Line>& lines)
{
    const auto engine = Engine::create({});
    std::vector<NewEvent> events;
    for (const Line& line : lines)
        for (int i = 0; i < line.times; ++i) events.push_back({line.item, line.type, {}, startOfMinute(line.minute)});
    for (const auto& taken : (*engine)->processEvents(events)) EXPECT_TRUE(taken);
    (*engine)->settle();
    return (*engine)->view();
}

constexpr std::int32_t kStart = 28'998'720;   // 2025-02-19 00:00, a Wednesday

}  // namespace

TEST(ExplainChange, PartsAddUpAndTheCarrierComesFirst)
{
    static_assert(kStart % 1440 == 0);
    const auto view = viewOf({{"steady", "view", kStart, 50}, {"rising", "view", kStart, 10}, {"falling", "like", kStart, 30},
                              {"steady", "view", kStart + 10, 50}, {"rising", "view", kStart + 10, 100}, {"falling", "like", kStart + 10, 20}, {"new", "like", kStart + 12, 20}});
    const Explanation made = explainChange(*view, {kStart + 10, kStart + 20}, {kStart, kStart + 10}, 100, nullptr, {});
    EXPECT_EQ(made.before, 90u);
    EXPECT_EQ(made.after, 190u);
    ASSERT_EQ(made.items.size(), 3u);               // what did not change is left out
    EXPECT_EQ(made.items[0].name, "rising");
    EXPECT_NEAR(made.items[0].part, 0.9, 1e-12);
    EXPECT_EQ(made.items[1].name, "new");
    EXPECT_EQ(made.items[2].name, "falling");
    EXPECT_NEAR(made.items[2].part, -0.1, 1e-12);
    double items = 0, types = 0;
    for (const Change& change : made.items) items += change.part;
    for (const Change& change : made.types) types += change.part;
    EXPECT_NEAR(items, 1, 1e-12);
    EXPECT_NEAR(types, 1, 1e-12);
    EXPECT_EQ(made.types[0].name, "view");
    EXPECT_NEAR(made.types[0].part, 0.9, 1e-12);
    EXPECT_GT(made.note.rows, 0u);
}

TEST(ExplainChange, AFallIsCarriedByWhatFell)
{
    const auto view = viewOf({{"a", "view", kStart, 100}, {"b", "view", kStart, 10}, {"a", "view", kStart + 10, 20}, {"b", "view", kStart + 10, 30}});
    const Explanation made = explainChange(*view, {kStart + 10, kStart + 20}, {kStart, kStart + 10}, 1, nullptr, {});
    ASSERT_EQ(made.items.size(), 1u);
    EXPECT_EQ(made.itemsChanged, 2u);
    EXPECT_EQ(made.items[0].name, "a");
    EXPECT_NEAR(made.items[0].part, 80.0 / 60, 1e-12);
}

// Two logs, of which the later one is a CSV; sums by hand.
TEST(ActorChange, IsReadFromTheLogsAndLeadsToTheLines)
{
    QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& content) {
        QFile file(folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return folder.filePath(name).toStdString();
    };
    const auto line = [](const char* item, const char* actor, std::int32_t minute) {
        return QByteArray("{\"videoId\":\"") + item + "\",\"eventType\":\"view\",\"userId\":\"" + actor + "\",\"timestamp\":" + QByteArray::number(qint64{minute} * 60) + "}\n";
    };
    QByteArray json = line("a", "bot", kStart - 100);               // in neither time
    json += line("a", "ann", kStart) + line("b", "ann", kStart + 1) + line("a", "leaver", kStart + 2);
    for (int i = 0; i < 8; ++i) json += line("a", "bot", kStart + 10);
    json += "{\"videoId\":\"a\",\"timestamp\":" + QByteArray::number(qint64{kStart + 11} * 60) + "}\n";
    const QByteArray csv = "timestamp,videoId,userId\n" + QByteArray::number(qint64{kStart + 12} * 60) + ",b,bot\n";
    const std::vector<RawLog> logs{{write(QStringLiteral("one.ndjson"), json), {}}, {write(QStringLiteral("two.csv"), csv), {}}};
    const ActorChange made = actorChange(logs, {kStart + 10, kStart + 20}, {kStart, kStart + 10}, 100, {});
    EXPECT_EQ(made.problem, "");
    EXPECT_EQ(made.before, 3u);
    EXPECT_EQ(made.after, 10u);
    EXPECT_EQ(made.nameless, 1u);
    ASSERT_EQ(made.actors.size(), 3u);
    EXPECT_EQ(made.actors[0].name, "bot");
    EXPECT_EQ(made.actors[0].after, 9u);
    EXPECT_NEAR(made.actors[0].part, 9.0 / 7, 1e-12);
    double parts = 0;
    for (const Change& change : made.actors) parts += change.part;
    EXPECT_NEAR(parts, 6.0 / 7, 1e-12);                             // the rest is of nobody
    const RawLines lines = rawLines(logs, RawBy::Actor, "bot", {kStart + 10, kStart + 20}, 100, {});
    ASSERT_EQ(lines.lines.size(), 9u);
    EXPECT_FALSE(lines.more);
    EXPECT_EQ(lines.lines[0].line, 5u);
    EXPECT_EQ(lines.lines[0].text, line("a", "bot", kStart + 10).trimmed().toStdString());
    EXPECT_EQ(json.mid(static_cast<qsizetype>(lines.lines[0].offset), static_cast<qsizetype>(lines.lines[0].text.size())).toStdString(), lines.lines[0].text);
    EXPECT_EQ(lines.lines[8].log, 1u);
    EXPECT_EQ(lines.lines[8].line, 2u);
    EXPECT_EQ(rawLines(logs, RawBy::Item, "b", {kStart, kStart + 20}, 100, {}).lines.size(), 2u);
    EXPECT_TRUE(rawLines(logs, RawBy::Type, "view", {kStart, kStart + 20}, 3, {}).more);
    EXPECT_NE(actorChange({{folder.filePath(QStringLiteral("gone")).toStdString(), {}}}, {kStart, kStart + 10}, {kStart - 10, kStart}, 10, {}).problem, "");
}

TEST(Leaders, ALineBeginsWithTheFirstEventEver)
{
    // "late" begins in the hour, "old" long before it and is silent at its start.
    const auto view = viewOf({{"old", "view", kStart - 500, 1}, {"old", "view", kStart + 30, 4}, {"late", "view", kStart + 20, 2}, {"late", "like", kStart + 25, 3}});
    const ViewRange range{RangeMode::Absolute, startOfMinute(kStart).us, startOfMinute(kStart + 60).us, 0};
    const ChartData chart = leadersChart(*view, {"old", "late"}, {"", "The late one"}, std::nullopt, range);
    ASSERT_EQ(chart.x.size(), 60u);
    EXPECT_EQ(chart.series[0].y[0], 0);
    EXPECT_EQ(chart.series[0].y[30], 4);
    EXPECT_TRUE(std::isnan(chart.series[1].y[19]));
    EXPECT_EQ(chart.series[1].y[20], 2);
    EXPECT_EQ(chart.series[1].y[21], 0);
    EXPECT_EQ(chart.series[1].y[25], 3);
    EXPECT_EQ(chart.series[1].name, QStringLiteral("The late one"));
    const ChartData likes = leadersChart(*view, {"late"}, {}, std::string("like"), range);
    EXPECT_TRUE(std::isnan(likes.series[0].y[24]));
    EXPECT_EQ(likes.series[0].y[25], 3);
}

// What an earlier process counted into the store: a file, which was rotated since, and a listener that is not open any more.
TEST(RawLogs, OfAStoreAreFoundAsFarAsTheyAreStillThere)
{
    QTemporaryDir folder;
    const std::string data = folder.filePath(QStringLiteral("data")).toStdString();
    const QString path = folder.filePath(QStringLiteral("app.ndjson"));
    const auto line = [](const char* item) { return QStringLiteral("{\"videoId\":\"%1\",\"timestamp\":%2}\n").arg(QLatin1String(item)).arg(startOfMinute(kStart).us / kSecond).toUtf8(); };
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(line("a") + line("a"));
    file.close();
    {
        const std::string name = "tcp://127.0.0.1:1";
        EngineOptions options;
        options.dataDirectory = data;
        const auto engine = Engine::create(options);
        ASSERT_TRUE(engine) << engine.error().what;
        ASSERT_TRUE((*engine)->open(path.toStdString()));
        std::shared_ptr<Journal> journal = std::move(*Journal::open(systemFileSystem(), data + "/journal", name));
        ASSERT_TRUE(journal->append(line("a").toStdString(), startOfMinute(kStart)));
        ASSERT_TRUE((*engine)->listen(name, journal));
        journal->close();
        ASSERT_TRUE(QTest::qWaitFor([&] { return (*engine)->snapshot()->ledger.valid == 3; }, 20000));
        (*engine)->settle();
    }
    using Found = std::pair<std::size_t, std::size_t>;   // logs, lines in them
    const auto found = [&](const std::vector<RawLog>& open, std::int32_t from = kStart) {
        const StoredLogs stored = storedLogs(data, open, from, {});
        EXPECT_EQ(stored.problem, "");
        return Found{stored.logs.size(), rawLines(stored.logs, RawBy::Item, "a", {kStart, kStart + 1}, 100, {}).lines.size()};
    };
    EXPECT_EQ(found({}), (Found{2, 3}));
    EXPECT_EQ(found({}, kStart + 1), (Found{1, 1})) << "no event of the file is as new; what senders of the listener sent is not known";
    ASSERT_TRUE(QFile::link(path, folder.filePath(QStringLiteral("link"))));
    EXPECT_EQ(found({{folder.filePath(QStringLiteral("link")).toStdString(), {}}}), (Found{1, 1})) << "what is open is known, whatever it is called";
    ASSERT_TRUE(file.open(QIODevice::Append));
    file.write(line("a"));
    file.close();
    EXPECT_EQ(found({}), (Found{2, 3})) << "what came behind it was never counted";
    ASSERT_TRUE(QFile::rename(path, path + QStringLiteral(".1")));
    QFile next(path);
    ASSERT_TRUE(next.open(QIODevice::WriteOnly));
    next.write(line("b"));
    next.close();
    EXPECT_EQ(found({{path.toStdString(), {}}}), (Found{2, 3})) << "the log that is open has another one beside it";
    QFile changed(path + QStringLiteral(".1"));
    ASSERT_TRUE(changed.open(QIODevice::WriteOnly));
    changed.write(line("a") + line("b"));
    changed.close();
    EXPECT_EQ(found({}), (Found{1, 1})) << "another file was never counted";
    EXPECT_TRUE(storedLogs(folder.filePath(QStringLiteral("none")).toStdString(), {}, kStart, {}).logs.empty());
}

// Ten days: Wednesday to Friday of the week after. Wednesday 05:00 happens twice.
TEST(Heat, IsTheMeanOfTheHoursThatWereThere)
{
    const auto view = viewOf({{"a", "view", kStart, 1}, {"a", "view", kStart + 5 * 60, 10}, {"a", "view", kStart + 7 * 1440 + 5 * 60 + 59, 20}, {"b", "like", kStart + 9 * 1440 + 23 * 60, 6}});
    const HeatAnswer all = askHeat(*view, 4, startOfMinute(kStart + 10 * 1440).us, std::nullopt, std::nullopt);
    EXPECT_EQ(all.data.values[2][5], 15);           // Wednesday
    EXPECT_EQ(all.data.values[2][0], 0.5);
    EXPECT_EQ(all.data.values[4][23], 3);           // Friday: one of two
    EXPECT_EQ(all.data.values[0][0], 0);            // Monday was there and silent
    EXPECT_EQ(askHeat(*view, 4, startOfMinute(kStart + 10 * 1440).us, std::string("b"), std::nullopt).data.values[2][5], 0);
    EXPECT_EQ(askHeat(*view, 4, startOfMinute(kStart + 10 * 1440).us, std::nullopt, std::string("like")).data.values[4][23], 3);
    // A range that ends after one day knows one day.
    const HeatAnswer first = askHeat(*view, 4, startOfMinute(kStart + 1440).us, std::nullopt, std::nullopt);
    EXPECT_EQ(first.data.values[2][5], 10);
    EXPECT_TRUE(std::isnan(first.data.values[0][0]));
}

// A burst seven weeks before the end of what is shown.
TEST(Heat, LooksAsFarBackAsWhatIsShown)
{
    EXPECT_EQ(heatWeeks(0, kDay), 4);
    EXPECT_EQ(heatWeeks(0, 28 * kDay), 4);
    EXPECT_EQ(heatWeeks(0, 28 * kDay + 1), 5);
    const auto view = viewOf({{"a", "view", kStart + 60, 80}, {"a", "view", kStart + 49 * 1440 + 61, 1}});
    const qint64 end = startOfMinute(kStart + 50 * 1440).us;
    EXPECT_NEAR(askHeat(*view, 4, end, std::nullopt, std::nullopt).data.values[2][1], 0.25, 1e-9);
    const HeatAnswer all = askHeat(*view, heatWeeks(startOfMinute(kStart).us, end), end, std::nullopt, std::nullopt);
    EXPECT_NEAR(all.data.values[2][1], 81.0 / 8, 1e-9);
}

TEST_F(WindowTest, TheShownRangeIsExplainedAndLeadsToTheItem)
{
    open(writeLog());
    const qint64 from = range->range().fromUs + 5 * kMinute;
    window->explain(from, from + 3 * kMinute);
    auto* dialog = window->findChild<ExplainDialog*>();
    ASSERT_NE(dialog, nullptr);
    window->explain(range->range().fromUs, range->range().toUs);   // everything against nothing
    const auto dialogs = window->findChildren<ExplainDialog*>();
    ExplainDialog* second = dialogs.last() == dialog ? dialogs.first() : dialogs.last();
    auto* table = second->items();
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->model()->rowCount() == 2; }, 10000));
    EXPECT_EQ(table->model()->index(0, 0).data().toString(), QStringLiteral("alpha"));
    EXPECT_EQ(table->model()->index(0, 3).data().toString(), QStringLiteral("+400"));
    EXPECT_EQ(table->model()->index(0, 4).data().toString(), QStringLiteral("66.7\u00A0%"));
    emit table->rowActivated(table->model()->index(0, 0));
    EXPECT_EQ(window->page(), QStringLiteral("videos"));
    dialog->close();
}

TEST_F(WindowTest, ARowOfWhatChangedLeadsToItsLines)
{
    const QString path = folder.filePath(QStringLiteral("actors.ndjson"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 600; ++i)
        file.write("{\"videoId\":\"a\",\"eventType\":\"view\",\"userId\":\"" + QByteArray(i >= 300 && i < 400 ? "<b>bot" : "ann") + "\",\"timestamp\":" + QByteArray::number(1700000040 + i) + "}\n");
    file.close();
    open(path);
    const qint64 from = 1700000040 * kSecond + 5 * kMinute;
    window->explain(from, from + 2 * kMinute);
    auto* dialog = window->findChild<ExplainDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* actors = dialog->actors();
    ASSERT_TRUE(QTest::qWaitFor([&] { return actors->model()->rowCount() == 2; }, 10000));
    const QAbstractItemModel* rows = actors->model();
    const int bot = rows->index(0, 0).data().toString() == QStringLiteral("<b>bot") ? 0 : 1;
    EXPECT_EQ(rows->index(bot, 0).data().toString(), QStringLiteral("<b>bot"));
    EXPECT_EQ(rows->index(bot, 2).data().toString(), QStringLiteral("100"));
    actors->setCurrentIndex(rows->index(bot, 0));
    dialog->showRawLines();
    auto* lines = dialog->findChild<RawLinesDialog*>();
    ASSERT_NE(lines, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return lines->table()->model()->rowCount() == 100; }, 10000));
    EXPECT_EQ(lines->table()->model()->index(0, 1).data().toString(), QStringLiteral("301"));
    EXPECT_TRUE(lines->table()->model()->index(99, 4).data().toString().contains(QStringLiteral("<b>bot")));
    lines->close();
    dialog->close();
}

// Of the hours before the last one no minutes are kept: nothing is drawn as if all of an hour had happened in its first minute.
TEST(Leaders, NoStepIsFinerThanWhatIsKept)
{
    HotView view = *viewOf({{"a", "view", kStart, 30}, {"a", "view", kStart + 60, 40}, {"a", "view", kStart + 130, 5}});
    view.keptTiers.minutesFrom = kStart + 120;
    const ViewRange range{RangeMode::Absolute, startOfMinute(kStart).us, startOfMinute(kStart + 150).us, 0};
    const ChartData chart = leadersChart(view, {"a"}, {}, std::nullopt, range, 5 * kMinute);
    EXPECT_EQ(chart.stepUs, kHour);
    EXPECT_EQ(chart.series[0].y, (std::vector<double>{30, 40, 5}));
    const TypeSeries history = view.itemHistory("a", {kStart, kStart + 150}, {kMinute});
    EXPECT_EQ(history.step.us, kHour);
    EXPECT_EQ(history.counts.at(0), (std::vector<std::uint64_t>{30, 40, 5}));
    EXPECT_EQ(askRanks(view, range, 3, std::nullopt, kNoTime, {}).stepUs, kHour);
    const EqualBuckets even = equalBuckets({kStart, kStart + 150}, 40, keptUnit(view, {kStart, kStart + 150}));
    EXPECT_EQ(even.buckets, 3u);
    EXPECT_EQ(view.sparkline(*view.dictionary->find("a"), even.range, even.buckets), (std::vector<std::uint64_t>{30, 40, 5}));
}

}  // namespace tally
