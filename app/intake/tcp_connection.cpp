// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/tcp_connection.h"

#include <QDeadlineTimer>
#include <QSslSocket>
#include <QTcpSocket>
#include <QThread>
#include <algorithm>
#include <fmt/format.h>
#include <sys/socket.h>

#include "app/intake/hello_line.h"
#include "app/intake/secret.h"

namespace tally {

namespace {
constexpr qint64 kReadBuffer = 256 << 10;   // of each connection, while the log has no room
constexpr std::size_t kTurn = 1 << 20;      // bytes of one connection before others are heard
constexpr std::size_t kUsual = 64 << 10;    // bytes of an unfinished record that nobody is asked about
constexpr int kRetryMs = 10;
constexpr int kFarewellMs = 2000;           // for a sender to read why it was refused

// Of plain text, and of what TLS has made of it.
qint64 bytesToWrite(const QTcpSocket& socket)
{
    const auto* tls = qobject_cast<const QSslSocket*>(&socket);
    return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}
}  // namespace

TcpConnection::TcpConnection(QTcpSocket* socket, std::string address, Intake& intake, QObject* parent)
    : QObject(parent), socket_(socket), encrypted_(qobject_cast<QSslSocket*>(socket) != nullptr), address_(std::move(address)), intake_(intake), framer_(intake.framing, intake.limits.line),
      opened_(intake.now), since_(intake.now)
{
    socket_->setParent(this);
    socket_->setReadBufferSize(kReadBuffer);
    retry_.setSingleShot(true);
    retry_.setInterval(kRetryMs);
    connect(&retry_, &QTimer::timeout, this, &TcpConnection::readAll);
    connect(socket_, &QTcpSocket::readyRead, this, &TcpConnection::readAll);
    connect(socket_, &QTcpSocket::bytesWritten, this, &TcpConnection::acknowledge);
    connect(socket_, &QTcpSocket::disconnected, this, [this] {
        if (mode_ == Mode::Handshake) intake_.counters.hit(SocketLimit::Tls);
        disconnected_ = true;
        readAll();
    });
    intake_.counters.open.fetch_add(1);
    if (auto* tls = qobject_cast<QSslSocket*>(socket_)) {
        mode_ = Mode::Handshake;
        connect(tls, &QSslSocket::encrypted, this, [this] { mode_ = Mode::Unknown; });
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &TcpConnection::acknowledge);
        tls->startServerEncryption();
        return;
    }
    if (socket_->bytesAvailable() > 0) QMetaObject::invokeMethod(this, &TcpConnection::readAll, Qt::QueuedConnection);
}

TcpConnection::~TcpConnection()
{
    const auto mine = intake_.declared.find(sender_);
    if (mine != intake_.declared.end() && mine->second == this) intake_.declared.erase(mine);
    intake_.unfinished -= unfinished_;
    intake_.counters.open.fetch_sub(1);
}

void TcpConnection::readAll()
{
    if (retry_.isActive()) return;   // the log was full a moment ago
    turn_ = 0;
    while (flush()) {
        if (mode_ == Mode::Waiting && !disconnected_) return;
        if (readSome()) continue;
        if (!disconnected_) return;
        end();
        if (!flush() && !pending_.empty()) break;
        emit ended();
        return;
    }
    retry_.start();
}

// Qt reads what is there into a buffer of its own before it says so; what comes meanwhile need not go through that. That a
// sender has ended is left for Qt to see.
std::string_view TcpConnection::receive()
{
    char* const to = intake_.chunk.get();
    std::int64_t got = 0;
    if (socket_->bytesAvailable() > 0) got = socket_->read(to, Intake::kChunk);
    else if (!encrypted_ && turn_ < kTurn) got = ::recv(static_cast<int>(socket_->socketDescriptor()), to, Intake::kChunk, MSG_DONTWAIT);
    if (got <= 0) return {};
    turn_ += static_cast<std::size_t>(got);
    return {to, static_cast<std::size_t>(got)};
}

bool TcpConnection::readSome()
{
    if (mode_ == Mode::Handshake) return false;
    const std::string_view chunk = receive();
    if (chunk.empty()) return false;
    intake_.counters.bytes.fetch_add(chunk.size(), std::memory_order_relaxed);
    if (mode_ == Mode::Plain || mode_ == Mode::Acknowledged) {
        frame(chunk);
    } else if (mode_ == Mode::Unknown) {
        if (head_.empty() && intake_.token.empty()) since_ = intake_.now;
        head_ += chunk;
        greet();
    }
    return true;   // what comes while closing is dropped: it was never acknowledged
}

