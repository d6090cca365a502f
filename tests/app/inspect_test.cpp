// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QMenu>

#include "app/desktop/inspect/inspector_dialog.h"
#include "app/desktop/panels/board_panel.h"
#include "app/desktop/panels/chart_panel.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/card.h"

namespace tally {

namespace {

QString lineOf(const AnswerNote& note, const QString& name)
{
    for (const auto& [key, value] : InspectorDialog::lines(note))
        if (key == name) return value;
    return {};
}

QAction* inspectOf(Card* card)
{
    for (QAction* action : card->menu()->actions())
        if (action->text() == QStringLiteral("How was this answered?")) return action;
    return nullptr;
}

}  // namespace

TEST(AnswerNote, SaysWhatWasReadOfWhat)
{
    HotView view;
    view.watermark = startOfMinute(103);
    for (std::int32_t m = 100; m < 110; ++m) view.timeline.at(m).health.events = 1;
    const AnswerNote note = AnswerTimer().minutes(view, {90, 105}, false);
    EXPECT_EQ(note.range.from, 100);
    EXPECT_EQ(note.range.to, 105);
    EXPECT_EQ(note.rows, 5u);
    EXPECT_EQ(note.completeness, Completeness::Provisional);
    EXPECT_EQ(note.tier, "minute");
    EXPECT_FALSE(note.exact);
    EXPECT_EQ(AnswerTimer().minutes(view, {90, 103}).completeness, Completeness::Final);
    view.revised = {101};
    EXPECT_EQ(AnswerTimer().minutes(view, {90, 103}).completeness, Completeness::Revised);
    EXPECT_EQ(AnswerTimer().minutes(view, {90, 101}).completeness, Completeness::Final);
}

TEST(AnswerNote, OlderPartsAreOfACoarserTier)
{
    HotView view;
    view.timeline.at(1440 * 5).health.events = 1;
    view.timeline.at(1440 * 50).health.events = 1;
    view.keptTiers = {1440 * 40, 1440 * 4};
    EXPECT_EQ(AnswerTimer().minutes(view, {1440 * 5, 1440 * 51}).tier, "hour");
    EXPECT_EQ(AnswerTimer().minutes(view, {1440 * 45, 1440 * 51}).tier, "minute");
}

TEST(AnswerNote, ShellWordsAreQuoted)
{
    EXPECT_EQ(shellQuoted(QStringLiteral("/var/log/a.log")), QStringLiteral("/var/log/a.log"));
    EXPECT_EQ(shellQuoted(QStringLiteral("it's $HOME")), QStringLiteral("'it'\\''s $HOME'"));
    EXPECT_EQ(stepOption(5 * kMinute), QStringLiteral("--step 5m"));
    EXPECT_EQ(stepOption(2 * kHour), QStringLiteral("--step 2h"));
    EXPECT_EQ(stepOption(7 * kDay), QStringLiteral("--step 7d"));
}

TEST_F(WindowTest, EveryVisiblePanelSaysHowItWasAnswered)
{
    open(writeLog());
    int panels = 0;
    for (const QString& page : {QStringLiteral("overview"), QStringLiteral("videos"), QStringLiteral("trends"), QStringLiteral("health")}) {
        window->showPage(page);
        ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
        for (BoardPanel* panel : window->findChildren<BoardPanel*>()) {
            if (!panel->isVisible()) continue;
            EXPECT_TRUE(QTest::qWaitFor([&] { return inspectOf(panel->card())->isEnabled(); }, 5000));
            ++panels;
        }
    }
    EXPECT_EQ(panels, 4);
    auto* traffic = window->findChildren<ChartPanel*>().first();
    window->showPage(QStringLiteral("overview"));
    inspectOf(traffic->card())->trigger();
    auto* dialog = window->findChild<InspectorDialog*>();
    ASSERT_NE(dialog, nullptr);
    QStringList said;
    for (const QLabel* label : dialog->findChildren<QLabel*>()) said += label->text();
    EXPECT_TRUE(said.contains(QStringLiteral("2023-11-14T22:13:00Z – 2023-11-14T22:24:00Z"))) << said.join(QStringLiteral(" | ")).toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("final")));
    EXPECT_TRUE(said.contains(QStringLiteral("11 minutes with totals, in memory")));
    const QString command = said.filter(QStringLiteral("tallyctl series")).value(0);
    EXPECT_TRUE(command.contains(QStringLiteral("log.ndjson --from 2023-11-14T22:13:00Z --to 2023-11-14T22:24:00Z --step 1m"))) << command.toStdString();
    dialog->close();
}

TEST(Inspector, APercentileIsNotCalledExact)
{
    AnswerNote note;
    note.exact = false;
    EXPECT_TRUE(lineOf(note, QStringLiteral("Exactness")).contains(QStringLiteral("1 %")));
}

}  // namespace tally
