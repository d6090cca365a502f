// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/models/sorted_rows.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QStandardItemModel>
#include <gtest/gtest.h>

#include "widgets/tables/data_table.h"

namespace tally {
namespace {

QStringList shown(const QAbstractItemModel& rows)
{
    QStringList texts;
    for (int row = 0; row < rows.rowCount(); ++row) texts += rows.index(row, 0).data().toString();
    return texts;
}

class SortedRowsTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        for (const auto& [name, number] : {std::pair{"pear", "1,000"}, std::pair{"Apple", "20"}, std::pair{"fig", "–"}, std::pair{"apple pie", "3"}}) {
            auto* count = new QStandardItem(QString::fromUtf8(number));
            count->setData(QString::fromUtf8(number).remove(QLatin1Char(',')), CopyRole);
            model.appendRow({new QStandardItem(QString::fromUtf8(name)), count});
        }
    }
    QStandardItemModel model;
};

TEST_F(SortedRowsTest, NumbersSortByValueAndTextAsPeopleDo)
{
    SortedRows rows(&model);
    const QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::Fatal);
    rows.sort(1, Qt::AscendingOrder);
    EXPECT_EQ(shown(rows), (QStringList{QStringLiteral("fig"), QStringLiteral("apple pie"), QStringLiteral("Apple"), QStringLiteral("pear")}));
    rows.sort(1, Qt::DescendingOrder);
    EXPECT_EQ(shown(rows).front(), QStringLiteral("pear"));
    rows.sort(-1);
    EXPECT_EQ(shown(rows).front(), QStringLiteral("pear"));
    rows.setText(QStringLiteral("APP"));
    EXPECT_EQ(shown(rows), (QStringList{QStringLiteral("Apple"), QStringLiteral("apple pie")}));
    rows.setText(QStringLiteral("1,0"));
    EXPECT_EQ(shown(rows), QStringList{QStringLiteral("pear")});
    rows.setText({});
    model.appendRow({new QStandardItem(QStringLiteral("date")), new QStandardItem(QStringLiteral("7"))});
    EXPECT_EQ(rows.rowCount(), 5);
}

TEST_F(SortedRowsTest, TheThirdClickGivesTheOwnOrderBack)
{
    SortedRows rows(&model);
    DataTable table;
    rows.showIn(&table);
    table.setColumns({{ColumnKind::Text, 100, true}, {ColumnKind::Number, 100, false}});
    const QStringList own = shown(rows);
    const auto click = [&](int column) {
        emit table.horizontalHeader()->sectionClicked(column);
        return shown(rows);
    };
    EXPECT_EQ(click(1).front(), QStringLiteral("pear")) << "the largest first";
    EXPECT_EQ(click(1).back(), QStringLiteral("pear"));
    EXPECT_EQ(click(1), own);
    EXPECT_EQ(click(0).back(), QStringLiteral("pear"));
    EXPECT_EQ(click(1).front(), QStringLiteral("pear"));
}

}  // namespace
}  // namespace tally
