// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/data_table.h"

#include <gtest/gtest.h>

#include <QAbstractTableModel>
#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

namespace tally {
namespace {

class Numbers final : public QAbstractTableModel {
public:
    explicit Numbers(int rows) : rows_(rows) {}
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : rows_; }
    int columnCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : 3; }
    QVariant data(const QModelIndex& index, int role) const override {
        ++asked;
        if (index.column() == 1) return {};
        if (role == CopyRole && index.column() == 2) return 1000 * index.row();
        if (role != Qt::DisplayRole) return {};
        return index.column() == 0 ? QStringLiteral("item\t%1").arg(index.row()) : QStringLiteral("%1,000").arg(index.row());
    }
    QVariant headerData(int section, Qt::Orientation, int role) const override {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("head%1").arg(section)) : QVariant();
    }
    mutable int asked = 0;

private:
    int rows_;
};

struct Shown {
    explicit Shown(int rows) : model(rows) {
        table.setModel(&model);
        table.setColumns({{ColumnKind::Id, 200, true}, {ColumnKind::Spark, 90, false}, {ColumnKind::Number, 90, false}});
        table.setSortable(true);
        table.resize(500, 600);
        table.show();
        QTest::qWait(10);
    }
    Numbers model;
    DataTable table;
};

TEST(DataTable, CopiesRawValuesAsTsvWithoutTheCurve) {
    Shown shown(10);
    shown.table.selectRow(3);
    QTest::keyClick(&shown.table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("head0\thead2\nitem 3\t3000\n"));
}

TEST(DataTable, NoRowIsCutAtTheLowerEdge) {
    Shown shown(1000);
    const int row = shown.table.verticalHeader()->defaultSectionSize();
    for (const int height : {600, 613, 431, 590}) {
        shown.table.resize(500, height);
        QTest::qWait(1);
        EXPECT_EQ(shown.table.viewport()->height() % row, 0) << height;
        EXPECT_GT(shown.table.viewport()->height(), height - shown.table.horizontalHeader()->height() - row - 2) << height;
        shown.table.scrollToBottom();
        const int last = shown.table.rowViewportPosition(999);
        EXPECT_EQ(last + row, shown.table.viewport()->height()) << height;   // the last one is seen wholly, and nothing below it
        shown.table.scrollToTop();
    }
}

// Whether there is a scroll bar is known only once the rows are whole; no column may end below it.
TEST(DataTable, TheColumnsEndWhereTheScrollBarBegins) {
    bool withBar = false, without = false;
    for (int rows = 10; rows < 30; ++rows)
        for (int height = 560; height < 640; height += 7) {
            Shown shown(rows);
            shown.table.resize(500, height);
            QCoreApplication::processEvents();
            (shown.table.verticalScrollBar()->isVisible() ? withBar : without) = true;
            ASSERT_EQ(shown.table.horizontalHeader()->length(), shown.table.viewport()->width()) << rows << " rows, " << height << " px";
        }
    EXPECT_TRUE(withBar && without);
}

TEST(DataTable, TheHeadAsksForAnOrderAndThenForTheOther) {
    Shown shown(10);
    QSignalSpy asked(&shown.table, &DataTable::sortRequested);
    QHeaderView* head = shown.table.horizontalHeader();
    const QPoint number(head->sectionViewportPosition(2) + 20, 10), item(head->sectionViewportPosition(0) + 20, 10);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, number);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, number);
    QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, item);
    ASSERT_EQ(asked.size(), 3);
    EXPECT_EQ(asked[0][1].value<Qt::SortOrder>(), Qt::DescendingOrder);   // numbers: most first
    EXPECT_EQ(asked[1][1].value<Qt::SortOrder>(), Qt::AscendingOrder);
    EXPECT_EQ(asked[2][1].value<Qt::SortOrder>(), Qt::AscendingOrder);    // texts: from a
}

TEST(DataTable, EnterOpensARow) {
    Shown shown(10);
    QSignalSpy opened(&shown.table, &DataTable::rowActivated);
    shown.table.setCurrentIndex(shown.model.index(4, 0));
    QTest::keyClick(&shown.table, Qt::Key_Return);
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].value<QModelIndex>().row(), 4);
}

TEST(DataTable, ExportsAsManyRowsAsAsked) {
    const Shown shown(10);
    EXPECT_EQ(shown.table.exportTable(4).rows.size(), 4u);
    const ExportTable all = shown.table.exportTable(100);
    EXPECT_EQ(all.rows.size(), 10u);
    EXPECT_EQ(all.header, (QStringList{QStringLiteral("head0"), QStringLiteral("head2")}));
    EXPECT_EQ(all.rows[9][1], QStringLiteral("9000"));
}

