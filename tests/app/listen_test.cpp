// SPDX-License-Identifier: GPL-3.0-or-later
// Listeners of the window: where and how, the dialog that asks, and events of every way in until they are counted.
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QSslSocket>
#include <QUdpSocket>
#include <sys/stat.h>

#include "app/desktop/listen/listen_dialog.h"
#include "app/desktop/text.h"
#include "tests/app/window_fixture.h"

namespace tally {

namespace {

QByteArray lines(int count)
{
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += R"({"videoId":"v)" + QByteArray::number(i % 3) + R"(","timestamp":)" + QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + "}\n";
    return all;
}

}  // namespace

TEST(ListenPlace, SchemesSayHow)
{
    const std::pair<const char*, ListenKind> known[] = {{"127.0.0.1:9099", ListenKind::Tcp}, {"tcp://127.0.0.1:9099", ListenKind::Tcp}, {"tls://[::1]:1", ListenKind::Tls},
                                                        {"udp://127.0.0.1:5", ListenKind::Udp}, {"http://127.0.0.1:80/", ListenKind::Http}, {"https://0.0.0.0:443", ListenKind::Https},
                                                        {"local:/run/tally", ListenKind::Local}};
    for (const auto& [words, kind] : known) {
        const auto place = parseListenPlace(words);
        ASSERT_TRUE(place) << words << ": " << place.error().what;
        EXPECT_EQ(place->kind, kind) << words;
        EXPECT_EQ(parseListenPlace(place->text())->kind, kind) << words;
        EXPECT_EQ(parseListenPlace(place->text())->text(), place->text());
    }
    for (const char* wrong : {"", "tls://", "udp://example.org:5", "ftp://127.0.0.1:21", "http://127.0.0.1:99999"}) EXPECT_FALSE(parseListenPlace(wrong)) << wrong;
    EXPECT_TRUE(namesListenPlace("udp://127.0.0.1:5"));
    EXPECT_FALSE(namesListenPlace("/var/log/tcp.log"));
    EXPECT_FALSE(namesListenPlace("127.0.0.1:9099"));
}

class ListenDialogTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        ::unsetenv("RUNTIME_DIRECTORY");
        ::setenv("XDG_RUNTIME_DIR", bytes(folder.path()).c_str(), 1);
    }
    void make(const char* place, const ListenFiles& files = {})
    {
        dialog = std::make_unique<ListenDialog>(QString::fromLatin1(place), files, nullptr);
        spy = std::make_unique<QSignalSpy>(dialog.get(), &ListenDialog::listenRequested);
        dialog->show();
    }
    QLineEdit* edit(const char* name)
    {
        for (QLineEdit* each : dialog->findChildren<QLineEdit*>())
            if (each->accessibleName() == QLatin1String(name)) return each;
        return nullptr;
    }
    void choose(ListenKind kind)
    {
        auto* box = dialog->findChild<QComboBox*>();
        box->setCurrentIndex(box->findData(static_cast<int>(kind)));
    }
    // What is asked for by Enter; empty = nothing.
    QString asked()
    {
        spy->clear();
        QTest::keyClick(dialog.get(), Qt::Key_Return);
        return spy->isEmpty() ? QString() : spy->first()[0].toString();
    }
    QTemporaryDir folder;
    std::unique_ptr<ListenDialog> dialog;
    std::unique_ptr<QSignalSpy> spy;
};

TEST_F(ListenDialogTest, AsksForWhatIsWritten)
{
    make("127.0.0.1:9099");
    EXPECT_EQ(asked(), QStringLiteral("tcp://127.0.0.1:9099"));
    choose(ListenKind::Udp);
    EXPECT_EQ(asked(), QStringLiteral("udp://127.0.0.1:9099"));
    choose(ListenKind::Http);
    edit("Address")->setText(QStringLiteral("::1"));
    EXPECT_EQ(asked(), QStringLiteral("http://[::1]:9099"));
}

