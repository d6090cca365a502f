// SPDX-License-Identifier: GPL-3.0-or-later
// What a log is, from its head: every format reads a sample, the one that fits is taken, its fields are named, and then the
// real decoder must read the sample too.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/base/limits.h"
#include "core/format/access/access_line.h"
#include "core/format/decoder.h"
#include "core/format/field_names.h"
#include "core/format/field_sample.h"
#include "core/format/foreign_log.h"
#include "core/format/time/time_parser.h"

namespace tally {
namespace {

constexpr double kEnough = 0.5;  // of the sampled records must fit a format
constexpr double kDamaged = 0.1;  // … when no other format fits at all

struct Candidate {
    Format format = Format::Auto;
    char delimiter = ',';
    FieldSample sample;
};

tl::unexpected<Error> unreadable(std::string what) { return fail(ErrorCode::Unreadable, std::move(what)); }

std::string_view shownName(const Candidate& c)
{
    switch (c.format) {
    case Format::Ndjson: return "NDJSON";
    case Format::JsonArray: return "a JSON array";
    case Format::Csv: return c.delimiter == ';' ? "CSV with semicolons" : c.delimiter == '|' ? "CSV with bars" : "CSV";
    case Format::Tsv: return "TSV";
    case Format::Combined: return "Combined";
    case Format::Common: return "Common";
    case Format::Auto: break;
    }
    return "nothing";
}

bool looksLikeData(const std::string& name)
{
    bool outOfRange = false;
    if (name.empty() || parseFixed(name, &outOfRange) || outOfRange) return true;
    TimeParser parser{ReadOptions{}};
    Micros t;
    return parser.parse(name, &t) != TimeVerdict::Bad;
}

// Whole sentences with commas are no header.
bool isNameSized(const std::string& name) { return name.size() <= 128; }

bool hasHeader(const FieldSample& sample)
{
    std::set<std::string> distinct;
    for (const std::string& name : sample.names) {
        if (!looksLikeData(name)) distinct.insert(name);
    }
    return distinct.size() >= 2;
}

// More columns decide between delimiters that both fit; a single column always "fits".
std::pair<double, std::size_t> rank(const Candidate& c)
{
    const bool several = c.sample.names.size() >= 2;
    return {several ? c.sample.share() : 0, c.sample.names.size()};
}

Candidate csvCandidate(std::string_view head, bool complete, Format forced)
{
    Candidate best;
    for (const char delimiter : {',', '\t', ';', '|'}) {
        const bool tab = delimiter == '\t';
        if ((forced == Format::Tsv && !tab) || (forced == Format::Csv && tab)) continue;
        Candidate c{tab ? Format::Tsv : Format::Csv, delimiter, sampleCsv(head, complete, {delimiter})};
        const bool named = c.sample.names.size() >= 2 && std::all_of(c.sample.names.begin(), c.sample.names.end(), isNameSized);
        const bool usable = named && (c.sample.records == 0 || c.sample.share() >= kEnough);
        if (forced == Format::Auto && !usable) continue;
        if (best.format == Format::Auto || rank(c) > rank(best)) best = std::move(c);
    }
    return best;
}

Candidate accessCandidate(std::string_view head, bool complete)
{
    Candidate c{Format::Common, ' ', sampleAccess(head, complete)};
    if (c.sample.withReferrer * 2 > c.sample.fitting) c.format = Format::Combined;
    return c;
}

Candidate forcedCandidate(std::string_view head, bool complete, Format format)
{
    switch (format) {
    case Format::Ndjson: return {format, ',', sampleNdjson(head, complete)};
    case Format::JsonArray: return {format, ',', sampleJsonArray(head, complete)};
    case Format::Csv:
    case Format::Tsv: return csvCandidate(head, complete, format);
    case Format::Combined:
    case Format::Common: {
        Candidate c = accessCandidate(head, complete);
        c.format = format;
        return c;
    }
    case Format::Auto: break;
    }
    return {};
}

std::string_view firstContent(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::size_t at = head.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view() : head.substr(at);
}

bool opensArrayOfObjects(std::string_view content)
{
    if (!content.starts_with('[')) return false;
    const std::string_view inside = firstContent(content.substr(1));
    return inside.empty() || inside[0] == '{' || inside[0] == ']';
}

Result<Candidate> findCandidate(std::string_view head, bool complete)
{
    if (auto refused = refusalByHead(head)) return unreadable(*refused);
    const std::string_view content = firstContent(head);
    if (opensArrayOfObjects(content)) {
        Candidate c{Format::JsonArray, ',', sampleJsonArray(head, complete)};
        if (c.sample.records > 0 && c.sample.fitting == 0) return unreadable(refusal(head));
        return c;
    }
    Candidate json{Format::Ndjson, ',', sampleNdjson(head, complete)};
    if (json.sample.share() >= kEnough) return json;
    Candidate access = accessCandidate(head, complete);
    if (access.sample.share() >= kEnough) return access;
    const auto foreign = refusalByFirstLine(head);
    Candidate csv;
    if (!foreign && !content.starts_with('{') && !content.starts_with('[')) csv = csvCandidate(head, complete, Format::Auto);
    if (csv.format != Format::Auto && hasHeader(csv.sample)) return csv;
    // A log most of which is damaged is still that log.
    Candidate& damaged = access.sample.fitting > json.sample.fitting ? access : json;
    if (damaged.sample.share() >= kDamaged) return damaged;
    if (csv.format == Format::Auto) return unreadable(foreign ? *foreign : refusal(head));
    return unreadable(fmt::format("This is {}, but its first row ({}) does not name the columns; put a header row before it.",
                                  shownName(csv), listed(csv.sample.names)));
}

Mapping accessDefaults()
{
    Mapping m;
    m.item.field = "path";
    m.type.field = "method";
    m.time.field = "time";
    m.value.field = "bytes";
    m.outcome.field = "status";
    m.actor.field = "address";
    return m;
}

Result<Mapping> mappingOf(const Candidate& c, const ReadOptions& options)
{
    if (c.format != Format::Combined && c.format != Format::Common) return mapFields(c.sample.names, options);
    Mapping mapping = accessDefaults();
    for (const auto& [part, ref] : options.mapping) {
        if (!ref.field.empty() && !accessField(ref.field)) {
            return unreadable(fmt::format("Access logs have no field “{}”; theirs are: {}.", ref.field, listed(c.sample.names)));
        }
        mapping.of(part) = ref;
    }
    if (options.noTime) mapping.time = {};
    if (mapping.item.field.empty()) return unreadable("Without an item there is nothing to count; say which with --map item=FIELD.");
    return mapping;
}

// The times of the sample must be readable, and must not be readable in two ways.
Result<void> checkTimes(const Candidate& c, const LogShape& shape)
{
    const FieldRef& field = shape.mapping.time;
    const std::vector<std::string>* values = c.sample.valuesOf(field.field);
    if (values == nullptr || values->empty()) return {};
    TimeParser parser(shape.options, field.unit);
    std::size_t good = 0, ambiguous = 0, dayMonth = 0;
    const std::string* example = nullptr;
    const std::string* either = nullptr;
    for (const std::string& value : *values) {
        Micros t;
        const TimeVerdict verdict = parser.parse(value, &t);
        const bool pair = looksLikeDayMonth(value);
        good += verdict == TimeVerdict::Ok ? 1 : 0;
        ambiguous += verdict == TimeVerdict::Ambiguous ? 1 : 0;
        dayMonth += pair ? 1 : 0;
        if (either == nullptr && (verdict == TimeVerdict::Ambiguous || pair)) either = &value;
        if (example == nullptr && verdict == TimeVerdict::Bad && !value.empty()) example = &value;
    }
    const bool mostlyPairs = shape.options.timeFormat.empty() && field.unit == Unit::None && dayMonth * 10 >= values->size() * 9;
    if (ambiguous > good || mostlyPairs) {
        return fail(ErrorCode::Ambiguous,
                    fmt::format("The time “{}” in the field “{}” can be read in more than one way (day and month); say how with "
                                "--time-format, such as --time-format %d.%m.%Y, or count without times with --no-time.",
                                *either, field.field));
    }
    if (good > 0) return {};
    if (example == nullptr) return unreadable(fmt::format("The time field “{}” is empty in all of the sample.", field.field));
    return unreadable(fmt::format("The field “{}” holds no time that can be read, for example “{}”; say its form with --time-format, "
                                  "another field with --map time=FIELD, or --no-time.",
                                  field.field, *example));
}

class SampleSink final : public EventSink {
public:
    void accept(std::span<const Event> events) override { accepted += events.size(); }
    void reject(const RejectedRecord& r) override
    {
        ++rejected;
        if (!firstReason) {
            firstReason = r.reason;
            firstRaw = std::string(r.raw.substr(0, 200));
        }
    }
    std::size_t accepted = 0, rejected = 0;
    std::optional<Reason> firstReason;
    std::string firstRaw;
};

Result<void> readSample(std::string_view head, bool complete, const Candidate& c, LogShape* shape)
{
    const auto decoder = makeDecoder(*shape, kAllParts);
    if (!decoder) return tl::unexpected<Error>(decoder.error());
    const auto cutter = makeCutter(*shape);
    const std::string_view body = head.substr(std::min(head.size(), cutter->preamble(head)));
    SampleSink sink;
    (*decoder)->decode(body.substr(0, cutter->wholeRecords(body, complete)), sink);
    const std::size_t all = sink.accepted + sink.rejected;
    shape->parsedShare = all == 0 ? 1 : static_cast<double>(sink.accepted) / static_cast<double>(all);
    shape->explanation = fmt::format("{:.1f} % of the sample parsed as {}", shape->parsedShare * 100, shownName(c));
    if (all == 0 || sink.accepted > 0) return {};
    return unreadable(fmt::format("Not one record of the sample can be read as {}; the first: {} (“{}”).", shownName(c),
                                  explanation(*sink.firstReason), sink.firstRaw));
}

// Nothing but blanks, all there is: no event, and nothing to complain about.
LogShape emptyShape(const ReadOptions& options)
{
    LogShape shape;
    shape.format = Format::Ndjson;
    shape.options = options;
    for (const auto& [part, ref] : options.mapping) shape.mapping.of(part) = ref;
    shape.parsedShare = 1;
    shape.explanation = "the input is empty";
    return shape;
}

}  // namespace

Result<LogShape> detect(std::string_view head, bool complete, const ReadOptions& options)
{
    if (const auto checked = TimeParser::check(options); !checked) return tl::unexpected<Error>(checked.error());
    if (complete && firstContent(head).empty()) return emptyShape(options);
    std::string padded(limits::kPadding, ' ');
    padded.append(head).append(limits::kPadding, ' ');
    const std::string_view bytes = std::string_view(padded).substr(limits::kPadding, head.size());

    const bool automatic = options.format == Format::Auto;
    if (auto refused = automatic ? std::nullopt : refusalByHead(bytes.substr(0, 16))) return unreadable(*refused);
    auto candidate = automatic ? findCandidate(bytes, complete) : Result<Candidate>(forcedCandidate(bytes, complete, options.format));
    if (!candidate) return tl::unexpected<Error>(candidate.error());
    LogShape shape;
    shape.format = candidate->format;
    shape.delimiter = candidate->delimiter;
    shape.options = options;
    shape.options.format = shape.format;
    const bool delimited = shape.format == Format::Csv || shape.format == Format::Tsv;
    if (delimited) shape.columns = candidate->sample.names;
    if (complete && candidate->sample.records == 0 && !delimited) {  // "[]": an array, but nothing in it
        LogShape nothing = emptyShape(options);
        nothing.format = shape.format;
        return nothing;
    }
    const auto mapping = mappingOf(*candidate, options);
    if (!mapping) return tl::unexpected<Error>(mapping.error());
    shape.mapping = *mapping;
    if (const auto times = checkTimes(*candidate, shape); !times) return tl::unexpected<Error>(times.error());
    if (const auto read = readSample(bytes, complete, *candidate, &shape); !read) return tl::unexpected<Error>(read.error());
    return shape;
}

}  // namespace tally
