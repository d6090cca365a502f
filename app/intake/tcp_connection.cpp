// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/tcp_connection.h"

#include <QTcpSocket>
#include <QThread>

#include "core/base/limits.h"

namespace tally {

namespace {
constexpr qint64 kChunk = 256 << 10;
constexpr int kRetryMs = 10;
}  // namespace

TcpConnection::TcpConnection(QTcpSocket* socket, std::shared_ptr<EventLog> log, std::shared_ptr<const Clock> clock,
                             IntakeCounters& counters, QObject* parent)
    : QObject(parent), socket_(socket), log_(std::move(log)), clock_(std::move(clock)), counters_(counters)
{
    socket_->setParent(this);
    socket_->setReadBufferSize(1 << 20);
    retry_.setSingleShot(true);
    retry_.setInterval(kRetryMs);
    connect(&retry_, &QTimer::timeout, this, &TcpConnection::readAll);
    connect(socket_, &QTcpSocket::readyRead, this, &TcpConnection::readAll);
    connect(socket_, &QTcpSocket::disconnected, this, [this] {
        disconnected_ = true;
        readAll();
    });
    counters_.open.fetch_add(1);
    if (socket_->bytesAvailable() > 0) QMetaObject::invokeMethod(this, &TcpConnection::readAll, Qt::QueuedConnection);
}

TcpConnection::~TcpConnection()
{
    counters_.open.fetch_sub(1);
}

void TcpConnection::readAll()
{
    if (retry_.isActive()) return;   // the log was full a moment ago
    std::string chunk;
    while (flush()) {
        if (socket_->bytesAvailable() == 0) {
            if (!disconnected_) return;
            finishLine();
            if (flush()) {
                emit ended();
                return;
            }
            break;
        }
        chunk.resize(static_cast<std::size_t>(std::min(kChunk, socket_->bytesAvailable())));
        const qint64 got = socket_->read(chunk.data(), static_cast<qint64>(chunk.size()));
        if (got <= 0) return;
        chunk.resize(static_cast<std::size_t>(got));
        counters_.bytes.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
        take(chunk);
    }
    retry_.start();
}

void TcpConnection::take(std::string_view chunk)
{
    if (skipping_) skipLine(&chunk);
    const std::size_t last = chunk.rfind('\n');
    if (last == std::string_view::npos) {
        carry_ += chunk;
    } else {
        const std::size_t first = carry_.empty() ? last : chunk.find('\n');
        if (carry_.size() + first > limits::kLine) {   // only the first line of a chunk can be that long
            carry_ += chunk.substr(0, limits::kLetterRaw);
            tooLong(carry_);
            carry_.clear();
            if (first < last) queue(std::string(chunk.substr(first + 1, last - first)), false);
        } else {
            carry_ += chunk.substr(0, last + 1);
            queue(std::move(carry_), false);
        }
        carry_ = std::string(chunk.substr(last + 1));
    }
    if (carry_.size() <= limits::kLine) return;
    tooLong(carry_);
    carry_.clear();
    carry_.shrink_to_fit();
    skipping_ = true;
}

void TcpConnection::skipLine(std::string_view* chunk)
{
    const std::size_t end = chunk->find('\n');
    skipping_ = end == std::string_view::npos;
    chunk->remove_prefix(skipping_ ? chunk->size() : end + 1);
}

void TcpConnection::tooLong(std::string_view head)
{
    counters_.linesTooLong.fetch_add(1);
    queue(std::string(head.substr(0, limits::kLetterRaw)), true);
}

void TcpConnection::queue(std::string bytes, bool isTooLong)
{
    RawBatch batch;
    batch.arrival = Micros{clock_->nowMicros()};
    batch.bytes = std::move(bytes);
    batch.tooLong = isTooLong;
    pending_.push_back(std::move(batch));
}

bool TcpConnection::flush()
{
    while (!pending_.empty()) {
        if (!log_->append(std::move(pending_.front()))) return false;
        counters_.batches.fetch_add(1, std::memory_order_relaxed);
        pending_.pop_front();
    }
    return log_->hasRoom();
}

void TcpConnection::finishLine()
{
    if (!carry_.empty()) queue(std::move(carry_), false);
    carry_.clear();
    skipping_ = false;
}

void TcpConnection::finish(int waitMs)
{
    retry_.stop();
    socket_->disconnect(this);
    disconnected_ = true;
    finishLine();
    for (int waited = 0; !flush() && !pending_.empty() && waited < waitMs; waited += kRetryMs) QThread::msleep(kRetryMs);
}

}  // namespace tally
