// SPDX-License-Identifier: GPL-3.0-or-later
// FrameLog: how long each painted frame took, from the timer until the event loop has nothing left to do, one line of
// microseconds a frame. For the benchmark of the window.
#pragma once

#include <QElapsedTimer>
#include <QFile>
#include <QObject>

namespace tally {

class EngineController;

class FrameLog final : public QObject {
    Q_OBJECT
public:
    FrameLog(const QString& path, EngineController* engine, QObject* parent);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QFile file_;
    QElapsedTimer since_;
    bool running_ = false, painted_ = false;
};

}  // namespace tally
