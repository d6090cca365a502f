// SPDX-License-Identifier: GPL-3.0-or-later
// A body as lines of one record each, and lines as the batches of a log. No I/O.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/intake/http/http_message.h"
#include "core/base/limits.h"

namespace tally {

// What a body holds, by its Content-Type.
enum class BodyKind { Ndjson, Json, CloudEvent, CloudEventBatch, CloudEventBinary, Csv };
// Nothing when it is none of ours. CloudEvents whose attributes are header fields are known by `ce-specversion`.
std::optional<BodyKind> bodyKindOf(const HttpHead& head);
// Which log it goes to: a log has one format. "ndjson", "cloudevents" or "csv".
std::string_view logKindOf(BodyKind kind);

// `content` as lines, each with its line end. Elements of an array become a line each, and so do objects one behind another; one that is malformed stays so, and
// what is behind it is still read. CloudEvents get an attribute `sourceid` in front, as ids are unique within a source only.
// False: *refusal says why the body cannot be told apart into records.
bool linesOf(BodyKind kind, const HttpHead& head, std::string content, std::string* lines, HttpAnswer* refusal);

struct LinePiece {
    std::string_view bytes;         // whole lines, or the head of one over limits::kLine
    std::uint32_t records = 0;      // lines
    bool tooLong = false;
};
// Always cut alike, so that a body that is sent again has the same pieces. Each at most `most` bytes.
// REQUIRES: `lines` is empty or ends with a line end; most >= limits::kLine.
std::vector<LinePiece> piecesOf(std::string_view lines, std::size_t most = limits::kBatch);

// Behind the first `count` lines.
std::string_view withoutLines(std::string_view lines, std::uint64_t count);

}  // namespace tally
