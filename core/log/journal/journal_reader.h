// SPDX-License-Identifier: GPL-3.0-or-later
// JournalReader: the durable batches of a chain in order, from the files, by descriptors of its own.
//
// Damage met on the way is set aside, noted and passed over. Thread safety: none; owned by the reading thread.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/log/journal/segment_catalog.h"
#include "core/log/journal/segment_cursor.h"

namespace tally::journal {

class JournalReader {
public:
    JournalReader(FileSystem& files, std::string directory, const Clock& clock, SegmentCatalog& catalog);

    void seek(std::uint64_t position);                // the next batch is the first that ends behind it
    std::optional<RawBatch> next();                   // nothing: no more is durable yet
    std::uint64_t position() const { return position_; }
    std::vector<JournalNote> takeNotes() { return std::exchange(notes_, {}); }

private:
    bool enter();                                     // opens the segment that holds position_
    bool leave();                                     // to the following segment; false: there is none
    bool passDamage(std::uint64_t limit);             // false: the disk does not answer
    std::optional<RawBatch> take();                   // the record under the cursor
    bool giveUp();                                    // after read errors that stay

    FileSystem& files_;
    const std::string directory_;
    const Clock& clock_;
    SegmentCatalog& catalog_;
    RecordReader unpacker_;
    Segment segment_;
    std::unique_ptr<SegmentCursor> cursor_;
    std::uint64_t position_ = 0;
    int failures_ = 0;
    std::vector<JournalNote> notes_;
};

}  // namespace tally::journal
