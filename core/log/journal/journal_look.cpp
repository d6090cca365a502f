// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/journal_look.h"

#include <algorithm>

#include "core/log/journal/segment_cursor.h"
#include "core/log/journal/segment_header.h"

namespace tally {

using journal::SegmentCursor;

JournalLook::JournalLook(std::shared_ptr<FileSystem> files, std::string directory, std::vector<Segment> segments)
    : files_(std::move(files)), directory_(std::move(directory)), segments_(std::move(segments))
{
}

JournalLook::~JournalLook() = default;

Result<std::unique_ptr<JournalLook>> JournalLook::open(std::shared_ptr<FileSystem> files, std::string directory, const std::string& listener)
{
    const auto names = files->list(directory);
    if (!names) return tl::unexpected(names.error());
    const std::string chain = journal::chainName(listener);
    std::vector<Segment> segments;
    for (const std::string& name : *names) {
        const auto first = journal::segmentFirst(name, chain);
        if (!first) continue;
        const auto file = files->open(directory + "/" + name, FileSystem::Open::Read);
        char bytes[journal::kSegmentHead];
        const auto read = file ? (*file)->readAt(0, bytes, sizeof bytes) : Result<std::size_t>(std::size_t{0});
        const auto head = read ? journal::readSegmentHead({bytes, *read}) : std::nullopt;
        if (head && head->first == *first) segments.push_back({name, *first, head->after, head->salt, head->size()});
    }
    if (segments.empty()) return fail(ErrorCode::Unreadable, "no journal of this listener is kept", listener);
    std::sort(segments.begin(), segments.end(), [](const Segment& a, const Segment& b) { return a.first < b.first; });
    return std::unique_ptr<JournalLook>(new JournalLook(std::move(files), std::move(directory), std::move(segments)));
}

// One that went meanwhile is passed over.
bool JournalLook::enter()
{
    while (following_ < segments_.size()) {
        const Segment& segment = segments_[following_++];
        auto file = files_->open(directory_ + "/" + segment.name, FileSystem::Open::Read);
        const auto size = file ? (*file)->size() : Result<std::uint64_t>(std::uint64_t{0});
        if (!file || !size) continue;
        size_ = *size;
        cursor_ = std::make_unique<SegmentCursor>(std::move(*file), segment.dataStart, segment.salt);
        return true;
    }
    return false;
}

bool JournalLook::isOver() const
{
    return following_ < segments_.size() && !cursor_->header().mark && cursor_->header().first >= segments_[following_].after;
}

std::optional<RawBatch> JournalLook::next()
{
    for (;;) {
        if (!cursor_ && !enter()) return std::nullopt;
        const auto step = cursor_->look(size_);
        if (!step) {   // the disk does not answer
            damaged_ += size_ - cursor_->offset();
            cursor_.reset();
        } else if (*step == SegmentCursor::Step::End) {
            cursor_.reset();
        } else if (*step == SegmentCursor::Step::Damaged) {
            // Behind the last sound record of the newest segment it is what is being written just now.
            const std::uint64_t from = cursor_->offset(), to = cursor_->findNext(size_).value_or(size_);
            if (to < size_ || following_ < segments_.size()) damaged_ += to - from;
            cursor_->skipTo(to);
        } else if (isOver()) {
            cursor_.reset();
        } else {
            auto batch = cursor_->header().mark ? std::nullopt : unpacker_.unpack(cursor_->header(), cursor_->record());
            if (!batch && !cursor_->header().mark) damaged_ += cursor_->header().size();
            cursor_->pass();
            if (batch) return batch;
        }
    }
}

}  // namespace tally
