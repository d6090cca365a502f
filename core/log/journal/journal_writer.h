// SPDX-License-Identifier: GPL-3.0-or-later
// JournalWriter: writes groups of batches at the end of a chain; each group is durable as a whole when commit() succeeds.
//
// After a failure nothing of the group counts and the same group is given again. A segment whose write or sync failed is
// never written again: the group goes into a new one, whose head says up to where the old one counts. Only a full disk is
// taken back by cutting the file. Thread safety: none; owned by the committing thread.
#pragma once

#include <memory>
#include <span>

#include "core/base/clock.h"
#include "core/base/file_system.h"
#include "core/log/journal/record.h"
#include "core/log/journal/recovery.h"
#include "core/log/journal/segment_catalog.h"

namespace tally::journal {

class JournalWriter {
public:
    JournalWriter(FileSystem& files, std::string directory, const std::string& listener, const JournalOptions& options, const Clock& clock,
                  SegmentCatalog& catalog, Sequences senders);

    // Fills in the batches' positions. Errors: Busy (no room: disk, keepFree or budget), Store.
    Result<void> commit(std::span<RawBatch> group);
    // Positions go on at `position` or behind it.
    void raiseEnd(std::uint64_t position);
    // Says on disk that all of the newest segment is durable. Best effort; for the end of the process.
    void seal();
    // Segments that are released and too old, or too many, go. Also done now and then by commit().
    void retire();
    void setReleased(std::uint64_t position) { released_ = position; }
    const Sequences& senders() const { return senders_; }

private:
    Result<void> prepare();                       // a segment with room, and a disk with room
    Result<void> begin();                         // a new segment
    Result<void> checkRoom();
    void abandon(std::uint64_t end);
    std::string path(const std::string& name) const { return directory_ + "/" + name; }

    FileSystem& files_;
    const std::string directory_, listener_, chain_;
    const JournalOptions& options_;
    const Clock& clock_;
    SegmentCatalog& catalog_;
    Sequences senders_;
    RecordWriter records_;
    std::string buffer_;
    std::unique_ptr<File> file_;
    std::uint64_t salt_;
    std::uint64_t bytes_ = 0;                     // durable, of the open segment
    std::uint64_t nextFirst_;                     // where the next segment may begin
    std::uint64_t released_ = 0, sinceCheck_ = ~std::uint64_t{0} / 2;
    Micros created_;
};

}  // namespace tally::journal
