// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked and what is answered, without a socket.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

struct HttpHead {
    std::string method, path;                                     // path without the query, decoded
    std::vector<std::pair<std::string, std::string>> query;       // decoded, in order
    std::vector<std::pair<std::string, std::string>> fields;      // names in lower case, in order
    std::size_t fieldBytes = 0;                                   // names, values and four bytes each

    const std::string* field(std::string_view name) const;        // the first; null = there is none
    std::size_t fieldCount(std::string_view name) const;
    bool reads() const { return method == "GET" || method == "HEAD"; }
};

struct HttpAnswer {
    unsigned status = 200;
    std::string body;
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> fields;
};

// RFC 9457. `kind` ends the type's URI and never changes; `detail` is one sentence; `line` of the body, from 1.
HttpAnswer problem(unsigned status, std::string_view kind, std::string_view title, std::string_view detail, std::optional<std::uint64_t> line = {});
// 503 with Retry-After.
HttpAnswer tryAgain(std::string_view kind, std::string_view detail, int seconds = 1, unsigned status = 503);

std::string lower(std::string_view text);
// "application/json; charset=utf-8" → "application/json"
std::string mediaType(std::string_view contentType);

}  // namespace tally
