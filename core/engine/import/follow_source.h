// SPDX-License-Identifier: GPL-3.0-or-later
// FollowSource: one thread that follows a path, or every file a pattern matches, and says what becomes of them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "core/base/clock.h"
#include "core/engine/import/follow_clock.h"
#include "core/engine/import/follower.h"

namespace tally {

class FollowSource {
public:
    static constexpr std::size_t kFiles = 1024;                  // of one pattern
    static constexpr std::chrono::milliseconds kLookEvery{200};
    static constexpr std::chrono::milliseconds kMatchEvery{1000};

    // Called on the thread. `added` gives a source its number; `counted` and `said` tell about it; `caughtUp` comes once,
    // when everything that was there at first is counted.
    struct Listener {
        std::function<std::uint32_t(const std::string& path)> added;
        std::function<void(std::uint32_t source, Committed&&)> counted;
        std::function<void(std::uint32_t source, const FollowState&)> said;
        std::function<void()> caughtUp;
    };
    // `pattern` with * ? or [ is matched again and again, and files that come to match are followed from their beginning.
    // REQUIRES: `options` has a dictionary and types, which live as long as this.
    FollowSource(std::string pattern, ImportOptions options, const EventTimeRules& rules, std::shared_ptr<const Clock> clock, RollupStore* store,
                 Listener listener);
    ~FollowSource();   // what was read is counted and committed

    void cancel(std::uint32_t source);

private:
    struct Followed {
        std::unique_ptr<FollowClock> clock;      // the follower knows it
        std::unique_ptr<Follower> follower;
        FollowState told;
        bool hasTold = false;
    };
    void run(std::stop_token stop);
    void match();
    void follow(const std::string& path);
    Micros committedUpTo(const std::string& path) const;
    void step(std::stop_token stop);

    const std::string pattern_;
    const ImportOptions options_;
    const EventTimeRules rules_;
    const std::shared_ptr<const Clock> clock_;
    RollupStore* store_;
    const Listener listener_;
    std::map<std::string, std::uint32_t> sources_;      // by path, cancelled ones too
    std::map<std::uint32_t, Followed> followed_;
    std::mutex mutex_;                                  // guards cancelled_
    std::set<std::uint32_t> cancelled_;
    std::jthread thread_;
};

}  // namespace tally
