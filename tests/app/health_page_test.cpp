// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDoubleSpinBox>
#include <QSpinBox>

#include "app/desktop/health/objective_dialog.h"
#include "app/desktop/pages/health_page.h"
#include "app/desktop/settings/config_file.h"
#include "tests/app/window_fixture.h"
#include "widgets/boards/budget_board.h"
#include "widgets/tiles/signal_strip.h"

namespace tally {

TEST_F(WindowTest, HealthMeasuresWhatTheLogSays)
{
    open(writeLog());
    window->showPage(QStringLiteral("health"));
    auto* board = window->findChild<BudgetBoard*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->settled() && !board->rows().empty(); }, 10000));
    EXPECT_EQ(board->rows()[0].measured, QStringLiteral("100 %"));
    EXPECT_EQ(board->rows().back().id, QStringLiteral("counted"));
    EXPECT_EQ(board->rows().back().leftText, QStringLiteral("6 not"));
    const auto strips = window->findChildren<SignalStrip*>();
    ASSERT_EQ(strips.size(), 2);
    for (const SignalStrip* strip : strips) EXPECT_EQ(strip->cells().size(), 4u);
}

// With a limit of 30 ms, the 20 of 50 latencies above it are bad.
TEST_F(WindowTest, AnObjectiveIsEditedAndRemembered)
{
    open(writeLog());
    window->showPage(QStringLiteral("health"));
    auto* board = window->findChild<BudgetBoard*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !board->rows().empty(); }, 10000));
    QTest::keyClick(board, Qt::Key_Return);
    auto* dialog = window->findChild<ObjectiveDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->findChild<QSpinBox*>()->setValue(39);
    dialog->findChild<QDoubleSpinBox*>()->setValue(50);
    dialog->accept();
    EXPECT_NEAR(settings.latency.limitSeconds, 0.039, 1e-9);
    ASSERT_TRUE(QTest::qWaitFor([&] { return board->rows()[0].measured == QStringLiteral("60.000\u00A0%"); }, 10000)) << board->rows()[0].measured.toStdString();
    const QString path = folder.filePath(QStringLiteral("config.toml"));
    Settings kept, read;
    ConfigFile file(path, &kept), again(path, &read);
    kept.latency = settings.latency;
    file.sync();
    EXPECT_TRUE(again.load());
    EXPECT_EQ(read.latency, settings.latency);
    EXPECT_EQ(read.availability, settings.availability);
}

}  // namespace tally
