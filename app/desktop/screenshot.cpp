// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <iostream>

#include "app/desktop/engine_controller.h"
#include "app/desktop/main_window.h"
#include "app/desktop/source_controller.h"

namespace tally {

namespace {
constexpr int kLookMs = 100;
constexpr int kQuiet = 12;         // looks in a row with nothing left to do
constexpr int kQuietLive = 30;     // the rate of a live source has settled
}  // namespace

Screenshot::Screenshot(const QString& path, MainWindow* window, SourceController* sources, EngineController* engine)
    : QObject(window), path_(path), window_(window), engine_(engine)
{
    connect(sources, &SourceController::failed, this, [this](const QString& sentence, const QString&) {
        std::cerr << "tallyscope: " << sentence.toStdString() << '\n';
        exitCode_ = 2;
    });
    connect(&timer_, &QTimer::timeout, this, &Screenshot::look);
    timer_.start(kLookMs);
}

void Screenshot::look()
{
    quiet_ = window_->settled() || exitCode_ != 0 ? quiet_ + 1 : 0;
    if (quiet_ < (engine_->latest()->live ? kQuietLive : kQuiet)) return;
    timer_.stop();
    QCoreApplication::sendPostedEvents();   // layouts that were asked for just now
    if (!window_->grab().save(path_)) {
        std::cerr << "tallyscope: " << path_.toStdString() << " could not be written\n";
        exitCode_ = 2;
    }
    QCoreApplication::exit(exitCode_);
}

}  // namespace tally
