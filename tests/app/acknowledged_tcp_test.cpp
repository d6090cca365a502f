// SPDX-License-Identifier: GPL-3.0-or-later
// The wire format of acknowledged TCP, spoken by hand and by the client, over a journal on a disk that can fail.
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTcpSocket>
#include <gtest/gtest.h>
#include <thread>

#include "app/intake/tcp_listener.h"
#include "app/send/event_sender.h"
#include "core/base/limits.h"
#include "core/log/journal/journal.h"
#include "core/log/memory_log.h"
#include "tests/core/support/faulty_file_system.h"

namespace tally {
namespace {

std::shared_ptr<Journal> openJournal(const std::shared_ptr<test::FaultyFileSystem>& disk)
{
    JournalOptions options;
    options.keepFree = 0;
    auto journal = Journal::open(disk, "/data/journal", "tcp", options);
    EXPECT_TRUE(journal) << journal.error().what;
    return std::shared_ptr<Journal>(std::move(*journal));
}

// One connection, line by line.
class Wire {
public:
    explicit Wire(const TcpListener& listener)
    {
        socket_.connectToHost(QHostAddress::LocalHost, listener.address().port);
        EXPECT_TRUE(socket_.waitForConnected(5000));
    }
    void say(const QByteArray& bytes)
    {
        socket_.write(bytes);
        while (socket_.bytesToWrite() > 0 && socket_.waitForBytesWritten(5000)) {}
    }
    // The next line; empty when none comes or the connection was closed.
    std::string hear(int ms = 5000)
    {
        while (!socket_.canReadLine() && socket_.waitForReadyRead(ms)) {}
        return socket_.readLine().trimmed().toStdString();
    }
    // Answers up to the one that acknowledges `number`; acknowledgements are cumulative.
    std::string hearUpTo(std::uint64_t number)
    {
        std::string last;
        while (last != "ack " + std::to_string(number)) {
            std::string line = hear();
            if (line.empty()) return last;
            last = std::move(line);
        }
        return last;
    }
    bool closed()
    {
        return socket_.state() != QAbstractSocket::ConnectedState || socket_.waitForDisconnected(5000);
    }

private:
    QTcpSocket socket_;
};

std::uint64_t recordsIn(EventLog& log)
{
    log.close();
    std::uint64_t records = 0;
    while (!log.drained())
        if (const auto batch = log.next(std::chrono::milliseconds(20)); batch && batch->kind == RawBatch::Kind::Lines) records += batch->records;
    return records;
}

struct Rig {
    std::shared_ptr<test::FaultyFileSystem> disk = std::make_shared<test::FaultyFileSystem>();
    std::shared_ptr<Journal> journal = openJournal(disk);
    std::unique_ptr<TcpListener> listener = std::move(*TcpListener::start({}, journal));
};

TEST(AcknowledgedTcp, EveryFramedRecordIsAcknowledgedAndAnUnfinishedOneIsNot)
{
    Rig rig;
    {
        Wire wire(*rig.listener);
        wire.say("#tally 1 sen");
        wire.say("der=web\nrecord\nno event\n\n");
        EXPECT_EQ(wire.hear(), "ok 0");
        EXPECT_EQ(wire.hearUpTo(3), "ack 3");
        wire.say(QByteArray(3 << 20, 'x') + "\nhalf");
        EXPECT_EQ(wire.hearUpTo(4), "ack 4");
    }
    Wire again(*rig.listener);
    again.say("#tally 1 sender=web\n");
    EXPECT_EQ(again.hear(), "ok 4");
    Wire other(*rig.listener);
    other.say("#tally 1 sender=other\n");
    EXPECT_EQ(other.hear(), "ok 0");
    rig.listener.reset();
    EXPECT_EQ(recordsIn(*rig.journal), 4u);
}

TEST(AcknowledgedTcp, TheNameGoesToTheLastConnectionThatSaysIt)
{
    Rig rig;
    Wire first(*rig.listener);
    first.say("#tally 1 sender=web\na\n");
    EXPECT_EQ(first.hear(), "ok 0");
    EXPECT_EQ(first.hear(), "ack 1");
    Wire second(*rig.listener);
    second.say("#tally 1 sender=web\n");
    EXPECT_EQ(second.hear(), "ok 1");
    EXPECT_EQ(first.hear().substr(0, 6), "error ");
    EXPECT_TRUE(first.closed());
    first.say("b\n");
    second.say("c\n");
    EXPECT_EQ(second.hear(), "ack 2");
    rig.listener.reset();
    EXPECT_EQ(recordsIn(*rig.journal), 2u);
}

TEST(AcknowledgedTcp, WhatCannotBeAcknowledgedIsRefusedWithAReason)
{
    Rig rig;
    for (const QByteArray hello : {"#tally 2 sender=a\n", "#tally 1 sender=a b\n", "#tally 1\n"}) {
        Wire wire(*rig.listener);
        wire.say(hello + "record\n");
        EXPECT_EQ(wire.hear().substr(0, 6), "error ") << hello.toStdString();
        EXPECT_TRUE(wire.closed());
    }
    Wire endless(*rig.listener);
    endless.say("#tally 1 sender=" + QByteArray(1 << 20, 'a'));
    EXPECT_EQ(endless.hear().substr(0, 6), "error ");
    auto memory = std::make_shared<MemoryLog>();
    auto forgetful = TcpListener::start({}, memory);
    Wire wire(**forgetful);
    wire.say("#tally 1 sender=a\nrecord\n");
    EXPECT_EQ(wire.hear().substr(0, 18), "error not durable:");
    rig.listener.reset();
    EXPECT_EQ(recordsIn(*rig.journal), 0u);
}

TEST(AcknowledgedTcp, NothingIsAcknowledgedWhileTheDiskRefuses)
{
    Rig rig;
    Wire wire(*rig.listener);
    wire.say("#tally 1 sender=web\na\n");
    EXPECT_EQ(wire.hear(), "ok 0");
    EXPECT_EQ(wire.hear(), "ack 1");
    rig.disk->setCapacity(0);
    wire.say("b\n");
    EXPECT_EQ(wire.hear(500), "");
    Wire later(*rig.listener);   // must wait: record 2 is taken, not kept
    later.say("#tally 1 sender=web\n");
    EXPECT_EQ(later.hear(500), "");
    rig.disk->setCapacity(~std::uint64_t{0});
    EXPECT_EQ(later.hear(), "ok 2");
    rig.listener.reset();
    EXPECT_EQ(recordsIn(*rig.journal), 2u);
}

TEST(AcknowledgedTcp, WhatTheStoreKnowsIsNotAskedForAgain)
{
    Rig rig;
    rig.journal->resume("web", 70);   // the engine says so at its start
    Wire wire(*rig.listener);
    wire.say("#tally 1 sender=web\nrecord\n");
    EXPECT_EQ(wire.hear(), "ok 70");
    EXPECT_EQ(wire.hear(), "ack 71");
}

TEST(AcknowledgedTcp, OneNameTooManyIsRefusedAndTheKnownOnesGoOn)
{
    Rig rig;
    for (std::size_t i = 0; i < limits::kSenders; ++i) rig.journal->resume("s" + std::to_string(i), 1);
    Wire late(*rig.listener);
    late.say("#tally 1 sender=late\n");
    EXPECT_EQ(late.hear(), "error too many senders");
    Wire known(*rig.listener);
    known.say("#tally 1 sender=s7\nrecord\n");
    EXPECT_EQ(known.hear(), "ok 1");
    EXPECT_EQ(known.hear(), "ack 2");
}

// A pipe may say nothing for longer than a listener may.
TEST(AcknowledgedTcp, TheClientDoesNotTakeTheSilenceOfItsSourceForTrouble)
{
    Rig rig;
    SendOptions options;
    options.to = {{Scheme::Tcp, "127.0.0.1", std::to_string(rig.listener->address().port), {}}};
    options.sender = "web";
    options.giveUpAfter = std::chrono::milliseconds(200);
    EventSender sender(options);
    ASSERT_TRUE(sender.connect());
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(sender.push("record\n", 1));
        EXPECT_TRUE(sender.flush());
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
    }
    EXPECT_EQ(sender.acknowledged(), 2u);
    EXPECT_TRUE(sender.delays().empty());
}

// The client against listeners that come and go.
TEST(AcknowledgedTcp, TheClientSendsEachRecordOnceThroughRestarts)
{
    auto disk = std::make_shared<test::FaultyFileSystem>();
    auto journal = openJournal(disk);
    auto listener = std::move(*TcpListener::start({}, journal));
    const ListenAddress where = listener->address();
    constexpr std::uint64_t kRecords = 200'000, kBlock = 500;
    std::string failure;
    std::atomic<std::uint64_t> sent{0};
    std::thread client([&] {
        SendOptions options;
        options.to = {{Scheme::Tcp, "127.0.0.1", std::to_string(where.port), {}}};
        options.sender = "web";
        options.window = 1 << 20;
        EventSender sender(options);
        auto done = sender.connect();
        for (; done && sent < kRecords; sent += kBlock) {
            std::string lines;
            for (std::uint64_t i = 0; i < kBlock; ++i) lines += "record " + std::to_string(sent + i + 1) + "\n";
            done = sender.push(lines, kBlock);
        }
        if (done) done = sender.flush();
        failure = done ? "" : done.error().what;
        if (sender.acknowledged() != kRecords) failure += " acknowledged " + std::to_string(sender.acknowledged());
    });
    std::shared_ptr<Journal> last;
    for (int restart = 1; restart <= 3; ++restart) {
        while (sent < kRecords / 4 * static_cast<std::uint64_t>(restart)) std::this_thread::yield();
        listener.reset();
        journal.reset();
        journal = openJournal(disk);
        listener = std::move(*TcpListener::start(where, journal));
    }
    client.join();
    EXPECT_EQ(failure, "");
    listener.reset();
    journal->seek(0);
    std::uint64_t next = 1;
    bool inOrder = true;
    journal->close();
    while (!journal->drained()) {
        const auto batch = journal->next(std::chrono::milliseconds(20));
        if (!batch || batch->kind != RawBatch::Kind::Lines) continue;
        for (std::size_t at = 0; at < batch->bytes.size(); ++next) {
            const std::size_t end = batch->bytes.find('\n', at);
            inOrder &= batch->bytes.substr(at, end - at) == "record " + std::to_string(next);
            at = end + 1;
        }
    }
    EXPECT_TRUE(inOrder);
    EXPECT_EQ(next, kRecords + 1);
}

}  // namespace
}  // namespace tally
