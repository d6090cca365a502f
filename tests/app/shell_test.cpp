// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>
#include <atomic>
#include <future>

#include "app/desktop/pages/trends_page.h"
#include "app/desktop/theme_menu.h"
#include "tests/app/window_fixture.h"
#include "widgets/cards/banner.h"
#include "widgets/cards/buttons.h"
#include "widgets/charts/chart_legend.h"
#include "widgets/charts/time_chart.h"
#include "widgets/shell/drop_button.h"
#include "widgets/shell/nav_rail.h"
#include "widgets/theme/theme.h"

namespace tally {

namespace {

void drop(QWidget* on, const QStringList& paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths) urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(500, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(on, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent event(QPointF(500, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(on, &event);
}

}  // namespace

TEST_F(WindowTest, EveryDroppedLogIsOpenedAndTheRestIsNamed)
{
    const QString one = writeLog(), two = folder.filePath(QStringLiteral("two.ndjson"));
    ASSERT_TRUE(QFile::copy(one, two));
    drop(window.get(), {one, folder.path(), two});
    ASSERT_TRUE(QTest::qWaitFor([&] { return controller->latest()->sources.size() == 2 && !sources->opening(); }, 20000));
    auto* banner = window->findChild<Banner*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return banner->isVisible(); }, 10000));
    EXPECT_TRUE(banner->accessibleName().contains(QStringLiteral("directory"))) << banner->accessibleName().toStdString();
}

TEST_F(WindowTest, AFocusedControlKeepsTheSpaceBar)
{
    open(writeLog());
    window->activateWindow();
    auto* legend = window->findChild<ChartLegend*>();
    auto* rail = window->findChild<NavRail*>();
    ASSERT_TRUE(legend && rail);
    for (QWidget* control : {static_cast<QWidget*>(legend), static_cast<QWidget*>(rail)}) {
        control->setFocus();
        QKeyEvent key(QEvent::ShortcutOverride, Qt::Key_Space, Qt::NoModifier);
        key.ignore();
        QApplication::sendEvent(window.get(), &key);
        EXPECT_TRUE(key.isAccepted()) << control->metaObject()->className();
    }
    window->findChild<TimeChart*>()->setFocus();
    QKeyEvent key(QEvent::ShortcutOverride, Qt::Key_Space, Qt::NoModifier);
    key.ignore();
    QApplication::sendEvent(window.get(), &key);
    EXPECT_FALSE(key.isAccepted());
}

TEST_F(WindowTest, TrendsOffersTheTypesThatOccur)
{
    open(writeLog());
    window->showPage(QStringLiteral("trends"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
    QMenu* menu = nullptr;
    for (DropButton* button : window->findChild<TrendsPage*>()->findChildren<DropButton*>()) menu = button->menu();
    ASSERT_NE(menu, nullptr);
    emit menu->aboutToShow();
    QStringList names;
    for (const QAction* action : menu->actions())
        if (!action->isSeparator()) names += action->text();
    EXPECT_EQ(names, (QStringList{QStringLiteral("All types"), QStringLiteral("view")}));
}

// Both threads of the questions are held: what was asked waits, and the charts show what they showed before.
TEST_F(WindowTest, IsSettledOnlyWhenEveryAnswerIsShown)
{
    open(writeLog());
    ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
    std::promise<void> release;
    const std::shared_future<void> released = release.get_future().share();
    std::atomic<int> held = 0;
    for (int i = 0; i < 2; ++i)
        controller->post(
            [&held, released](const HotView&, const std::stop_token&) {
                ++held;
                released.wait();
                return EngineController::Deliver([] {});
            },
            {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return held == 2; }, 10000));
    emit controller->dataChanged();                     // asked again; range and filter are the same
    EXPECT_FALSE(QTest::qWaitFor([this] { return window->settled(); }, 300));
    const qint64 from = range->range().fromUs + 2 * kMinute;
    range->zoomTo(from, from + 3 * kMinute);
    EXPECT_FALSE(QTest::qWaitFor([this] { return window->settled(); }, 300));
    release.set_value();
    ASSERT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000));
    int seen = 0;
    for (const TimeChart* chart : window->findChildren<TimeChart*>()) {
        if (!chart->isVisible()) continue;
        ++seen;
        EXPECT_EQ(chart->data().fromUs, from) << chart->accessibleName().toStdString();
    }
    EXPECT_EQ(seen, 3);
}

TEST_F(WindowTest, ALogWithoutTimesSettlesOnEveryPage)
{
    const QString path = folder.filePath(QStringLiteral("timeless.ndjson"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < 50; ++i) file.write("{\"videoId\":\"v" + QByteArray::number(i % 5) + "\"}\n");
    file.close();
    ReadOptions options;
    options.noTime = true;
    sources->openLogs({path}, options);
    ASSERT_TRUE(QTest::qWaitFor([this] { return controller->shown()->items == 5; }, 20000));
    for (const char* page : {"overview", "videos", "trends", "health", "sources"}) {
        window->showPage(QLatin1String(page));
        EXPECT_TRUE(QTest::qWaitFor([this] { return window->settled(); }, 10000)) << page;
    }
}

TEST(ThemeMenu, OffersFourAndSaysWhichIsChosen)
{
    QMenu menu;
    std::optional<ThemeChoice> chosen;
    fillThemeMenu(&menu, ThemeChoice::System, [&](ThemeChoice theme) { chosen = theme; });
    ASSERT_EQ(menu.actions().size(), 4);
    EXPECT_TRUE(menu.actions().first()->isChecked());
    menu.actions().last()->trigger();
    EXPECT_EQ(chosen, ThemeChoice::Contrast);
}

TEST(Settings, EveryThemeIsReadAsItIsWritten)
{
    for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast}) {
        ThemeChoice read = ThemeChoice::System;
        EXPECT_TRUE(parseTheme(themeName(theme), &read));
        EXPECT_EQ(read, theme);
    }
}

}  // namespace tally
