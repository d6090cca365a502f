// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of charts and boards: as a table to read, and in the clipboard by Ctrl+C; exports that are cancelled.
#include <QClipboard>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QThreadPool>
#include <future>

#include "app/desktop/background_pool.h"
#include "app/desktop/export/export_dialog.h"
#include "app/desktop/export/figures_dialog.h"
#include "app/desktop/panels/chart_panel.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/card.h"
#include "widgets/charts/time_chart.h"
#include "widgets/tables/data_table.h"

namespace tally {
namespace {

class FiguresTest : public WindowTest {
protected:
    ChartPanel* traffic()
    {
        for (ChartPanel* panel : window->findChildren<ChartPanel*>())
            if (panel->isVisible() && panel->card()->title() == QStringLiteral("Traffic")) return panel;
        return nullptr;
    }
    static QAction* action(Card* card, const QString& name) { return card->menu()->findChild<QAction*>(name); }
};

TEST(FiguresModel, NumbersAreSortedAsNumbersAndCopiedAsTheyAre)
{
    FiguresModel model;
    model.setTable({{QStringLiteral("item"), QStringLiteral("value")}, {false, true},
                    {{QStringLiteral("b"), QStringLiteral("10000")}, {QStringLiteral("a"), QStringLiteral("9.25")}, {QStringLiteral("c"), QString()}}});
    const auto column = [&](int at, int role) {
        QStringList cells;
        for (int row = 0; row < model.rowCount(); ++row) cells += model.data(model.index(row, at), role).toString();
        return cells.join(QLatin1Char('|'));
    };
    EXPECT_EQ(column(1, Qt::DisplayRole), QStringLiteral("10,000|9.25|"));
    EXPECT_EQ(column(1, CopyRole), QStringLiteral("10000|9.25|"));
    model.sort(1, Qt::DescendingOrder);
    EXPECT_EQ(column(0, Qt::DisplayRole), QStringLiteral("b|a|c"));
    model.sort(1, Qt::AscendingOrder);
    EXPECT_EQ(column(0, Qt::DisplayRole), QStringLiteral("c|a|b"));
    model.sort(0, Qt::AscendingOrder);
    EXPECT_EQ(column(0, Qt::DisplayRole), QStringLiteral("a|b|c"));
}

TEST_F(FiguresTest, AChartIsReadAsATable)
{
    open(writeLog());
    ASSERT_NE(traffic(), nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !traffic()->chart()->exportTable().rows.empty(); }, 10'000));
    action(traffic()->card(), QStringLiteral("figures"))->trigger();
    auto* dialog = window->findChild<FiguresDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(dialog->isModal());
    auto* table = dialog->findChild<DataTable*>();
    EXPECT_EQ(table->accessibleName(), QStringLiteral("Figures of Traffic"));
    const ExportTable painted = traffic()->chart()->exportTable(), read = table->exportTable(100'000);
    EXPECT_EQ(read.header, painted.header);
    EXPECT_EQ(read.rows, painted.rows);
    dialog->close();
}

TEST_F(FiguresTest, CtrlCInAChartCopiesWhatItShows)
{
    open(writeLog());
    ASSERT_NE(traffic(), nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !traffic()->chart()->exportTable().rows.empty(); }, 10'000));
    QGuiApplication::clipboard()->clear();
    window->activateWindow();
    traffic()->chart()->setFocus();
    QTest::keyClick(traffic()->chart(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), toTsv(traffic()->chart()->exportTable()));
}

TEST_F(FiguresTest, AnExportThatIsCancelledLeavesNoFile)
{
    std::promise<void> begun;
    std::promise<void> cancelled;
    Exportable what;
    what.name = QStringLiteral("much");
    what.table = [] { return ExportTable(); };
    what.later = [&] {
        ExportRows rows{{QStringLiteral("n")}, {true}, 1'000'000'000, {}};
        rows.fill = [&](std::size_t row, std::vector<std::string>* cells) {
            if (row == 0) {
                begun.set_value();
                cancelled.get_future().wait();
            }
            (*cells)[0] = "1";
        };
        return rows;
    };
    ExportChoices choices;
    const QString path = folder.filePath(QStringLiteral("much.csv"));
    auto* dialog = new ExportDialog(QStringLiteral("Much"), what, &choices);
    dialog->setFormat(ExportFormat::Csv);
    dialog->setPath(path);
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Export")) button->click();
    begun.get_future().wait();
    dialog->reject();
    delete dialog;
    cancelled.set_value();
    backgroundPool().waitForDone();
    EXPECT_FALSE(QFileInfo::exists(path));
    EXPECT_FALSE(QFileInfo::exists(path + QStringLiteral(".provenance.json")));
}

}  // namespace
}  // namespace tally
