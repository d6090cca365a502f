// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/query_service.h"

#include <utility>

#include "core/engine/hot/hot_source.h"

namespace tally {

QueryService::QueryService(View view, unsigned threads, OpenStore openStore, std::shared_ptr<const ChangeFeed> changes)
    : view_(std::move(view)), openStore_(std::move(openStore)), storeOptions_{std::make_shared<QueryCache>(), std::move(changes), {}}
{
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this](std::stop_token ended) { work(ended); });
}

QueryService::~QueryService()
{
    for (auto& thread : threads_) thread.request_stop();
    wake_.notify_all();
    threads_.clear();
}

void QueryService::enqueue(Entry entry)
{
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(entry));
    }
    wake_.notify_one();
}

void QueryService::post(Job job, std::stop_token stop)
{
    enqueue({[this, job = std::move(job)](OwnStore&, std::stop_token token) { job(*view_(), std::move(token)); }, std::move(stop)});
}

Result<StoreSource*> QueryService::storeOf(OwnStore& own) const
{
    if (!own) {
        auto reader = openStore_();
        if (!reader) return tl::unexpected(reader.error());
        own = std::make_unique<StoreSource>(std::move(*reader), storeOptions_);
    }
    return own.get();
}

namespace {

// Memory may hold hours where the store still has minutes, and knows items that it had no room for by bounds only.
template <class Answer>
bool storeMayKnowBetter(const Result<Answer>& answer)
{
    if (!answer) return answer.error().code == ErrorCode::NotExact;
    if constexpr (std::is_same_v<Answer, ValueAnswer>) return !answer->provenance.exact;
    return false;
}

}  // namespace

template <class Answer>
std::future<Result<Answer>> QueryService::ask(bool ofStore, std::stop_token stop, std::function<Result<Answer>(Source&, std::stop_token)> answer)
{
    auto task = std::make_shared<std::packaged_task<Result<Answer>(OwnStore&, std::stop_token)>>(
        [this, ofStore, answer = std::move(answer)](OwnStore& own, std::stop_token token) -> Result<Answer> {
            Result<Answer> fromMemory;
            if (!ofStore || !openStore_) {
                const auto view = view_();
                HotSource hot(view, &cache_);
                fromMemory = answer(hot, token);
                // Once everything was forgotten, memory is about something else than the store.
                if (!openStore_ || view->generation > 0 || !storeMayKnowBetter(fromMemory)) return fromMemory;
            }
            const auto store = storeOf(own);
            if (!store && !ofStore) return fromMemory;
            if (!store) return tl::unexpected(store.error());
            Result<Answer> fromStore = answer(**store, std::move(token));
            if (fromStore || ofStore || !fromMemory) return fromStore;
            return fromMemory;
        });
    auto future = task->get_future();
    enqueue({[task](OwnStore& own, std::stop_token token) { (*task)(own, std::move(token)); }, std::move(stop)});
    return future;
}

std::future<Result<ValueAnswer>> QueryService::value(Question question, std::stop_token stop)
{
    const bool ofStore = question.asKnownAt.has_value();
    return ask<ValueAnswer>(ofStore, std::move(stop), [question = std::move(question)](Source& source, std::stop_token token) { return source.value(question, std::move(token)); });
}

std::future<Result<TopAnswer>> QueryService::top(Question question, std::stop_token stop)
{
    const bool ofStore = question.asKnownAt.has_value();
    return ask<TopAnswer>(ofStore, std::move(stop), [question = std::move(question)](Source& source, std::stop_token token) { return source.top(question, std::move(token)); });
}

std::future<Result<SeriesAnswer>> QueryService::series(Question question, std::stop_token stop)
{
    const bool ofStore = question.asKnownAt.has_value();
    return ask<SeriesAnswer>(ofStore, std::move(stop), [question = std::move(question)](Source& source, std::stop_token token) { return source.series(question, std::move(token)); });
}

void QueryService::work(std::stop_token ended)
{
    OwnStore store;
    while (!ended.stop_requested()) {
        Entry entry;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, ended, [&] { return !jobs_.empty(); })) return;
            entry = std::move(jobs_.front());
            jobs_.pop_front();
        }
        // One token for both reasons to stop.
        std::stop_source both;
        const std::stop_callback onAsked(entry.stop, [&] { both.request_stop(); });
        const std::stop_callback onEnd(ended, [&] { both.request_stop(); });
        entry.job(store, both.get_token());
    }
}

}  // namespace tally
