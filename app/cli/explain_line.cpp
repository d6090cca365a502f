// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explain_line.h"

#include <algorithm>
#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "core/base/padded_buffer.h"
#include "core/format/decoder.h"
#include "core/query/store_source.h"
#include "core/read/log_reader.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::cli {

namespace {

// The last record of the line, as text that outlives the decoder.
struct Seen {
    bool counted = false;
    std::string item, type, actor, id;
    Event event;
    Reason reason{};
    std::string detail;
};

class LastRecord final : public EventSink {
public:
    void accept(std::span<const Event> events) override
    {
        const Event& e = events.back();
        seen = {true, std::string(e.item), std::string(e.type), std::string(e.actor), std::string(e.id), e, {}, {}};
    }
    void reject(const RejectedRecord& record) override
    {
        seen = {};
        seen.reason = record.reason;
        seen.detail = record.detail;
    }
    Seen seen;
};

// As the log `like` is read, or as the line itself says.
Result<LogShape> shapeFor(const LineFlags& flags, std::string_view text)
{
    const auto options = flags.read.options();
    if (!options) return tl::unexpected(options.error());
    if (flags.like.empty()) return detect(text, true, *options);
    auto reader = LogReader::open(flags.like, *options);
    if (!reader) return tl::unexpected(reader.error());
    return (*reader)->shape();
}

Result<Seen> decodeLine(const LineFlags& flags, const LogShape& shape)
{
    auto decoder = makeDecoder(shape, kAllParts);
    if (!decoder) return tl::unexpected(decoder.error());
    PaddedBuffer bytes;
    bytes.assign(flags.line);
    std::string_view body = bytes.view();
    if (flags.like.empty()) body.remove_prefix(std::min(body.size(), makeCutter(shape)->preamble(body)));
    LastRecord last;
    const BatchCount count = (*decoder)->decode(body, last);
    if (count.records == 0) return fail(ErrorCode::Unreadable, "there is no record in this line", "--line");
    return last.seen;
}

std::string from(const FieldRef& ref) { return ref.field.empty() ? "" : "from " + ref.field; }

std::string zoneNote(const LogShape& shape)
{
    if (shape.frameTime) return "of the syslog frame";
    const std::string zone = shape.options.timeZone.empty() ? "UTC" : shape.options.timeZone;
    return from(shape.mapping.time) + "; without a zone of its own it is " + zone;
}

constexpr const char* kOutcomes[] = {"ok", "client error", "error"};

void addParts(const Seen& seen, const LogShape& shape, Table* table)
{
    const Event& e = seen.event;
    const auto row = [&](const char* what, std::string value, std::string note) { table->rows.push_back({what, std::move(value), std::move(note)}); };
    row("item", seen.item, from(shape.mapping.item));
    row("type", seen.type, has(e.parts, Part::Type) ? from(shape.mapping.type) : "none is given");
    if (has(e.parts, Part::Time)) {
        row("time", isoExact(e.time), zoneNote(shape));
        row("minute", isoSeconds(startOfMinute(minuteOf(e.time))), "the bucket it counts in");
        row("hour", isoSeconds({floorDiv(e.time.us, kHour) * kHour}), "");
        row("day", isoSeconds({floorDiv(e.time.us, kDay) * kDay}), "UTC");
    } else {
        row("time", "", "none: it counts in totals only");
    }
    if (has(e.parts, Part::Value)) row("value", toString(e.value), from(shape.mapping.value));
    if (has(e.parts, Part::Weight)) row("weight", fmt::format("{}", e.weight), from(shape.mapping.weight));
    if (has(e.parts, Part::Latency)) row("latency", toString(Fixed{e.latencyUs}) + " s", from(shape.mapping.latency));
    if (has(e.parts, Part::Outcome)) row("outcome", kOutcomes[static_cast<std::size_t>(e.outcome)], from(shape.mapping.outcome));
    if (has(e.parts, Part::Actor)) row("actor", seen.actor, from(shape.mapping.actor));
    if (has(e.parts, Part::Id)) row("id", seen.id, from(shape.mapping.id));
}

// Whether the store may hold this very record: it keeps counts, no records, and the ids of listeners only for a while.
Result<std::string> knownThere(const Seen& seen, const std::string& data)
{
    auto reader = openSqliteReader(data);
    if (!reader) return tl::unexpected(reader.error());
    StoreSource source(std::move(*reader));
    Question question;
    question.item = seen.item;
    question.type = seen.type;
    std::string where = "at any time";
    if (has(seen.event.parts, Part::Time)) {
        const Micros start = startOfMinute(minuteOf(seen.event.time));
        question.range = {start, start + Micros{kMinute}};
        question.widen = true;
        where = "in its minute";
    }
    const auto answer = source.value(question);
    if (!answer) return tl::unexpected(answer.error());
    if (answer->provenance.widened) where = fmt::format("from {} to {}", isoSeconds(answer->provenance.range.from), isoSeconds(answer->provenance.range.to));
    const std::string count = answer->value ? toString(*answer->value) : "0";
    if (count == "0") return fmt::format("new: the store holds no event of this item and type {}", where);
    return fmt::format("perhaps known: the store holds {} of this item and type {}", count, where);
}

std::string repeated(const Seen& seen)
{
    if (!has(seen.event.parts, Part::Id)) return "no id: sent twice to a listener by a sender without a name, it counts twice";
    return "has an id: sent twice to a listener within its window of ids, it counts once";
}

}  // namespace

void LineFlags::addTo(CLI::App& command)
{
    option = command.add_option("--line", line, "One line of a log, with its header before it where it needs one; what becomes of it");
    command.add_option("--like", like, "A log of the same kind: the line is read as its lines are");
    read.addTo(command);
}

int explainLine(const LineFlags& flags, const std::string& data, const std::string& asked)
{
    const auto format = tableFormat(asked);
    if (!format) return report(format.error());
    const auto shape = shapeFor(flags, flags.line);
    if (!shape) return report(shape.error());
    const auto seen = decodeLine(flags, *shape);
    if (!seen) return report(seen.error());
    Table table{{{"what", CellKind::Text}, {"value", CellKind::Text}, {"note", CellKind::Text}}, {}};
    table.rows.push_back({"format", shape->shownFormat, ""});
    for (const std::string& note : shape->notes) table.rows.push_back({"read", "", note});
    if (!seen->counted) {
        table.rows.push_back({"refused", std::string(name(seen->reason)), std::string(explanation(seen->reason)) + (seen->detail.empty() ? "" : ": " + seen->detail)});
        put(write(table, *format));
        return kRejected;
    }
    addParts(*seen, *shape, &table);
    table.rows.push_back({"again", "", repeated(*seen)});
    if (!data.empty()) {
        const auto known = knownThere(*seen, data);
        if (!known) return report(known.error());
        table.rows.push_back({"store", "", *known});
    }
    put(write(table, *format));
    return kOk;
}

}  // namespace tally::cli
