// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/segment_cursor.h"

#include <algorithm>

namespace tally::journal {

namespace {
constexpr std::size_t kWindow = 1u << 20;
constexpr int kReadTries = 3;
constexpr char kMagicBytes[] = {'T', 'Y', 'J', 'R'};
}  // namespace

SegmentCursor::SegmentCursor(std::unique_ptr<File> file, std::uint64_t offset, std::uint64_t salt)
    : file_(std::move(file)), offset_(offset), salt_(salt)
{
}

Result<std::string_view> SegmentCursor::bytes(std::uint64_t offset, std::size_t size, std::uint64_t limit)
{
    size = static_cast<std::size_t>(std::min<std::uint64_t>(size, limit - std::min(limit, offset)));
    const std::uint64_t have = windowStart_ + window_.size();
    if (offset < windowStart_ || offset + size > have) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(std::max(size, kWindow), limit - std::min(limit, offset)));
        window_.resize(wanted);
        windowStart_ = offset;
        Result<std::size_t> n = std::size_t{0};
        for (int i = 0; i < kReadTries; ++i)
            if (n = file_->readAt(offset, window_.data(), wanted); n) break;
        window_.resize(n ? *n : 0);
        if (!n) return tl::unexpected(n.error());
    }
    return std::string_view(window_).substr(static_cast<std::size_t>(offset - windowStart_));
}

Result<SegmentCursor::Step> SegmentCursor::look(std::uint64_t limit)
{
    if (offset_ >= limit) return Step::End;
    const auto head = bytes(offset_, kRecordHeader, limit);
    if (!head) return tl::unexpected(head.error());
    if (head->empty()) return Step::End;   // the file is shorter than it should be
    const auto header = readHeader(*head, salt_);
    if (!header) return Step::Damaged;
    const auto whole = bytes(offset_, header->size(), limit);
    if (!whole) return tl::unexpected(whole.error());
    record_ = whole->substr(0, header->size());
    if (!bodyIsWhole(*header, record_, salt_)) return Step::Damaged;
    header_ = *header;
    return Step::Record;
}

Result<std::uint64_t> SegmentCursor::findNext(std::uint64_t limit)
{
    const std::uint64_t damaged = offset_;
    std::uint64_t at = offset_ + 1;
    while (at + kRecordHeader <= limit) {
        const auto some = bytes(at, kRecordHeader, limit);
        if (!some || some->size() < kRecordHeader) {
            offset_ = damaged;
            if (!some) return tl::unexpected(some.error());
            return limit;
        }
        const std::size_t found = some->find(std::string_view(kMagicBytes, sizeof kMagicBytes));
        if (found == std::string_view::npos) {
            at += some->size() - (sizeof kMagicBytes - 1);
            continue;
        }
        at += found;
        offset_ = at;
        const auto step = look(limit);
        offset_ = damaged;
        if (!step) return tl::unexpected(step.error());
        if (*step == Step::Record) return at;
        ++at;
    }
    return limit;
}

}  // namespace tally::journal
