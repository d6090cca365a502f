// SPDX-License-Identifier: GPL-3.0-or-later
// TcpConnection: what one sender sends, cut into records and appended to the log. Over TCP, TLS or a local socket, which are
// the same here. Lives on the listener's thread.
//
// A sender whose first line is `#tally 1 sender=NAME` gets `ok N`, N the sequence of the last record of it that is kept,
// sends record N + 1 and what follows, and gets `ack M`, cumulative, as soon as records are durable. Where a token is asked
// for, the first line brings it: `#tally 1 token=TOKEN`, with or without a name. `error REASON` ends a connection that is
// refused. Every framed line counts as a record; of a sender with a name one that was begun and not ended does not.
#pragma once

#include <QObject>
#include <QTimer>
#include <deque>
#include <memory>
#include <string>

#include "app/intake/intake.h"

class QDeadlineTimer;
class QTcpSocket;

namespace tally {

class TcpConnection final : public QObject {
    Q_OBJECT
public:
    // Takes the socket over; one of TLS begins its handshake. `intake` outlives it. `address`: whom the sender counts as.
    TcpConnection(QTcpSocket* socket, std::string address, Intake& intake, QObject* parent);
    ~TcpConnection() override;
    // Reads and delivers what has arrived, an unfinished last line too, and waits for room. For the end of the listener.
    void finish(const QDeadlineTimer& deadline);
    // More of the log is durable: acknowledges what is.
    void durableRose();
    // Ends it when its time is over. Asked a few times a second.
    void look();
    // Ends it at once, for the sake of another.
    void giveWay();

    const std::string& address() const { return address_; }
    bool heard() const { return heard_; }              // a whole record has come
    Intake::Time opened() const { return opened_; }

signals:
    void ended();

private:
    enum class Mode { Handshake, Unknown, Plain, Waiting, Acknowledged, Closing };

    void readAll();
    bool readSome();                                 // false: there is nothing to read, or others want to be heard
    std::string_view receive();                      // into intake_.chunk
    void greet();                                    // decides by the first bytes
    void hello(std::string_view line);
    void begin();                                    // once everything the log took of this sender is durable
    void acknowledge();
    void refuse(std::string_view reason);
    void refuse(SocketLimit limit, std::string_view reason);
    void leave();                                    // without a word: nothing is wrong
    void frame(std::string_view chunk);
    void queuePieces();
    void noteUnfinished();
    bool flush();                                    // false: the log is full, some of pending_ waits
    void end();

    QTcpSocket* socket_;
    const bool encrypted_;
    const std::string address_;
    Intake& intake_;
    RecordFramer framer_;
    std::deque<RawBatch> pending_;                   // at most what one read gave
    Mode mode_ = Mode::Unknown;
    std::string head_;                               // read before the mode was known, at most one read
    std::string sender_;                             // declared name
    std::uint64_t sequence_ = 0, acknowledged_ = 0;  // of its last record queued, and told
    const Intake::Time opened_;
    Intake::Time since_;                             // what is waited for now
    std::size_t unfinished_ = 0;                     // as told to intake_
    std::size_t turn_ = 0;                           // bytes read since others were heard
    bool disconnected_ = false, heard_ = false, leaving_ = false;
    QTimer retry_;
};

}  // namespace tally
