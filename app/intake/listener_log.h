// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/intake/journal_bounds.h"
#include "core/base/result.h"
#include "core/log/event_log.h"

namespace tally {

// The log behind a listener: the journal in DATA/journal, by the name of the listener, or memory alone when `dataDirectory` is
// empty. Errors as Journal::open().
Result<std::shared_ptr<EventLog>> openListenerLog(const std::string& dataDirectory, const std::string& listener, const JournalBounds& bounds = {});

// A listener as the source of what it counts: with a store but without a journal it is another one than with its journal, whose
// positions in the store must stay what they are.
std::string listenerName(const std::string& name, bool durable);

// What of it was found damaged so far, a sentence each; some shows only when it is read.
std::vector<std::string> notesOf(const EventLog& log);

}  // namespace tally
