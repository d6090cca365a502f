// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as the body of POST /v1/events: unpacked within the bound, told apart into lines, cut into pieces, decoded. The first
// byte says of what kind it is and how it is packed.
#include <algorithm>

#include "app/intake/http/body_content.h"
#include "app/intake/http/event_outcome.h"
#include "app/intake/http/record_lines.h"
#include "tests/fuzz/log_reading.h"

namespace {

using namespace tally;
using namespace tally::fuzz;

constexpr std::size_t kContent = 8u << 20;
constexpr BodyKind kKinds[] = {BodyKind::Ndjson, BodyKind::Json, BodyKind::CloudEvent, BodyKind::CloudEventBatch, BodyKind::CloudEventBinary, BodyKind::Csv};
constexpr std::string_view kCodings[] = {"", "gzip", "zstd"};

std::uint64_t count(std::string_view text, char wanted) { return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), wanted)); }

void checkPieces(const std::string& lines)
{
    std::string again;
    std::uint64_t records = 0;
    bool cut = false;
    for (const LinePiece& piece : piecesOf(lines, limits::kLine + 1)) {
        require(!piece.bytes.empty() && piece.bytes.size() <= limits::kLine + 1, "a piece is as long as it may be");
        require(piece.tooLong || piece.bytes.back() == '\n', "a piece is whole lines");
        require(piece.tooLong || count(piece.bytes, '\n') == piece.records, "a piece says how many");
        cut |= piece.tooLong;
        records += piece.records;
        again += piece.bytes;
    }
    require(records == count(lines, '\n'), "every line is in a piece");
    require(cut || again == lines, "the pieces are the body");
    require(withoutLines(lines, records).empty(), "and no line is left");
}

void checkOutcome(BodyKind kind, const std::string& lines)
{
    ReadOptions read;
    read.format = kind == BodyKind::Csv ? Format::Csv : Format::Ndjson;
    const auto shape = detect(lines, true, read);
    if (!shape) return;
    const auto reader = BodyReader::make(*shape);
    require(reader != nullptr, "what is detected can be decoded");
    EventOutcome outcome;
    reader->read(lines, outcome);
    require(outcome.accepted <= outcome.received, "no more is accepted than received");
    require(kind == BodyKind::Csv || outcome.received == count(lines, '\n'), "every line is a record");
    const std::string json = outcome.json(0);
    require(count(json, '\n') == 1 && json.back() == '\n', "the answer is one line");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0 || size > kContent) return 0;  // a longer body is refused while it arrives
    const BodyKind kind = kKinds[data[0] % std::size(kKinds)];
    const std::string_view coding = kCodings[data[0] / std::size(kKinds) % std::size(kCodings)];
    HttpAnswer refusal;
    std::string content, lines;
    if (!unpackBody(coding, std::string(reinterpret_cast<const char*>(data) + 1, size - 1), kContent, &content, &refusal)) {
        require(refusal.status >= 400 && refusal.status < 500, "a refusal is the sender's matter");
        return 0;
    }
    require(content.size() <= kContent, "the bound holds");
    HttpHead head;
    head.fields = {{"ce-specversion", "1.0"}, {"content-type", "application/json"}, {"ce-id", content.substr(0, 20)}};
    if (!linesOf(kind, head, content, &lines, &refusal)) return 0;
    require(lines.empty() || lines.back() == '\n', "lines end");
    const bool one = kind == BodyKind::CloudEvent || kind == BodyKind::CloudEventBinary;
    require(!one || count(lines, '\n') <= 1, "one event is one line");
    checkPieces(lines);
    checkOutcome(kind, lines);
    return 0;
}
