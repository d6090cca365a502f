// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boards/budget_board.h"

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

#include "widgets/tiles/signal_strip.h"

namespace tally {
namespace {

std::vector<BudgetRow> rows()
{
    BudgetRow first, second;
    first.id = first.name = QStringLiteral("first");
    first.measured = QStringLiteral("99 %");
    first.left = 0.4;
    first.leftText = QStringLiteral("40 %");
    first.burns = {{QStringLiteral("2.0×"), false}};
    second = first;
    second.id = second.name = QStringLiteral("second");
    second.known = false;
    second.editable = false;
    return {first, second};
}

TEST(BudgetBoard, KeysChooseAndEdit)
{
    BudgetBoard board;
    board.setWindows({QStringLiteral("1 h")});
    board.setRows(rows());
    QSignalSpy chosen(&board, &BudgetBoard::currentChanged), edit(&board, &BudgetBoard::editRequested);
    QTest::keyClick(&board, Qt::Key_Return);
    ASSERT_EQ(edit.size(), 1);
    EXPECT_EQ(edit[0][0].toString(), QStringLiteral("first"));
    QTest::keyClick(&board, Qt::Key_Down);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(board.current(), 1);
    QTest::keyClick(&board, Qt::Key_Return);
    EXPECT_EQ(edit.size(), 1);                 // cannot be edited
    QTest::keyClick(&board, Qt::Key_Down);
    EXPECT_EQ(board.current(), 1);
    EXPECT_TRUE(board.accessibleDescription().contains(QStringLiteral("second")));
}

TEST(BudgetBoard, ExportsWhatIsMeasuredOnly)
{
    BudgetBoard board;
    board.setWindows({QStringLiteral("1 h")});
    board.setRows(rows());
    const ExportTable table = board.exportTable();
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[0], (QStringList{QStringLiteral("first"), QString(), QStringLiteral("99 %"), QStringLiteral("0.4"), QStringLiteral("2.0×")}));
    EXPECT_TRUE(table.rows[1][3].isEmpty());
}

TEST(BudgetBoard, PaintsAtAnyWidth)
{
    BudgetBoard board;
    board.setWindows({QStringLiteral("1 h / 5 min"), QStringLiteral("6 h / 30 min")});
    board.setRows(rows());
    for (const int width : {420, 700, 1200}) {
        board.resize(width, 170);
        EXPECT_FALSE(board.grab().isNull());
    }
}

TEST(SignalStrip, SpeaksEveryCell)
{
    SignalStrip strip;
    SignalCell cell;
    cell.title = QStringLiteral("Latency");
    cell.value = QStringLiteral("1.8");
    cell.unit = QStringLiteral("s");
    cell.state = SignalState::Crit;
    cell.stateWord = QStringLiteral("over the limit");
    SignalCell none;
    none.title = QStringLiteral("Errors");
    none.detail = QStringLiteral("no status");
    strip.setCells({cell, none});
    strip.resize(400, 72);
    EXPECT_FALSE(strip.grab().isNull());
    EXPECT_TRUE(strip.accessibleDescription().contains(QStringLiteral("1.8 s, over the limit")));
    EXPECT_TRUE(strip.accessibleDescription().contains(QStringLiteral("no status")));
}

}  // namespace
}  // namespace tally
