// SPDX-License-Identifier: GPL-3.0-or-later
// What is opened instead of something else, also when it comes quickly.

#include <string>
#include <vector>

#include "tests/app/window_fixture.h"

namespace tally {
namespace {

class SourceControllerTest : public WindowTest {
protected:
    QString writeItems(const QString& name, int events)
    {
        const QString path = folder.filePath(name + QStringLiteral(".ndjson"));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < events; ++i) file.write("{\"videoId\":\"" + name.toUtf8() + "\",\"timestamp\":1700000000}\n");
        return path;
    }
    std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        for (const SourceState& source : controller->latest()->sources) names.push_back(source.name);
        return names;
    }
    bool still() const { return !sources->opening() && !controller->latest()->reading; }
};

TEST_F(SourceControllerTest, OfManyOpenedInsteadOfEachOtherTheLastStays)
{
    const QString first = writeItems(QStringLiteral("first"), 300'000), second = writeItems(QStringLiteral("second"), 20), third = writeItems(QStringLiteral("third"), 30);
    open(first);
    for (const QString& path : {second, first, second, third}) sources->openLogs({path}, {});
    EXPECT_TRUE(sources->opening());
    ASSERT_TRUE(QTest::qWaitFor([&] { return still() && controller->latest()->ledger.received == 30; }, 20000)) << controller->latest()->ledger.received;
    EXPECT_EQ(names(), std::vector<std::string>{third.toStdString()});
    ASSERT_EQ(sources->openSources().size(), 1u);
    EXPECT_EQ(sources->openSources().front().how.path, third);
}

TEST_F(SourceControllerTest, LogsAreReadAndFollowedTogether)
{
    const QString read = writeItems(QStringLiteral("read"), 30), followed = writeItems(QStringLiteral("followed"), 12);
    sources->open({read}, {followed}, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return still() && controller->latest()->ledger.received == 42; }, 20000));
    EXPECT_EQ(names().size(), 2u);
    ASSERT_EQ(sources->openSources().size(), 2u);
    sources->reopen(sources->openSources());
    EXPECT_EQ(sources->openSources().size(), 2u);
    ASSERT_TRUE(QTest::qWaitFor([&] { return still() && controller->latest()->ledger.received == 42; }, 20000));
    EXPECT_EQ(names().size(), 2u);
}

TEST_F(SourceControllerTest, AListenerThatIsAskedForMeanwhileComesAfterIt)
{
    open(writeItems(QStringLiteral("first"), 1000));
    const QString second = writeItems(QStringLiteral("second"), 20);
    sources->openLogs({second}, {});
    sources->listen(QStringLiteral("tcp://127.0.0.1:0"), {});
    EXPECT_EQ(sources->lastProblem(), QString());
    QString failure;
    QObject::connect(sources.get(), &SourceController::failed, window.get(), [&](const QString& sentence) { failure = sentence; });
    sources->listen(QStringLiteral("no place"), {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return still() && names().size() == 2; }, 20000));
    EXPECT_EQ(names().front(), second.toStdString());
    EXPECT_EQ(sources->openSources().size(), 2u);
    EXPECT_FALSE(failure.isEmpty()) << "a place that cannot be is said later, too";
}

TEST_F(SourceControllerTest, WhatIsStoppedMeanwhileDoesNotBegin)
{
    open(writeItems(QStringLiteral("first"), 1000));
    sources->openLogs({writeItems(QStringLiteral("second"), 20)}, {});
    sources->listen(QStringLiteral("tcp://127.0.0.1:0"), {});
    sources->stopListening();
    ASSERT_TRUE(QTest::qWaitFor([&] { return still() && controller->latest()->ledger.received == 20; }, 20000));
    EXPECT_EQ(names().size(), 1u);
}

// The demo writes its log first; what is opened meanwhile is opened instead of it.
TEST_F(SourceControllerTest, ALogOpenedWhileTheDemoIsMadeStaysAlone)
{
    sources->startDemo(folder.filePath(QStringLiteral("demo.ndjson")));
    const QString log = writeItems(QStringLiteral("mine"), 40);
    sources->openLogs({log}, {});
    ASSERT_TRUE(QTest::qWaitFor([&] { return still() && controller->latest()->ledger.received == 40; }, 60000));
    EXPECT_EQ(names(), std::vector<std::string>{log.toStdString()});
}

}  // namespace
}  // namespace tally
