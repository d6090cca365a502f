// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/intake/http/http_message.h"

namespace tally {

// The content of a body: `coding` is its Content-Encoding ("", identity, gzip, x-gzip or zstd). Stops at `limit` bytes,
// whatever the body promises. False: *refusal says why (413, 415, 400).
bool unpackBody(std::string_view coding, std::string body, std::size_t limit, std::string* content, HttpAnswer* refusal);

}  // namespace tally
