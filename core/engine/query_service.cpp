// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/query_service.h"

#include <utility>

namespace tally {

QueryService::QueryService(View view, unsigned threads) : view_(std::move(view))
{
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this](std::stop_token ended) { work(ended); });
}

QueryService::~QueryService()
{
    for (auto& thread : threads_) thread.request_stop();
    wake_.notify_all();
    threads_.clear();
}

void QueryService::post(Job job, std::stop_token stop)
{
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back({std::move(job), std::move(stop)});
    }
    wake_.notify_one();
}

void QueryService::work(std::stop_token ended)
{
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
        const auto view = view_();
        entry.job(*view, both.get_token());
    }
}

}  // namespace tally
