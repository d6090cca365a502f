// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/record_lines.h"

#include <algorithm>
#include <fmt/format.h>
#include <simdjson.h>

#include "core/base/limits.h"
#include "core/format/json_array/element_framing.h"
#include "core/report/table_writer.h"

namespace tally {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr char kStaysMalformed = '\x01';   // no JSON text may hold it, inside strings or outside

// One JSON text on one line. A line end inside a string is an error and stays one.
void appendFlat(std::string* to, std::string_view text)
{
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n' || c == '\r') {
            *to += inString ? kStaysMalformed : ' ';
            continue;
        }
        *to += c;
        if (c == '"') inString = !inString;
        else if (c == '\\' && inString && i + 1 < text.size() && text[i + 1] != '\n' && text[i + 1] != '\r') *to += text[++i];
    }
}

// `{"sourceid":"SOURCE\u001fID",` in place of the opening brace. Both parts are taken as they are written.
class SourceIds {
public:
    void append(std::string* to, std::string_view flat)
    {
        const std::size_t brace = flat.find_first_not_of(" \t");
        const auto [source, id] = partsOf(flat);
        if (source.empty() || id.empty() || brace == std::string_view::npos || flat[brace] != '{') {
            to->append(flat);
            return;
        }
        to->append("{\"sourceid\":\"").append(source).append("\\u001f").append(id).append("\",").append(flat.substr(brace + 1));
    }

private:
    std::pair<std::string_view, std::string_view> partsOf(std::string_view flat)
    {
        padded_.assign(flat);
        padded_.reserve(flat.size() + simdjson::SIMDJSON_PADDING);
        simdjson::ondemand::document document;
        if (parser_.iterate(padded_.data(), flat.size(), padded_.capacity()).get(document) != simdjson::SUCCESS) return {};
        simdjson::ondemand::object object;
        if (document.get_object().get(object) != simdjson::SUCCESS) return {};
        std::string_view source, id;
        for (auto member : object) {
            std::string_view key;
            simdjson::ondemand::value value;
            if (member.unescaped_key().get(key) != simdjson::SUCCESS || member.value().get(value) != simdjson::SUCCESS) return {};
            if (key == "source") source = insideQuotes(value);
            else if (key == "id") id = insideQuotes(value);
            if (!source.empty() && !id.empty()) break;
        }
        return {source, id};
    }
    static std::string_view insideQuotes(simdjson::ondemand::value& value)
    {
        simdjson::ondemand::json_type type;
        if (value.type().get(type) != simdjson::SUCCESS || type != simdjson::ondemand::json_type::string) return {};
        std::string_view token = value.raw_json_token();
        const std::size_t end = token.rfind('"');
        return end == 0 || end == std::string_view::npos ? std::string_view() : token.substr(1, end - 1);
    }

    simdjson::ondemand::parser parser_;
    std::string padded_;
};

class LineMaker {
public:
    LineMaker(bool cloudEvents, std::string* lines) : cloudEvents_(cloudEvents), lines_(lines) {}
    void add(std::string_view element)
    {
        if (!cloudEvents_ || element.size() > limits::kLine) {
            appendFlat(lines_, element);
        } else {
            flat_.clear();
            appendFlat(&flat_, element);
            sourceIds_.append(lines_, flat_);
        }
        *lines_ += '\n';
    }

private:
    const bool cloudEvents_;
    std::string* lines_;
    std::string flat_;
    SourceIds sourceIds_;
};

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

bool arrayLines(std::string_view text, LineMaker& maker, HttpAnswer* refusal)
{
    const char* at = text.data() + 1;
    const char* const end = text.data() + text.size();
    bool closed = false;
    while (!closed) {
        const JsonElement element = frameElement(at, end, true);
        const std::string_view content(element.start, static_cast<std::size_t>(element.contentEnd - element.start));
        if (element.kind != JsonElement::Nothing) maker.add(content);
        closed = element.kind != JsonElement::Malformed && element.next > text.data() && element.next[-1] == ']' && element.contentEnd != element.next;
        at = element.next;
        if (element.kind == JsonElement::Nothing || at == end) break;
    }
    // A last element that is malformed reaches to the end, the bracket with it.
    if (!closed && !trimmed(text).ends_with(']')) {
        *refusal = problem(400, "bad-json", "Bad request", "the array has no end; nothing of it was taken");
        return false;
    }
    if (trimmed({at, static_cast<std::size_t>(end - at)}).empty()) return true;
    *refusal = problem(400, "bad-json", "Bad request", "there is text behind the end of the array; send one array, or application/x-ndjson");
    return false;
}