// --- the sender's first line ---------------------------------------------------------------------------------------

void TcpConnection::greet()
{
    if (!mayBeHello(head_)) {
        if (!intake_.token.empty()) return refuse(SocketLimit::Token, "this listener asks for a token, in a first line: #tally 1 token=TOKEN");
        mode_ = Mode::Plain;
        frame(std::exchange(head_, {}));
        return;
    }
    const std::size_t end = head_.find('\n');
    if (end == std::string::npos && head_.size() < kHelloBytes) return;
    if (end >= kHelloBytes) return refuse("the first line is too long");
    const std::string line = head_.substr(0, end);
    head_.erase(0, end + 1);
    hello(line);
}

void TcpConnection::hello(std::string_view line)
{
    auto said = parseHello(line);
    if (!said) return refuse(said.error().what);
    if (!intake_.token.empty() && !sameSecret(said->token, intake_.token))
        return refuse(SocketLimit::Token, said->token.empty() ? "this listener asks for a token: #tally 1 sender=NAME token=TOKEN" : "the token is wrong");
    if (said->sender.empty()) {
        mode_ = Mode::Plain;
        since_ = intake_.now;
        return frame(std::exchange(head_, {}));
    }
    if (!intake_.log->isDurable()) return refuse("not durable: this listener keeps what arrives in memory only");
    if (!intake_.log->takesSender(said->sender)) return refuse("too many senders");
    sender_ = std::move(said->sender);
    TcpConnection*& holder = intake_.declared[sender_];
    TcpConnection* before = std::exchange(holder, this);
    if (before) before->refuse("another connection has taken this name over");
    mode_ = Mode::Waiting;
    begin();
}

void TcpConnection::begin()
{
    const SenderMark mark = intake_.log->sender(sender_);
    if (mark.durable < mark.appended) return;   // durableRose() comes back
    mode_ = Mode::Acknowledged;
    since_ = intake_.now;
    sequence_ = acknowledged_ = mark.durable;
    socket_->write(QByteArray::fromStdString(fmt::format("ok {}\n", sequence_)));
    frame(std::exchange(head_, {}));
    readAll();
}

void TcpConnection::durableRose()
{
    if (mode_ == Mode::Waiting) begin();
    else acknowledge();
}

// The newest number only, and only when the last one has left: a sender that does not read costs no memory.
void TcpConnection::acknowledge()
{
    if (mode_ != Mode::Acknowledged || disconnected_ || bytesToWrite(*socket_) > 0) return;
    const std::uint64_t durable = intake_.log->sender(sender_).durable;
    if (durable <= acknowledged_) return;
    acknowledged_ = durable;
    socket_->write(QByteArray::fromStdString(fmt::format("ack {}\n", durable)));
}

// --- the end of it, for a reason -----------------------------------------------------------------------------------

// Says why and stops listening to it. What it still sends is read and dropped for a moment: closing at once would reset the
// connection and the reason would be lost on the way.
void TcpConnection::refuse(std::string_view reason)
{
    if (mode_ == Mode::Acknowledged) pending_.clear();   // it will send them again, perhaps by another connection
    mode_ = Mode::Closing;
    intake_.counters.refused.fetch_add(1);
    head_ = {};
    framer_ = RecordFramer(Framing::Lines, intake_.limits.line);
    noteUnfinished();
    socket_->write(QByteArray::fromStdString(fmt::format("error {}\n", reason)));
    socket_->flush();
    ::shutdown(static_cast<int>(socket_->socketDescriptor()), SHUT_WR);
    QTimer::singleShot(kFarewellMs, socket_, &QTcpSocket::abort);
}

void TcpConnection::refuse(SocketLimit limit, std::string_view reason)
{
    intake_.counters.hit(limit);
    refuse(reason);
}

// What is on its way still counts; a sender that looks sees the end and comes again.
void TcpConnection::leave()
{
    leaving_ = true;
    ::shutdown(static_cast<int>(socket_->socketDescriptor()), SHUT_WR);
    QTimer::singleShot(kFarewellMs, socket_, &QTcpSocket::abort);
}

void TcpConnection::giveWay()
{
    intake_.counters.refused.fetch_add(1);
    mode_ = Mode::Closing;
    socket_->abort();
}

