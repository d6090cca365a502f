// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

#include "app/intake/credential_files.h"
#include "core/log/journal/journal.h"
#include "core/log/memory_log.h"
#include "tests/app/stream_client.h"
#include "tests/core/support/faulty_file_system.h"

namespace tally {
namespace {

using test::StreamClient;

constexpr auto kToken = "0123456789abcdef0123456789abcdef";

// A token, and certificates made by openssl; no test without it.
class TlsListener : public ::testing::Test {
protected:
    void SetUp() override
    {
        files_.token = path("token");
        std::ofstream(files_.token) << kToken << "\n";
        ::chmod(files_.token.c_str(), 0600);
        if (!make("a", {"ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"})) GTEST_SKIP() << "openssl is not installed";
        files_.certificate = path("a.crt");
        files_.key = path("a.key");
    }
    std::string path(const std::string& name) const { return directory_.path().toStdString() + "/" + name; }
    bool make(const std::string& name, const QStringList& kind) const
    {
        QStringList words{"req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=" + QString::fromStdString(name), "-keyout", QString::fromStdString(path(name + ".key")),
                          "-out", QString::fromStdString(path(name + ".crt")), "-newkey"};
        const bool made = QProcess::execute("openssl", words + kind) == 0;
        ::chmod(path(name + ".key").c_str(), 0600);
        return made;
    }
    Credentials read()
    {
        auto credentials = readCredentials(files_, &warnings_);
        EXPECT_TRUE(credentials) << credentials.error().what;
        return credentials.value_or(Credentials{});
    }
    std::unique_ptr<TcpListener> listen(std::shared_ptr<EventLog> log, const std::function<void(ListenerOptions&)>& change = {})
    {
        ListenerOptions options;
        options.credentials = read();
        options.tickEvery = std::chrono::hours(1);
        if (change) change(options);
        auto listener = TcpListener::start({}, std::move(log), {}, options);
        EXPECT_TRUE(listener) << listener.error().what;
        return std::move(*listener);
    }
    static StreamClient client(const TcpListener& listener, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        auto socket = std::make_unique<QSslSocket>();
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setProtocol(protocol);
        socket->connectToHostEncrypted("127.0.0.1", listener.address().port);
        socket->waitForEncrypted(5000);
        return StreamClient(std::move(socket));
    }
    static QString nameOf(StreamClient& client) { return qobject_cast<QSslSocket*>(&client.socket())->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0); }

    QTemporaryDir directory_;
    CredentialFiles files_;
    std::vector<std::string> warnings_;
};

TEST_F(TlsListener, AcknowledgesWhatIsKept)
{
    JournalOptions options;
    options.keepFree = 0;
    std::shared_ptr<EventLog> journal = std::move(*Journal::open(std::make_shared<test::FaultyFileSystem>(), "/data/journal", "tcp", options));
    const auto listener = listen(journal);
    StreamClient sender = client(*listener);
    sender.say("#tally 1 sender=web token=" + QByteArray(kToken) + "\n");
    EXPECT_EQ(sender.hear(), "ok 0");
    sender.say(QByteArray("record\n").repeated(100'000));
    std::string last;
    while (last != "ack 100000") {
        last = sender.hear();
        ASSERT_NE(last, "");
    }
}

TEST_F(TlsListener, RefusesPlainTextAndWhatIsOutOfDate)
{
    auto log = std::make_shared<MemoryLog>();
    const auto listener = listen(log, [](ListenerOptions& o) { o.limits.helloTime = std::chrono::milliseconds(1000); });
    StreamClient plain(listener->address());
    plain.say("#tally 1 token=" + QByteArray(kToken) + "\nline\n");
    EXPECT_TRUE(plain.closed());
    StreamClient silent(listener->address());
    EXPECT_TRUE(silent.closed());
    StreamClient half(listener->address());
    half.say("\x16\x03\x01\x02");
    EXPECT_TRUE(half.closed());
    const IntakeStats stats = listener->stats();
    EXPECT_EQ(stats.limits[static_cast<std::size_t>(SocketLimit::Tls)], 1u);
    EXPECT_EQ(stats.limits[static_cast<std::size_t>(SocketLimit::HelloTime)], 2u);
    EXPECT_FALSE(log->next(std::chrono::milliseconds(50)).has_value());
}

TEST_F(TlsListener, ANewCertificateCountsForWhoComesFromThenOn)
{
    auto log = std::make_shared<MemoryLog>();
    const auto listener = listen(log);
    const QByteArray hello = "#tally 1 token=" + QByteArray(kToken) + "\n";
    StreamClient old = client(*listener);
    EXPECT_EQ(nameOf(old), "a");
    old.say(hello);
    ASSERT_TRUE(make("b", {"rsa:2048"}));
    const std::string before = files_.stamp();
    files_.certificate = path("b.crt");
    files_.key = path("b.key");
    EXPECT_NE(files_.stamp(), before);
    listener->renew(read());
    StreamClient late = client(*listener);
    EXPECT_EQ(nameOf(late), "b");
    old.say("still\n");
    const auto batch = log->next(std::chrono::milliseconds(5000));
    ASSERT_TRUE(batch.has_value());
    EXPECT_EQ(batch->bytes, "still\n");
}

TEST_F(TlsListener, WhatCannotWorkIsSaidBeforeItIsUsed)
{
    ASSERT_TRUE(make("b", {"ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"}));
    const auto refusedWith = [&](const std::string& certificate, const std::string& key) {
        CredentialFiles files = files_;
        files.certificate = certificate;
        files.key = key;
        const auto credentials = readCredentials(files, &warnings_);
        return credentials ? std::string() : credentials.error().what;
    };
    EXPECT_EQ(refusedWith(path("a.crt"), path("a.key")), "");
    EXPECT_NE(refusedWith(path("a.crt"), path("b.key")).find("belong together"), std::string::npos);
    EXPECT_NE(refusedWith(path("token"), path("a.key")).find("no certificate"), std::string::npos);
    EXPECT_NE(refusedWith(path("a.crt"), path("token")).find("no private key"), std::string::npos);
    EXPECT_NE(refusedWith(path("gone.crt"), path("a.key")).find("cannot be read"), std::string::npos);
    EXPECT_TRUE(warnings_.empty());
    ::chmod(path("a.key").c_str(), 0644);
    EXPECT_EQ(refusedWith(path("a.crt"), path("a.key")), "");
    ASSERT_EQ(warnings_.size(), 1u);
    EXPECT_NE(warnings_.front().find("chmod 600"), std::string::npos);
}

}  // namespace
}  // namespace tally
