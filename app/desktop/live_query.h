// SPDX-License-Identifier: GPL-3.0-or-later
// LiveQuery: one panel's question. A monotone id decides whose answer counts: ask() makes what is on its way stale;
// refresh() lets it arrive and asks again behind it, so that a slow question is never starved by a fast clock.
#pragma once

#include <QObject>
#include <QPointer>
#include <stop_token>

#include "app/desktop/engine_controller.h"

namespace tally {

class LiveQuery final : public QObject {
    Q_OBJECT
public:
    explicit LiveQuery(EngineController* engine, QObject* parent) : QObject(parent), engine_(engine) {}
    ~LiveQuery() override { stop_.request_stop(); }
    bool busy() const { return busy_; }
    Engine& engine() { return engine_->engine(); }

    // question: (const HotView&, std::stop_token) → value, on a query thread; deliver: (value), on the GUI thread.
    template <class Question, class Receive>
    void ask(Question question, Receive deliver)
    {
        start(bind(std::move(question), std::move(deliver)));
    }
    template <class Question, class Receive>
    void refresh(Question question, Receive deliver)
    {
        auto work = bind(std::move(question), std::move(deliver));
        if (busy_) next_ = std::move(work);
        else start(std::move(work));
    }

private:
    using Work = EngineController::Work;

    template <class Question, class Receive>
    static Work bind(Question question, Receive deliver)
    {
        return [question = std::move(question), deliver = std::move(deliver)](const HotView& view, std::stop_token stop) {
            using Value = std::invoke_result_t<const Question&, const HotView&, std::stop_token>;
            auto value = std::make_shared<Value>(question(view, stop));
            return EngineController::Deliver([value, deliver] { deliver(std::move(*value)); });
        };
    }
    void start(Work work)
    {
        stop_.request_stop();
        stop_ = std::stop_source();
        busy_ = true;
        next_ = nullptr;
        const quint64 id = ++id_;
        engine_->post(
            [work = std::move(work), guard = QPointer<LiveQuery>(this), id](const HotView& view, const std::stop_token& stop) {
                auto deliver = work(view, stop);
                return EngineController::Deliver([guard, id, deliver = std::move(deliver)] {
                    if (guard && guard->id_ == id) guard->arrive(deliver);
                });
            },
            stop_.get_token());
    }
    void arrive(const EngineController::Deliver& deliver)
    {
        busy_ = false;
        const QPointer<LiveQuery> alive(this);
        deliver();
        if (alive && next_) start(std::exchange(next_, nullptr));
    }

    EngineController* engine_;
    std::stop_source stop_;
    Work next_;
    quint64 id_ = 0;
    bool busy_ = false;
};

}  // namespace tally
