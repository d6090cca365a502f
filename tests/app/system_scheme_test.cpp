// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/system_scheme.h"

#include <QSignalSpy>
#include <gtest/gtest.h>

#include "app/desktop/theme_controller.h"
#include "widgets/theme/theme.h"

#include <QApplication>

namespace tally {

namespace {
const QString kGroup = QStringLiteral("org.freedesktop.appearance"), kKey = QStringLiteral("color-scheme");
void say(SystemScheme* scheme, uint value, const QString& key = kKey) { scheme->settingChanged(kGroup, key, QDBusVariant(value)); }
}  // namespace

TEST(SystemScheme, FollowsThePortalAndFallsBackToTheStart)
{
    SystemScheme scheme(false);
    QSignalSpy changed(&scheme, &SystemScheme::changed);
    say(&scheme, 1);
    EXPECT_TRUE(scheme.dark());
    say(&scheme, 1);
    EXPECT_EQ(changed.size(), 1);
    say(&scheme, 2, QStringLiteral("accent-color"));
    EXPECT_TRUE(scheme.dark());
    say(&scheme, 0);
    EXPECT_FALSE(scheme.dark());
    SystemScheme dark(true);
    say(&dark, 2);
    EXPECT_FALSE(dark.dark());
}

TEST(SystemScheme, OnlyTheSystemThemeFollowsIt)
{
    const ThemeKind before = currentTheme().kind();
    showTheme(*qApp, ThemeChoice::System);
    auto* scheme = qApp->findChild<SystemScheme*>();
    ASSERT_NE(scheme, nullptr);
    say(scheme, 1);
    EXPECT_EQ(currentTheme().kind(), ThemeKind::Dark);
    say(scheme, 2);
    EXPECT_EQ(currentTheme().kind(), ThemeKind::Light);
    showTheme(*qApp, ThemeChoice::Contrast);
    say(scheme, 1);
    EXPECT_EQ(currentTheme().kind(), ThemeKind::Contrast);
    showTheme(*qApp, before == ThemeKind::Dark ? ThemeChoice::Dark : before == ThemeKind::Light ? ThemeChoice::Light : ThemeChoice::Contrast);
}

}  // namespace tally
