// SPDX-License-Identifier: GPL-3.0-or-later
// The registry of actions, and what is made from it.
#include <QLabel>
#include <QLineEdit>
#include <QMenu>

#include "app/desktop/actions/action_registry.h"
#include "app/desktop/actions/key_sheet.h"
#include "app/desktop/actions/palette_link.h"
#include "app/desktop/help/help_dialog.h"
#include "app/desktop/help/help_topics.h"
#include "app/desktop/inspect/inspector_dialog.h"
#include "app/desktop/panels/board_panel.h"
#include "app/desktop/panels/chart_panel.h"
#include "core/log/memory_log.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/card.h"
#include "widgets/cards/key_hint.h"
#include "widgets/charts/time_chart.h"
#include "widgets/shell/command_palette.h"

namespace tally {

namespace {

class ActionsTest : public WindowTest {
protected:
    CommandPalette* palette()
    {
        window->showPalette();
        return window->findChild<CommandPalette*>();
    }
};

}  // namespace

TEST_F(ActionsTest, NoTwoActionsListenToTheSameKeys)
{
    for (const auto& [a, b] : window->registry().conflicts()) ADD_FAILURE() << a.toStdString() << " and " << b.toStdString();
    ActionRegistry registry(window.get());
    registry.add({QStringLiteral("a"), {}, QStringLiteral("A"), {}, QKeySequence(Qt::CTRL | Qt::Key_J), {}}, [] {});
    registry.add({QStringLiteral("b"), {}, QStringLiteral("B"), {}, QKeySequence(Qt::CTRL | Qt::Key_J), {}}, [] {});
    EXPECT_EQ(registry.conflicts().size(), 1u);
}

TEST_F(ActionsTest, EveryActionIsInThePaletteUnderItsWords)
{
    CommandPalette* open = palette();
    ASSERT_NE(open, nullptr);
    EXPECT_GT(window->registry().entries().size(), 35u);
    for (const ActionRegistry::Entry& entry : window->registry().entries()) {
        if (entry.spec.id == QStringLiteral("help.palette")) continue;   // it is open
        open->field()->setText(entry.spec.text);
        EXPECT_TRUE(open->shownIds().mid(0, 3).contains(entry.spec.id)) << entry.spec.id.toStdString();
        EXPECT_FALSE(entry.spec.group.isEmpty()) << entry.spec.id.toStdString();
        EXPECT_FALSE(entry.spec.text.isEmpty()) << entry.spec.id.toStdString();
    }
    open->reject();
}

TEST_F(ActionsTest, ThePaletteGoesToPagesItemsAndHelp)
{
    open(writeLog());
    CommandPalette* first = palette();
    QTest::keyClicks(first->field(), QStringLiteral("hea"));
    EXPECT_EQ(first->shownIds().value(0), QStringLiteral("page.health"));
    QTest::keyClick(first->field(), Qt::Key_Return);
    EXPECT_EQ(window->page(), QStringLiteral("health"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    CommandPalette* second = palette();
    QTest::keyClicks(second->field(), QStringLiteral("=bet"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return second->shownIds().contains(QStringLiteral("item:=beta")); }, 10000));
    QTest::keyClick(second->field(), Qt::Key_Return);
    EXPECT_EQ(window->page(), QStringLiteral("videos"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);

    CommandPalette* third = palette();
    QTest::keyClicks(third->field(), QStringLiteral("error budgets work"));
    QTest::keyClick(third->field(), Qt::Key_Return);
    auto* help = window->findChild<HelpDialog*>();
    ASSERT_NE(help, nullptr);
    help->close();
}

TEST_F(ActionsTest, TheSheetShowsEveryKey)
{
    window->showKeys();
    auto* sheet = window->findChild<KeySheet*>();
    ASSERT_NE(sheet, nullptr);
    QStringList shown;
    for (const KeyHint* hint : sheet->findChildren<KeyHint*>()) shown += hint->accessibleName();
    for (const ActionRegistry::Entry& entry : window->registry().entries()) {
        if (entry.spec.keys.isEmpty()) continue;
        EXPECT_TRUE(shown.contains(entry.spec.text + QStringLiteral(": ") + keyCaps(entry.spec.keys).join(QLatin1Char(' ')))) << entry.spec.id.toStdString();
    }
    sheet->close();
}

TEST_F(ActionsTest, KeysDoWhatTheySay)
{
    open(writeLog());
    window->activateWindow();
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(window.get(), key, with); };
    const ViewRange all = range->range();
    press(Qt::Key_BracketLeft);
    EXPECT_EQ(range->range().toUs, all.fromUs);
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(range->range().mode, RangeMode::Everything);
    press(Qt::Key_Right, Qt::AltModifier);
    EXPECT_EQ(range->range().toUs, all.fromUs);
    press(Qt::Key_0);
    EXPECT_EQ(range->range(), all);
    press(Qt::Key_Space);
    EXPECT_FALSE(controller->paused()) << "of a recorded log nothing more comes";
    const auto log = std::make_shared<MemoryLog>();
    ASSERT_TRUE(controller->engine().listen("live", log));
    ASSERT_TRUE(QTest::qWaitFor([this] { return controller->latest()->live; }, 5000));
    press(Qt::Key_Space);
    EXPECT_TRUE(controller->paused());
    press(Qt::Key_Space);
    EXPECT_FALSE(controller->paused());
    log->close();
    press(Qt::Key_4, Qt::ControlModifier);
    EXPECT_EQ(window->page(), QStringLiteral("health"));
}

TEST_F(ActionsTest, EveryPanelHasHelp)
{
    for (ChartPanel* panel : window->findChildren<ChartPanel*>()) {
        const QString topic = panel->card()->property(kHelpProperty).toString();
        EXPECT_NE(helpTopic(topic), nullptr) << topic.toStdString();
    }
    for (BoardPanel* panel : window->findChildren<BoardPanel*>())
        EXPECT_NE(helpTopic(panel->card()->property(kHelpProperty).toString()), nullptr) << panel->card()->title().toStdString();
    QStringList ids;
    for (const HelpTopic& topic : helpTopics()) {
        EXPECT_FALSE(ids.contains(topic.id));
        ids += topic.id;
    }
    for (const QString& page : {QStringLiteral("overview"), QStringLiteral("videos"), QStringLiteral("trends"), QStringLiteral("health"), QStringLiteral("sources")}) {
        window->showPage(page);
        window->showContextHelp();
        auto* help = window->findChild<HelpDialog*>();
        ASSERT_NE(help, nullptr) << page.toStdString();
        delete help;
    }
}

TEST_F(ActionsTest, TheFocusedPanelIsInspected)
{
    open(writeLog());
    for (ChartPanel* panel : window->findChildren<ChartPanel*>())
        if (panel->isVisible() && panel->card()->title() == QStringLiteral("Latency")) {
            window->activateWindow();
            panel->findChild<QWidget*>(QString(), Qt::FindChildrenRecursively);
            for (QWidget* child : panel->findChildren<QWidget*>())
                if (child->accessibleName() == QStringLiteral("Latency chart")) child->setFocus();
        }
    window->triggerInPanel(QStringLiteral("inspect"));
    auto* dialog = window->findChild<InspectorDialog*>();
    ASSERT_NE(dialog, nullptr);
    QStringList said;
    for (const QLabel* label : dialog->findChildren<QLabel*>()) said += label->text();
    EXPECT_FALSE(said.filter(QStringLiteral("percentiles within 1 %")).isEmpty());
    dialog->close();
}

TEST_F(ActionsTest, AComparisonIsShownNamedAndRemembered)
{
    open(writeLog());
    range->zoomTo(range->range().fromUs + 5 * kMinute, range->range().fromUs + 10 * kMinute);
    window->registry().action(QStringLiteral("compare.before"))->trigger();
    EXPECT_EQ(settings.compareUs, kCompareBefore);
    EXPECT_EQ(range->compareOffset(), 5 * kMinute);
    EXPECT_TRUE(window->registry().action(QStringLiteral("compare.before"))->isChecked());
    EXPECT_FALSE(window->registry().action(QStringLiteral("compare.off"))->isChecked());
    ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
    bool ghost = false;
    for (ChartPanel* panel : window->findChildren<ChartPanel*>())
        for (const ChartSeries& series : panel->chart()->data().series)
            if (panel->isVisible() && series.ghost && series.name == QStringLiteral("before")) ghost = true;
    EXPECT_TRUE(ghost);
}

}  // namespace tally