TEST_F(ListenDialogTest, TakesALocalSocketInPlaceOfAnAddress)
{
    make("local:/run/tally");
    EXPECT_EQ(asked(), QStringLiteral("local:/run/tally"));
    EXPECT_FALSE(edit("Port")->isEnabled());
    choose(ListenKind::Tcp);
    EXPECT_TRUE(edit("Port")->isEnabled());
    EXPECT_EQ(asked(), QStringLiteral("tcp://127.0.0.1:9099"));
    choose(ListenKind::Local);
    EXPECT_EQ(asked(), QStringLiteral("local:tallyscope"));
}

TEST_F(ListenDialogTest, OthersMaySendOnlyWithTlsAndAToken)
{
    make("127.0.0.1:9099");
    EXPECT_FALSE(edit("Certificate")->isVisible());
    edit("Address")->setText(QStringLiteral("0.0.0.0"));
    for (const ListenKind open : {ListenKind::Tcp, ListenKind::Udp, ListenKind::Http}) {
        choose(open);
        EXPECT_EQ(asked(), QString());
    }
    for (const ListenKind secured : {ListenKind::Tls, ListenKind::Https}) {
        choose(secured);
        EXPECT_TRUE(edit("Certificate")->isVisible());
        edit("Certificate")->clear();
        edit("Token file")->clear();
        edit("Key")->setText(QStringLiteral("/etc/a.key"));
        EXPECT_EQ(asked(), QString());
        edit("Certificate")->setText(QStringLiteral("/etc/a.crt"));
        EXPECT_EQ(asked(), QString()) << "without a token";
        edit("Token file")->setText(QStringLiteral("/etc/a.token"));
        EXPECT_TRUE(asked().endsWith(QStringLiteral("://0.0.0.0:9099")));
        EXPECT_EQ(spy->first()[1].value<ListenFiles>(), (ListenFiles{QStringLiteral("/etc/a.crt"), QStringLiteral("/etc/a.key"), QStringLiteral("/etc/a.token")}));
    }
}

