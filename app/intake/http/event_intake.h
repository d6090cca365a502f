// SPDX-License-Identifier: GPL-3.0-or-later
// EventIntake: POST /v1/events, from the body as it was sent to the log of its format. Thread safety: all of it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/intake/http/event_channel.h"

namespace tally {

class EventIntake {
public:
    // `onDurable` is called on a thread of a log whenever some of it may have become durable; it must not block.
    EventIntake(Engine& engine, const HttpOptions& options, std::shared_ptr<const Clock> clock, HttpCounters& counters, std::function<void()> onDurable);
    ~EventIntake();                              // closes the logs

    // The logs that an earlier process wrote: what is left in them is counted now, not only when something comes.
    Result<void> openKept();
    // What can be said before the body is there; nothing = send it.
    static std::optional<HttpAnswer> refusal(const HttpHead& head);
    // `channel` is where the answer waits for, when it waits.
    Posted post(const HttpHead& head, std::string body, std::shared_ptr<EventChannel>* channel);

    std::vector<std::shared_ptr<EventChannel>> channels() const;
    std::string problem() const;                 // why one of the logs takes nothing at the moment; empty when all is well

private:
    Result<std::shared_ptr<EventChannel>> channelOf(std::string_view kind);

    Engine& engine_;
    const HttpOptions options_;
    std::shared_ptr<const Clock> clock_;
    HttpCounters& counters_;
    const std::function<void()> onDurable_;
    mutable std::mutex mutex_;
    std::map<std::string, std::shared_ptr<EventChannel>, std::less<>> channels_;
};

}  // namespace tally
