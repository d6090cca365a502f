// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/listener_log.h"

#include <fmt/format.h>

#include "app/intake/hiding_log.h"
#include "core/log/journal/journal.h"
#include "core/log/memory_log.h"

namespace tally {

std::vector<std::string> notesOf(const EventLog& log)
{
    if (const auto* hiding = dynamic_cast<const HidingLog*>(&log)) return notesOf(hiding->inner());
    std::vector<std::string> notes;
    if (const auto* journal = dynamic_cast<const Journal*>(&log))
        for (const JournalNote& note : journal->notes())
            notes.push_back(note.segment.empty() ? "journal: " + note.what : fmt::format("{}:{}: {}", note.segment, note.offset, note.what));
    return notes;
}

std::string listenerName(const std::string& name, bool durable) { return durable ? name : name + "#memory"; }

Result<std::shared_ptr<EventLog>> openListenerLog(const std::string& dataDirectory, const std::string& listener, const JournalBounds& bounds)
{
    if (dataDirectory.empty()) return std::make_shared<MemoryLog>();
    JournalOptions options;
    options.budget = bounds.bytes;
    options.segmentBytes = std::min(options.segmentBytes, std::max<std::uint64_t>(bounds.bytes / 8, 1));   // only whole segments go
    options.keepFor = std::chrono::microseconds(bounds.age).count();
    options.segmentAge = std::min(options.segmentAge, std::max<std::int64_t>(options.keepFor / 8, kSecond));
    auto journal = Journal::open(systemFileSystem(), dataDirectory + "/journal", listener, options);
    if (!journal) return tl::unexpected(journal.error());
    return std::shared_ptr<EventLog>(std::move(*journal));
}

}  // namespace tally
