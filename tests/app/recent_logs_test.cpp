// SPDX-License-Identifier: GPL-3.0-or-later
// A recent log is opened again as it was read, also one that an earlier version remembered.
#include "app/desktop/recent_logs.h"

#include <QSettings>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "app/desktop/session/session_file.h"
#include "app/desktop/settings.h"

namespace tally {
namespace {

class RecentLogs : public testing::Test {
protected:
    QTemporaryDir folder_;
    QSettings store_{folder_.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
};

TEST_F(RecentLogs, KeepEveryOptionOfReading)
{
    Settings settings;
    settings.recents.push_back({QStringLiteral("/tmp/a.log"),
                                {QStringLiteral("--map"), QStringLiteral("item=a b,time=t:ms"), QStringLiteral("--no-header"),
                                 QStringLiteral("--delimiter"), QStringLiteral("tab"), QStringLiteral("--encoding"), QStringLiteral("latin1")},
                                {}, {}, {}, 0, 0});
    settings.recents.push_back({QStringLiteral("/tmp/b.log"), {}, {}, {}, {}, 0, 0});
    Settings again;
    ASSERT_TRUE(parseSession(sessionText({}, settings), &again));
    EXPECT_EQ(again.recents, settings.recents);
    const ReadOptions read = optionsOf(again.recents.front());
    EXPECT_EQ(read.mapping.at(Part::Item).field, "a b");
    EXPECT_EQ(read.mapping.at(Part::Time).unit, Unit::Milliseconds);
    EXPECT_TRUE(read.noHeader);
    EXPECT_EQ(read.delimiter, '\t');
    EXPECT_EQ(read.encoding, Encoding::Latin1);
    EXPECT_EQ(optionsOf(again.recents.back()).encoding, Encoding::Utf8);
}

TEST_F(RecentLogs, OfAnEarlierVersionAreReadAsBefore)
{
    store_.beginWriteArray(QStringLiteral("recents"), 1);
    store_.setArrayIndex(0);
    store_.setValue(QStringLiteral("path"), QStringLiteral("/tmp/a.log"));
    store_.setValue(QStringLiteral("input"), QStringLiteral("csv"));
    store_.setValue(QStringLiteral("map"), QStringLiteral("item=id"));
    store_.setValue(QStringLiteral("timeZone"), QStringLiteral("Europe/Berlin"));
    store_.setValue(QStringLiteral("noTime"), true);
    store_.endArray();
    const ReadOptions read = optionsOf(Settings::load(store_).recents.at(0));
    EXPECT_EQ(read.format, Format::Csv);
    EXPECT_EQ(read.mapping.at(Part::Item).field, "id");
    EXPECT_EQ(read.timeZone, "Europe/Berlin");
    EXPECT_TRUE(read.noTime);
}

TEST_F(RecentLogs, WordsThatAreNoOptionsAreLeftAside)
{
    EXPECT_TRUE(optionsOf({QStringLiteral("/tmp/a.log"), {QStringLiteral("--rm"), QStringLiteral("x")}, {}, {}, {}}).mapping.empty());
}

}  // namespace
}  // namespace tally
