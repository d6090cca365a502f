// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/tcp_listener.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <fmt/format.h>
#include <unordered_set>

namespace tally {

class TcpListener::Worker final : public QObject {
public:
    Worker(std::shared_ptr<EventLog> log, std::shared_ptr<const Clock> clock, IntakeCounters& counters, std::uint64_t maxConnections)
        : log_(std::move(log)), clock_(std::move(clock)), counters_(counters), maxConnections_(maxConnections)
    {
    }

    // Empty when listening, else why not.
    QString listen(ListenAddress* address)
    {
        server_ = new QTcpServer(this);
        connect(server_, &QTcpServer::newConnection, this, [this] { acceptAll(); });
        if (!server_->listen(address->host, address->port)) return server_->errorString();
        address->port = server_->serverPort();
        return {};
    }
    void finish()
    {
        server_->close();
        for (TcpConnection* connection : connections_) {
            connection->finish(kFinishMs);
            delete connection;
        }
        connections_.clear();
        log_->close();
    }

private:
    static constexpr int kFinishMs = 2000;

    void acceptAll()
    {
        while (QTcpSocket* socket = server_->nextPendingConnection()) {
            if (counters_.open.load() >= maxConnections_) {
                counters_.refused.fetch_add(1);
                socket->abort();
                socket->deleteLater();
                continue;
            }
            counters_.accepted.fetch_add(1);
            auto* connection = new TcpConnection(socket, log_, clock_, counters_, this);
            connections_.insert(connection);
            connect(connection, &TcpConnection::ended, this, [this, connection] {
                connections_.erase(connection);
                connection->deleteLater();
            });
        }
    }

    std::shared_ptr<EventLog> log_;
    std::shared_ptr<const Clock> clock_;
    IntakeCounters& counters_;
    std::uint64_t maxConnections_;
    QTcpServer* server_ = nullptr;
    std::unordered_set<TcpConnection*> connections_;
};

Result<std::unique_ptr<TcpListener>> TcpListener::start(const ListenAddress& address, std::shared_ptr<EventLog> log,
                                                        std::shared_ptr<const Clock> clock, int maxConnections)
{
    if (!clock) clock = std::make_shared<SystemClock>();
    std::unique_ptr<TcpListener> listener(new TcpListener());
    listener->address_ = address;
    listener->log_ = log;
    listener->worker_ = new Worker(std::move(log), std::move(clock), listener->counters_, static_cast<std::uint64_t>(maxConnections));
    listener->worker_->moveToThread(&listener->thread_);
    QObject::connect(&listener->thread_, &QThread::finished, listener->worker_, &QObject::deleteLater);
    listener->thread_.setObjectName(QStringLiteral("intake"));
    listener->thread_.start();
    QString why;
    QMetaObject::invokeMethod(
        listener->worker_, [&] { why = listener->worker_->listen(&listener->address_); }, Qt::BlockingQueuedConnection);
    if (why.isEmpty()) return listener;
    const std::string text = address.text();
    return fail(ErrorCode::Unreadable, fmt::format("cannot listen on {}: {}", text, why.toStdString()), text);
}

TcpListener::~TcpListener()
{
    if (!thread_.isRunning()) return;
    QMetaObject::invokeMethod(worker_, [this] { worker_->finish(); }, Qt::BlockingQueuedConnection);
    thread_.quit();
    thread_.wait();
}

IntakeStats TcpListener::stats() const
{
    return {counters_.open.load(),  counters_.accepted.load(), counters_.refused.load(),
            counters_.bytes.load(), counters_.batches.load(),  counters_.linesTooLong.load()};
}

}  // namespace tally