// What is asked of the model is what is seen, however many rows there are.
TEST(DataTable, HalfAMillionRowsAreOnlyAskedForWhereTheyAreSeen) {
    Shown shown(560'000);
    shown.model.asked = 0;
    shown.table.verticalScrollBar()->setValue(shown.table.verticalScrollBar()->maximum() / 2);
    QTest::qWait(20);
    EXPECT_GT(shown.model.asked, 0);
    EXPECT_LT(shown.model.asked, 5000);
    shown.model.asked = 0;
    shown.table.selectAll();
    QTest::qWait(20);
    EXPECT_LT(shown.model.asked, 5000);
}

TEST(DataTable, LettersGoToTheFilterAndNeverThroughAllRows) {
    Shown few(10);
    QTest::keyClicks(&few.table, QStringLiteral("i"));
    EXPECT_TRUE(few.table.currentIndex().isValid());
    Shown many(560'000);
    many.table.setFocus();
    many.model.asked = 0;
    QTest::keyClicks(&many.table, QStringLiteral("z"));
    EXPECT_LT(many.model.asked, 5000);
    QSignalSpy typed(&few.table, &DataTable::typed);
    few.table.clearSelection();
    QTest::keyClicks(&few.table, QStringLiteral("ab"));
    ASSERT_EQ(typed.size(), 2);
    EXPECT_EQ(typed[1][0].toString(), QStringLiteral("b"));
}

TEST(DataTable, ACopyOfEverythingHasALimit) {
    Shown shown(560'000);
    shown.table.selectAll();
    EXPECT_LE(shown.table.selectionAsTsv().count(QLatin1Char('\n')), 100'001);
    QTest::keySequence(&shown.table, QKeySequence::Copy);
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("560,000"))) << QToolTip::text().toStdString();
}

TEST(DataTable, ColumnsAreHiddenMovedAndComeBackAsChosen) {
    const std::vector<ColumnSpec> specs{{ColumnKind::Id, 200, true, QStringLiteral("item"), true}, {ColumnKind::Spark, 90, false, QStringLiteral("curve")}, {ColumnKind::Number, 90, false, QStringLiteral("events")}};
    Shown shown(10), other(10);
    for (DataTable* table : {&shown.table, &other.table}) {
        table->setColumns(specs);
        table->setColumnsChoosable(true);
    }
    EXPECT_TRUE(shown.table.columnChoice().isEmpty());
    QSignalSpy chosen(&shown.table, &DataTable::columnsChosen);
    QMenu* menu = shown.table.columnMenu(&shown.table);
    ASSERT_EQ(menu->actions().size(), 4);          // curve, events, a line, as at first; the item cannot be hidden
    menu->actions()[0]->trigger();
    EXPECT_TRUE(shown.table.isColumnHidden(1));
    shown.table.horizontalHeader()->moveSection(2, 0);
    EXPECT_EQ(chosen.size(), 2);
    EXPECT_EQ(shown.table.columnChoice(), (QStringList{QStringLiteral("events"), QStringLiteral("item"), QStringLiteral("-curve")}));
    EXPECT_EQ(shown.table.exportTable(1).header, (QStringList{QStringLiteral("head2"), QStringLiteral("head0")}));   // as seen
    QSignalSpy silent(&other.table, &DataTable::columnsChosen);
    other.table.chooseColumns(QStringList{QStringLiteral("-item"), QStringLiteral("gone")} + shown.table.columnChoice());
    EXPECT_FALSE(other.table.isColumnHidden(0));
    EXPECT_TRUE(other.table.isColumnHidden(1));
    EXPECT_EQ(other.table.horizontalHeader()->logicalIndex(0), 2);
    EXPECT_EQ(silent.size(), 0);
    menu->actions()[3]->trigger();
    EXPECT_EQ(shown.table.horizontalHeader()->logicalIndex(0), 0);
    EXPECT_TRUE(shown.table.columnChoice().isEmpty());
}

TEST(DataTable, AWidthThatWasDraggedStays) {
    Shown shown(3);
    shown.table.horizontalHeader()->resizeSection(2, 133);
    shown.table.setColumns({{ColumnKind::Id, 200, true}, {ColumnKind::Spark, 90, false}, {ColumnKind::Number, 90, false}});
    EXPECT_EQ(shown.table.horizontalHeader()->sectionSize(2), 133);
}

}  // namespace
}  // namespace tally
