// SPDX-License-Identifier: GPL-3.0-or-later
// RecordCutter finds where records end, so that a stream of bytes can be handed out in batches of whole records.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/limits.h"

namespace tally {

class RecordCutter {
public:
    virtual ~RecordCutter() = default;

    // `bytes` starts at a record's first byte. Returns the length of the longest prefix that consists of whole records;
    // 0 = not one whole record is there yet. The caller keeps the rest and passes it again with more bytes behind it.
    // At the end of the input the last record may lack its line end.
    // The answer depends on the bytes only, never on how they arrive in pieces.
    virtual std::size_t wholeRecords(std::string_view bytes, bool atEnd) = 0;

    // Bytes before the first record (byte-order mark, CSV header, '[' of a JSON array), called once with the head of the
    // input. They count as consumed, not as received.
    virtual std::size_t preamble(std::string_view head) = 0;

    // Bytes that may be gathered before a record that has not ended is given up as too long.
    virtual std::size_t patience() const { return limits::kLine; }
    // What earlier bytes said about how to read those that wholeRecords() cut last; null = nothing.
    virtual std::shared_ptr<const std::string> context() const { return nullptr; }
    // Everything behind the last cut is no record (the end of an object around an array); asked after wholeRecords().
    virtual bool ended() const { return false; }
    // Why an input that is over and whose last byte, blanks apart, is `last` ('\0' = there is none) is not all of it; empty = it is.
    virtual std::string missing(char last) const
    {
        static_cast<void>(last);
        return {};
    }
    // Lines that end in `bytes`, for numbering.
    virtual std::size_t lineEnds(std::string_view bytes) const { return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')); }
};

}  // namespace tally
