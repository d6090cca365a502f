// SPDX-License-Identifier: GPL-3.0-or-later
// FrameLog: what the benchmark of the window reads, one line each:
//   painted MOMENT                  the first paint of the window is done; microseconds since 1970
//   chart MOMENT                    the first paint with a chart that has data is done
//   frame BUSY CPU                  of each painted frame, from the timer until the event loop has nothing left to do: how long the loop
//                                   was busy, and what processor its thread used, µs. Time in which it only waited is not in it:
//                                   a paint that an input asks for between two ticks is no slow frame
//   stall DURATION                  by how much the timer came late, where that is 16 ms or more, µs: nothing was answered so long
//   counted MOMENT EVENTS          after a painted frame that shows another number of events than the one before
//   ledger RECEIVED COUNTED OTHER   at the end; OTHER = rejected + duplicate + late + future + in flight
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>

class QWidget;

namespace tally {

class EngineController;

class FrameLog final : public QObject {
    Q_OBJECT
public:
    FrameLog(const QString& path, EngineController* engine, QWidget* window);
    ~FrameLog() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void loopWorks();
    void loopTurned();
    void noteFirsts();
    void write(const QByteArray& line);
    EngineController* engine_;
    QWidget* window_;
    QFile file_;
    QElapsedTimer since_, turn_;         // since the timer; since the loop woke
    std::uint64_t counted_ = 0;          // as the last painted frame showed it
    qint64 busyNs_ = 0, cpuUs_ = 0;      // of the turns since the timer that are over; of the thread at the timer
    bool awake_ = false, running_ = false, painted_ = false, everPainted_ = false, chartPainted_ = false;
};

}  // namespace tally
