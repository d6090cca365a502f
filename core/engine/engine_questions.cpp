// SPDX-License-Identifier: GPL-3.0-or-later
// Questions through the API: answered from the newest view, after everything counted before the call is in it.
#include "core/engine/engine_impl.h"
#include "core/engine/hot/hot_source.h"

namespace tally {

std::shared_ptr<const HotView> Engine::Impl::settledView()
{
    flushApi();
    state->settle();
    return state->view();
}

Result<ValueAnswer> Engine::getViewsCount(std::string_view videoId, Micros start, Micros end, std::stop_token stop)
{
    return getCount(videoId, "view", start, end, stop);
}

Result<ValueAnswer> Engine::getCount(std::string_view videoId, std::string_view eventType, Micros start, Micros end, std::stop_token stop)
{
    return getStats(videoId, eventType, Function::Count, start, end, stop);
}

Result<ValueAnswer> Engine::getStats(std::string_view videoId, std::string_view eventType, Function function, Micros start, Micros end,
                                     std::stop_token stop)
{
    Question question;
    question.item = std::string(videoId);
    question.type = std::string(eventType);
    question.function = function;
    question.range = {start, end};
    return HotSource(impl_->settledView(), &impl_->queries->cache()).value(question, stop);
}

Result<TopAnswer> Engine::topK(std::size_t k, std::optional<std::string> eventType, Micros start, Micros end, RankBy by, std::stop_token stop)
{
    Question question;
    question.k = k;
    question.type = std::move(eventType);
    question.by = by;
    question.range = {start, end};
    return HotSource(impl_->settledView(), &impl_->queries->cache()).top(question, stop);
}

Result<SeriesAnswer> Engine::series(std::optional<std::string> videoId, std::optional<std::string> eventType, Function function, Micros start,
                                    Micros end, Micros step, std::stop_token stop)
{
    Question question;
    question.item = std::move(videoId);
    question.type = std::move(eventType);
    question.function = function;
    question.range = {start, end};
    question.step = step;
    return HotSource(impl_->settledView(), &impl_->queries->cache()).series(question, stop);
}

}  // namespace tally
