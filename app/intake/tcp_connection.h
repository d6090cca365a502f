// SPDX-License-Identifier: GPL-3.0-or-later
// TcpConnection: what one sender sends, cut at line ends and appended to the log. Lives on the listener's thread.
//
// A sender whose first line is `#tally 1 sender=NAME` gets `ok N`, N the sequence of the last record of it that is kept,
// sends record N + 1 and what follows, and gets `ack M`, cumulative, as soon as records are durable. `error REASON` ends a
// connection that cannot be acknowledged. Every framed line counts as a record; one that was begun and not ended does not.
#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <string>

#include "app/intake/line_framer.h"
#include "core/base/clock.h"
#include "core/log/event_log.h"

class QDeadlineTimer;
class QTcpSocket;

namespace tally {

// Written by the listener's thread, readable from any.
struct IntakeCounters {
    std::atomic<std::uint64_t> open{0}, accepted{0}, refused{0}, bytes{0}, batches{0}, linesTooLong{0};
};

class TcpConnection;

// What the connections of one listener share. Of the listener's thread, but for the log and the counters.
struct Intake {
    std::shared_ptr<EventLog> log;
    std::shared_ptr<const Clock> clock;
    IntakeCounters counters;
    std::map<std::string, TcpConnection*, std::less<>> declared;   // who sends under a declared name now
};

class TcpConnection final : public QObject {
    Q_OBJECT
public:
    // Takes the socket over. `intake` outlives it.
    TcpConnection(QTcpSocket* socket, Intake& intake, QObject* parent);
    ~TcpConnection() override;
    // Reads and delivers what has arrived, an unfinished last line too, and waits for room. For the end of the listener.
    void finish(const QDeadlineTimer& deadline);
    // More of the log is durable: acknowledges what is.
    void durableRose();

signals:
    void ended();

private:
    enum class Mode { Unknown, Plain, Waiting, Acknowledged, Closing };

    void readAll();
    bool readSome();                                 // false: there is nothing to read
    void greet();                                    // decides by the first bytes
    void hello(std::string_view line);
    void begin();                                    // once everything the log took of this sender is durable
    void acknowledge();
    void refuse(std::string_view reason);
    void frame(std::string_view chunk);
    void queuePieces();
    bool flush();                                    // false: the log is full, some of pending_ waits
    void end();

    QTcpSocket* socket_;
    Intake& intake_;
    LineFramer framer_;
    std::deque<RawBatch> pending_;                   // at most what one read gave
    Mode mode_ = Mode::Unknown;
    std::string head_;                               // read before the mode was known, at most one read
    std::string sender_;                             // declared name
    std::uint64_t sequence_ = 0, acknowledged_ = 0;  // of its last record queued, and told
    bool disconnected_ = false;
    QTimer retry_;
};

}  // namespace tally
