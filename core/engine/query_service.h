// SPDX-License-Identifier: GPL-3.0-or-later
// QueryService: runs questions on its own threads; the only way a window asks. They are answered from the newest HotView where
// that is exact. What it is not exact about (minutes that memory gave up, items it had no room for), and what was known at an
// earlier time (Question::asKnownAt), the store tells, as of its last commit, each thread on a connection of its own. An
// answer is kept and given again while nothing it stands on has changed. A question is cancelled by its stop source or by the
// end of the service.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <vector>

#include "core/engine/hot/hot_view.h"
#include "core/query/query_cache.h"
#include "core/query/store_source.h"

namespace tally {

class QueryService {
public:
    using View = std::function<std::shared_ptr<const HotView>()>;
    using OpenStore = std::function<Result<std::unique_ptr<StoreReader>>()>;
    // `openStore` null = memory only; `changes` as in StoreSourceOptions.
    QueryService(View view, unsigned threads, OpenStore openStore = {}, std::shared_ptr<const ChangeFeed> changes = {});
    ~QueryService();  // stops and joins; questions not begun are dropped, their futures get std::future_error

    using Job = std::function<void(const HotView&, std::stop_token)>;
    // Never blocks. The job runs on a query thread; the token ends with `stop` or with the service.
    void post(Job job, std::stop_token stop = {});

    // question: (const HotView&, std::stop_token) → value
    template <class Q>
    auto submit(Q question, std::stop_token stop = {})
    {
        using Value = std::invoke_result_t<Q, const HotView&, std::stop_token>;
        auto task = std::make_shared<std::packaged_task<Value(const HotView&, std::stop_token)>>(std::move(question));
        auto future = task->get_future();
        post([task](const HotView& view, std::stop_token token) { (*task)(view, token); }, stop);
        return future;
    }

    std::future<Result<ValueAnswer>> value(Question question, std::stop_token stop = {});
    std::future<Result<TopAnswer>> top(Question question, std::stop_token stop = {});
    std::future<Result<SeriesAnswer>> series(Question question, std::stop_token stop = {});

    QueryCache& cache() { return cache_; }   // of answers from views

private:
    using OwnStore = std::unique_ptr<StoreSource>;   // of one thread, opened with its first question
    struct Entry {
        std::function<void(OwnStore&, std::stop_token)> job;
        std::stop_token stop;
    };
    void work(std::stop_token ended);
    void enqueue(Entry entry);
    // answer: (Source&, std::stop_token) → Result
    template <class Answer>
    std::future<Result<Answer>> ask(bool ofStore, std::stop_token stop, std::function<Result<Answer>(Source&, std::stop_token)> answer);
    Result<StoreSource*> storeOf(OwnStore& own) const;

    View view_;
    OpenStore openStore_;
    QueryCache cache_;
    StoreSourceOptions storeOptions_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Entry> jobs_;
    std::vector<std::jthread> threads_;
};

}  // namespace tally
