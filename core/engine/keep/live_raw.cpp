// SPDX-License-Identifier: GPL-3.0-or-later
// Raw data of listeners.
#include <condition_variable>
#include <mutex>
#include <utility>

#include "core/engine/live/live_source.h"
#include "core/engine/keep/raw_data.h"
#include "core/log/journal/journal_replay.h"

namespace tally {

namespace {

constexpr std::uint64_t kHandOn = 1'000'000;   // events that are gathered for one batch

// What a replay counted; handed on in batches as large as those of a recorded log.
class Gatherer {
public:
    Gatherer(Recount* recount, std::stop_source* stop) : recount_(recount), stop_(stop) {}

    // On the thread of the replay.
    void take(LivePortion&& part)
    {
        Committed& counted = part.counted;
        std::move(counted.runs.begin(), counted.runs.end(), std::back_inserter(pending_.runs));
        std::move(counted.cold.begin(), counted.cold.end(), std::back_inserter(pending_.cold));
        pending_.timeline.merge(counted.timeline);
        for (const auto& [name, sender] : part.senders) {
            ledgers_[name] += sender.ledger;
            events_ += sender.ledger.valid;
        }
        if (events_ >= kHandOn || part.ended) handOn();
        if (!part.ended) return;
        const std::lock_guard lock(mutex_);
        ended_ = true;
        done_.notify_all();
    }
    void wait()
    {
        std::unique_lock lock(mutex_);
        done_.wait(lock, [this] { return ended_; });
    }
    Result<std::map<std::string, Ledger>> result()
    {
        if (!problem_) return tl::unexpected(problem_.error());
        return std::move(ledgers_);
    }

private:
    void handOn()
    {
        events_ = 0;
        if (problem_) problem_ = recount_->add(std::exchange(pending_, Committed()));
        if (!problem_) stop_->request_stop();
    }

    Recount* recount_;
    std::stop_source* stop_;
    Committed pending_;
    std::uint64_t events_ = 0;
    std::map<std::string, Ledger> ledgers_;
    Result<void> problem_;
    std::mutex mutex_;
    std::condition_variable done_;
    bool ended_ = false;
};

}  // namespace

Result<std::map<std::string, Ledger>> countJournal(const std::string& directory, const StoredSource& listener, const RebuildOptions& options,
                                                   Recount* recount, std::stop_token stop)
{
    const auto how = optionsOf(listener, options);
    if (!how) return tl::unexpected(how.error());
    std::stop_source ending;
    const std::stop_callback passOn(stop, [&ending] { ending.request_stop(); });
    auto replay = JournalReplay::open(options.files ? options.files : systemFileSystem(), directory + "/journal", listener.name,
                                      listener.position, ending.get_token());
    if (!replay) return tl::unexpected(replay.error());
    // As the first process that listened began: with nothing known. What later ones took over is what they would find here.
    LiveOptions live;
    live.read = how->read;
    live.rules = how->rules;
    Gatherer gatherer(recount, &ending);
    {
        const LiveSource source(*replay, std::move(live), recount->dictionary(), recount->types(),
                                [&gatherer](LivePortion&& part) { gatherer.take(std::move(part)); });
        gatherer.wait();
    }
    auto ledgers = gatherer.result();
    if (!ledgers) return ledgers;
    if (stop.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", listener.name);
    if (!(*replay)->reachedEnd())
        return fail(ErrorCode::NotExact, "the raw data of this listener is gone: its journal cannot be read up to what was counted", listener.name);
    return ledgers;
}

}  // namespace tally
