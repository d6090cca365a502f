// SPDX-License-Identifier: GPL-3.0-or-later
// TcpConnection: what one sender sends, cut at line ends and appended to the log. Lives on the listener's thread.
#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <deque>
#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/log/event_log.h"

class QTcpSocket;

namespace tally {

// Written by the listener's thread, readable from any.
struct IntakeCounters {
    std::atomic<std::uint64_t> open{0}, accepted{0}, refused{0}, bytes{0}, batches{0}, linesTooLong{0};
};

class TcpConnection final : public QObject {
    Q_OBJECT
public:
    // Takes the socket over.
    TcpConnection(QTcpSocket* socket, std::shared_ptr<EventLog> log, std::shared_ptr<const Clock> clock, IntakeCounters& counters,
                  QObject* parent);
    ~TcpConnection() override;
    // Delivers what is there, the unfinished last line too, and waits for room up to `waitMs`. For the end of the listener.
    void finish(int waitMs);

signals:
    void ended();

private:
    void readAll();
    void take(std::string_view chunk);              // cuts one chunk; fills pending_
    void skipLine(std::string_view* chunk);         // the rest of a line that was too long
    void tooLong(std::string_view head);
    void queue(std::string bytes, bool tooLong);
    bool flush();                                   // false: the log is full, some of pending_ waits
    void finishLine();

    QTcpSocket* socket_;
    std::shared_ptr<EventLog> log_;
    std::shared_ptr<const Clock> clock_;
    IntakeCounters& counters_;
    std::string carry_;                             // an unfinished line, at most limits::kLine
    std::deque<RawBatch> pending_;                  // at most what one read gave
    bool skipping_ = false, disconnected_ = false;
    QTimer retry_;
};

}  // namespace tally
