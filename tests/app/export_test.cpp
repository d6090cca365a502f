// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <cmath>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/export/csv_text.h"
#include "app/desktop/export/export_dialog.h"
#include "app/desktop/export/export_menu.h"
#include "app/desktop/export/page_report.h"
#include "app/desktop/models/item_table_model.h"
#include "app/desktop/pages/live_page.h"
#include "app/desktop/pages/videos_page.h"
#include "app/desktop/panels/board_panel.h"
#include "app/desktop/panels/chart_panel.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/card.h"
#include "widgets/cards/elided_label.h"
#include "widgets/charts/time_chart.h"

namespace tally {

TEST(CsvText, FormulasBecomeInertAndNumbersStay)
{
    ExportTable table;
    table.header = {QStringLiteral("item"), QStringLiteral("value")};
    table.numeric = {false, true};
    table.rows = {{QStringLiteral("=1+1"), QStringLiteral("-5.25")}, {QStringLiteral("@a"), QStringLiteral("7")}};
    EXPECT_EQ(toCsv(table), QByteArray("item,value\r\n'=1+1,-5.25\r\n'@a,7\r\n"));
}

TEST(CsvText, QuotesByRfc4180)
{
    ExportTable table;
    table.header = {QStringLiteral("a")};
    table.numeric = {false};
    table.rows = {{QStringLiteral("x,\"y\"\nz")}};
    EXPECT_EQ(toCsv(table), QByteArray("a\r\n\"x,\"\"y\"\"\nz\"\r\n"));
}

namespace {

ExportTable sample()
{
    ExportTable table;
    table.header = {QStringLiteral("item"), QStringLiteral("value")};
    table.numeric = {false, true};
    table.rows = {{QStringLiteral("=1+1"), QStringLiteral("-5.25")}, {QStringLiteral("a\tb"), QString()}, {QStringLiteral("z"), QStringLiteral("12345678901234567890.5")}};
    return table;
}

QByteArray read(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

class ExportTest : public WindowTest {
protected:
    ExportDialog* dialogOf(Card* card)
    {
        for (QAction* action : card->menu()->actions())
            if (action->objectName() == QStringLiteral("export")) action->trigger();
        return window->findChild<ExportDialog*>();
    }
    ChartPanel* traffic()
    {
        for (ChartPanel* panel : window->findChildren<ChartPanel*>())
            if (panel->isVisible() && panel->card()->title() == QStringLiteral("Traffic")) return panel;
        return nullptr;
    }
    static QPushButton* button(ExportDialog* dialog, const QString& text)
    {
        for (QPushButton* one : dialog->findChildren<QPushButton*>())
            if (one->text() == text) return one;
        return nullptr;
    }
    // Presses Export and waits until the file is written.
    void write(Card* card, ExportFormat format, const QString& path)
    {
        ExportDialog* dialog = dialogOf(card);
        ASSERT_NE(dialog, nullptr);
        dialog->setFormat(format);
        dialog->setPath(path);
        bool done = false;
        QObject::connect(dialog, &ExportDialog::written, dialog, [&] { done = true; });
        ASSERT_NE(button(dialog, QStringLiteral("Export")), nullptr);
        button(dialog, QStringLiteral("Export"))->click();
        ASSERT_TRUE(QTest::qWaitFor([&] { return done; }, 10000)) << path.toStdString();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

}  // namespace

TEST(TableBytes, ExcelHasMarkSeparatorAndComma)
{
    EXPECT_EQ(tableBytes(rowsOf(sample()), ExportFormat::Excel, true), QByteArray("\xEF\xBB\xBFitem;value\r\n'=1+1;-5,25\r\na\tb;\r\nz;12345678901234567890,5\r\n"));
    EXPECT_EQ(tableBytes(rowsOf(sample()), ExportFormat::Excel, false), QByteArray("\xEF\xBB\xBFitem,value\r\n'=1+1,-5.25\r\na\tb,\r\nz,12345678901234567890.5\r\n"));
}

TEST(TableBytes, TsvQuotesTabs)
{
    EXPECT_EQ(tableBytes(rowsOf(sample()), ExportFormat::Tsv, true), QByteArray("item\tvalue\n'=1+1\t-5.25\n\"a\tb\"\t\nz\t12345678901234567890.5\n"));
}

TEST(TableBytes, JsonKeepsNumbersInFullAndTextAsItIs)
{
    const QByteArray bytes = tableBytes(rowsOf(sample()), ExportFormat::Json, false, provenanceJson(QStringLiteral("P"), {}, QDateTime::fromMSecsSinceEpoch(0)));
    EXPECT_TRUE(bytes.contains("12345678901234567890.5"));
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(bytes, &error).object();
    ASSERT_EQ(error.error, QJsonParseError::NoError) << error.errorString().toStdString();
    EXPECT_EQ(object[QStringLiteral("rows")].toArray()[0].toArray()[0].toString(), QStringLiteral("=1+1"));
    EXPECT_EQ(object[QStringLiteral("rows")].toArray()[0].toArray()[1].toDouble(), -5.25);
    EXPECT_TRUE(object[QStringLiteral("rows")].toArray()[1].toArray()[1].isNull());
    EXPECT_EQ(object[QStringLiteral("provenance")].toObject()[QStringLiteral("panel")].toString(), QStringLiteral("P"));
}

// The points of lines of at least eight: curves, no frames, ticks or marks of legends.
QStringList longLines(const QByteArray& svg)
{
    QStringList lines;
    QXmlStreamReader xml(svg);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) continue;
        const QString points = xml.attributes().value(QStringLiteral("points")).toString() + xml.attributes().value(QStringLiteral("d")).toString();
        if (points.count(QLatin1Char(',')) >= 8 && xml.name() != QStringLiteral("polygon")) lines += points.simplified();
    }
    EXPECT_FALSE(xml.hasError());
    return lines;
}

// Of a PDF's pages: lines of at least eight points that are stroked, or filled and stroked.
std::size_t strokedPolylines(const QByteArray& pdf)
{
    std::size_t found = 0;
    for (qsizetype at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at)) {
        at += 7;
        const qsizetype end = pdf.indexOf("endstream", at);
        if (end < 0) break;
        QByteArray packed = pdf.mid(at, end - at);
        packed.prepend(QByteArray::fromHex("00400000"));     // Qt's own head: a guess at the size
        at = end + 9;
        int points = 0;
        for (const QByteArray& line : qUncompress(packed).split('\n')) {
            const QByteArray operation = line.simplified();
            if (operation.endsWith(" l")) ++points;
            else if (operation.endsWith(" m")) points = 0;
            else if (operation == "S" || operation == "B" || operation == "B*") {
                found += points >= 7 ? 1 : 0;
                points = 0;
            }
        }
    }
    return found;
}

// Title, range and zone are text, the curves lines: a report is as crisp as its printer.
TEST_F(ExportTest, APageIsAReportOfTextAndLines)
{
    open(writeLog());
    QAction* action = window->registry().action(QStringLiteral("page.export"));
    ASSERT_NE(action, nullptr);
    action->trigger();
    auto* dialog = window->findChild<ExportDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(isPicture(dialog->format()));        // there is no one table of a page
    LivePage* page = nullptr;
    for (LivePage* one : window->findChildren<LivePage*>())
        if (one->isVisible()) page = one;
    ASSERT_NE(page, nullptr);
    const Exportable report = pageReport(page, QStringLiteral("overview"), {controller.get(), range.get(), &settings});
    const QByteArray svg = pictureBytes(report, ExportFormat::Svg, QStringLiteral("Overview"));
    for (const char* said : {"Tallyscope · Overview", "UTC", "log.ndjson", "exported"}) EXPECT_TRUE(svg.contains(said)) << said;
    // Every curve of every chart is in it, point by point.
    std::size_t curves = 0;
    for (ChartPanel* panel : page->findChildren<ChartPanel*>()) {
        if (!panel->chart()->isVisible()) continue;
        Exportable alone;
        alone.size = [panel] { return panel->chart()->size(); };
        alone.vector = [panel](QPaintDevice* device) { return panel->chart()->paintTo(device); };
        for (const QString& points : longLines(pictureBytes(alone, ExportFormat::Svg, QString()))) {
            ++curves;
            EXPECT_TRUE(longLines(svg).contains(points)) << points.toStdString();
        }
    }
    EXPECT_GE(curves, 2u);                           // latency: p50, p95, p99; traffic: one type
    const QByteArray pdf = pictureBytes(report, ExportFormat::Pdf, QStringLiteral("Overview"));
    ASSERT_TRUE(pdf.startsWith("%PDF"));
    EXPECT_GE(strokedPolylines(pdf), curves);
    EXPECT_EQ(report.image().size(), report.size() * 2);
    dialog->close();
}

TEST_F(ExportTest, EveryFormatOfAChartIsAFileOfItsKind)
{
    open(writeLog());
    for (const ExportFormat format : kExportFormats) {
        const QString path = folder.filePath(QStringLiteral("chart-") + formatId(format) + QLatin1Char('.') + formatSuffix(format));
        write(traffic()->card(), format, path);
        const QByteArray bytes = read(path);
        if (format == ExportFormat::Png) { EXPECT_EQ(QImage::fromData(bytes).size(), traffic()->chart()->size() * 2); }
        if (format == ExportFormat::Pdf) { EXPECT_TRUE(bytes.startsWith("%PDF") && bytes.contains("/Font") && !bytes.contains("/Subtype /Image")); }
        if (format == ExportFormat::Svg) {
            QXmlStreamReader xml(bytes);
            int paths = 0, pictures = 0;
            while (!xml.atEnd()) {
                xml.readNext();
                if (!xml.isStartElement()) continue;
                paths += xml.name() == QStringLiteral("path") || xml.name() == QStringLiteral("polyline") ? 1 : 0;
                pictures += xml.name() == QStringLiteral("image") ? 1 : 0;
            }
            EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
            EXPECT_GT(paths, 0);
            EXPECT_EQ(pictures, 0);
        }
        if (format != ExportFormat::Json) {
            const QJsonObject from = QJsonDocument::fromJson(read(path + QStringLiteral(".provenance.json"))).object();
            EXPECT_EQ(from[QStringLiteral("from")].toString(), QStringLiteral("2023-11-14T22:13:00Z"));
            EXPECT_TRUE(from[QStringLiteral("sources")].toArray()[0].toString().endsWith(QStringLiteral("log.ndjson")));
            EXPECT_EQ(from[QStringLiteral("completeness")].toString(), QStringLiteral("final"));
        }
    }
    EXPECT_EQ(settings.exports.format, QStringLiteral("pdf"));
}

TEST_F(ExportTest, BoardsAndTablesAreExportedTooAndAsLines)
{
    open(writeLog());
    BoardPanel* board = nullptr;
    for (BoardPanel* panel : window->findChildren<BoardPanel*>())
        if (panel->isVisible()) board = panel;
    ASSERT_NE(board, nullptr);
    write(board->card(), ExportFormat::Svg, folder.filePath(QStringLiteral("board.svg")));
    EXPECT_TRUE(read(folder.filePath(QStringLiteral("board.svg"))).contains("alpha"));
    write(board->card(), ExportFormat::Csv, folder.filePath(QStringLiteral("board.csv")));
    EXPECT_TRUE(read(folder.filePath(QStringLiteral("board.csv"))).contains("\n2,'=beta,'=beta,200,200,"));
}

TEST_F(ExportTest, WhatIsLeftOutOfATableIsSaidBesideIt)
{
    open(writeLog());
    window->showPage(QStringLiteral("videos"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
    auto* page = window->findChild<VideosPage*>();
    QLineEdit* search = nullptr;
    for (QLineEdit* one : page->findChildren<QLineEdit*>())
        if (one->accessibleName() == QStringLiteral("Filter by id")) search = one;
    ASSERT_NE(search, nullptr);
    Card* card = nullptr;
    for (Card* one : page->findChildren<Card*>())
        if (one->title() == QStringLiteral("All items")) card = one;
    ASSERT_NE(card, nullptr);
    const auto provenance = [&](const char* name) {
        const QString path = folder.filePath(QLatin1String(name));
        write(card, ExportFormat::Csv, path);
        return QJsonDocument::fromJson(read(path + QStringLiteral(".provenance.json"))).object();
    };
    EXPECT_FALSE(provenance("all.csv").contains(QStringLiteral("filter")));
    search->setText(QStringLiteral("alp"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return page->findChild<ItemTableModel*>()->rowCount() == 1; }, 10000));
    const QJsonObject filtered = provenance("some.csv");
    EXPECT_EQ(filtered[QStringLiteral("filter")].toString(), QStringLiteral("items with “alp” in them or in their name"));
    EXPECT_TRUE(filtered[QStringLiteral("question")].toString().contains(QStringLiteral("-k 2")));
}

TEST_F(ExportTest, AFileIsNeverReplacedUnasked)
{
    open(writeLog());
    const QString path = folder.filePath(QStringLiteral("there.csv"));
    ASSERT_TRUE(writeFile(path, "mine").isEmpty());
    ExportDialog* dialog = dialogOf(traffic()->card());
    dialog->setFormat(ExportFormat::Csv);
    dialog->setPath(path);
    EXPECT_EQ(button(dialog, QStringLiteral("Export")), nullptr);
    auto* replace = button(dialog, QStringLiteral("Replace"));
    ASSERT_NE(replace, nullptr);
    // One that comes between: the first press only says so.
    const QString late = folder.filePath(QStringLiteral("late.csv"));
    dialog->setPath(late);
    ASSERT_TRUE(writeFile(late, "mine too").isEmpty());
    button(dialog, QStringLiteral("Export"))->click();
    EXPECT_EQ(read(late), QByteArray("mine too"));
    ASSERT_NE(button(dialog, QStringLiteral("Replace")), nullptr);
    EXPECT_EQ(read(path), QByteArray("mine"));
    bool done = false;
    QObject::connect(dialog, &ExportDialog::written, dialog, [&] { done = true; });
    button(dialog, QStringLiteral("Replace"))->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return done; }, 10000));
    EXPECT_TRUE(read(late).startsWith("time,"));
}

