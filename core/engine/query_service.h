// SPDX-License-Identifier: GPL-3.0-or-later
// QueryService: runs questions over the newest HotView on its own threads; the only way a window asks. A question is
// cancelled by its stop source or by the end of the service.
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

#include "core/engine/hot_view.h"

namespace tally {

class QueryService {
public:
    using View = std::function<std::shared_ptr<const HotView>()>;
    QueryService(View view, unsigned threads);
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

private:
    struct Entry {
        Job job;
        std::stop_token stop;
    };
    void work(std::stop_token ended);

    View view_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::deque<Entry> jobs_;
    std::vector<std::jthread> threads_;
};

}  // namespace tally