class ListenTest : public WindowTest {
protected:
    // Port of the place that is listened on; 0 = a problem, or none.
    quint16 listen(const char* place)
    {
        sources->listen(QString::fromLatin1(place), {});
        EXPECT_EQ(sources->lastProblem(), QString()) << place;
        if (!sources->lastProblem().isEmpty()) return 0;
        const auto address = parseListenPlace(bytes(settings.recents.front().path));
        return address ? address->address.port : quint16{0};
    }
    bool counted(std::uint64_t events)
    {
        return QTest::qWaitFor([&] { return controller->latest()->ledger.counted() == events; }, 10000);
    }
    bool makeCertificate()
    {
        const QString base = folder.filePath(QStringLiteral("a"));
        const int code = QProcess::execute(QStringLiteral("openssl"), {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"),
            QStringLiteral("-subj"), QStringLiteral("/CN=a"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
            QStringLiteral("-keyout"), base + QStringLiteral(".key"), QStringLiteral("-out"), base + QStringLiteral(".crt")});
        QFile token(base + QStringLiteral(".token"));
        if (code != 0 || !token.open(QIODevice::WriteOnly)) return false;
        token.write("0123456789abcdef0123456789abcdef\n");
        for (const char* end : {".key", ".token"}) ::chmod((bytes(base) + end).c_str(), 0600);
        settings.listenFiles = {base + QStringLiteral(".crt"), base + QStringLiteral(".key"), base + QStringLiteral(".token")};
        return true;
    }
    static QByteArray request(int events, const QByteArray& head = {})
    {
        const QByteArray body = lines(events);
        return "POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\n" + head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
};

TEST_F(ListenTest, DatagramsRequestsAndLinesAreCountedTogether)
{
    const quint16 udp = listen("udp://127.0.0.1:0"), http = listen("http://127.0.0.1:0"), tcp = listen("tcp://127.0.0.1:0");
    ASSERT_TRUE(udp != 0 && http != 0 && tcp != 0);
    EXPECT_TRUE(QTest::qWaitFor([&] { return controller->latest()->sources.size() == 3; }, 10000)) << "each is shown before anybody has sent";
    QUdpSocket datagrams;
    datagrams.writeDatagram(lines(5), QHostAddress::LocalHost, udp);
    QTcpSocket requests, stream;
    requests.connectToHost(QHostAddress::LocalHost, http);
    ASSERT_TRUE(requests.waitForConnected(5000));
    requests.write(request(7));
    stream.connectToHost(QHostAddress::LocalHost, tcp);
    ASSERT_TRUE(stream.waitForConnected(5000));
    stream.write(lines(11));
    stream.flush();
    EXPECT_TRUE(counted(23)) << controller->latest()->ledger.counted();
    EXPECT_TRUE(QTest::qWaitFor([&] { return requests.bytesAvailable() > 0; }, 10000));
    EXPECT_TRUE(requests.readAll().startsWith("HTTP/1.1 200"));
    sources->stopListening();
    EXPECT_EQ(sources->openSources().size(), 0u);
}

TEST_F(ListenTest, TlsAndHttpsAskForTheToken)
{
    if (!makeCertificate()) GTEST_SKIP() << "openssl is not installed";
    const quint16 tls = listen("tls://127.0.0.1:0"), https = listen("https://127.0.0.1:0");
    ASSERT_TRUE(tls != 0 && https != 0);
    QSslSocket stream, requests, stranger;
    for (auto [socket, port] : {std::pair{&stream, tls}, {&requests, https}, {&stranger, https}}) {
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        ASSERT_TRUE(QTest::qWaitFor([socket = socket] { return socket->isEncrypted(); }, 10000));
    }
    stream.write("#tally 1 token=0123456789abcdef0123456789abcdef\n");
    stream.write(lines(3));
    requests.write(request(4, "Authorization: Bearer 0123456789abcdef0123456789abcdef\r\n"));
    stranger.write(request(9));
    EXPECT_TRUE(QTest::qWaitFor([&] { return stranger.bytesAvailable() > 0; }, 10000));
    EXPECT_TRUE(stranger.readAll().startsWith("HTTP/1.1 401"));
    EXPECT_TRUE(counted(7)) << controller->latest()->ledger.counted();
}

TEST_F(ListenTest, ANewTokenAndCertificateAreTakenWithoutARestart)
{
    if (!makeCertificate()) GTEST_SKIP() << "openssl is not installed";
    const quint16 https = listen("https://127.0.0.1:0");
    ASSERT_NE(https, 0);
    const auto answer = [&](const QByteArray& token) {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), https);
        EXPECT_TRUE(QTest::qWaitFor([&] { return socket.isEncrypted(); }, 10000));
        socket.write(request(1, "Authorization: Bearer " + token + "\r\n"));
        EXPECT_TRUE(QTest::qWaitFor([&] { return socket.bytesAvailable() > 12; }, 10000));
        return socket.readAll().mid(9, 3);
    };
    const QByteArray before = "0123456789abcdef0123456789abcdef", after = "fedcba9876543210fedcba9876543210";
    EXPECT_EQ(answer(before), "200");
    QFile token(settings.listenFiles.token);
    ASSERT_TRUE(token.open(QIODevice::WriteOnly | QIODevice::Truncate));
    token.write(after + "\n");
    token.close();
    EXPECT_TRUE(QTest::qWaitFor([&] { return answer(after) == "200"; }, 15000));
    EXPECT_EQ(answer(before), "401");
}

TEST_F(ListenTest, WhatCannotBeListenedOnIsSaid)
{
    const auto problem = [&](const char* place) {
        sources->listen(QString::fromLatin1(place), {});
        return sources->lastProblem();
    };
    EXPECT_TRUE(problem("tls://127.0.0.1:0").contains(QStringLiteral("certificate")));
    EXPECT_TRUE(problem("udp://0.0.0.0:0").contains(QStringLiteral("token")));
    EXPECT_FALSE(problem("http://0.0.0.0:0").isEmpty());
    EXPECT_FALSE(problem("tcp://0.0.0.0:0").isEmpty());
    EXPECT_EQ(sources->openSources().size(), 0u);
    EXPECT_TRUE(controller->latest()->sources.empty());
}

}  // namespace tally
