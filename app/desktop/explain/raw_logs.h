// SPDX-License-Identifier: GPL-3.0-or-later
// What only the raw lines know: who sent the events, and the lines themselves. Read once more from the logs that are files, and from
// the journals of listeners, as far as these still have them. Off the GUI thread; no dialogs.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "app/desktop/explain/change_data.h"
#include "core/event/read_options.h"

namespace tally {

struct RawLog {
    std::string path;                     // or the name of a listener
    ReadOptions read;
    std::string journals = {};            // of a listener: where they are; empty = a file
    std::string sample = {};              // of a listener: by what its format was found
    std::uint64_t end = 0;                // only records that begin before it; 0 = all
};

struct StoredLogs {
    std::vector<RawLog> logs;
    std::string problem;                  // one sentence about a source that nobody knows how to read; empty when there was none
};
// What the store of this directory counted before of files and listeners that are not among `open`, as far as it is still there, in
// these files or beside them: byte for byte the same. Reads the files that have events at `fromMinute` or later.
StoredLogs storedLogs(const std::string& dataDirectory, const std::vector<RawLog>& open, std::int32_t fromMinute, std::stop_token stop);

struct ActorChange {
    std::vector<Change> actors;           // largest part first, the first `most`
    std::uint64_t changed = 0;            // how many actors changed
    std::uint64_t before = 0, after = 0;  // events of the logs in both times, with an actor or without
    std::uint64_t nameless = 0;           // of these, without an actor
    std::uint64_t crowd = 0;              // of these, of actors that came when kMostActors were known
    std::string problem;                  // one sentence about the first log that could not be read; empty when all could
};
inline constexpr std::size_t kMostActors = 1'000'000;

// The parts of all actors add up to 1, less what is nameless or of the crowd.
ActorChange actorChange(const std::vector<RawLog>& logs, MinuteRange range, MinuteRange earlier, std::size_t most, std::stop_token stop);

enum class RawBy { All, Item, Type, Actor };
struct RawLine {
    std::size_t log = 0;                  // its place in the logs asked
    std::uint64_t line = 0, offset = 0;   // line 0 = of a journal, whose lines have no numbers
    Micros time;
    std::string text;                     // as it stands in the log, at most kRawText bytes
};
inline constexpr std::size_t kRawText = 4096;
struct RawLines {
    std::vector<RawLine> lines;           // the first `most`, in the order of the logs
    bool more = false;
    std::string problem;
};

// Lines of the events of `name` in `range`; by All, of each event.
RawLines rawLines(const std::vector<RawLog>& logs, RawBy by, const std::string& name, MinuteRange range, std::size_t most, std::stop_token stop);

}  // namespace tally
