// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/tcp_listener.h"

#include <QDeadlineTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <fmt/format.h>
#include <unordered_set>

#include "app/intake/tick_policy.h"

namespace tally {

class TcpListener::Worker final : public QObject {
public:
    Worker(Intake& intake, const ListenerOptions& options) : intake_(intake), options_(options) {}

    // Empty when listening, else why not.
    QString listen(ListenAddress* address)
    {
        server_ = new QTcpServer(this);
        connect(server_, &QTcpServer::newConnection, this, [this] { acceptAll(); });
        if (!server_->listen(address->host, address->port)) return server_->errorString();
        server_->pauseAccepting();
        address->port = server_->serverPort();
        return {};
    }
    void accept()
    {
        accepting_ = true;
        server_->resumeAccepting();
        intake_.log->onDurable([this] {
            if (!told_.exchange(true)) QMetaObject::invokeMethod(this, [this] { durableRose(); }, Qt::QueuedConnection);
        });
        connect(&ticks_, &QTimer::timeout, this, [this] { tick(); });
        ticks_.start(options_.tickEvery);
    }
    void finish()
    {
        if (accepting_) acceptAll();
        server_->close();
        ticks_.stop();
        intake_.log->onDurable(nullptr);
        const QDeadlineTimer deadline(kFinishMs);
        for (TcpConnection* connection : connections_) {
            connection->finish(deadline);
            delete connection;
        }
        connections_.clear();
        intake_.log->close();
    }

private:
    static constexpr int kFinishMs = 2000;

    void durableRose()
    {
        told_ = false;
        for (const auto& [name, connection] : intake_.declared) connection->durableRose();
    }

    void tick()
    {
        if (!policy_.due(intake_.counters.batches.load())) return;
        RawBatch tick;
        tick.kind = RawBatch::Kind::Tick;
        tick.arrival = Micros{intake_.clock->nowMicros()};
        intake_.log->append(std::move(tick));   // a full log has no silent senders
    }

    void acceptAll()
    {
        while (QTcpSocket* socket = server_->nextPendingConnection()) {
            if (intake_.counters.open.load() >= options_.maxConnections) {
                intake_.counters.refused.fetch_add(1);
                socket->abort();
                socket->deleteLater();
                continue;
            }
            intake_.counters.accepted.fetch_add(1);
            auto* connection = new TcpConnection(socket, intake_, this);
            connections_.insert(connection);
            connect(connection, &TcpConnection::ended, this, [this, connection] {
                connections_.erase(connection);
                connection->deleteLater();
            });
        }
    }

    Intake& intake_;
    const ListenerOptions options_;
    std::atomic<bool> told_{false};     // durableRose() is on its way
    QTimer ticks_{this};                // moves to the thread with its parent
    TickPolicy policy_;
    bool accepting_ = false;
    QTcpServer* server_ = nullptr;
    std::unordered_set<TcpConnection*> connections_;
};

Result<std::unique_ptr<TcpListener>> TcpListener::bind(const ListenAddress& address, std::shared_ptr<EventLog> log,
                                                       std::shared_ptr<const Clock> clock, const ListenerOptions& options)
{
    if (!clock) clock = std::make_shared<SystemClock>();
    std::unique_ptr<TcpListener> listener(new TcpListener());
    listener->address_ = address;
    listener->intake_.log = std::move(log);
    listener->intake_.clock = std::move(clock);
    listener->worker_ = new Worker(listener->intake_, options);
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

void TcpListener::accept()
{
    QMetaObject::invokeMethod(worker_, [this] { worker_->accept(); }, Qt::BlockingQueuedConnection);
}

Result<std::unique_ptr<TcpListener>> TcpListener::start(const ListenAddress& address, std::shared_ptr<EventLog> log,
                                                        std::shared_ptr<const Clock> clock, const ListenerOptions& options)
{
    auto listener = bind(address, std::move(log), std::move(clock), options);
    if (listener) (*listener)->accept();
    return listener;
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
    const IntakeCounters& now = intake_.counters;
    return {now.open.load(), now.accepted.load(), now.refused.load(), now.bytes.load(), now.batches.load(), now.linesTooLong.load()};
}

}  // namespace tally
