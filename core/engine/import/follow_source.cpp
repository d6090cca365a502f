// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/follow_source.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <glob.h>
#include <vector>

#include "core/base/counting_thread.h"

namespace tally {

namespace {

bool isPattern(const std::string& text) { return text.find_first_of("*?[") != std::string::npos; }

std::vector<std::string> matches(const std::string& pattern)
{
    // A file may be called like a pattern.
    if (!isPattern(pattern) || fileBehind(pattern)) return {pattern};
    std::vector<std::string> paths;
    glob_t found{};
    if (::glob(pattern.c_str(), GLOB_TILDE, nullptr, &found) == 0) paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    ::globfree(&found);
    return paths;
}

Micros steadyNow()
{
    return {std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count()};
}

}  // namespace

FollowSource::FollowSource(std::string pattern, ImportOptions options, const EventTimeRules& rules, std::shared_ptr<const Clock> clock,
                           RollupStore* store, Listener listener)
    : pattern_(std::move(pattern)), options_(std::move(options)), rules_(rules), clock_(std::move(clock)), store_(store),
      listener_(std::move(listener))
{
    thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
}

FollowSource::~FollowSource()
{
    thread_.request_stop();
    thread_.join();
}

void FollowSource::cancel(std::uint32_t source)
{
    const std::lock_guard lock(mutex_);
    cancelled_.insert(source);
}

// A rotated file may match the pattern as well as the one it came from; it is followed already.
void FollowSource::match()
{
    for (const std::string& path : matches(pattern_)) {
        if (sources_.contains(path) || followed_.size() >= kFiles) continue;
        const auto file = fileBehind(path);
        if (file && std::any_of(followed_.begin(), followed_.end(), [&](const auto& f) { return f.second.follower->holds(*file); })) continue;
        follow(path);
    }
}

// The newest event that an earlier process committed of the files behind `path`; none, where that was of the far future.
Micros FollowSource::committedUpTo(const std::string& path) const
{
    if (store_ == nullptr) return kNever;
    const auto stored = store_->sources();
    if (!stored) return kNever;   // it will be said when something is to be committed
    Micros newest = kNever;
    for (const StoredSource& source : *stored)
        if (source.name == path) newest = std::max(newest, source.newest);
    return newest.us <= clock_->nowMicros() + rules_.futureTolerance ? newest : kNever;
}

void FollowSource::follow(const std::string& path)
{
    const std::uint32_t id = listener_.added(path);
    sources_[path] = id;
    Followed& followed = followed_[id];
    followed.clock = std::make_unique<FollowClock>(rules_, committedUpTo(path));
    ImportOptions options = options_;
    options.judge = [clock = followed.clock.get()](Committed* part) { clock->judge(part); };
    options.onCommit = [this, id, clock = followed.clock.get()](Committed&& part) {
        clock->advance({clock_->nowMicros()}, &part);
        listener_.counted(id, std::move(part));
    };
    followed.follower = std::make_unique<Follower>(path, options, store_);
}

void FollowSource::step(std::stop_token stop)
{
    {
        const std::lock_guard lock(mutex_);
        for (const std::uint32_t id : cancelled_) followed_.erase(id);
        cancelled_.clear();
    }
    for (auto& [id, followed] : followed_) {
        if (stop.stop_requested()) return;
        followed.follower->step(steadyNow(), stop);
        followed.clock->historyEnds();
        if (followed.hasTold && followed.told == followed.follower->state()) continue;
        followed.told = followed.follower->state();
        followed.hasTold = true;
        listener_.said(id, followed.told);
    }
}

void FollowSource::run(std::stop_token stop)
{
    beginCountingThread();
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    Micros matched{0};
    bool first = true;
    do {
        if (first || steadyNow().us - matched.us >= std::chrono::microseconds(kMatchEvery).count()) {
            match();
            matched = steadyNow();
        }
        step(stop);
        if (std::exchange(first, false)) listener_.caughtUp();
    } while (!wake.wait_for(lock, stop, kLookEvery, [&] { return stop.stop_requested(); }));
}

}  // namespace tally