// One object, or several one behind the other: shippers send their lines as application/json, too.
void objectLines(std::string_view text, LineMaker& maker)
{
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        const JsonElement element = frameElement(at, end, true, JsonLayout::Objects);
        if (element.kind == JsonElement::Nothing || element.next == at) return;
        maker.add({element.start, static_cast<std::size_t>(element.contentEnd - element.start)});
        at = element.next;
    }
}

std::string percentDecoded(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; };
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
        result += coded ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
        if (coded) i += 2;
    }
    return result;
}

// The attributes are header fields, the body is the data (CloudEvents HTTP binding, section 3.1).
void binaryLine(const HttpHead& head, std::string_view content, LineMaker& maker)
{
    std::string event = "{";
    for (const auto& [name, value] : head.fields)
        if (name.size() > 3 && name.starts_with("ce-")) event += fmt::format("{}:{},", jsonString(std::string_view(name).substr(3)), jsonString(percentDecoded(value)));
    const std::string* type = head.field("content-type");
    const bool json = type != nullptr && (mediaType(*type) == "application/json" || mediaType(*type).ends_with("+json"));
    if (json && !trimmed(content).empty()) event.append("\"data\":").append(trimmed(content));
    else if (event.ends_with(',')) event.pop_back();
    maker.add(event + "}");
}

}  // namespace

std::optional<BodyKind> bodyKindOf(const HttpHead& head)
{
    if (head.field("ce-specversion") != nullptr) return BodyKind::CloudEventBinary;
    const std::string* type = head.field("content-type");
    const std::string media = type == nullptr ? std::string() : mediaType(*type);
    if (media == "application/x-ndjson" || media == "application/ndjson" || media == "application/jsonl") return BodyKind::Ndjson;
    if (media == "application/json") return BodyKind::Json;
    if (media == "application/cloudevents+json") return BodyKind::CloudEvent;
    if (media == "application/cloudevents-batch+json") return BodyKind::CloudEventBatch;
    if (media == "text/csv") return BodyKind::Csv;
    return std::nullopt;
}

std::string_view logKindOf(BodyKind kind)
{
    switch (kind) {
    case BodyKind::Csv: return "csv";
    case BodyKind::Ndjson:
    case BodyKind::Json: return "ndjson";
    default: return "cloudevents";
    }
}

bool linesOf(BodyKind kind, const HttpHead& head, std::string content, std::string* lines, HttpAnswer* refusal)
{
    lines->clear();
    if (content.starts_with(kByteOrderMark)) content.erase(0, kByteOrderMark.size());
    if (kind == BodyKind::Ndjson || kind == BodyKind::Csv) {
        *lines = std::move(content);
        if (!lines->empty() && lines->back() != '\n') *lines += '\n';
        return true;
    }
    lines->reserve(content.size() + content.size() / 8);
    LineMaker maker(kind != BodyKind::Json, lines);
    const std::string_view text = trimmed(content);
    if (kind == BodyKind::CloudEventBinary) {
        binaryLine(head, text, maker);
        return true;
    }
    if (text.starts_with('[') && kind != BodyKind::CloudEvent) return arrayLines(text, maker, refusal);
    if (kind == BodyKind::CloudEventBatch) {
        *refusal = problem(400, "bad-json", "Bad request", "a batch of CloudEvents is one JSON array");
        return false;
    }
    if (kind == BodyKind::Json) objectLines(text, maker);
    else if (!text.empty()) maker.add(text);
    return true;
}

std::vector<LinePiece> piecesOf(std::string_view lines, std::size_t most)
{
    std::vector<LinePiece> pieces;
    LinePiece piece;
    const auto flush = [&] {
        if (piece.records > 0) pieces.push_back(piece);
        piece = LinePiece();
    };
    while (!lines.empty()) {
        const std::size_t length = std::min(lines.find('\n'), lines.size() - 1) + 1;
        if (length - 1 > limits::kLine) {
            flush();
            pieces.push_back({lines.substr(0, limits::kLetterRaw), 1, true});
        } else {
            if (piece.bytes.size() + length > most) flush();
            piece.bytes = piece.records == 0 ? lines.substr(0, length) : std::string_view(piece.bytes.data(), piece.bytes.size() + length);
            ++piece.records;
        }
        lines.remove_prefix(length);
    }
    flush();
    return pieces;
}

std::string_view withoutLines(std::string_view lines, std::uint64_t count)
{
    for (; count > 0 && !lines.empty(); --count) lines.remove_prefix(std::min(lines.find('\n'), lines.size() - 1) + 1);
    return lines;
}

}  // namespace tally
