// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <fmt/format.h>

#include "core/format/access/access_decoder.h"
#include "core/format/csv/csv_decoder.h"
#include "core/format/decoder.h"
#include "core/format/field_names.h"
#include "core/format/json_array/json_array_decoder.h"
#include "core/format/line_cutter.h"
#include "core/format/ndjson/ndjson_decoder.h"
#include "core/format/time/time_parser.h"

namespace tally {
namespace {

constexpr Part kEveryPart[] = {Part::Item, Part::Type, Part::Time, Part::Value, Part::Latency, Part::Outcome, Part::Actor, Part::Id};

// A shape may come from a store, written by another version: nothing in it is taken for granted.
template <class Known>
Result<void> checkFields(const LogShape& shape, Known known)
{
    for (const Part part : kEveryPart) {
        const std::string& field = shape.mapping.of(part).field;
        if (field.empty() || known(field)) continue;
        return fail(ErrorCode::Unreadable, fmt::format("There is no field “{}” in this log.", field));
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<Decoder>> makeDecoder(const LogShape& shape, Parts wanted)
{
    if (const auto checked = TimeParser::check(shape.options); !checked) return tl::unexpected<Error>(checked.error());
    Result<void> fields;
    switch (shape.format) {
    case Format::Csv:
    case Format::Tsv:
        fields = checkFields(shape, [&](const std::string& name) {
            return std::find(shape.columns.begin(), shape.columns.end(), name) != shape.columns.end();
        });
        if (!fields) return tl::unexpected<Error>(fields.error());
        return std::make_unique<CsvDecoder>(shape, wanted);
    case Format::Combined:
    case Format::Common:
        fields = checkFields(shape, [](const std::string& name) { return accessField(name).has_value(); });
        if (!fields) return tl::unexpected<Error>(fields.error());
        return std::make_unique<AccessDecoder>(shape, wanted);
    case Format::JsonArray: return std::make_unique<JsonArrayDecoder>(shape, wanted);
    case Format::Ndjson:
    case Format::Auto: break;
    }
    return makeNdjsonDecoder(shape, wanted);
}

std::unique_ptr<RecordCutter> makeCutter(const LogShape& shape)
{
    switch (shape.format) {
    case Format::Csv:
    case Format::Tsv: return std::make_unique<CsvCutter>(CsvDialect{shape.delimiter});
    case Format::JsonArray: return std::make_unique<JsonArrayCutter>();
    case Format::Combined:
    case Format::Common:
    case Format::Ndjson:
    case Format::Auto: break;
    }
    return std::make_unique<LineCutter>();
}

}  // namespace tally