TEST_F(ExportTest, AFolderThatIsNotThereIsSaidInPlace)
{
    open(writeLog());
    ExportDialog* dialog = dialogOf(traffic()->card());
    dialog->setPath(folder.filePath(QStringLiteral("no/such/folder/a.csv")));
    EXPECT_FALSE(button(dialog, QStringLiteral("Export"))->isEnabled());
    dialog->reject();
}

TEST_F(ExportTest, TheNameSaysPanelAndRange)
{
    open(writeLog());
    QString path;
    const auto isNamed = [&] {   // once the page knows the log's range
        ExportDialog* dialog = dialogOf(traffic()->card());
        dialog->setFormat(ExportFormat::Svg);
        path = dialog->path();
        dialog->reject();
        return path.endsWith(QStringLiteral("/traffic_20231114-2213_20231114-2224.svg"));
    };
    EXPECT_TRUE(QTest::qWaitFor(isNamed, 10'000)) << path.toStdString();
}

// What is exported and read again gives the same numbers, minute by minute and item by item.
TEST_F(ExportTest, CsvInIsCsvOut)
{
    open(writeLog());
    const QString chart = folder.filePath(QStringLiteral("chart.csv")), table = folder.filePath(QStringLiteral("items.csv"));
    write(traffic()->card(), ExportFormat::Csv, chart);
    const auto counts = controller->engine().series({}, {}, Function::Count, {range->range().fromUs}, {range->range().toUs}, {kMinute});
    window->showPage(QStringLiteral("videos"));
    auto* model = window->findChild<ItemTableModel*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 2 && window->settled(); }, 10000));
    for (Card* card : window->findChildren<Card*>())
        if (card->isVisible() && card->title() == QStringLiteral("All items")) write(card, ExportFormat::Csv, table);

    const auto again = Engine::create({});
    ReadOptions byMinute;
    byMinute.mapping = {{Part::Item, {"time", Unit::None}}, {Part::Time, {"time", Unit::None}}, {Part::Value, {"view (events)", Unit::None}}};
    ASSERT_TRUE((*again)->open(chart.toStdString(), byMinute));
    (*again)->settle();
    const auto sums = (*again)->series({}, {}, Function::Sum, {range->range().fromUs}, {range->range().toUs}, {kMinute});
    ASSERT_TRUE(counts && sums);
    ASSERT_EQ(sums->points.size(), counts->points.size());
    for (std::size_t i = 0; i < sums->points.size(); ++i) {
        EXPECT_EQ(sums->points[i].time, counts->points[i].time);
        EXPECT_EQ(*sums->points[i].value, *counts->points[i].value);
    }
    const auto items = Engine::create({});
    ReadOptions byItem;
    byItem.noTime = true;
    byItem.mapping = {{Part::Item, {"Item", Unit::None}}, {Part::Value, {"Events", Unit::None}}};
    ASSERT_TRUE((*items)->open(table.toStdString(), byItem));
    (*items)->settle();
    const auto top = (*items)->topK(10, {}, TimeRange{}.from, TimeRange{}.to, RankBy::Sum);
    ASSERT_TRUE(top);
    ASSERT_EQ(top->rows.size(), 2u);
    EXPECT_EQ(top->rows[0].item, "alpha");
    EXPECT_EQ(toString(top->rows[0].tally.sum), "400");
    EXPECT_EQ(top->rows[1].item, "'=beta");            // inert
    EXPECT_EQ(toString(top->rows[1].tally.sum), "200");
}

}  // namespace tally
