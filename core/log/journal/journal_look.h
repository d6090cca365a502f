// SPDX-License-Identifier: GPL-3.0-or-later
// JournalLook: the batches of a chain that lie on disk, once more in order, also beside the process that writes it. It changes
// nothing, waits for nothing and acknowledges nothing; damage is passed over where it lies.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/file_system.h"
#include "core/log/event_log.h"
#include "core/log/journal/record.h"

namespace tally {

namespace journal {
class SegmentCursor;
}

class JournalLook {
public:
    // Errors: Unreadable: there is no such chain; Store: the folder cannot be read.
    static Result<std::unique_ptr<JournalLook>> open(std::shared_ptr<FileSystem> files, std::string directory, const std::string& listener);
    ~JournalLook();

    std::optional<RawBatch> next();                          // nothing: that was the last one
    bool fromTheBeginning() const { return segments_.front().first == 0; }   // nothing of it was given up for room or age
    std::uint64_t damaged() const { return damaged_; }       // bytes that were passed over: no sound records, or not to be read

private:
    struct Segment {
        std::string name;
        std::uint64_t first = 0, after = 0, salt = 0, dataStart = 0;
    };
    JournalLook(std::shared_ptr<FileSystem> files, std::string directory, std::vector<Segment> segments);
    bool enter();                                            // the next segment that can be opened
    bool isOver() const;                                     // what the cursor is at was never durable

    std::shared_ptr<FileSystem> files_;
    std::string directory_;
    std::vector<Segment> segments_;
    std::size_t following_ = 0;                              // the segment to be entered next
    std::unique_ptr<journal::SegmentCursor> cursor_;
    std::uint64_t size_ = 0;                                 // of the cursor's file, when it was entered
    journal::RecordReader unpacker_;
    std::uint64_t damaged_ = 0;
};

}  // namespace tally
