// SPDX-License-Identifier: GPL-3.0-or-later
// A sender of the tests: says bytes, hears lines, and never blocks for ever.
#pragma once

#include <QHostAddress>
#include <QTcpSocket>
#include <memory>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/intake/address.h"

namespace tally::test {

class StreamClient {
public:
    explicit StreamClient(const ListenAddress& to) : socket_(std::make_unique<QTcpSocket>())
    {
        if (!to.isLocal()) {
            socket_->connectToHost(QHostAddress::LocalHost, to.port);
            connected_ = socket_->waitForConnected(5000);
            return;
        }
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        to.path.copy(address.sun_path, sizeof address.sun_path - 1);
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        connected_ = ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        if (connected_) socket_->setSocketDescriptor(descriptor);
        else ::close(descriptor);
    }
    explicit StreamClient(std::unique_ptr<QTcpSocket> connected) : socket_(std::move(connected)), connected_(true) {}

    bool connected() const { return connected_; }
    QTcpSocket& socket() { return *socket_; }
    void say(const QByteArray& bytes)
    {
        socket_->write(bytes);
        while (socket_->bytesToWrite() > 0 && socket_->waitForBytesWritten(5000)) {}
    }
    // The next line; empty when none comes in time or the connection was closed.
    std::string hear(int ms = 20'000)
    {
        while (!socket_->canReadLine() && socket_->waitForReadyRead(ms)) {}
        return socket_->readLine().trimmed().toStdString();
    }
    // Within the time: what the other side says is left.
    bool closed(int ms = 20'000)
    {
        while (socket_->state() == QAbstractSocket::ConnectedState && socket_->waitForReadyRead(ms)) {}
        return socket_->state() != QAbstractSocket::ConnectedState;
    }

private:
    std::unique_ptr<QTcpSocket> socket_;
    bool connected_ = false;
};

}  // namespace tally::test
