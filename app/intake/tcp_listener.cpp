// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/tcp_listener.h"

#include <QDeadlineTimer>
#include <QSocketNotifier>
#include <QSslSocket>
#include <QTimer>
#include <fmt/format.h>
#include <unistd.h>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/intake/listening_socket.h"
#include "app/intake/tcp_connection.h"
#include "app/intake/tick_policy.h"
#include "core/base/counting_thread.h"

namespace tally {

class TcpListener::Worker final : public QObject {
public:
    Worker(Intake& intake, const ListenerOptions& options) : intake_(intake), tls_(options.credentials.tls), tickEvery_(options.tickEvery), settling_(options.settling) {}

    Result<void> listen(ListenAddress* address)
    {
        auto socket = ListeningSocket::open(address);
        if (!socket) return tl::unexpected(socket.error());
        socket_.emplace(std::move(*socket));
        return {};
    }
    void accept()
    {
        arrivals_ = new QSocketNotifier(socket_->descriptor(), QSocketNotifier::Read, this);
        connect(arrivals_, &QSocketNotifier::activated, this, [this] { acceptSome(); });
        intake_.log->onDurable([this] {
            if (!told_.exchange(true)) QMetaObject::invokeMethod(this, [this] { durableRose(); }, Qt::QueuedConnection);
        });
        connect(&ticks_, &QTimer::timeout, this, [this] { tick(); });
        ticks_.start(tickEvery_);
        connect(&looks_, &QTimer::timeout, this, [this] { look(); });
        looks_.start(kLook);
    }
    void renew(const Credentials& credentials)
    {
        intake_.token = credentials.token;
        tls_ = credentials.tls;
    }
    void finish()
    {
        if (arrivals_) acceptSome();
        delete arrivals_;
        socket_.reset();
        ticks_.stop();
        looks_.stop();
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
    static constexpr int kAtOnce = 256;                       // arrivals, before others are heard
    static constexpr std::chrono::milliseconds kLook{250};

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

    void look()
    {
        intake_.now = std::chrono::steady_clock::now();
        arrivals_->setEnabled(true);
        const std::vector<TcpConnection*> all(connections_.begin(), connections_.end());   // some may end meanwhile
        for (TcpConnection* connection : all) connection->look();
    }

    void acceptSome()
    {
        intake_.now = std::chrono::steady_clock::now();
        bool exhausted = false;
        for (int i = 0; i < kAtOnce; ++i) {
            auto arrival = socket_->accept(&exhausted);
            if (!arrival) break;
            if (admits(arrival->address)) {
                take(*arrival);
            } else {
                intake_.counters.refused.fetch_add(1);
                ::close(arrival->descriptor);
            }
        }
        if (!exhausted) return;
        intake_.counters.hit(SocketLimit::Connections);
        arrivals_->setEnabled(false);                        // until the next look; they wait in the kernel
    }

    // Makes room if it must and can.
    bool admits(const std::string& address)
    {
        const auto known = ofAddress_.find(address);
        const bool ofOne = !address.empty() && known != ofAddress_.end() && known->second >= intake_.limits.connectionsOfOne;
        if (!ofOne && connections_.size() < intake_.limits.connections) return true;
        intake_.counters.hit(ofOne ? SocketLimit::ConnectionsOfOne : SocketLimit::Connections);
        TcpConnection* oldest = nullptr;
        for (TcpConnection* each : connections_) {
            if (each->heard() || (ofOne && each->address() != address)) continue;
            if (oldest == nullptr || each->opened() < oldest->opened()) oldest = each;
        }
        // A crowd that comes all at once must not turn each other out.
        if (oldest == nullptr || intake_.now - oldest->opened() < settling_) return false;
        oldest->giveWay();
        return true;
    }

    void take(const ListeningSocket::Arrival& arrival)
    {
        QTcpSocket* socket = nullptr;
        if (tls_) {
            auto* tls = new QSslSocket(this);
            tls->setSslConfiguration(*tls_);
            socket = tls;
        } else {
            socket = new QTcpSocket(this);
        }
        if (!socket->setSocketDescriptor(arrival.descriptor)) {
            ::close(arrival.descriptor);
            delete socket;
            return;
        }
        intake_.counters.accepted.fetch_add(1);
        auto* connection = new TcpConnection(socket, arrival.address, intake_, this);
        connections_.insert(connection);
        ++ofAddress_[arrival.address];
        connect(connection, &TcpConnection::ended, this, [this, connection] {
            if (connections_.erase(connection) == 0) return;
            if (const auto known = ofAddress_.find(connection->address()); --known->second == 0) ofAddress_.erase(known);
            connection->deleteLater();
        });
    }

    Intake& intake_;
    std::optional<QSslConfiguration> tls_;
    const std::chrono::milliseconds tickEvery_, settling_;
    std::atomic<bool> told_{false};     // durableRose() is on its way
    QTimer ticks_{this}, looks_{this};  // move to the thread with their parent
    TickPolicy policy_;
    std::optional<ListeningSocket> socket_;
    QSocketNotifier* arrivals_ = nullptr;
    std::unordered_set<TcpConnection*> connections_;
    std::unordered_map<std::string, std::size_t> ofAddress_;   // connections
};

Result<std::unique_ptr<TcpListener>> TcpListener::bind(const ListenAddress& address, std::shared_ptr<EventLog> log,
                                                       std::shared_ptr<const Clock> clock, const ListenerOptions& options)
{
    if (!clock) clock = std::make_shared<SystemClock>();
    const Credentials& credentials = options.credentials;
    if (!address.loopback() && !options.insecure && (credentials.token.empty() || !credentials.tls))
        return fail(ErrorCode::Usage, fmt::format("{} can be reached from other machines: TCP there needs a certificate, its key and a token", address.text()), address.text());
    std::unique_ptr<TcpListener> listener(new TcpListener());
    listener->address_ = address;
    listener->intake_.log = std::move(log);
    listener->intake_.clock = std::move(clock);
    listener->intake_.limits = options.limits;
    listener->intake_.framing = options.framing;
    listener->intake_.token = credentials.token;
    listener->worker_ = new Worker(listener->intake_, options);
    listener->worker_->moveToThread(&listener->thread_);
    QObject::connect(&listener->thread_, &QThread::finished, listener->worker_, &QObject::deleteLater);
    listener->thread_.setObjectName(QStringLiteral("intake"));
    listener->thread_.start();
    Result<void> begun;
    const auto begin = [&] {
        beginCountingThread();
        begun = listener->worker_->listen(&listener->address_);
    };
    QMetaObject::invokeMethod(listener->worker_, begin, Qt::BlockingQueuedConnection);
    if (begun) return listener;
    return tl::unexpected(begun.error());
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

void TcpListener::renew(const Credentials& credentials)
{
    QMetaObject::invokeMethod(worker_, [this, &credentials] { worker_->renew(credentials); }, Qt::BlockingQueuedConnection);
}

IntakeStats TcpListener::stats() const
{
    const IntakeCounters& now = intake_.counters;
    IntakeStats stats{now.open.load(), now.accepted.load(), now.refused.load(), now.bytes.load(), now.batches.load(), now.linesTooLong.load(), {}};
    for (std::size_t i = 0; i < stats.limits.size(); ++i) stats.limits[i] = now.limits[i].load();
    return stats;
}

}  // namespace tally
