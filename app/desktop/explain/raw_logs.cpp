// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/explain/raw_logs.h"

#include <algorithm>
#include <unordered_map>

#include "core/engine/keep/raw_data.h"
#include "core/read/record_scan.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

namespace {

bool within(const Event& event, MinuteRange range)
{
    if (!has(event.parts, Part::Time)) return false;
    const auto minute = minuteOf(event.time);
    return minute >= range.from && minute < range.to;
}

// All that can be counted of it; `problem` says why some was not read, unless one says so already. A listener without a journal has
// nothing to be read.
void scan(const RawLog& log, Parts wanted, const std::function<bool(const ScannedRecord&)>& see, const std::stop_token& stop, std::string* problem)
{
    const bool listener = !log.journals.empty();
    const auto read = listener ? scanJournal({log.journals, log.path, log.sample}, log.read, wanted, see, stop) : scanRecords(log.path, log.read, wanted, see, stop);
    if (read || !problem->empty() || read.error().code == ErrorCode::Cancelled) return;
    const Error& error = read.error();
    if (listener && error.code == ErrorCode::Unreadable) return;
    *problem = error.where.empty() ? error.what : error.where + ": " + error.what;
}

}  // namespace

std::vector<RawLog> storedLogs(const std::string& dataDirectory, const std::vector<RawLog>& open, std::stop_token stop)
{
    std::vector<RawLog> logs;
    const auto reader = openSqliteReader(dataDirectory);
    const auto sources = reader ? (*reader)->sources() : tl::unexpected(reader.error());
    if (!sources) return logs;
    const auto isOpen = [&](const std::string& name) { return std::any_of(open.begin(), open.end(), [&](const RawLog& log) { return log.path == name; }); };
    for (const StoredSource& source : *sources) {
        if (stop.stop_requested()) break;
        if (isOpen(source.name)) continue;
        const ReadOptions read = keptOptions(source.readAs).value_or(KeptOptions{}).read;
        // A declared sender of a listener has a row of its own, without what the format was found by.
        if (source.fingerprint.empty() && !source.shape.empty()) logs.push_back({source.name, read, dataDirectory + "/journal", source.shape});
        if (source.fingerprint.empty()) continue;
        if (auto path = findRaw(source, stop); path && !isOpen(*path)) logs.push_back({std::move(*path), read});
    }
    return logs;
}

ActorChange actorChange(const std::vector<RawLog>& logs, MinuteRange range, MinuteRange earlier, std::size_t most, std::stop_token stop)
{
    struct Counts {
        std::uint64_t before = 0, after = 0;
    };
    ActorChange made;
    std::unordered_map<std::string, Counts> counts;
    std::string name;
    const auto see = [&](const ScannedRecord& record) {
        const Event& event = record.event;
        const bool later = within(event, range);
        if (!later && !within(event, earlier)) return true;
        (later ? made.after : made.before) += event.weight;
        if (!has(event.parts, Part::Actor) || event.actor.empty()) {
            made.nameless += event.weight;
            return true;
        }
        name.assign(event.actor);
        auto at = counts.find(name);
        if (at == counts.end()) {
            if (counts.size() >= kMostActors) {
                made.crowd += event.weight;
                return true;
            }
            at = counts.emplace(name, Counts()).first;
        }
        (later ? at->second.after : at->second.before) += event.weight;
        return true;
    };
    for (const RawLog& log : logs) scan(log, Part::Item | Part::Time | Part::Actor | Part::Weight, see, stop, &made.problem);
    for (auto& [actor, count] : counts)
        if (count.before != count.after) made.actors.push_back({actor, {}, count.before, count.after, 0});
    made.changed = made.actors.size();
    rankChanges(&made.actors, static_cast<std::int64_t>(made.after) - static_cast<std::int64_t>(made.before));
    if (made.actors.size() > most) made.actors.resize(most);
    return made;
}

RawLines rawLines(const std::vector<RawLog>& logs, RawBy by, const std::string& name, MinuteRange range, std::size_t most, std::stop_token stop)
{
    RawLines made;
    for (std::size_t i = 0; i < logs.size() && !made.more; ++i) {
        const auto see = [&](const ScannedRecord& record) {
            const Event& event = record.event;
            if (!within(event, range) || name != (by == RawBy::Item ? event.item : by == RawBy::Type ? event.type : event.actor)) return true;
            made.more = made.lines.size() >= most;
            if (!made.more) made.lines.push_back({i, record.line, record.offset, event.time, std::string(record.raw.substr(0, kRawText))});
            return !made.more;
        };
        scan(logs[i], Part::Item | Part::Type | Part::Time | Part::Actor, see, stop, &made.problem);
    }
    return made;
}

}  // namespace tally
