// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/explain/raw_logs.h"

#include <set>
#include <unordered_map>

#include "core/engine/keep/raw_data.h"
#include "core/log/follow/growing_file.h"
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
void scan(const RawLog& log, Parts wanted, const std::function<bool(const ScannedRecord&)>& seeAll, const std::stop_token& stop, std::string* problem)
{
    const bool listener = !log.journals.empty();
    const auto see = [&](const ScannedRecord& record) { return (log.end == 0 || record.offset < log.end) && seeAll(record); };
    const auto read = listener ? scanJournal({log.journals, log.path, log.sample}, log.read, wanted, see, stop) : scanRecords(log.path, log.read, wanted, see, stop);
    if (read || !problem->empty() || read.error().code == ErrorCode::Cancelled) return;
    const Error& error = read.error();
    if (listener && error.code == ErrorCode::Unreadable) return;
    *problem = error.where.empty() ? error.what : error.where + ": " + error.what;
}

}  // namespace

StoredLogs storedLogs(const std::string& dataDirectory, const std::vector<RawLog>& open, std::int32_t fromMinute, std::stop_token stop)
{
    StoredLogs found;
    const auto reader = openSqliteReader(dataDirectory);
    const auto sources = reader ? (*reader)->sources() : tl::unexpected(reader.error());
    if (!sources) return found;
    // One file may have several names, and several sources may have come to stand in one file.
    std::set<FileIdentity> files;
    std::set<std::string> listeners;
    for (const RawLog& log : open) {
        if (!log.journals.empty()) listeners.insert(log.path);
        else if (const auto file = fileBehind(log.path)) files.insert(*file);
    }
    for (const StoredSource& source : *sources) {
        if (stop.stop_requested()) break;
        const auto how = optionsOf(source, {});
        // A declared sender of a listener has a row of its own, without what the format was found by.
        if (source.fingerprint.empty() && (source.shape.empty() || listeners.contains(source.name))) continue;
        // Of a listener the newest event says nothing: each of its declared senders has one of its own.
        if (!source.fingerprint.empty() && (source.position == 0 || (source.newest != kNever && minuteOf(source.newest) < fromMinute))) continue;
        if (!how) {
            found.problem = source.name + ": " + how.error().what;
            continue;
        }
        if (source.fingerprint.empty()) {
            found.logs.push_back({source.name, how->read, dataDirectory + "/journal", source.shape});
            continue;
        }
        auto path = findRaw(source, stop);
        const auto file = path ? fileBehind(*path) : std::nullopt;
        if (file && files.insert(*file).second) found.logs.push_back({std::move(*path), how->read, {}, {}, source.position});
    }
    return found;
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

static bool isOf(const Event& event, RawBy by, const std::string& name)
{
    switch (by) {
    case RawBy::Item: return event.item == name;
    case RawBy::Type: return event.type == name;
    case RawBy::Actor: return event.actor == name;
    case RawBy::All: break;
    }
    return true;
}

RawLines rawLines(const std::vector<RawLog>& logs, RawBy by, const std::string& name, MinuteRange range, std::size_t most, std::stop_token stop)
{
    RawLines made;
    for (std::size_t i = 0; i < logs.size() && !made.more; ++i) {
        const auto see = [&](const ScannedRecord& record) {
            const Event& event = record.event;
            if (!within(event, range) || !isOf(event, by, name)) return true;
            made.more = made.lines.size() >= most;
            if (!made.more) made.lines.push_back({i, record.line, record.offset, event.time, std::string(record.raw.substr(0, kRawText))});
            return !made.more;
        };
        scan(logs[i], Part::Item | Part::Type | Part::Time | Part::Actor, see, stop, &made.problem);
    }
    return made;
}

}  // namespace tally
