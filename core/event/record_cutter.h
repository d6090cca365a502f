// SPDX-License-Identifier: GPL-3.0-or-later
// RecordCutter finds where records end, so that a stream of bytes can be handed out in batches of whole records.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

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
};

}  // namespace tally
