// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "app/desktop/export/csv_text.h"

namespace tally {

TEST(CsvText, FormulasBecomeInertAndNumbersStay)
{
    ExportTable table;
    table.header = {QStringLiteral("item"), QStringLiteral("value")};
    table.numeric = {false, true};
    table.rows = {{QStringLiteral("=1+1"), QStringLiteral("-5.25")}, {QStringLiteral("@a"), QStringLiteral("7")}};
    EXPECT_EQ(toCsv(table), QByteArray("item,value\n'=1+1,-5.25\n'@a,7\n"));
}

TEST(CsvText, QuotesByRfc4180)
{
    ExportTable table;
    table.header = {QStringLiteral("a")};
    table.numeric = {false};
    table.rows = {{QStringLiteral("x,\"y\"\nz")}};
    EXPECT_EQ(toCsv(table), QByteArray("a\n\"x,\"\"y\"\"\nz\"\n"));
}

}  // namespace tally
