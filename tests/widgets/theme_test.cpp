// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include <gtest/gtest.h>

#include "widgets/theme/icons.h"
#include "widgets/theme/metrics.h"

namespace tally {
namespace {

constexpr ThemeKind kKinds[] = {ThemeKind::Light, ThemeKind::Dark, ThemeKind::Contrast};

TEST(Theme, EveryRoleIsInTheTokens) {
    for (const ThemeKind kind : kKinds)
        for (std::size_t role = 0; role < kRoleCount; ++role) EXPECT_NE(Theme::load(kind).color(static_cast<Role>(role)), QColor(Qt::magenta)) << role;
}

TEST(Theme, TextReachesWcagContrast) {
    for (const ThemeKind kind : kKinds) {
        const Theme t = Theme::load(kind);
        for (const Role under : {Role::Window, Role::Surface, Role::Raised, Role::Hover, Role::Rail, Role::Sel})
            for (const Role ink : {Role::Text, Role::Muted}) EXPECT_GE(contrastRatio(t.color(ink), t.color(under)), 4.5);
        for (const Tone tone : {Tone::Accent, Tone::Ok, Tone::Warn, Tone::Crit}) EXPECT_GE(contrastRatio(t.color(toneText(tone)), t.color(toneFill(tone))), 4.5);
        for (int i = 0; i < t.seriesCount(); ++i) EXPECT_GE(contrastRatio(t.series(i), t.color(Role::Surface)), 3.0);
    }
}

// Controls, states and marks that carry meaning by themselves.
TEST(Theme, MeaningfulGraphicsReachThreeToOne) {
    for (const ThemeKind kind : kKinds) {
        const Theme t = Theme::load(kind);
        for (const Role under : {Role::Window, Role::Surface, Role::Raised, Role::Field, Role::Rail})
            for (const Role ink : {Role::Strong, Role::Accent}) EXPECT_GE(contrastRatio(t.color(ink), t.color(under)), 3.0) << int(kind) << ' ' << int(ink) << ' ' << int(under);
        EXPECT_GE(contrastRatio(t.color(Role::Ghost), t.color(Role::Surface)), 3.0) << int(kind);
        EXPECT_GE(contrastRatio(t.color(Role::Prov), t.color(Role::Surface)), 3.0) << int(kind);
    }
}

TEST(Theme, StateWordsAndTipsAreReadable) {
    for (const ThemeKind kind : kKinds) {
        const Theme t = Theme::load(kind);
        for (const Role ink : {Role::Ok, Role::Warn, Role::Crit})
            for (const Role under : {Role::Window, Role::Surface, Role::Rail}) EXPECT_GE(contrastRatio(t.color(ink), t.color(under)), 4.5) << int(kind) << ' ' << int(ink) << ' ' << int(under);
        for (const Role ink : {Role::TipText, Role::TipMuted}) EXPECT_GE(contrastRatio(t.color(ink), t.color(Role::Tip)), 4.5) << int(kind);
        EXPECT_GE(contrastRatio(t.color(Role::OnAccent), t.color(Role::Accent)), 4.5) << int(kind);
        EXPECT_GE(contrastRatio(t.color(Role::Text), t.color(Role::CritBg)), 4.5) << int(kind);
    }
}

TEST(Theme, FontsAndIconsAreEmbedded) {
    EXPECT_TRUE(loadFonts());
    EXPECT_TRUE(hasIcon(QStringLiteral("overview")));
    EXPECT_EQ(metrics().railWide, 196);
}

}  // namespace
}  // namespace tally
