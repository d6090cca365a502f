// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/credential_files.h"

#include <QDateTime>
#include <QEventLoop>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "core/base/token_file.h"

namespace tally {

namespace {

constexpr int kPatienceMs = 5000;
constexpr qint64 kMostBytes = 1 << 20;   // of a file

Result<QByteArray> contentOf(const std::string& path)
{
    QFile file(QFile::decodeName(path.c_str()));
    if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Unreadable, fmt::format("{} cannot be read: {}", path, file.errorString().toStdString()), path);
    return file.read(kMostBytes);
}

Result<QSslKey> keyOf(const std::string& path)
{
    const auto text = contentOf(path);
    if (!text) return tl::unexpected(text.error());
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec})
        if (QSslKey key(*text, algorithm); !key.isNull()) return key;
    return fail(ErrorCode::Unreadable, fmt::format("{} is no private key that can be read here: RSA or EC, PEM, not encrypted", path), path);
}

// A server and a client in this process, on a pair of sockets; whether they come to an understanding.
bool shakesHands(const QSslConfiguration& configuration)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0) return false;
    QSslSocket server, client;
    server.setSslConfiguration(configuration);
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (!server.setSocketDescriptor(ends[0]) || !client.setSocketDescriptor(ends[1])) return false;
    QEventLoop loop;
    QTimer::singleShot(kPatienceMs, &loop, [&loop] { loop.exit(1); });
    QObject::connect(&server, &QAbstractSocket::errorOccurred, &loop, [&loop] { loop.exit(1); });
    QObject::connect(&client, &QAbstractSocket::errorOccurred, &loop, [&loop] { loop.exit(1); });
    QObject::connect(&server, &QSslSocket::encrypted, &loop, [&loop] { loop.exit(0); });
    QTimer::singleShot(0, &loop, [&] {
        server.startServerEncryption();
        client.startClientEncryption();
    });
    return loop.exec() == 0;
}

Result<QSslConfiguration> readIdentity(const CredentialFiles& files, std::vector<std::string>* warnings)
{
    if (!QSslSocket::supportsSsl()) return fail(ErrorCode::Usage, "this system's Qt has no TLS: install its plugin for OpenSSL");
    const auto text = contentOf(files.certificate);
    if (!text) return tl::unexpected(text.error());
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*text, QSsl::Pem);
    if (chain.isEmpty()) return fail(ErrorCode::Unreadable, fmt::format("{} holds no certificate (PEM)", files.certificate), files.certificate);
    auto key = keyOf(files.key);
    if (!key) return tl::unexpected(key.error());
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(*key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);   // who may send is said by the token
    if (!shakesHands(configuration))
        return fail(ErrorCode::Unreadable, fmt::format("{} and {} are of no use for TLS; do they belong together?", files.certificate, files.key), files.certificate);
    if (chain.front().expiryDate() < QDateTime::currentDateTimeUtc())
        warnings->push_back(fmt::format("the certificate {} has expired; senders will refuse it", files.certificate));
    struct stat status {};
    if (::stat(files.key.c_str(), &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        warnings->push_back(fmt::format("the key {} can be read by others; chmod 600 it", files.key));
    return configuration;
}

}  // namespace

std::string CredentialFiles::stamp() const
{
    std::string stamp;
    for (const std::string& path : {token, certificate, key}) {
        struct stat status {};
        if (path.empty() || ::stat(path.c_str(), &status) != 0) continue;
        stamp += fmt::format("{}:{}:{}.{:09};", status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    }
    return stamp;
}

Result<Credentials> readCredentials(const CredentialFiles& files, std::vector<std::string>* warnings)
{
    Credentials credentials;
    if (!files.token.empty()) {
        auto token = readTokenFile(files.token);
        if (!token) return tl::unexpected(token.error());
        credentials.token = std::move(token->token);
        if (!token->warning.empty()) warnings->push_back(std::move(token->warning));
    }
    if (files.certificate.empty()) return credentials;
    auto identity = readIdentity(files, warnings);
    if (!identity) return tl::unexpected(identity.error());
    credentials.tls = std::move(*identity);
    return credentials;
}

}  // namespace tally
