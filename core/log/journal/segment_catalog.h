// SPDX-License-Identifier: GPL-3.0-or-later
// SegmentCatalog: which segment files a chain has, how much of each is durable, and which may go.
//
// Shared by the writer and the reader of one journal; every member may be called from any thread.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/file_system.h"
#include "core/log/journal/journal_options.h"

namespace tally::journal {

struct Segment {
    std::string name;            // without the directory
    std::uint64_t first = 0;     // position of its first record
    std::uint64_t after = 0;     // earlier segments count up to here
    Micros created;
    std::uint64_t salt = 0;
    std::uint64_t dataStart = 0; // offset of its first record
    std::uint64_t bytes = 0;     // of the file that are durable and count
};

class SegmentCatalog {
public:
    explicit SegmentCatalog(std::vector<Segment> segments, std::uint64_t end);   // ascending by first

    void add(Segment segment);                                 // REQUIRES: behind all others
    void grow(std::uint64_t bytes, std::uint64_t end);         // the newest one is durable up to here
    void raiseEnd(std::uint64_t end);
    std::uint64_t end() const;                                 // position behind the last durable record
    std::uint64_t totalBytes() const;
    std::size_t size() const;                                  // segments
    std::optional<Segment> holding(std::uint64_t position) const;  // the last that begins at or before it, else the first
    std::optional<Segment> find(std::uint64_t first) const;
    std::optional<Segment> following(std::uint64_t first) const;

    // Removes whole segments that lie before `released`, oldest first, while they are too many or too old; with `all`,
    // every such one. The newest stays. Errors of the disk leave the rest for the next time.
    void retire(FileSystem& files, const std::string& directory, std::uint64_t released, Micros now, const JournalOptions& options, bool all);

private:
    mutable std::mutex mutex_;
    std::vector<Segment> segments_;
    std::uint64_t end_;
};

}  // namespace tally::journal
