// SPDX-License-Identifier: GPL-3.0-or-later
// Fields that hold request lines ("GET /a?b=1 HTTP/1.1"), as nginx writes them into JSON: the path without its query is the item, the
// method the type, as in an access log.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/event/read_options.h"
#include "core/format/decoder.h"
#include "core/format/field_sample.h"

namespace tally {

struct RequestLine {
    std::string_view method, path;
};
std::optional<RequestLine> parseRequestLine(std::string_view text);

// One field as item and as type at once has no other meaning.
inline bool readsRequestLines(const Mapping& mapping) { return !mapping.item.field.empty() && mapping.item.field == mapping.type.field; }

// Makes the mapping so where the field that was found to be the item holds such lines, and returns a sentence about it.
std::optional<std::string> findRequestLines(const FieldSample& sample, const ReadOptions& options, Mapping* mapping);

// The events of `inner`, which knows of no type, with path and method. An item that is no request line stays as it is.
std::unique_ptr<Decoder> withRequestLines(std::unique_ptr<Decoder> inner);

}  // namespace tally
