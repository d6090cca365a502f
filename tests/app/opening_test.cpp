// SPDX-License-Identifier: GPL-3.0-or-later
// A store that takes its time is opened beside the event loop, and can be left.
#include "app/desktop/session/opening.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <future>
#include <gtest/gtest.h>

namespace tally {
namespace {

OpeningWindow* shown()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<OpeningWindow*>(widget); window != nullptr && window->isVisible()) return window;
    return nullptr;
}

TEST(Opening, WhatIsQuickShowsNothing)
{
    bool dressed = false;
    const auto opened = openEngine([] { return Engine::create({}); }, QStringLiteral("store"), [&] { dressed = true; }, 5000);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(*opened);
    EXPECT_FALSE(dressed);
    const auto failed = openEngine([]() -> OpenedEngine { return fail(ErrorCode::Busy, "taken"); }, QStringLiteral("store"), [] {});
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->error().what, "taken");
}

TEST(Opening, WhatTakesItsTimeIsShownUntilItIsThere)
{
    std::promise<void> go;
    int dressed = 0;
    bool seen = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        if (shown() == nullptr) return;
        seen = true;
        look.stop();
        go.set_value();
    });
    look.start(5);
    const auto opened = openEngine(
        [&] {
            go.get_future().wait();
            return Engine::create({});
        },
        QStringLiteral("/a/store"), [&] { ++dressed; }, 1);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(*opened);
    EXPECT_TRUE(seen);
    EXPECT_EQ(dressed, 1);
    EXPECT_EQ(shown(), nullptr);
}

TEST(Opening, ItCanBeLeft)
{
    const auto go = std::make_shared<std::promise<void>>();
    const auto over = std::make_shared<std::promise<void>>();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        OpeningWindow* window = shown();
        if (window == nullptr) return;
        look.stop();
        auto* cancel = window->findChild<QPushButton*>();
        ASSERT_NE(cancel, nullptr);
        EXPECT_EQ(cancel->text(), QStringLiteral("Cancel"));
        cancel->click();
    });
    look.start(5);
    const auto opened = openEngine(
        [go, over]() -> OpenedEngine {
            go->get_future().wait();
            over->set_value();
            return fail(ErrorCode::Store, "too late");
        },
        QStringLiteral("/a/store"), [] {}, 1);
    EXPECT_FALSE(opened);
    go->set_value();
    over->get_future().wait();
}

}  // namespace
}  // namespace tally
