// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/tcp_connection.h"

#include <QDeadlineTimer>
#include <QTcpSocket>
#include <QThread>
#include <algorithm>
#include <fmt/format.h>
#include <sys/socket.h>

#include "app/intake/hello_line.h"

namespace tally {

namespace {
constexpr qint64 kChunk = 256 << 10;
constexpr int kRetryMs = 10;
constexpr int kFarewellMs = 2000;   // for a sender to read why it was refused
}  // namespace

TcpConnection::TcpConnection(QTcpSocket* socket, Intake& intake, QObject* parent) : QObject(parent), socket_(socket), intake_(intake)
{
    socket_->setParent(this);
    socket_->setReadBufferSize(1 << 20);
    socket_->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    retry_.setSingleShot(true);
    retry_.setInterval(kRetryMs);
    connect(&retry_, &QTimer::timeout, this, &TcpConnection::readAll);
    connect(socket_, &QTcpSocket::readyRead, this, &TcpConnection::readAll);
    connect(socket_, &QTcpSocket::bytesWritten, this, &TcpConnection::acknowledge);
    connect(socket_, &QTcpSocket::disconnected, this, [this] {
        disconnected_ = true;
        readAll();
    });
    intake_.counters.open.fetch_add(1);
    if (socket_->bytesAvailable() > 0) QMetaObject::invokeMethod(this, &TcpConnection::readAll, Qt::QueuedConnection);
}

TcpConnection::~TcpConnection()
{
    const auto mine = intake_.declared.find(sender_);
    if (mine != intake_.declared.end() && mine->second == this) intake_.declared.erase(mine);
    intake_.counters.open.fetch_sub(1);
}

void TcpConnection::readAll()
{
    if (retry_.isActive()) return;   // the log was full a moment ago
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

bool TcpConnection::readSome()
{
    if (socket_->bytesAvailable() == 0) return false;
    std::string chunk(static_cast<std::size_t>(std::min(kChunk, socket_->bytesAvailable())), '\0');
    const qint64 got = socket_->read(chunk.data(), static_cast<qint64>(chunk.size()));
    if (got <= 0) return false;
    chunk.resize(static_cast<std::size_t>(got));
    intake_.counters.bytes.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
    if (mode_ == Mode::Plain || mode_ == Mode::Acknowledged) {
        frame(chunk);
    } else if (mode_ == Mode::Unknown) {
        head_ += chunk;
        greet();
    }
    return true;   // what comes while closing is dropped: it was never acknowledged
}

// --- the sender's first line ---------------------------------------------------------------------------------------

void TcpConnection::greet()
{
    if (!mayBeHello(head_)) {
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
    auto name = senderOf(line);
    if (!name) return refuse(name.error().what);
    if (!intake_.log->isDurable()) return refuse("not durable: this listener keeps what arrives in memory only");
    if (!intake_.log->takesSender(*name)) return refuse("too many senders");
    sender_ = std::move(*name);
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
    if (mode_ != Mode::Acknowledged || disconnected_ || socket_->bytesToWrite() > 0) return;
    const std::uint64_t durable = intake_.log->sender(sender_).durable;
    if (durable <= acknowledged_) return;
    acknowledged_ = durable;
    socket_->write(QByteArray::fromStdString(fmt::format("ack {}\n", durable)));
}

// Says why and stops listening to it. What it still sends is read and dropped for a moment: closing at once would reset the
// connection and the reason would be lost on the way.
void TcpConnection::refuse(std::string_view reason)
{
    mode_ = Mode::Closing;
    intake_.counters.refused.fetch_add(1);
    pending_.clear();
    head_.clear();
    socket_->write(QByteArray::fromStdString(fmt::format("error {}\n", reason)));
    socket_->flush();
    ::shutdown(static_cast<int>(socket_->socketDescriptor()), SHUT_WR);
    QTimer::singleShot(kFarewellMs, socket_, &QTcpSocket::abort);
}

// --- to the log ----------------------------------------------------------------------------------------------------

void TcpConnection::frame(std::string_view chunk)
{
    if (chunk.empty()) return;
    framer_.take(chunk);
    queuePieces();
}

void TcpConnection::queuePieces()
{
    for (LineFramer::Piece& piece : framer_.pieces()) {
        if (piece.tooLong) intake_.counters.linesTooLong.fetch_add(1);
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
    if (mode_ == Mode::Unknown) {
        mode_ = Mode::Plain;
        frame(std::exchange(head_, {}));
    }
    if (mode_ != Mode::Plain) return;
    framer_.finish();
    queuePieces();
}

void TcpConnection::finish(const QDeadlineTimer& deadline)
{
    retry_.stop();
    socket_->disconnect(this);
    while (!deadline.hasExpired()) {
        if (!flush()) QThread::msleep(kRetryMs);
        else if (mode_ == Mode::Waiting || (!readSome() && !socket_->waitForReadyRead(0))) break;
    }
    disconnected_ = true;
    end();
    while (!flush() && !pending_.empty() && !deadline.hasExpired()) QThread::msleep(kRetryMs);
}

}  // namespace tally
