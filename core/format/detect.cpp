// SPDX-License-Identifier: GPL-3.0-or-later
// What a log is, from a sample of it: the format that fits is found (candidates.h), its fields are named (field_names.h), its
// times are understood (time_field.h), and then the real decoder must read the sample, too.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

#include "core/base/limits.h"
#include "core/format/access/access_line.h"
#include "core/format/candidates.h"
#include "core/format/csv_candidate.h"
#include "core/format/decoder.h"
#include "core/format/envelope/envelope_decoder.h"
#include "core/format/field_names.h"
#include "core/format/foreign_log.h"
#include "core/format/left_out_values.h"
#include "core/format/request_line.h"
#include "core/format/time/time_parser.h"
#include "core/format/time_field.h"

namespace tally {
namespace {

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

Result<Mapping> accessMapping(const Candidate& c, const ReadOptions& options)
{
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

// What a format itself says about its fields stands in for what the user did not say.
ReadOptions withFormatsOwn(const Candidate& c, const ReadOptions& options)
{
    ReadOptions full = options;
    const auto has = [&c](const std::string& name) { return std::find(c.sample.names.begin(), c.sample.names.end(), name) != c.sample.names.end(); };
    const auto offer = [&](Part part, const std::string& field, Unit unit = Unit::None) {
        if (has(field)) full.mapping.try_emplace(part, FieldRef{field, unit});
    };
    if (c.format == Format::Pattern) {
        const Mapping usual = accessDefaults();
        for (const Part part : {Part::Item, Part::Type, Part::Time, Part::Value, Part::Outcome, Part::Actor}) offer(part, usual.of(part).field);
        if (full.timeFormat.empty()) full.timeFormat = LogPattern::of(c.logFormat)->timeFormat();
        full.logFormat = c.logFormat;
    }
    if (c.format == Format::W3c) {
        if (has("date") && has("time")) full.mapping.try_emplace(Part::Time, FieldRef{"date+time", Unit::None});
        offer(Part::Item, "cs-uri-stem");
        offer(Part::Latency, "time-taken", c.microsoft ? Unit::Milliseconds : Unit::Seconds);
        offer(Part::Value, "sc-bytes");
    }
    if (has("specversion")) {  // CloudEvents 1.0
        const auto* subjects = c.sample.valuesOf("subject");
        if (subjects != nullptr && subjects->size() * 2 > c.sample.fitting) offer(Part::Item, "subject");
        offer(Part::Type, "type");
        offer(Part::Time, "time");
        offer(Part::Id, "id");
    }
    return full;
}

Result<Mapping> mappingOf(const Candidate& c, ReadOptions* options, std::vector<std::string>* notes)
{
    if (c.format == Format::Combined || c.format == Format::Common) return accessMapping(c, *options);
    if (c.format == Format::Csv || c.format == Format::Tsv) nameColumns(c, options);
    return mapFields(c.sample, withFormatsOwn(c, *options), notes);
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

Result<void> readSample(const LogSample& log, const Candidate& c, LogShape* shape)
{
    const auto decoder = makeDecoder(*shape, kAllParts);
    if (!decoder) return tl::unexpected<Error>(decoder.error());
    const auto cutter = makeCutter(*shape);
    const std::string_view body = log.head.substr(std::min(log.head.size(), cutter->preamble(log.head)));
    SampleSink sink;
    (*decoder)->decode(body.substr(0, cutter->wholeRecords(body, log.complete)), sink);
    if (sink.accepted > 0 && !log.later.empty()) (*decoder)->decode(log.later, sink);
    const std::size_t all = sink.accepted + sink.rejected;
    shape->parsedShare = all == 0 ? 1 : static_cast<double>(sink.accepted) / static_cast<double>(all);
    shape->explanation = fmt::format("{:.1f} % of the sample parsed as {}", shape->parsedShare * 100, shape->shownFormat);
    if (all == 0 || sink.accepted > 0) return {};
    return unreadable(fmt::format("Not one record of the sample can be read as {}; the first: {} (“{}”).", c.shown,
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

void noteEncoding(std::string_view head, LogShape* shape)
{
    if (shape->options.encoding != Encoding::Utf8) return;
    head = head.substr(0, head.rfind('\n') + 1);  // the last line may be cut inside a character
    if (!simdjson::validate_utf8(head.data(), head.size()))
        shape->notes.emplace_back("Some of its text is not UTF-8, and is counted as the bytes it is; if it is Latin-1, say --encoding latin1.");
}

// Whole numbers without a unit may be milliseconds as well as seconds.
void noteLatencyUnit(const FieldSample& sample, LogShape* shape)
{
    const FieldRef& latency = shape->mapping.latency;
    const auto* values = sample.valuesOf(latency.field);
    if (latency.field.empty() || latency.unit != Unit::None || shape->options.mapping.contains(Part::Latency) || values == nullptr) return;
    bool some = false;
    for (const std::string& value : *values) {
        if (value.find_first_not_of("0123456789") != std::string::npos) return;
        some = some || value.size() > 1;
    }
    if (some) shape->notes.push_back(fmt::format("“{}” is read in seconds (--map latency={}:ms, :us or :ns says otherwise).", latency.field, latency.field));
}

// REQUIRES: padded texts.
Result<LogShape> detectPlain(const LogSample& log, const ReadOptions& options)
{
    const bool automatic = options.format == Format::Auto;
    if (auto refused = automatic ? std::nullopt : refusalByHead(log.head.substr(0, 16))) return unreadable(*refused);
    auto candidate = automatic ? findCandidate(log, options) : forcedCandidate(log, options);
    if (!candidate) return tl::unexpected<Error>(candidate.error());
    LogShape shape;
    shape.format = candidate->format;
    shape.shownFormat = candidate->shown;
    shape.delimiter = candidate->delimiter;
    shape.leadingRows = candidate->leadingRows;
    shape.headerless = candidate->headerless;
    shape.padded = candidate->padded;
    shape.jsonLayout = candidate->jsonLayout;
    shape.comments = candidate->sample.comments;
    shape.notes = candidate->notes;
    shape.options = withFormatsOwn(*candidate, options);
    shape.options.mapping = options.mapping;
    shape.options.format = shape.format;
    const bool delimited = shape.format == Format::Csv || shape.format == Format::Tsv;
    if (delimited || shape.format == Format::W3c || shape.format == Format::Pattern || shape.format == Format::Logfmt) {
        shape.columns = candidate->sample.names;
    }
    if (log.complete && candidate->sample.records == 0 && !delimited) {  // "[]": an array, but nothing in it
        LogShape nothing = emptyShape(options);
        nothing.format = shape.format;
        nothing.jsonLayout = shape.jsonLayout;
        nothing.columns = shape.columns;
        nothing.options.logFormat = shape.options.logFormat;
        return nothing;
    }
    const auto mapping = mappingOf(*candidate, &shape.options, &shape.notes);
    if (!mapping) return tl::unexpected<Error>(mapping.error());
    shape.mapping = *mapping;
    if (auto lines = findRequestLines(candidate->sample, options, &shape.mapping)) shape.notes.push_back(std::move(*lines));
    if (delimited && hasDecimalComma(candidate->sample, shape.mapping.value.field)) {
        shape.decimalComma = true;
        shape.notes.push_back(fmt::format("The values in “{}” are read with a decimal comma.", shape.mapping.value.field));
    }
    if (auto left = leftOutValues(candidate->sample, shape.mapping.value.field)) shape.notes.push_back(std::move(*left));
    if (delimited || shape.format == Format::Logfmt) noteEncoding(log.head, &shape);
    noteLatencyUnit(candidate->sample, &shape);
    if (const auto times = decideTimes(candidate->sample, &shape); !times) return tl::unexpected<Error>(times.error());
    if (const auto read = readSample(log, *candidate, &shape); !read) return tl::unexpected<Error>(read.error());
    return shape;
}

class PaddedText {
public:
    explicit PaddedText(std::string_view text) : size_(text.size())
    {
        bytes_.assign(limits::kPadding, ' ');
        bytes_.append(text).append(limits::kPadding, ' ');
    }
    std::string_view view() const { return std::string_view(bytes_).substr(limits::kPadding, size_); }

private:
    std::string bytes_;
    std::size_t size_;
};

constexpr double kWrapped = 0.9;  // of the lines must stand in an envelope

struct EnvelopeWords {
    std::string_view where, note, time;
};

EnvelopeWords envelopeWords(Envelope envelope)
{
    switch (envelope) {
    case Envelope::Syslog:
        return {"{} in syslog frames", "Each line is a syslog frame; what it carries is counted.", "The time is that of the syslog frame."};
    case Envelope::Container:
        return {"{} in a container's log", "Each line is one of a container's log; what the program in it wrote is counted.",
                "The time is that of the container's log."};
    case Envelope::Text:
        return {"{} behind other text", "Each line has something before a JSON object; the object is counted.", "The time is that in front of the object."};
    case Envelope::Quotes:
    case Envelope::None: break;
    }
    return {"{} in quotes", "Each line stands in one more pair of quotes, which is taken off.", {}};
}

// What the lines carry, as a log of its own. Nothing: they are not wrapped so.
std::optional<Result<LogShape>> detectWrapped(Envelope envelope, const LogSample& log, const ReadOptions& options)
{
    std::size_t lines = 0, wrapped = 0;
    const PaddedText carried(unwrapHead(envelope, log.head, log.complete, &lines, &wrapped));
    if (lines == 0 || static_cast<double>(wrapped) < kWrapped * static_cast<double>(lines)) return std::nullopt;
    const EnvelopeWords words = envelopeWords(envelope);
    const bool framed = !words.time.empty();
    LogSample inside{carried.view(), log.complete, {}};
    auto shape = detectPlain(inside, options);
    bool frameTime = false;
    if (!shape && framed && !options.noTime && !options.mapping.contains(Part::Time)) {  // its time may be the frame's
        ReadOptions untimed = options;
        untimed.noTime = true;
        if (auto without = detectPlain(inside, untimed); without && without->format != Format::Csv && without->format != Format::Tsv) {
            shape = std::move(without);
            frameTime = true;
        }
    }
    if (!shape) return shape;
    shape->envelope = envelope;
    shape->shownFormat = fmt::format(fmt::runtime(words.where), shape->shownFormat);
    shape->explanation = fmt::format(fmt::runtime(words.where), shape->explanation);
    shape->notes.emplace_back(words.note);
    if (frameTime) {
        shape->frameTime = true;
        shape->notes.emplace_back(words.time);
    }
    return shape;
}

// Its first line is a frame, too: not the header of a table whose rows begin with a time.
bool beginsFramed(const LogSample& log)
{
    std::string text;
    std::string_view stamp;
    const std::string_view content = firstContent(log.head);
    return unwrapLine(Envelope::Syslog, content.substr(0, content.find_first_of("\r\n")), &text, &stamp);
}

// A frame of RFC 3164 has no year: without one the time cannot be taken from it.
std::optional<Error> missingYear(const LogShape& shape, const LogSample& log)
{
    if (!shape.frameTime || shape.options.year != 0) return std::nullopt;
    std::string text;
    std::string_view stamp;
    const std::string_view content = firstContent(log.head);
    if (!unwrapLine(Envelope::Syslog, content.substr(0, content.find_first_of("\r\n")), &text, &stamp)) return std::nullopt;
    Micros t;
    if (TimeParser(shape.options).parse(stamp, &t) == TimeVerdict::Ok) return std::nullopt;
    return Error{ErrorCode::Ambiguous,
                 fmt::format("The only times are those of the syslog frames (“{}”), which hold no year; say which with --year, or count without times "
                             "with --no-time.", stamp), {}};
}

// Key and object as a consumer prints them, stamp, level and object as a program does. What stands there must be JSON that can
// be counted, with a time or behind one.
std::optional<LogShape> jsonBehindText(const LogSample& log, const ReadOptions& options)
{
    if (options.format != Format::Auto || !options.logFormat.empty() || options.delimiter != '\0') return std::nullopt;
    auto found = detectWrapped(Envelope::Text, log, options);
    if (!found || !*found || (*found)->format != Format::Ndjson) return std::nullopt;
    if (!(*found)->frameTime) return std::move(**found);
    std::string text;
    std::string_view stamp;
    const std::string_view content = firstContent(log.head);
    Micros t;
    if (!unwrapLine(Envelope::Text, content.substr(0, content.find_first_of("\r\n")), &text, &stamp)) return std::nullopt;
    if (TimeParser((*found)->options).parse(stamp, &t) != TimeVerdict::Ok) return std::nullopt;
    return std::move(**found);
}

// What none of the formats fits as it stands may be one of them behind something else.
Result<LogShape> detectPlainOrBehindText(const LogSample& log, const ReadOptions& options)
{
    auto plain = detectPlain(log, options);
    if (plain || plain.error().code != ErrorCode::Unreadable) return plain;
    if (auto behind = jsonBehindText(log, options)) return std::move(*behind);
    return plain;
}

}  // namespace

Result<LogShape> detect(const LogSample& sample, const ReadOptions& options)
{
    if (const auto checked = TimeParser::check(options); !checked) return tl::unexpected<Error>(checked.error());
    const std::string_view content = firstContent(sample.head);
    if (sample.complete && content.empty()) return emptyShape(options);
    const PaddedText head(sample.head), later(sample.later);
    const LogSample log{head.view(), sample.complete, later.view()};
    if (content.starts_with('"')) {
        if (auto inside = detectWrapped(Envelope::Quotes, log, options); inside && *inside) return std::move(*inside);
    }
    // Where what the program wrote cannot be counted, the runtime's own fields may be meant.
    if (auto contained = detectWrapped(Envelope::Container, log, options); contained && *contained) return std::move(*contained);
    if (const auto framed = detectWrapped(Envelope::Syslog, log, options)) {
        if (!*framed) {
            if (framed->error().code != ErrorCode::Unreadable) return *framed;
            auto plain = detectPlainOrBehindText(log, options);
            if (plain || !beginsFramed(log)) return plain;
            return unreadable(fmt::format("This is a syslog file whose messages carry no events in a format that Tallyscope reads. ({})", framed->error().what));
        }
        if (auto missing = missingYear(**framed, log)) return tl::unexpected<Error>(*missing);
        return *framed;
    }
    return detectPlainOrBehindText(log, options);
}

}  // namespace tally
