// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/candidates.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/format/csv_candidate.h"
#include "core/format/field_names.h"
#include "core/format/foreign_log.h"
#include "core/format/json_array/element_framing.h"
#include "core/format/pattern/known_patterns.h"
#include "core/format/time/time_parser.h"
#include "core/format/w3c/w3c_lines.h"

namespace tally {
namespace {

constexpr double kEnough = 0.5;   // of the sampled records must fit a format
constexpr double kDamaged = 0.1;  // … when no other format fits at all
constexpr double kMost = 0.9;     // logfmt is found only where hardly anything else is

Candidate named(Format format, std::string shown, FieldSample sample)
{
    Candidate c;
    c.format = format;
    c.shown = std::move(shown);
    c.sample = std::move(sample);
    return c;
}

bool isCloudEvents(const FieldSample& sample)
{
    return std::find(sample.names.begin(), sample.names.end(), "specversion") != sample.names.end();
}

Candidate ndjson(const LogSample& log)
{
    Candidate c = named(Format::Ndjson, "NDJSON", sampleNdjson(log.head, log.complete, log.later));
    if (isCloudEvents(c.sample)) c.shown = "CloudEvents, one a line";
    return c;
}

bool opensArrayOfObjects(std::string_view content)
{
    if (!content.starts_with('[')) return false;
    const std::string_view inside = firstContent(content.substr(1));
    return inside.empty() || inside[0] == '{' || inside[0] == ']';
}

std::string shownLayout(JsonLayout layout)
{
    switch (layout) {
    case JsonLayout::ArrayInObject: return "a JSON array inside an object";
    case JsonLayout::Objects: return "JSON objects of several lines";
    case JsonLayout::Array: break;
    }
    return "a JSON array";
}

Candidate jsonArray(const LogSample& log, JsonLayout layout)
{
    Candidate c = named(Format::JsonArray, shownLayout(layout), sampleJsonArray(log.head, log.complete, layout));
    c.jsonLayout = layout;
    if (isCloudEvents(c.sample)) c.shown = "a batch of CloudEvents";
    return c;
}

Candidate access(const LogSample& log)
{
    Candidate c = named(Format::Common, "Common", sampleAccess(log.head, log.complete, log.later));
    if (c.sample.withReferrer * 2 > c.sample.fitting) {
        c.format = Format::Combined;
        c.shown = "Combined";
    }
    return c;
}

Candidate w3c(const LogSample& log)
{
    Candidate c = named(Format::W3c, "a W3C extended log", sampleW3c(log.head, log.complete, log.later));
    c.microsoft = readW3cHead(log.head).microsoft;
    return c;
}

// REQUIRES: LogPattern::of(format) is fine.
Candidate pattern(const LogSample& log, const std::string& format, std::string shown)
{
    Candidate c = named(Format::Pattern, std::move(shown), samplePattern(*LogPattern::of(format), log.head, log.complete, log.later));
    c.logFormat = format;
    return c;
}

// "404", "-", "000" of Squid, "-1" of HAProxy: what a service answered.
bool isStatus(std::string_view text)
{
    if (text.starts_with('-')) text.remove_prefix(1);
    return text.size() <= 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Blanks fit many a literal: what stands at the places of the time and of the status decides.
bool holdsRequests(const FieldSample& sample)
{
    const auto* times = sample.valuesOf("time");
    if (times == nullptr || times->empty()) return false;
    const auto* outcomes = sample.valuesOf("status");
    if (outcomes != nullptr && !outcomes->empty() && !(isStatus(outcomes->front()) && isStatus(outcomes->back()))) return false;
    TimeParser parser{ReadOptions{}};
    Micros t;
    return parser.parse(times->front(), &t) == TimeVerdict::Ok && parser.parse(times->back(), &t) == TimeVerdict::Ok;
}

std::optional<Candidate> knownPattern(const LogSample& log)
{
    for (const KnownPattern& known : knownPatterns()) {
        if (!known.found) continue;
        Candidate c = pattern(log, std::string(known.format), std::string(known.shown));
        if (c.sample.share() >= kEnough && holdsRequests(c.sample)) return c;
    }
    return std::nullopt;
}

// "1::1193::5::978300760": two colons part what may hold one. The columns are called by their numbers.
std::optional<Candidate> doubleColons(const LogSample& log)
{
    const std::string_view content = firstContent(log.head);
    const std::string_view line = content.substr(0, content.find_first_of("\r\n"));
    std::string format = "${1}";
    std::size_t columns = 1;
    for (std::size_t at = line.find("::"); at != std::string_view::npos; at = line.find("::", at + 2)) format += fmt::format("::${{{}}}", ++columns);
    if (columns < 3 || columns > 100) return std::nullopt;
    Candidate c = pattern(log, format, "columns parted by two colons");
    if (c.sample.share() < kMost) return std::nullopt;
    c.notes.emplace_back("Columns are parted by two colons, and called by their numbers, 1, 2, 3 …");
    return c;
}

Result<Candidate> givenPattern(const LogSample& log, const ReadOptions& options)
{
    const std::string format = patternOfName(options.logFormat).value_or(options.logFormat);
    const auto fine = LogPattern::of(format);
    if (!fine) return tl::unexpected(fine.error());
    Candidate c = pattern(log, format, "lines of the given log format");
    if (c.sample.records > 0 && c.sample.fitting == 0) {
        const std::string_view content = firstContent(log.head);
        return unreadable(fmt::format("Not one line of the sample fits the log format “{}”; the first is “{}”.", options.logFormat,
                                      content.substr(0, std::min<std::size_t>(content.find_first_of("\r\n"), 200))));
    }
    return c;
}

// One JSON object over several lines that holds an array of objects.
std::optional<Candidate> arrayInObject(const LogSample& log)
{
    if (!firstContent(log.head).starts_with('{') || memberPreamble(log.head) == 0) return std::nullopt;
    Candidate c = jsonArray(log, JsonLayout::ArrayInObject);
    if (c.sample.fitting == 0) return std::nullopt;
    return c;
}

// JSON that is neither one record a line nor an array: objects one after another or, where there is but one, an array in it.
// `lines` of the sample are objects by themselves: where no more than those are found, it is NDJSON, however damaged.
std::optional<Candidate> jsonOfSeveralLines(const LogSample& log, std::size_t lines)
{
    const std::string_view content = firstContent(log.head);
    if (!content.starts_with('{') && !content.starts_with(kRecordSeparator)) return std::nullopt;
    Candidate objects = jsonArray(log, JsonLayout::Objects);
    const bool fit = objects.sample.share() >= kEnough && objects.sample.fitting > lines;
    if (fit && objects.sample.records > 1) return objects;
    if (auto wrapped = arrayInObject(log)) return wrapped;
    if (fit) return objects;
    return std::nullopt;
}

// A log most of which is damaged is still that log.
Result<Candidate> damagedOrNothing(const LogSample& log, Candidate json, Candidate lines, Candidate csv)
{
    Candidate& damaged = lines.sample.fitting > json.sample.fitting ? lines : json;
    if (damaged.sample.share() >= kDamaged) return std::move(damaged);
    if (const auto foreign = refusalByFirstLine(log.head)) return unreadable(*foreign);
    if (csv.format == Format::Auto && !csv.sample.names.empty()) {
        return unreadable(fmt::format("The first row looks like a header of CSV ({}), but most rows have another number of fields; with --input csv those "
                                      "that fit are counted, and the others refused.", listed(csv.sample.names)));
    }
    if (csv.format == Format::Auto) return unreadable(refusal(log.head));
    return unreadable(fmt::format("This is {}, but its first row ({}) does not name the columns; put a header row before it, or say "
                                  "which columns are what by their numbers (with --no-header where it looks like names), such as {}.", csv.shown, listed(csv.sample.names), likelyMap(log, csv)));
}

}  // namespace

tl::unexpected<Error> unreadable(std::string what) { return fail(ErrorCode::Unreadable, std::move(what)); }

std::string_view firstContent(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const std::size_t at = head.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view() : head.substr(at);
}

Result<Candidate> findCandidate(const LogSample& log, const ReadOptions& options)
{
    if (auto refused = refusalByHead(log.head)) return unreadable(*refused);
    if (!options.logFormat.empty()) return givenPattern(log, options);
    const std::string_view content = firstContent(log.head);
    if (content.starts_with('#') && !readW3cHead(log.head).fields.empty()) return w3c(log);
    if (opensArrayOfObjects(content)) {
        Candidate c = jsonArray(log, JsonLayout::Array);
        if (c.sample.records > 0 && c.sample.fitting == 0) return unreadable(refusal(log.head));
        return c;
    }
    if (options.delimiter == '\0' && !options.noHeader) {
        Candidate json = ndjson(log);
        if (json.sample.share() >= kEnough) {
            // One line that is no event itself, but an object around an array: the array's elements are the records.
            if (json.sample.records > 1) return json;
            Candidate objects = jsonArray(log, JsonLayout::Objects);  // one behind another, without a line end between
            if (objects.sample.records > 2 && objects.sample.share() >= kEnough) return objects;
            auto wrapped = arrayInObject(log);
            std::vector<std::string> notes;
            if (wrapped && !mapFields(json.sample, options, &notes)) return std::move(*wrapped);
            return json;
        }
        Candidate lines = access(log);
        if (lines.sample.share() >= kEnough) return lines;
        if (auto known = knownPattern(log)) return std::move(*known);
        if (auto several = jsonOfSeveralLines(log, json.sample.fitting)) return std::move(*several);
        Candidate pairs = named(Format::Logfmt, "logfmt", sampleLogfmt(log.head, log.complete, log.later));
        if (pairs.sample.share() >= kMost) return pairs;
        if (auto parted = doubleColons(log)) return std::move(*parted);
        const bool mayBeTable = !refusalByFirstLine(log.head) && !content.starts_with('{') && !content.starts_with('[');
        Candidate csv = mayBeTable ? csvCandidate(log, options, Format::Auto) : Candidate{};
        if (csv.format != Format::Auto && (csv.headerless || hasHeader(csv.sample))) return csv;
        return damagedOrNothing(log, std::move(json), std::move(lines), std::move(csv));
    }
    if (options.delimiter == '\0') {
        if (auto parted = doubleColons(log)) return std::move(*parted);
    }
    return csvCandidate(log, options, Format::Csv);
}

Result<Candidate> forcedCandidate(const LogSample& log, const ReadOptions& options)
{
    switch (options.format) {
    case Format::Ndjson: return ndjson(log);
    case Format::JsonArray: {
        if (!firstContent(log.head).starts_with('{')) return jsonArray(log, JsonLayout::Array);
        auto json = jsonOfSeveralLines(log, 0);
        return json ? std::move(*json) : jsonArray(log, JsonLayout::ArrayInObject);
    }
    case Format::Csv:
    case Format::Tsv: return csvCandidate(log, options, options.format);
    case Format::Combined:
    case Format::Common: {
        Candidate c = access(log);
        c.format = options.format;
        c.shown = c.format == Format::Combined ? "Combined" : "Common";
        return c;
    }
    case Format::W3c: return w3c(log);
    case Format::Logfmt: return named(Format::Logfmt, "logfmt", sampleLogfmt(log.head, log.complete, log.later));
    case Format::Pattern:
        if (options.logFormat.empty()) return fail(ErrorCode::Usage, "say which with --log-format", "--input log-format");
        return givenPattern(log, options);
    case Format::Auto: break;
    }
    return Candidate{};
}

}  // namespace tally
