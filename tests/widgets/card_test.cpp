// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/cards/card.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QAbstractButton>
#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include "widgets/cards/elided_label.h"

namespace tally {
namespace {

struct Shown {
    Shown() : card(QStringLiteral("Traffic"), QStringLiteral("% of events")) {
        body = new QLabel(QStringLiteral("body"));
        card.setBody(body);
        card.resize(300, 200);
        card.show();
    }
    QStringList buttons() const {
        QStringList texts;
        for (const QAbstractButton* button : card.findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->text().isEmpty()) texts += button->text();
        return texts;
    }
    void press(const QString& text) {
        for (QAbstractButton* button : card.findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text() == text) return QTest::mouseClick(button, Qt::LeftButton);
        ADD_FAILURE() << "no button " << text.toStdString();
    }
    Card card;
    QLabel* body;
};

TEST(Card, ReadyAndStaleShowTheBody) {
    Shown shown;
    EXPECT_TRUE(shown.body->isVisible());
    shown.card.setState(StateInfo::stale(QStringLiteral("stale, 2 min"), QStringLiteral("silent")));
    EXPECT_TRUE(shown.body->isVisible());
}

TEST(Card, LoadingShowsThePartThatIsThereAndCanBeCancelled) {
    Shown shown;
    QSignalSpy action(&shown.card, &Card::stateAction);
    shown.card.setState(StateInfo::loading(0.4, QStringLiteral("40 %"), QStringLiteral("8 s left")));
    QTest::qWait(10);   // a new button is shown by the event loop
    EXPECT_TRUE(shown.body->isVisible());
    ASSERT_EQ(shown.buttons().size(), 1);
    shown.press(shown.buttons().first());
    ASSERT_EQ(action.size(), 1);
    EXPECT_EQ(action[0][0].toString(), QStringLiteral("cancel"));
}

TEST(Card, DetailsOfAnErrorAreCopied) {
    Shown shown;
    QGuiApplication::clipboard()->clear();
    shown.card.setState(StateInfo::failed(QStringLiteral("The log could not be read"), QStringLiteral("a.csv: no such file")));
    QTest::qWait(10);
    ASSERT_EQ(shown.buttons().size(), 1);
    shown.press(shown.buttons().first());
    EXPECT_TRUE(QGuiApplication::clipboard()->text().endsWith(QStringLiteral("The log could not be read\na.csv: no such file"))) << QGuiApplication::clipboard()->text().toStdString();
}

TEST(Card, AClickLastsLongerThanAStepOfTheProgress) {
    Shown shown;
    QSignalSpy action(&shown.card, &Card::stateAction);
    shown.card.setState(StateInfo::loading(0.4, QStringLiteral("40 %"), QStringLiteral("8 s left")));
    QTest::qWait(10);
    QAbstractButton* cancel = nullptr;
    for (QAbstractButton* button : shown.card.findChildren<QAbstractButton*>())
        if (button->isVisible() && button->text() == shown.buttons().first()) cancel = button;
    ASSERT_NE(cancel, nullptr);
    const QPointer<QAbstractButton> pressed = cancel;
    QTest::mousePress(cancel, Qt::LeftButton);
    shown.card.setState(StateInfo::loading(0.5, QStringLiteral("50 %"), QStringLiteral("6 s left")));
    QTest::qWait(10);
    ASSERT_TRUE(pressed);
    QTest::mouseRelease(pressed, Qt::LeftButton);
    EXPECT_EQ(action.size(), 1);
    bool told = false;
    for (const QLabel* label : shown.card.findChildren<QLabel*>()) told |= label->isVisible() && label->text() == QStringLiteral("6 s left");
    for (const ElidedLabel* label : shown.card.findChildren<ElidedLabel*>()) told |= label->isVisible() && label->text() == QStringLiteral("6 s left");
    EXPECT_TRUE(told);
}

TEST(Card, EmptyAndFailedStandInsteadOfTheBody) {
    Shown shown;
    QSignalSpy action(&shown.card, &Card::stateAction);
    shown.card.setState(StateInfo::empty(QStringLiteral("No events"), QStringLiteral("Nothing yet."), {{QStringLiteral("open"), QStringLiteral("Open log")}}));
    EXPECT_FALSE(shown.body->isVisible());
    shown.press(QStringLiteral("Open log"));
    shown.card.setState(StateInfo::failed(QStringLiteral("Not read"), QStringLiteral("Disk full.")));
    EXPECT_FALSE(shown.body->isVisible());
    shown.press(shown.buttons().first());
    ASSERT_EQ(action.size(), 2);
    EXPECT_EQ(action[0][0].toString(), QStringLiteral("open"));
    EXPECT_EQ(action[1][0].toString(), QStringLiteral("details"));
    shown.card.setState(StateInfo::ready());
    EXPECT_TRUE(shown.body->isVisible());
}

// Before any event has been handled: what is painted next must not show a badge over the title.
TEST(Card, BadgesStandBesideTheTitleAtOnce) {
    Shown shown;
    QTest::qWait(10);
    const auto lefts = [&] {
        std::vector<int> found;
        for (const Badge* badge : shown.card.findChildren<Badge*>())
            if (badge->isVisible()) found.push_back(badge->mapTo(&shown.card, QPoint(0, 0)).x());
        return found;
    };
    const auto badge = [](const char* text) { return BadgeText{QString::fromLatin1(text), Tone::Ok, {}}; };
    shown.card.setTitleBadges({badge("fresh"), badge("counted")});
    const std::vector<int> first = lefts();
    ASSERT_EQ(first.size(), 2u);
    EXPECT_GT(first[0], 60);
    EXPECT_GT(first[1], first[0]);
    shown.card.setTitleBadges({badge("fresh"), badge("")});
    EXPECT_EQ(lefts(), std::vector<int>{first[0]});
    shown.card.setTitleBadges({badge("fresh"), badge("counted")});
    EXPECT_EQ(lefts(), first);
}

TEST(Card, TheSubtitleIsNotCutByWhatStandsBesideIt) {
    Shown shown;
    auto* wide = new ElidedLabel(TextStyle::Small, Role::Text);
    wide->setText(QString(80, QLatin1Char('x')));
    shown.card.addHeaderWidget(wide);
    QTest::qWait(10);
    for (const ElidedLabel* label : shown.card.findChildren<ElidedLabel*>()) {
        if (label->text() != QStringLiteral("% of events")) continue;
        EXPECT_GE(label->width(), label->sizeHint().width());
    }
}

}  // namespace
}  // namespace tally
