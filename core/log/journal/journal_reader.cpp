// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/journal_reader.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/log/journal/damage.h"

namespace tally::journal {

namespace {
constexpr int kPatience = 20;   // calls of next() that may fail at one place
}

JournalReader::JournalReader(FileSystem& files, std::string directory, const Clock& clock, SegmentCatalog& catalog)
    : files_(files), directory_(std::move(directory)), clock_(clock), catalog_(catalog)
{
}

void JournalReader::seek(std::uint64_t position)
{
    position_ = position;
    cursor_.reset();
}

bool JournalReader::enter()
{
    const auto segment = catalog_.holding(position_);
    if (!segment) return false;
    auto file = files_.open(directory_ + "/" + segment->name, FileSystem::Open::Read);
    if (!file) {
        segment_ = *segment;
        return giveUp() && leave();
    }
    segment_ = *segment;
    if (segment_.first > position_ && segment_.after > position_) {
        notes_.push_back({segment_.name, 0, segment_.after - position_, fmt::format("the journal misses positions {} to {}", position_, segment_.after)});
    }
    position_ = std::max(position_, segment_.first);   // nothing has the positions that lie before it
    cursor_ = std::make_unique<SegmentCursor>(std::move(*file), segment_.dataStart, segment_.salt);
    return true;
}

bool JournalReader::leave()
{
    const auto following = catalog_.following(segment_.first);
    if (!following) return false;
    if (position_ < following->after)
        notes_.push_back({segment_.name, segment_.bytes, following->after - position_,
                          fmt::format("the journal misses positions {} to {}", position_, following->after)});
    position_ = std::max(position_, following->first);
    cursor_.reset();
    failures_ = 0;
    return true;
}

// What cannot be read is kept where it is; counting goes on with what can.
bool JournalReader::giveUp()
{
    if (++failures_ < kPatience) return false;
    if (failures_ == kPatience) notes_.push_back({segment_.name, cursor_ ? cursor_->offset() : 0, 0, "cannot be read from here on; it was left as it is"});
    return true;
}

bool JournalReader::passDamage(std::uint64_t limit)
{
    const auto next = cursor_->findNext(limit);
    if (!next) return giveUp() && leave();
    notes_.push_back(setAside(files_, directory_, segment_.name, cursor_->file(), cursor_->offset(), *next - cursor_->offset(), Micros{clock_.nowMicros()}));
    cursor_->skipTo(*next);
    return true;
}

std::optional<RawBatch> JournalReader::take()
{
    const RecordHeader header = cursor_->header();
    const bool seen = header.mark || header.last() <= position_;
    auto batch = seen ? std::nullopt : unpacker_.unpack(header, cursor_->record());
    if (!seen && !batch)   // the check held, so this is an error of ours or of the memory; nothing vanishes silently
        notes_.push_back(setAside(files_, directory_, segment_.name, cursor_->file(), cursor_->offset(), header.size(), Micros{clock_.nowMicros()}));
    position_ = std::max(position_, header.last());
    cursor_->pass();
    return batch;
}

std::optional<RawBatch> JournalReader::next()
{
    for (;;) {
        if (!cursor_ && !enter()) return std::nullopt;
        if (!cursor_) continue;
        // In this order: once there is a following segment, this one does not grow any more.
        const auto following = catalog_.following(segment_.first);
        if (const auto now = catalog_.find(segment_.first)) segment_.bytes = now->bytes;
        const auto step = cursor_->look(segment_.bytes);
        if (!step) {
            if (!giveUp() || !leave()) return std::nullopt;
            continue;
        }
        failures_ = 0;
        const bool record = *step == SegmentCursor::Step::Record;
        // What lies behind the following segment's `after` was never durable.
        const bool over = following && (record ? cursor_->header().first >= following->after && !cursor_->header().mark : position_ >= following->after);
        if (*step == SegmentCursor::Step::End || over) {
            if (!leave()) return std::nullopt;
        } else if (!record) {
            if (!passDamage(segment_.bytes)) return std::nullopt;
        } else if (auto batch = take()) {
            return batch;
        }
    }
}

}  // namespace tally::journal
