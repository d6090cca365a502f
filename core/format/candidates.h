// SPDX-License-Identifier: GPL-3.0-or-later
// Which formats a log may have: each reads the sample, and the one that fits is taken.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/event/read_options.h"
#include "core/format/decoder.h"
#include "core/format/field_sample.h"

namespace tally {

struct Candidate {
    Format format = Format::Auto;
    std::string shown;              // for people
    FieldSample sample;
    char delimiter = ',';
    std::size_t leadingRows = 0;
    bool headerless = false;
    bool padded = false;            // CSV: blanks around fields belong to the table
    JsonLayout jsonLayout = JsonLayout::Array;
    bool microsoft = false;         // W3C whose times taken are milliseconds
    std::string logFormat;          // of a pattern
    std::vector<std::string> notes;
};

// REQUIRES: limits::kPadding readable bytes behind all texts.
// Errors: Unreadable, with the reason.
Result<Candidate> findCandidate(const LogSample& log, const ReadOptions& options);     // Format::Auto
Result<Candidate> forcedCandidate(const LogSample& log, const ReadOptions& options);   // the format is said

tl::unexpected<Error> unreadable(std::string what);   // ErrorCode::Unreadable

// The first bytes that are neither a byte-order mark nor blanks.
std::string_view firstContent(std::string_view head);

}  // namespace tally
