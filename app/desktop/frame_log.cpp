// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/frame_log.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>

#include "app/desktop/engine_controller.h"

namespace tally {

FrameLog::FrameLog(const QString& path, EngineController* engine, QObject* parent) : QObject(parent), file_(path)
{
    if (!file_.open(QIODevice::WriteOnly | QIODevice::Truncate)) return;
    qApp->installEventFilter(this);
    connect(engine, &EngineController::frameStarted, this, [this] {
        since_.start();
        running_ = true;
        painted_ = false;
    });
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] {
        if (!running_ || !painted_) return;   // the platform may deliver the paint a moment later
        running_ = false;
        file_.write(QByteArray::number(since_.nsecsElapsed() / 1000) + '\n');
        file_.flush();
    });
}

bool FrameLog::eventFilter(QObject*, QEvent* event)
{
    painted_ = painted_ || event->type() == QEvent::Paint;
    return false;
}

}  // namespace tally
