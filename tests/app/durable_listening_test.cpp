// SPDX-License-Identifier: GPL-3.0-or-later
// A window with a data directory listens through the journal there; one without keeps what arrives in memory.
#include <QDir>
#include <QSignalSpy>
#include <QTcpSocket>

#include "core/log/journal/segment_header.h"
#include "core/log/memory_log.h"
#include "tests/app/window_fixture.h"

namespace tally {
namespace {

QString answerOf(const QString& address)
{
    QTcpSocket sender;
    sender.connectToHost(QHostAddress::LocalHost, address.section(QLatin1Char(':'), -1).toUShort());
    sender.write("#tally 1 sender=web\n");
    while (!sender.canReadLine() && sender.waitForReadyRead(5000)) {}
    return QString::fromUtf8(sender.readLine()).trimmed();
}

// A port that nobody listens on now.
QString freeAddress()
{
    auto probe = TcpListener::start({}, std::make_shared<MemoryLog>());
    return QString::fromStdString((*probe)->address().text());
}

class StoreWindowTest : public WindowTest {
protected:
    StoreWindowTest() : WindowTest((QDir::tempPath() + QStringLiteral("/tally-window-%1").arg(QCoreApplication::applicationPid())).toStdString()) {}
    ~StoreWindowTest() override { QDir(QString::fromStdString(controller->dataDirectory())).removeRecursively(); }
};

TEST_F(WindowTest, AListenerInMemoryDoesNotAcknowledge)
{
    const QString address = freeAddress();
    sources->listen(address, {});
    EXPECT_EQ(sources->lastProblem(), QString());
    EXPECT_TRUE(answerOf(address).startsWith(QStringLiteral("error not durable")));
}

TEST_F(StoreWindowTest, AListenerWithAStoreAcknowledgesAndIsNotOpenedTwice)
{
    const QString address = freeAddress();
    sources->listen(address, {});
    EXPECT_EQ(sources->lastProblem(), QString());
    EXPECT_EQ(answerOf(address), QStringLiteral("ok 0"));
    sources->listen(address, {});
    EXPECT_FALSE(sources->lastProblem().isEmpty());
    EXPECT_EQ(answerOf(address), QStringLiteral("ok 0"));
}

// What the journal has lost is said, not only set aside.
TEST_F(StoreWindowTest, DamageOfTheJournalIsOnTheScreen)
{
    const QString address = freeAddress();
    const QString journal = QString::fromStdString(controller->dataDirectory()) + QStringLiteral("/journal");
    ASSERT_TRUE(QDir().mkpath(journal));
    QFile segment(journal + QLatin1Char('/') + QString::fromStdString(journal::chainName(address.toStdString())) + QStringLiteral(".00000000000000000000.tlj"));
    ASSERT_TRUE(segment.open(QIODevice::WriteOnly));
    segment.write(QByteArray(5000, 'x'));
    segment.close();
    QSignalSpy noted(sources.get(), &SourceController::noted);
    sources->listen(address, {});
    EXPECT_EQ(sources->lastProblem(), QString());
    ASSERT_TRUE(noted.wait(5000));
    EXPECT_TRUE(noted.front().front().toString().contains(QStringLiteral(".tlj")));
}

}  // namespace
}  // namespace tally
