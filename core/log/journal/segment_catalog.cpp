// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/segment_catalog.h"

#include <algorithm>

namespace tally::journal {

SegmentCatalog::SegmentCatalog(std::vector<Segment> segments, std::uint64_t end) : segments_(std::move(segments)), end_(end) {}

void SegmentCatalog::add(Segment segment)
{
    const std::lock_guard lock(mutex_);
    segments_.push_back(std::move(segment));
}

void SegmentCatalog::grow(std::uint64_t bytes, std::uint64_t end)
{
    const std::lock_guard lock(mutex_);
    segments_.back().bytes = bytes;
    end_ = end;
}

void SegmentCatalog::raiseEnd(std::uint64_t end)
{
    const std::lock_guard lock(mutex_);
    end_ = std::max(end_, end);
}

std::uint64_t SegmentCatalog::end() const
{
    const std::lock_guard lock(mutex_);
    return end_;
}

std::uint64_t SegmentCatalog::totalBytes() const
{
    const std::lock_guard lock(mutex_);
    std::uint64_t total = 0;
    for (const Segment& segment : segments_) total += segment.bytes;
    return total;
}

std::size_t SegmentCatalog::size() const
{
    const std::lock_guard lock(mutex_);
    return segments_.size();
}

std::optional<Segment> SegmentCatalog::holding(std::uint64_t position) const
{
    const std::lock_guard lock(mutex_);
    if (segments_.empty()) return std::nullopt;
    const auto behind = std::upper_bound(segments_.begin(), segments_.end(), position,
                                         [](std::uint64_t at, const Segment& segment) { return at < segment.first; });
    return behind == segments_.begin() ? segments_.front() : *(behind - 1);
}

std::optional<Segment> SegmentCatalog::find(std::uint64_t first) const
{
    const std::lock_guard lock(mutex_);
    for (auto segment = segments_.rbegin(); segment != segments_.rend(); ++segment)   // nearly always the newest
        if (segment->first == first) return *segment;
    return std::nullopt;
}

std::optional<Segment> SegmentCatalog::following(std::uint64_t first) const
{
    const std::lock_guard lock(mutex_);
    if (segments_.empty() || segments_.back().first <= first) return std::nullopt;
    return *std::upper_bound(segments_.begin(), segments_.end(), first,
                             [](std::uint64_t at, const Segment& segment) { return at < segment.first; });
}

void SegmentCatalog::retire(FileSystem& files, const std::string& directory, std::uint64_t released, Micros now, const JournalOptions& options, bool all)
{
    bool removed = false;
    for (;;) {
        std::string name;
        {
            const std::lock_guard lock(mutex_);
            // A segment was closed when the next one was made, and nothing in it counts behind the next one's `after`.
            if (segments_.size() < 2 || segments_[1].after > released) break;
            std::uint64_t total = 0;
            for (const Segment& segment : segments_) total += segment.bytes;
            if (!all && total <= options.budget && now.us - segments_[1].created.us < options.keepFor) break;
            name = segments_.front().name;
        }
        const auto gone = files.remove(directory + "/" + name);
        if (!gone && gone.error().code != ErrorCode::Unreadable) break;
        removed = true;
        const std::lock_guard lock(mutex_);
        segments_.erase(segments_.begin());
    }
    // Best effort: a name that comes back after a loss of power is removed again.
    if (removed) static_cast<void>(files.syncDirectory(directory));
}

}  // namespace tally::journal
