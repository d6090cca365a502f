// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog of settings and shortcuts, the wall display, and the state in the notification area.
#include <QCheckBox>
#include <QKeySequenceEdit>
#include <QLineEdit>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/session/tray.h"
#include "app/desktop/session/wall.h"
#include "app/desktop/settings/key_row.h"
#include "app/desktop/settings/settings_dialog.h"
#include "core/engine/snapshot.h"
#include "tests/app/window_fixture.h"
#include "widgets/shell/nav_rail.h"
#include "widgets/theme/metrics.h"

namespace tally {

TEST_F(WindowTest, SettingsAreFoundByTheirWordsAndKeys)
{
    window->showSettings();
    auto* dialog = window->findChild<SettingsDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->shownRows(), static_cast<int>(configKeys().size() + window->registry().entries().size()));
    dialog->search()->setText(QStringLiteral("tray.notify"));
    EXPECT_EQ(dialog->shownRows(), 1);
    dialog->search()->setText(QStringLiteral("nothing has this"));
    EXPECT_EQ(dialog->shownRows(), 0);
    int edits = 0;
    QObject::connect(window.get(), &MainWindow::settingsEdited, [&] { ++edits; });
    const bool before = settings.restore;
    for (auto* box : dialog->findChildren<QCheckBox*>())
        if (box->accessibleName() == QStringLiteral("Go on where it ended")) box->click();
    EXPECT_EQ(settings.restore, !before);
    EXPECT_EQ(edits, 1);
}

TEST_F(WindowTest, AShortcutThatIsTakenNamesTheOther)
{
    window->showSettings();
    auto* dialog = window->findChild<SettingsDialog*>();
    const auto row = [&](const QString& action) {
        for (auto* one : dialog->findChildren<KeyRow*>())
            if (one->action() == action) return one;
        return static_cast<KeyRow*>(nullptr);
    };
    KeyRow* demo = row(QStringLiteral("file.demo"));
    ASSERT_NE(demo, nullptr);
    demo->field()->setKeySequence(QKeySequence(Qt::CTRL | Qt::Key_O));
    EXPECT_EQ(settings.keys.at(QStringLiteral("file.demo")), QStringLiteral("Ctrl+O"));
    EXPECT_TRUE(demo->hasConflict());
    EXPECT_TRUE(row(QStringLiteral("file.open"))->hasConflict());
    demo->reset();
    EXPECT_FALSE(row(QStringLiteral("file.open"))->hasConflict());
    EXPECT_TRUE(settings.keys.empty());
}

TEST_F(WindowTest, TheWallHidesTheRailEnlargesTypeAndEscLeaves)
{
    open(writeLog());
    auto* rail = window->findChild<NavRail*>();
    const int usual = textFont(TextStyle::Body).pixelSize();
    window->toggleWall();
    EXPECT_FALSE(rail->isVisible());
    EXPECT_TRUE(window->isFullScreen());
    EXPECT_GT(textFont(TextStyle::Body).pixelSize(), usual);
    QTest::keyClick(window.get(), Qt::Key_Escape);
    EXPECT_TRUE(rail->isVisible());
    EXPECT_FALSE(window->isFullScreen());
    EXPECT_EQ(textFont(TextStyle::Body).pixelSize(), usual);
}

TEST_F(WindowTest, TheWallTurnsThePages)
{
    open(writeLog());
    settings.wallSeconds = 1;
    window->toggleWall();
    EXPECT_TRUE(QTest::qWaitFor([&] { return window->page() != QStringLiteral("overview"); }, 5000));
    window->toggleWall();
}

TEST(Wall, SaysHowLongNothingCame)
{
    EXPECT_TRUE(staleText(3'000'000, false).isEmpty());
    EXPECT_TRUE(staleText(90'000'000, false).contains(QStringLiteral("1"))) << staleText(90'000'000, false).toStdString();
    EXPECT_FALSE(staleText(0, true).isEmpty());
}

TEST(Tray, AStalledSourceIsNotAQuietStartAndOnlyWorseIsSaid)
{
    Snapshot snapshot;
    EXPECT_EQ(trayState(snapshot).tone, Tone::Neutral);
    SourceState live;
    live.kind = SourceKind::Live;
    live.name = "tcp://127.0.0.1:9099";
    snapshot.live = true;
    snapshot.taken = Micros{1'000'000'000};
    snapshot.sources.push_back(live);
    const TrayState waiting = trayState(snapshot);
    EXPECT_EQ(waiting.tone, Tone::Ok);                       // nothing was sent yet
    snapshot.sources[0].lastArrival = Micros{snapshot.taken.us - kStalledAfterUs - 1};
    const TrayState stalled = trayState(snapshot);
    EXPECT_EQ(stalled.tone, Tone::Warn);
    EXPECT_TRUE(stalled.sentence.contains(QStringLiteral("9099")));
    snapshot.storeProblem = "disk full";
    const TrayState broken = trayState(snapshot);
    EXPECT_EQ(broken.tone, Tone::Crit);
    EXPECT_TRUE(worsened(waiting, stalled) && worsened(stalled, broken));
    EXPECT_FALSE(worsened(broken, stalled) || worsened(stalled, stalled) || worsened(TrayState{}, broken));
}

}  // namespace tally
