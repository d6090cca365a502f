// SPDX-License-Identifier: GPL-3.0-or-later
// SegmentCursor: walks the records of one segment file, and finds the next sound one behind damage.
//
// Reads through a window of its own; the file may grow meanwhile. Read errors are tried again before they are reported.
// Thread safety: none.
#pragma once

#include <memory>

#include "core/base/file_system.h"
#include "core/log/journal/record.h"

namespace tally::journal {

class SegmentCursor {
public:
    enum class Step : std::uint8_t { Record, End, Damaged };

    SegmentCursor(std::unique_ptr<File> file, std::uint64_t offset, std::uint64_t salt);

    std::uint64_t offset() const { return offset_; }
    // What lies at offset(), of the file's first `limit` bytes. Damaged: something that is no whole record.
    Result<Step> look(std::uint64_t limit);
    // Of the record last looked at; the bytes are good until the next call.
    const RecordHeader& header() const { return header_; }
    std::string_view record() const { return record_; }
    void pass() { offset_ += header_.size(); }
    void skipTo(std::uint64_t offset) { offset_ = offset; }
    // The offset of the first sound record behind offset(), or `limit`. offset() stays.
    Result<std::uint64_t> findNext(std::uint64_t limit);
    const File& file() const { return *file_; }

private:
    // At least `size` bytes from `offset` on, fewer only where the file's `limit` or end comes first.
    Result<std::string_view> bytes(std::uint64_t offset, std::size_t size, std::uint64_t limit);

    std::unique_ptr<File> file_;
    std::uint64_t offset_, salt_;
    std::string window_;
    std::uint64_t windowStart_ = 0;
    RecordHeader header_;
    std::string_view record_;
};

}  // namespace tally::journal
