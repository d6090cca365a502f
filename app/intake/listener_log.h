// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/log/event_log.h"

namespace tally {

struct ListenerLog {
    std::shared_ptr<EventLog> log;
    std::vector<std::string> notes;   // what was found damaged when it was opened, a sentence each
};

// The same up to now: some of it shows only when the log is read.
std::vector<std::string> notesOf(const EventLog& log);

// The log behind a listener: the journal in DATA/journal, by the name of the listener, or memory alone when `dataDirectory` is
// empty. Errors as Journal::open().
Result<ListenerLog> openListenerLog(const std::string& dataDirectory, const std::string& listener);

}  // namespace tally
