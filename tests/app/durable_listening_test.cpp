// SPDX-License-Identifier: GPL-3.0-or-later
// A window with a data directory listens through the journal there; one without keeps what arrives in memory.
#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include "app/desktop/explain/explain_dialog.h"
#include "app/desktop/explain/raw_lines_dialog.h"
#include "core/log/journal/segment_header.h"
#include "core/log/memory_log.h"
#include "tests/app/window_fixture.h"
#include "widgets/tables/data_table.h"
#include "widgets/text/number_text.h"

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

// A port that nobody listens on now; below those that outgoing connections of other tests may be given meanwhile.
QString freeAddress()
{
    for (qint64 tried = QCoreApplication::applicationPid() * 16;; ++tried) {
        const auto port = static_cast<quint16>(10'000 + tried % 22'000);
        if (QTcpServer probe; probe.listen(QHostAddress::LocalHost, port)) return QStringLiteral("tcp://127.0.0.1:%1").arg(port);
    }
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

// What a listener keeps can be looked at as the lines of a log, while more arrives.
TEST_F(StoreWindowTest, LinesThatAListenerTookAreSeenAgain)
{
    const QString address = freeAddress();
    sources->listen(address, {});
    ASSERT_EQ(sources->lastProblem(), QString());
    QTcpSocket sender;
    sender.connectToHost(QHostAddress::LocalHost, address.section(QLatin1Char(':'), -1).toUShort());
    ASSERT_TRUE(sender.waitForConnected(5000));
    const qint64 now = SystemClock().nowMicros(), minute = now / kMinute * kMinute;
    const auto line = [&](const char* actor) { return QByteArray("{\"videoId\":\"a\",\"userId\":\"") + actor + "\",\"timestamp\":" + QByteArray::number(minute / kSecond) + "}\n"; };
    for (int i = 0; i < 30; ++i) sender.write(line(i % 3 == 0 ? "bot" : "ann"));
    ASSERT_TRUE(sender.waitForBytesWritten(5000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return controller->shown()->items == 1 && controller->shown()->ledger.counted() == 30; }, 10000));
    window->explain(minute, minute + kMinute);
    auto* dialog = window->findChild<ExplainDialog*>();
    ASSERT_NE(dialog, nullptr);
    const QAbstractItemModel* actors = dialog->actors()->model();
    ASSERT_TRUE(QTest::qWaitFor([&] { return actors->rowCount() == 2; }, 10000));
    EXPECT_EQ(actors->index(0, 0).data().toString(), QStringLiteral("ann"));
    EXPECT_EQ(actors->index(0, 2).data().toString(), QStringLiteral("20"));
    dialog->actors()->setCurrentIndex(actors->index(1, 0));
    sender.write(line("bot"));
    ASSERT_TRUE(sender.waitForBytesWritten(5000));
    ASSERT_TRUE(QTest::qWaitFor([&] { return controller->shown()->ledger.counted() == 31; }, 10000));
    dialog->showRawLines();
    auto* lines = dialog->findChild<RawLinesDialog*>();
    ASSERT_NE(lines, nullptr);
    const QAbstractItemModel* rows = lines->table()->model();
    ASSERT_TRUE(QTest::qWaitFor([&] { return rows->rowCount() == 11; }, 10000));
    EXPECT_TRUE(rows->index(0, 0).data().toString().contains(address.section(QLatin1Char('/'), -1)));
    EXPECT_EQ(rows->index(1, 2).data(Qt::DisplayRole).toString(), groupedNumber(qint64{3 * line("ann").size()}));
    EXPECT_EQ(rows->index(10, 4).data().toString(), QString::fromUtf8(line("bot")).trimmed());
    lines->close();
    dialog->close();
}

}  // namespace
}  // namespace tally
