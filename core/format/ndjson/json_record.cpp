// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/ndjson/json_record.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>
#include <simdjson.h>
#include <string>
#include <vector>

#include "core/base/padded_buffer.h"
#include "core/format/event_filler.h"
#include "core/format/time_columns.h"

namespace tally {

namespace {

using namespace simdjson;

// RFC 8259 number; simdjson's raw token is not checked.
bool isJsonNumber(std::string_view s)
{
    std::size_t i = !s.empty() && s[0] == '-' ? 1 : 0;
    const auto digits = [&] {
        const std::size_t from = i;
        while (i < s.size() && s[i] >= '0' && s[i] <= '9') ++i;
        return i - from;
    };
    const bool leadingZero = i < s.size() && s[i] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (leadingZero && whole > 1)) return false;
    if (i < s.size() && s[i] == '.') {
        ++i;
        if (digits() == 0) return false;
    }
    if (i < s.size() && (s[i] == 'e' || s[i] == 'E')) {
        ++i;
        if (i < s.size() && (s[i] == '+' || s[i] == '-')) ++i;
        if (digits() == 0) return false;
    }
    return i == s.size();
}

std::string_view trimmed(std::string_view s)
{
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r' || s.back() == '\n')) s.remove_suffix(1);
    return s;
}

}  // namespace

enum class JsonKind { Missing, String, Literal, Compound };  // Literal: number, true or false

struct JsonRecord::Impl {
    Impl(const LogShape& shape, Parts wanted) : filler(shape, wanted)
    {
        for (const Part part : {Part::Item, Part::Type, Part::Value, Part::Latency, Part::Outcome, Part::Actor, Part::Id,
                                Part::Weight}) {
            columns[static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(part)))] = placeOf(shape.mapping.of(part).field);
        }
        time = TimeColumns(shape.mapping.time.field, [&](const std::string& field) {
            // A key that is called like the whole comes first, but which there are is not known here.
            const bool joins = !splitTimeField(shape.mapping.time.field).empty() && field == shape.mapping.time.field;
            return joins ? -1 : placeOf(field);
        });
    }

    // One value found under a wanted name. A key that holds the dots itself comes before nested ones; later ones overwrite
    // those of their kind.
    struct Found {
        std::string_view text;
        JsonKind kind = JsonKind::Missing;
        std::size_t depth = 0;
    };

    int placeOf(const std::string& field)
    {
        if (field.empty()) return -1;
        const auto known = std::find(names.begin(), names.end(), field);
        if (known != names.end()) return static_cast<int>(known - names.begin());
        names.push_back(field);
        return static_cast<int>(names.size() - 1);
    }

    error_code walkObject(ondemand::object object, std::size_t prefix);
    error_code walkValue(ondemand::value value, Found* found);
    error_code walkArray(ondemand::array array);
    void note(std::string_view key, const Found& value);
    void look(std::string_view key);
    std::string_view textOf(int place) const { return place < 0 ? std::string_view() : texts[static_cast<std::size_t>(place)]; }
    bool leadsToMapped(std::string_view path) const;
    std::string_view keep(std::string_view text);

    EventFiller filler;
    ondemand::parser parser;
    std::vector<std::string> names;           // wanted, dotted where nested
    std::array<int, 9> columns{};             // per part, in the order of the bits: its place in names, -1 = none; time has its own
    TimeColumns time;
    std::vector<Found> found;                 // per name
    std::vector<std::string_view> texts;
    std::size_t depth = 0;                    // of the object being read
    std::function<bool(std::string_view)> wants;
    std::set<std::string, std::less<>> unwanted;   // keys that were asked about
    static constexpr std::size_t kMostUnwanted = 1024, kLongestKey = 128, kMostAsked = 64;   // of one record
    std::size_t asked = 0;                    // about keys of this record
    bool isWanted = false;                    // a key of this record
    std::size_t nesting = 0;                  // of objects and arrays: they are read recursively
    static constexpr std::size_t kMostNesting = 512;
    std::string path;                         // dotted path of the object being read
    std::vector<std::unique_ptr<char[]>> blocks, large;  // kept texts; blocks are reused after reset()
    std::size_t block = 0, used = 0;
    static constexpr std::size_t kBlock = 256 << 10;
};

