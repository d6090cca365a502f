// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/listener_log.h"

#include <fmt/format.h>

#include "core/log/journal/journal.h"
#include "core/log/memory_log.h"

namespace tally {

Result<ListenerLog> openListenerLog(const std::string& dataDirectory, const std::string& listener)
{
    if (dataDirectory.empty()) return ListenerLog{std::make_shared<MemoryLog>(), {}};
    auto journal = Journal::open(systemFileSystem(), dataDirectory + "/journal", listener);
    if (!journal) return tl::unexpected(journal.error());
    ListenerLog opened;
    for (const JournalNote& note : (*journal)->notes()) opened.notes.push_back(fmt::format("{}:{}: {}", note.segment, note.offset, note.what));
    opened.log = std::move(*journal);
    return opened;
}

}  // namespace tally
