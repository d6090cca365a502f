// SPDX-License-Identifier: GPL-3.0-or-later
// PinnedSegments: the journal's files held open, so that they can be copied although their writer forgets them meanwhile.
//
// A backup needs, beside a database that has counted up to position P, everything of the journal from P on. The writer
// may forget a segment as soon as a commit goes beyond it. So: pin() before the database's moment, completeAfter() behind it.
// What was there before stays readable through its descriptor; what is newer is pinned then. Only a segment that
// came and went in between could be missed; as the oldest goes first, that shows by an older one being gone, and
// completeAfter() answers false: take a new moment.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/file_system.h"

namespace tally {

class PinnedSegments {
public:
    struct Segment {
        std::string name;            // without the directory
        std::unique_ptr<File> file;
    };
    PinnedSegments(FileSystem& files, std::string directory) : files_(files), directory_(std::move(directory)) {}

    Result<void> pin();
    Result<bool> completeAfter();
    const std::vector<Segment>& segments() const { return segments_; }

private:
    Result<std::vector<std::string>> list() const;
    Result<bool> open(const std::string& name);  // false: it is gone

    FileSystem& files_;
    std::string directory_;
    std::vector<Segment> segments_;
};

}  // namespace tally
