// SPDX-License-Identifier: GPL-3.0-or-later
// EngineController: the window's end of the engine. One timer looks at the newest snapshot; one signal tells everybody.
//
// Never waits on the engine. Answers of questions (see live_query.h) are handed out at the next tick, so that all that
// changes in a frame changes together. Paused freezes what is shown; counting goes on. GUI thread only.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "app/desktop/health/query_meter.h"
#include "core/engine/engine.h"

namespace tally {

class EngineController final : public QObject {
    Q_OBJECT
public:
    static constexpr int kFrameMs = 33, kDataMs = 250;
    // `dataDirectory` is the engine's; empty = it keeps nothing.
    explicit EngineController(std::unique_ptr<Engine> engine, std::string dataDirectory, QObject* parent = nullptr);
    ~EngineController() override;

    Engine& engine() { return *engine_; }
    bool keepsData() const { return !dataDirectory_.empty(); }
    const std::string& dataDirectory() const { return dataDirectory_; }
    std::shared_ptr<const Snapshot> shown() const { return shown_; }
    std::shared_ptr<const Snapshot> latest() const { return engine_->snapshot(); }
    bool paused() const { return frozen_ != nullptr; }
    void setPaused(bool paused);
    bool empty() const { return shown_->sources.empty() && shown_->items == 0; }

    // Work runs on a query thread over the shown view; what it returns runs on the GUI thread in the next tick.
    using Deliver = std::function<void()>;
    using Work = std::function<Deliver(const HotView&, std::stop_token)>;
    void post(Work work, std::stop_token stop);
    // Runs anything that may block (opening a file, reading a head) off the GUI thread; `done` is queued back.
    void background(std::function<Deliver()> work);
    void tick();
    QueryFigures queryFigures() const;    // of the window's own questions
    // Questions are numbered as they are posted; one is under way until its answer has been handed out, or dropped.
    quint64 newestQuestion() const { return asked_; }
    quint64 oldestUnderWay() const { return underWay_->oldest(); }   // the greatest number there is when none is
    // All that is known has been announced, and every question answered.
    bool answered() const { return (!pending_ || paused()) && shown_->version == latest()->version && underWay_->oldest() == UnderWay::kNone; }

signals:
    void frameStarted();
    void snapshotChanged(std::shared_ptr<const tally::Snapshot> snapshot);
    void dataChanged();               // at most 4 times a second: time to ask again
    void pausedChanged(bool paused);

private:
    class UnderWay {
    public:
        static constexpr quint64 kNone = std::numeric_limits<quint64>::max();
        void add(quint64 number);
        void remove(quint64 number);
        quint64 oldest() const;

    private:
        mutable std::mutex mutex_;        // answers are dropped on the threads of the questions, too
        std::set<quint64> numbers_;
    };
    std::shared_ptr<UnderWay> underWay_ = std::make_shared<UnderWay>();
    quint64 asked_ = 0;
    std::vector<Deliver> arrived_;    // waits for the next tick
    QObject* relay_;                  // what other threads post to; outlives the engine
    std::unique_ptr<Engine> engine_;
    std::string dataDirectory_;
    std::shared_ptr<QueryMeter> meter_ = std::make_shared<QueryMeter>();
    bool pending_ = false;
    std::shared_ptr<const Snapshot> shown_;
    std::shared_ptr<const HotView> frozen_;
    QTimer timer_;
    QElapsedTimer sinceData_;
};

}  // namespace tally
