// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/engine_controller.h"

#include <QThreadPool>
#include <chrono>

namespace tally {

namespace {
qint64 steadyUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}
}  // namespace

EngineController::EngineController(std::unique_ptr<Engine> engine, std::string dataDirectory, QObject* parent)
    : QObject(parent), relay_(new QObject(this)), engine_(std::move(engine)), dataDirectory_(std::move(dataDirectory)), shown_(engine_->snapshot())
{
    timer_.setInterval(kFrameMs);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &EngineController::tick);
    timer_.start();
    sinceData_.start();
}

EngineController::~EngineController()
{
    timer_.stop();
    QThreadPool::globalInstance()->waitForDone();   // background() uses the engine
    engine_.reset();
}

void EngineController::setPaused(bool paused)
{
    if (paused == this->paused()) return;
    if (paused) {
        tick();
        frozen_ = engine_->view();
    } else {
        frozen_.reset();
        pending_ = true;
    }
    emit pausedChanged(paused);
    if (!paused) tick();
}

void EngineController::post(Work work, std::stop_token stop)
{
    const qint64 asked = steadyUs();
    auto job = [this, asked, meter = meter_, work = std::move(work), frozen = frozen_](const HotView& view, const std::stop_token& token) {
        Deliver deliver = work(frozen ? *frozen : view, token);
        const qint64 done = steadyUs();
        meter->note(done, static_cast<double>(done - asked) / 1e6);   // waiting for a thread included
        QMetaObject::invokeMethod(
            relay_, [this, deliver = std::move(deliver)]() mutable { arrived_.push_back(std::move(deliver)); }, Qt::QueuedConnection);
    };
    engine_->queries().post(std::move(job), std::move(stop));
}

QueryFigures EngineController::queryFigures() const { return meter_->figures(steadyUs()); }

void EngineController::background(std::function<Deliver()> work)
{
    QThreadPool::globalInstance()->start([relay = relay_, work = std::move(work)] {
        Deliver deliver = work();
        QMetaObject::invokeMethod(relay, [deliver = std::move(deliver)] { deliver(); }, Qt::QueuedConnection);
    });
}

void EngineController::tick()
{
    emit frameStarted();
    std::vector<Deliver> ready;
    ready.swap(arrived_);
    for (const Deliver& deliver : ready)
        if (deliver) deliver();
    if (paused()) return;
    auto newest = engine_->snapshot();
    if (newest->version != shown_->version) {
        shown_ = std::move(newest);
        pending_ = true;
        emit snapshotChanged(shown_);
    }
    if (pending_ && sinceData_.elapsed() >= kDataMs) {
        pending_ = false;
        sinceData_.restart();
        emit dataChanged();
    }
}

}  // namespace tally