void TcpConnection::look()
{
    const bool ours = mode_ == Mode::Waiting || retry_.isActive() || !pending_.empty();   // who is waited for is we
    if (ours || mode_ == Mode::Closing || leaving_ || disconnected_) {
        since_ = intake_.now;
        return;
    }
    const SocketLimits& limits = intake_.limits;
    const auto spent = intake_.now - since_;
    const bool greeting = mode_ == Mode::Handshake || (mode_ == Mode::Unknown && (!head_.empty() || !intake_.token.empty()));
    if (greeting) {
        if (spent <= limits.helloTime) return;
        if (mode_ == Mode::Unknown) return refuse(SocketLimit::HelloTime, "no first line came in time");
        intake_.counters.hit(SocketLimit::HelloTime);
        return giveWay();
    }
    if (framer_.unfinished() > 0) {
        if (spent <= limits.lineTime) return;
        const bool plain = mode_ == Mode::Plain;
        if (plain) end();                              // as if it had gone: what it began is its last line
        refuse(SocketLimit::LineTime, "a record must be whole in time");
        return readAll();
    }
    if (limits.idleTime.count() == 0 || spent <= limits.idleTime || sequence_ > acknowledged_) return;
    intake_.counters.hit(SocketLimit::IdleTime);
    leave();
}

// --- to the log ----------------------------------------------------------------------------------------------------

void TcpConnection::frame(std::string_view chunk)
{
    if (chunk.empty()) return;
    const bool begun = framer_.unfinished() > 0;
    const bool good = framer_.take(chunk);
    if (!begun || !framer_.pieces().empty()) since_ = intake_.now;
    queuePieces();
    noteUnfinished();
    if (!good) return refuse(SocketLimit::Framing, "a frame must begin with its length: LEN SP MSG");
    if (unfinished_ > kUsual && intake_.unfinished > intake_.limits.unfinished)
        refuse(SocketLimit::Unfinished, "too much is unfinished; send whole records");
}

void TcpConnection::noteUnfinished()
{
    const std::size_t now = framer_.unfinished();
    intake_.unfinished += now - unfinished_;
    unfinished_ = now;
}

void TcpConnection::queuePieces()
{
    for (RecordFramer::Piece& piece : framer_.pieces()) {
        heard_ = true;
        if (piece.tooLong) {
            intake_.counters.linesTooLong.fetch_add(1);
            intake_.counters.hit(SocketLimit::Line);
        }
        RawBatch batch;
        batch.arrival = Micros{intake_.clock->nowMicros()};
        batch.bytes = std::move(piece.bytes);
        batch.tooLong = piece.tooLong;
        if (mode_ == Mode::Acknowledged) {
            batch.sender = sender_;
            batch.records = piece.tooLong ? 1 : static_cast<std::uint32_t>(std::count(batch.bytes.begin(), batch.bytes.end(), '\n'));
            batch.sequence = sequence_ += batch.records;
        }
        pending_.push_back(std::move(batch));
    }
    framer_.pieces().clear();
}

bool TcpConnection::flush()
{
    while (!pending_.empty()) {
        if (!intake_.log->append(std::move(pending_.front()))) return false;
        intake_.counters.batches.fetch_add(1, std::memory_order_relaxed);
        pending_.pop_front();
    }
    return mode_ == Mode::Closing || intake_.log->hasRoom();
}

// The sender has gone. An unfinished line of one who is acknowledged will come again.
void TcpConnection::end()
{
    if (mode_ == Mode::Unknown && intake_.token.empty()) {
        mode_ = Mode::Plain;
        frame(std::exchange(head_, {}));
    }
    if (mode_ != Mode::Plain) return;
    if (!framer_.finish()) intake_.counters.hit(SocketLimit::Framing);
    queuePieces();
    noteUnfinished();
}

void TcpConnection::finish(const QDeadlineTimer& deadline)
{
    retry_.stop();
    socket_->disconnect(this);
    while (!deadline.hasExpired()) {
        turn_ = 0;
        if (!flush()) QThread::msleep(kRetryMs);
        else if (mode_ == Mode::Waiting || (!readSome() && !socket_->waitForReadyRead(0))) break;
    }
    disconnected_ = true;
    end();
    while (!flush() && !pending_.empty() && !deadline.hasExpired()) QThread::msleep(kRetryMs);
}

}  // namespace tally
