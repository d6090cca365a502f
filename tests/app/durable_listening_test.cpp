// SPDX-License-Identifier: GPL-3.0-or-later
// A window with a data directory listens through the journal there; one without keeps what arrives in memory.
#include <QDir>
#include <QTcpSocket>

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

}  // namespace
}  // namespace tally
