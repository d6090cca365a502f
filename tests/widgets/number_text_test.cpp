// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/text/number_text.h"

#include <gtest/gtest.h>

#include <QStringList>

#include "widgets/charts/axis_ticks.h"

namespace tally {
namespace {

QString blank(QString text) { return text.replace(QChar(0x00A0), QLatin1Char(' ')); }

TEST(NumberText, AnAxisHasOneUnit) {
    EXPECT_EQ(blank(axisNumber(8000, 12000)), QStringLiteral("8 k"));
    EXPECT_EQ(blank(axisNumber(12000, 12000)), QStringLiteral("12 k"));
    EXPECT_EQ(axisNumber(0, 12000), QStringLiteral("0"));
    EXPECT_EQ(blank(axisNumber(500'000, 2'000'000)), QStringLiteral("0.5 M"));
    EXPECT_EQ(axisNumber(0.25, 1), QStringLiteral("0.25"));
    EXPECT_FALSE(axisNumber(3000, 4000).contains(QLatin1Char('k')));
    for (double top = 3; top < 1e9; top *= 1.7) {
        QStringList units;
        const std::vector<double> ticks = valueTicks(0, top);
        for (const double tick : ticks) {
            const QString unit = blank(axisNumber(tick, ticks.back())).section(QLatin1Char(' '), 1);
            if (tick != 0 && !units.contains(unit)) units += unit;
        }
        EXPECT_LE(units.size(), 1) << top << ": " << units.join(QLatin1Char('|')).toStdString();
    }
}

TEST(NumberText, AThousandAndTwentyFourIsTheNextUnit) {
    EXPECT_EQ(blank(bytesText(512)), QStringLiteral("512 B"));
    EXPECT_EQ(blank(bytesText(1024 * 1024 - 100)), QStringLiteral("1 MiB"));
    EXPECT_EQ(blank(bytesText(1536)), QStringLiteral("1.5 KiB"));
}

}  // namespace
}  // namespace tally
