// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/engine_controller.h"

#include <QThreadPool>
#include <chrono>

#include "app/desktop/background_pool.h"

namespace tally {

namespace {
qint64 steadyUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}
}  // namespace

void EngineController::UnderWay::add(quint64 number)
{
    const std::scoped_lock lock(mutex_);
    numbers_.insert(number);
}

void EngineController::UnderWay::remove(quint64 number)
{
    const std::scoped_lock lock(mutex_);
    numbers_.erase(number);
}

quint64 EngineController::UnderWay::oldest() const
{
    const std::scoped_lock lock(mutex_);
    return numbers_.empty() ? kNone : *numbers_.begin();
}

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
    backgroundPool().waitForDone();   // background() uses the engine
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
    // Whoever holds it last takes the number off: the answer, or the question when nobody wants it any more.
    const std::shared_ptr<void> ticket(nullptr, [underWay = underWay_, number = ++asked_](void*) { underWay->remove(number); });
    underWay_->add(asked_);
    auto job = [this, asked, ticket, meter = meter_, work = std::move(work), frozen = frozen_](const HotView& view, const std::stop_token& token) {
        Deliver deliver = work(frozen ? *frozen : view, token);
        const qint64 done = steadyUs();
        meter->note(done, static_cast<double>(done - asked) / 1e6);   // waiting for a thread included
        QMetaObject::invokeMethod(
            relay_, [this, ticket, deliver = std::move(deliver)] { arrived_.push_back([ticket, deliver] { deliver(); }); }, Qt::QueuedConnection);
    };
    engine_->queries().post(std::move(job), std::move(stop));
}

QueryFigures EngineController::queryFigures() const { return meter_->figures(steadyUs()); }

void EngineController::background(std::function<Deliver()> work)
{
    backgroundPool().start([relay = relay_, work = std::move(work)] {
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
        deliver();
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