JsonRecord::JsonRecord(const LogShape& shape, Parts wanted) : impl_(std::make_unique<Impl>(shape, wanted)) {}
JsonRecord::~JsonRecord() = default;
std::uint64_t JsonRecord::ambiguousTimes() const { return impl_->filler.ambiguousTimes(); }
bool JsonRecord::wasWanted() const { return impl_->isWanted; }

void JsonRecord::watchKeys(std::function<bool(std::string_view key)> wants)
{
    impl_->wants = std::move(wants);
    impl_->unwanted.clear();
}

void JsonRecord::reset()
{
    impl_->block = impl_->used = 0;
    impl_->large.clear();
}

// Texts outlive the parser's own buffer, which the next record reuses; 16 readable bytes behind each.
std::string_view JsonRecord::Impl::keep(std::string_view text)
{
    const std::size_t need = text.size() + 32;
    if (need > kBlock) {
        large.push_back(std::make_unique<char[]>(need));
        std::memcpy(large.back().get(), text.data(), text.size());
        return {large.back().get(), text.size()};
    }
    if (blocks.empty() || used + need > kBlock) {
        block += blocks.empty() ? 0 : 1;
        if (block == blocks.size()) blocks.push_back(std::make_unique<char[]>(kBlock));
        used = 0;
    }
    char* to = blocks[block].get() + used;
    std::memcpy(to, text.data(), text.size());
    used += need;
    return {to, text.size()};
}

// Whoever invents keys without end is not asked about them without end.
void JsonRecord::Impl::look(std::string_view key)
{
    if (isWanted || asked == kMostAsked || key.size() > kLongestKey || unwanted.contains(key)) return;
    ++asked;
    if (wants(key)) isWanted = true;
    else if (unwanted.size() < kMostUnwanted) unwanted.emplace(key);
}

void JsonRecord::Impl::note(std::string_view key, const Found& value)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] != key || (found[i].depth != 0 && found[i].depth < depth)) continue;
        found[i] = value;
        found[i].depth = depth;
    }
}

bool JsonRecord::Impl::leadsToMapped(std::string_view dotted) const
{
    return std::any_of(names.begin(), names.end(), [dotted](const std::string& field) {
        return field.size() > dotted.size() && field[dotted.size()] == '.' && field.compare(0, dotted.size(), dotted) == 0;
    });
}

error_code JsonRecord::Impl::walkArray(ondemand::array array)
{
    if (nesting == kMostNesting) return DEPTH_ERROR;
    ++nesting;
    for (auto element : array) {
        ondemand::value value;
        if (const auto error = element.get(value); error) return error;
        Found ignored;
        if (const auto error = walkValue(value, &ignored); error) return error;
    }
    --nesting;
    return SUCCESS;
}

