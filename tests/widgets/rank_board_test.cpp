// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/boards/rank_board.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

namespace tally {
namespace {

RankData threeRows() {
    RankData data;
    const double counts[] = {60, 25, 5};
    for (int i = 0; i < 3; ++i) {
        RankRow row;
        row.id = QStringLiteral("id%1").arg(i);
        row.name = QStringLiteral("<b>name</b> %1").arg(i);
        row.count = counts[i];
        data.rows.push_back(row);
    }
    data.rows[0].change = RankChange::Up;
    data.rows[0].places = 2;
    data.rows[2].change = RankChange::New;
    data.other = 10;
    data.total = 100;
    data.valueName = QStringLiteral("events");
    return data;
}

struct Shown {
    Shown() {
        board.resize(360, 300);
        board.setData(threeRows());
        board.show();
    }
    RankBoard board;
};

TEST(RankBoard, TheExportAddsUp) {
    const Shown shown;
    const ExportTable table = shown.board.exportTable();
    ASSERT_EQ(table.rows.size(), 5u);
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i) sum += table.rows[i][3].toDouble();
    EXPECT_EQ(sum, table.rows[4][3].toDouble());
    EXPECT_EQ(table.rows[0][5], QStringLiteral("0.6"));
    EXPECT_EQ(table.rows[0][6], QStringLiteral("+2"));
    EXPECT_EQ(table.rows[0][2], QStringLiteral("<b>name</b> 0"));
}

TEST(RankBoard, TheKeyboardChoosesAndOpens) {
    Shown shown;
    QSignalSpy opened(&shown.board, &RankBoard::itemActivated);
    QTest::keyClick(&shown.board, Qt::Key_Return);   // nothing is chosen yet
    QTest::keyClick(&shown.board, Qt::Key_Down);
    QTest::keyClick(&shown.board, Qt::Key_Down);
    QTest::keyClick(&shown.board, Qt::Key_Return);
    QTest::keyClick(&shown.board, Qt::Key_End);
    QTest::keyClick(&shown.board, Qt::Key_Down);     // stays at the last
    QTest::keyClick(&shown.board, Qt::Key_Return);
    ASSERT_EQ(opened.size(), 2);
    EXPECT_EQ(opened[0][0].toString(), QStringLiteral("id1"));
    EXPECT_EQ(opened[1][0].toString(), QStringLiteral("id2"));
    EXPECT_TRUE(shown.board.accessibleDescription().startsWith(QStringLiteral("3. <b>name</b> 2")));
}

TEST(RankBoard, AClickOpensTheRowUnderIt) {
    Shown shown;
    QSignalSpy opened(&shown.board, &RankBoard::itemActivated);
    QTest::mouseClick(shown.board.viewport(), Qt::LeftButton, {}, QPoint(100, 25 + 12));
    QTest::mouseClick(shown.board.viewport(), Qt::LeftButton, {}, QPoint(100, 290));   // below the rows
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toString(), QStringLiteral("id1"));
}

TEST(RankBoard, TheCursorSurvivesFewerRows) {
    Shown shown;
    QTest::keyClick(&shown.board, Qt::Key_End);
    RankData fewer = threeRows();
    fewer.rows.resize(1);
    shown.board.setData(fewer);
    EXPECT_LE(shown.board.currentRow(), 0);
    QTest::keyClick(&shown.board, Qt::Key_Return);
    shown.board.setData({});
    QTest::keyClick(&shown.board, Qt::Key_Down);
    QTest::keyClick(&shown.board, Qt::Key_Return);
    EXPECT_FALSE(shown.board.grab().isNull());
}

TEST(RankBoard, BoundsAndDoubtAreSaidAndExported) {
    Shown shown;
    RankData data = threeRows();
    data.rows[1].lower = 20;
    data.rows[1].certain = false;
    shown.board.setData(data);
    shown.board.setCurrentRow(1);
    EXPECT_TRUE(shown.board.accessibleDescription().contains(QStringLiteral("perhaps not among the first 3")));
    shown.board.setCurrentRow(0);
    EXPECT_FALSE(shown.board.accessibleDescription().contains(QStringLiteral("perhaps")));
    const ExportTable table = shown.board.exportTable();
    EXPECT_EQ(table.header.back(), QStringLiteral("certain"));
    EXPECT_EQ(table.rows[0].back(), QStringLiteral("1"));
    EXPECT_EQ(table.rows[1].back(), QStringLiteral("0"));
    EXPECT_EQ(table.rows[1][3], QStringLiteral("25"));
    EXPECT_EQ(table.rows[1][4], QStringLiteral("20"));
}

}  // namespace
}  // namespace tally
