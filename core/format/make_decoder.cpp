// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "core/format/access/access_decoder.h"
#include "core/format/csv/csv_decoder.h"
#include "core/format/decoder.h"
#include "core/format/envelope/envelope_decoder.h"
#include "core/format/field_lines.h"
#include "core/format/field_names.h"
#include "core/format/json_array/json_array_decoder.h"
#include "core/format/line_cutter.h"
#include "core/format/logfmt/logfmt_line.h"
#include "core/format/ndjson/ndjson_decoder.h"
#include "core/format/pattern/known_patterns.h"
#include "core/format/pattern/pattern_lines.h"
#include "core/format/request_line.h"
#include "core/format/time/time_parser.h"
#include "core/format/time_columns.h"
#include "core/format/w3c/w3c_lines.h"

namespace tally {
namespace {

constexpr Part kEveryPart[] = {Part::Item, Part::Type, Part::Time, Part::Value, Part::Latency, Part::Outcome, Part::Actor, Part::Id,
                               Part::Weight};

// A shape may come from a store, written by another version: nothing in it is taken for granted.
template <class Known>
Result<void> checkFields(const LogShape& shape, Known known)
{
    for (const Part part : kEveryPart) {
        const std::string& field = shape.mapping.of(part).field;
        if (field.empty() || known(field)) continue;
        const auto parts = part == Part::Time ? splitTimeField(field) : std::vector<std::string>();
        if (!parts.empty() && std::all_of(parts.begin(), parts.end(), known)) continue;
        return fail(ErrorCode::Unreadable, fmt::format("There is no field “{}” in this log.", field));
    }
    return {};
}

bool isColumn(const LogShape& shape, const std::string& name)
{
    return std::find(shape.columns.begin(), shape.columns.end(), name) != shape.columns.end();
}

std::unique_ptr<Decoder> lines(const LogShape& shape, Parts wanted, std::unique_ptr<LineFields> fields, bool hyphenIsNothing)
{
    return std::make_unique<FieldLineDecoder>(shape, wanted, std::move(fields), hyphenIsNothing);
}

Result<std::unique_ptr<Decoder>> makePlainDecoder(const LogShape& shape, Parts wanted)
{
    Result<void> fields;
    switch (shape.format) {
    case Format::Csv:
    case Format::Tsv:
    case Format::W3c:
    case Format::Pattern: fields = checkFields(shape, [&](const std::string& name) { return isColumn(shape, name); }); break;
    case Format::Combined:
    case Format::Common: fields = checkFields(shape, [](const std::string& name) { return accessField(name).has_value(); }); break;
    default: break;
    }
    if (!fields) return tl::unexpected<Error>(fields.error());
    switch (shape.format) {
    case Format::Csv:
    case Format::Tsv: return std::make_unique<CsvDecoder>(shape, wanted);
    case Format::Combined:
    case Format::Common: return std::make_unique<AccessDecoder>(shape, wanted);
    case Format::JsonArray: return std::make_unique<JsonArrayDecoder>(shape, wanted);
    case Format::W3c: return lines(shape, wanted, std::make_unique<W3cLines>(shape.columns), true);
    case Format::Logfmt: return lines(shape, wanted, std::make_unique<LogfmtLines>(), false);
    case Format::Pattern: {
        auto pattern = LogPattern::of(patternOfName(shape.options.logFormat).value_or(shape.options.logFormat));
        if (!pattern) return tl::unexpected<Error>(pattern.error());
        return lines(shape, wanted, std::make_unique<PatternLines>(std::move(*pattern)), true);
    }
    case Format::Ndjson:
    case Format::Auto: break;
    }
    return makeNdjsonDecoder(shape, wanted);
}

std::unique_ptr<RecordCutter> makePlainCutter(const LogShape& shape)
{
    switch (shape.format) {
    case Format::Csv:
    case Format::Tsv: return std::make_unique<CsvCutter>(dialectOf(shape), shape.leadingRows, shape.headerless);
    case Format::JsonArray: return std::make_unique<JsonArrayCutter>(shape.jsonLayout);
    case Format::W3c: return std::make_unique<W3cCutter>();
    default: return std::make_unique<LineCutter>();
    }
}

}  // namespace

Result<std::unique_ptr<Decoder>> makeDecoder(const LogShape& shape, Parts wanted)
{
    if (const auto checked = TimeParser::check(shape.options); !checked) return tl::unexpected<Error>(checked.error());
    if (readsRequestLines(shape.mapping)) {
        LogShape whole = shape;
        whole.mapping.type = {};
        auto inner = makeDecoder(whole, wanted);
        if (!inner) return inner;
        return withRequestLines(std::move(*inner));
    }
    if (shape.envelope == Envelope::None) return makePlainDecoder(shape, wanted);
    auto carried = makePlainDecoder(shape, wanted);
    if (!carried) return carried;
    return std::make_unique<EnvelopeDecoder>(shape, std::move(*carried));
}

std::unique_ptr<RecordCutter> makeCutter(const LogShape& shape)
{
    if (shape.envelope == Envelope::None) return makePlainCutter(shape);
    return std::make_unique<EnvelopeCutter>(shape.envelope, makePlainCutter(shape));
}

}  // namespace tally