// Checks any value to its end; scalars are described in *out.
error_code JsonRecord::Impl::walkValue(ondemand::value value, Found* out)
{
    ondemand::json_type type;
    if (const auto error = value.type().get(type); error) return error;
    switch (type) {
    case ondemand::json_type::string:
        out->kind = JsonKind::String;
        return value.get_string().get(out->text);
    case ondemand::json_type::number:
        out->kind = JsonKind::Literal;
        out->text = trimmed(value.raw_json_token());
        if (!isJsonNumber(out->text)) return NUMBER_ERROR;
        {
            double parsed = 0;  // moves the parser behind the token; its range does not matter, the text counts
            const auto error = value.get_double().get(parsed);
            return error == NUMBER_ERROR ? SUCCESS : error;
        }
    case ondemand::json_type::boolean: {
        bool truth = false;
        const auto error = value.get_bool().get(truth);
        *out = {truth ? "true" : "false", JsonKind::Literal, 0};
        return error;
    }
    case ondemand::json_type::null: {
        bool null = false;
        if (value.is_null().get(null) != SUCCESS || !null) return N_ATOM_ERROR;
        out->kind = JsonKind::Missing;
        return SUCCESS;
    }
    case ondemand::json_type::array: {
        out->kind = JsonKind::Compound;
        ondemand::array array;
        if (const auto error = value.get_array().get(array); error) return error;
        return walkArray(array);
    }
    case ondemand::json_type::object: {
        out->kind = JsonKind::Compound;
        ondemand::object object;
        if (const auto error = value.get_object().get(object); error) return error;
        return walkObject(object, path.size());
    }
    }
    return TAPE_ERROR;
}

error_code JsonRecord::Impl::walkObject(ondemand::object object, std::size_t prefix)
{
    // Only paths that a mapping names are followed by name; other objects are checked without one.
    if (nesting == kMostNesting) return DEPTH_ERROR;
    ++nesting;
    ++depth;
    for (auto member : object) {
        ondemand::field field;
        if (const auto error = std::move(member).get(field); error) return error;
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key); error) return error;
        const bool named = prefix != std::string::npos;
        if (named) {
            path.resize(prefix);
            if (prefix > 0) path += '.';
            path += key;
        }
        const std::string here = named ? path : std::string();
        Found value;
        ondemand::value inner = field.value();
        ondemand::json_type type;
        if (const auto error = inner.type().get(type); error) return error;
        error_code error;
        if (type == ondemand::json_type::object) {
            value.kind = JsonKind::Compound;
            ondemand::object nested;
            error = inner.get_object().get(nested);
            if (!error) error = walkObject(nested, named && leadsToMapped(here) ? path.size() : std::string::npos);
        } else {
            error = walkValue(inner, &value);
        }
        if (error) return error;
        if (wants && depth == 1 && (value.kind == JsonKind::String || value.kind == JsonKind::Literal)) look(here);
        if (named) note(here, value);
    }
    if (prefix != std::string::npos) path.resize(prefix);
    --depth;
    --nesting;
    return SUCCESS;
}

bool JsonRecord::read(std::string_view object, Event* event, Reason* reason, std::string_view* detail)
{
    Impl& s = *impl_;
    *detail = {};
    s.found.assign(s.names.size(), {});
    s.texts.assign(s.names.size(), {});
    s.path.clear();
    s.depth = s.nesting = 0;
    s.isWanted = false;
    s.asked = 0;
    ondemand::document document;
    error_code error = s.parser.iterate(object.data(), object.size(), object.size() + SIMDJSON_PADDING).get(document);
    ondemand::object top;
    if (!error) error = document.get_object().get(top);
    if (!error) error = s.walkObject(top, 0);
    // At the end there is no location any more; a location means a second value or rubbish behind the object.
    if (!error && document.current_location().error() != OUT_OF_BOUNDS) error = TRAILING_CONTENT;
    if (error) {
        *reason = error == UTF8_ERROR ? Reason::BadUtf8 : Reason::BadJson;
        *detail = error_message(error);
        return false;
    }
    for (std::size_t i = 0; i < s.names.size(); ++i)
        if (const auto& value = s.found[i]; value.kind == JsonKind::String || value.kind == JsonKind::Literal) s.texts[i] = s.keep(value.text);
    // In the order of the bits of Part.
    const auto text = [&s](std::size_t part) { return s.textOf(s.columns[part]); };
    const std::string_view time = s.time.text([&s](int place) { return s.textOf(place); });
    const RecordParts parts{text(0), text(1), time, text(3), text(4), text(5), text(6), text(7), text(8)};
    return s.filler.fill(parts, event, reason, detail);
}

}  // namespace tally
