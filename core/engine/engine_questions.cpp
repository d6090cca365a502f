// SPDX-License-Identifier: GPL-3.0-or-later
// Questions through the API: answered from the newest view, after everything counted before the call is in it. What that is not
// exact about (older minutes, items beyond the budget), the store is asked, after everything counted before the call is in it.
#include <chrono>
#include <future>
#include <type_traits>

#include "core/engine/engine_impl.h"
#include "core/engine/hot/hot_source.h"

namespace tally {

std::shared_ptr<const HotView> Engine::Impl::settledView()
{
    flushApi();
    state->settle();
    return state->view();
}

namespace {

constexpr std::chrono::seconds kCommit{2};   // waited for before the store is asked

// Finer edges nobody can answer but the log.
bool hasWholeMinutes(const TimeRange& range)
{
    const auto isWhole = [](Micros edge) { return edge == kMinTime || edge == kMaxTime || floorDiv(edge.us, kMinute) * kMinute == edge.us; };
    return isWhole(range.from) && isWhole(range.to);
}

// As the query service asks it; boards of what memory holds are shown with their bounds.
template <class Answer>
bool memoryKnows(const Result<Answer>& answer)
{
    if (!answer) return answer.error().code != ErrorCode::NotExact;
    if constexpr (std::is_same_v<Answer, ValueAnswer>) return answer->provenance.exact;
    return true;
}

}  // namespace

template <class Answer>
Result<Answer> Engine::Impl::ask(const Question& question, std::stop_token stop, Result<Answer> (Source::*ofSource)(const Question&, std::stop_token),
                                 std::future<Result<Answer>> (QueryService::*ofAll)(Question, std::stop_token))
{
    HotSource hot(settledView(), &queries->cache());
    Result<Answer> answer = (hot.*ofSource)(question, stop);
    if (options.dataDirectory.empty() || memoryKnows(answer) || !hasWholeMinutes(question.range)) return answer;
    if (state->view()->generation > 0) return answer;   // everything was forgotten: memory is about something else than the store
    if (writer && (!writer->problem().empty() || !writer->settle(kCommit))) return answer;
    return (*queries.*ofAll)(question, std::move(stop)).get();
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
    return impl_->ask(question, std::move(stop), &Source::value, &QueryService::value);
}

Result<TopAnswer> Engine::topK(std::size_t k, std::optional<std::string> eventType, Micros start, Micros end, RankBy by, std::stop_token stop)
{
    Question question;
    question.k = k;
    question.type = std::move(eventType);
    question.by = by;
    question.range = {start, end};
    return impl_->ask(question, std::move(stop), &Source::top, &QueryService::top);
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
    return impl_->ask(question, std::move(stop), &Source::series, &QueryService::series);
}

}  // namespace tally
