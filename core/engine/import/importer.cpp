// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/importer.h"

#include <algorithm>

#include "core/engine/import/import_session.h"

namespace tally {

void Committed::take(Delta&& delta)
{
    if (!delta.seconds) seconds.reset();
    else if (runs.empty() && !seconds) seconds = std::move(delta.seconds);
    else if (seconds) {
        std::move(delta.seconds->runs.begin(), delta.seconds->runs.end(), std::back_inserter(seconds->runs));
        seconds->line.merge(delta.seconds->line);
    }
    if (delta.run) runs.push_back(std::move(delta.run));
    if (delta.cold) cold.push_back(std::move(*delta.cold));
    revisions.take(std::move(delta.revisions));
    timeline.merge(delta.timeline);
    hasLatency |= delta.hasLatency;
    hasOutcome |= delta.hasOutcome;
    if (!delta.hasTimes) return;
    firstEvent = hasTimes ? std::min(firstEvent, delta.firstEvent) : delta.firstEvent;
    lastEvent = hasTimes ? std::max(lastEvent, delta.lastEvent) : delta.lastEvent;
    hasTimes = true;
}

Result<ImportResult> importLog(const std::string& path, const ImportOptions& options, RollupStore* store, std::stop_token stop)
{
    ImportSession session(path, options, store);
    if (const auto begun = session.begin(); !begun) return tl::unexpected(begun.error());
    std::shared_ptr<void> watcher;
    if (options.onOpen) watcher = options.onOpen(path, session.progress(), session.input().storedSize());
    if (const auto read = session.readOn(stop); !read) return tl::unexpected(read.error());
    return session.result();
}

}  // namespace tally
