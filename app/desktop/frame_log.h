// SPDX-License-Identifier: GPL-3.0-or-later
// FrameLog: what the benchmark of the window reads, one line each:
//   painted MOMENT                  the first paint of the window is done; microseconds since 1970
//   chart MOMENT                    the first paint with a chart that has data is done
//   frame DURATION                  of each painted frame, from the timer until the event loop has nothing left to do, µs
//   stall DURATION                  by how much the timer came late, where that is 16 ms or more, µs: nothing was answered so long
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
    void loopTurned();
    void noteFirsts();
    void write(const QByteArray& line);
    EngineController* engine_;
    QWidget* window_;
    QFile file_;
    QElapsedTimer since_;
    bool running_ = false, painted_ = false, everPainted_ = false, chartPainted_ = false;
};

}  // namespace tally
