// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/command_palette.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace tally {
namespace {

PaletteEntry entry(const char* text, const char* group = "View")
{
    PaletteEntry made;
    made.id = made.text = QLatin1String(text);
    made.group = QLatin1String(group);
    return made;
}

TEST(CommandPalette, RanksWholeWordsOverBeginningsOverLetters)
{
    const auto score = [](const char* query, const char* text) { return paletteScore(QLatin1String(query), entry(text)); };
    EXPECT_GT(score("zoom", "Zoom out"), score("zoom", "Panzoom"));
    EXPECT_GT(score("zoom", "Panzoom"), score("zo", "Zebra only") / 3);
    EXPECT_GT(score("zo", "Zoom out"), 0);
    EXPECT_GT(score("ZOOM OUT", "Zoom out"), 0);
    EXPECT_GT(score("out zoom", "Zoom out"), 0);
    EXPECT_EQ(score("zoom in", "Zoom out"), 0);
    EXPECT_EQ(score("xyz", "Zoom out"), 0);
}

TEST(CommandPalette, KeysChooseAndTake)
{
    CommandPalette palette;
    palette.setEntries({entry("one"), entry("two"), entry("three")});
    QSignalSpy chosen(&palette, &CommandPalette::chosen);
    QTest::keyClick(palette.field(), Qt::Key_Down);
    QTest::keyClick(palette.field(), Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("two"));
    QTest::keyClicks(palette.field(), QStringLiteral("thr"));
    EXPECT_EQ(palette.shownIds(), QStringList{QStringLiteral("three")});
    EXPECT_TRUE(palette.field()->accessibleDescription().startsWith(QStringLiteral("three")));
}

TEST(CommandPalette, WhatIsFoundStandsBelowAndGoesWithTheNextLetter)
{
    CommandPalette palette;
    palette.setEntries({entry("alpha")});
    QTest::keyClicks(palette.field(), QStringLiteral("al"));
    palette.setFound({entry("item")});
    EXPECT_EQ(palette.shownIds(), (QStringList{QStringLiteral("alpha"), QStringLiteral("item")}));
    QTest::keyClicks(palette.field(), QStringLiteral("p"));
    EXPECT_EQ(palette.shownIds(), QStringList{QStringLiteral("alpha")});
}

TEST(CommandPalette, ADisabledActionIsNotTaken)
{
    CommandPalette palette;
    PaletteEntry off = entry("off");
    off.enabled = false;
    palette.setEntries({off});
    QSignalSpy chosen(&palette, &CommandPalette::chosen);
    QTest::keyClick(palette.field(), Qt::Key_Return);
    EXPECT_EQ(chosen.size(), 0);
    palette.resize(620, 420);
    EXPECT_FALSE(palette.grab().isNull());
}

}  // namespace
}  // namespace tally
