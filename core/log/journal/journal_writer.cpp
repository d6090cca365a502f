// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/journal_writer.h"

#include <algorithm>
#include <random>

namespace tally::journal {

namespace {

constexpr std::size_t kListener = 4096;            // bytes of its name that are kept
constexpr std::uint64_t kCheckEvery = 16u << 20;   // bytes between two looks at the free space

std::uint64_t secret()
{
    std::random_device device;
    return device() * 0x100000000ULL + device();
}

}  // namespace

JournalWriter::JournalWriter(FileSystem& files, std::string directory, const std::string& listener, const JournalOptions& options, const Clock& clock,
                             SegmentCatalog& catalog, Sequences senders)
    : files_(files), directory_(std::move(directory)), listener_(listener.substr(0, kListener)), chain_(chainName(listener)), options_(options), clock_(clock), catalog_(catalog),
      senders_(std::move(senders)), salt_(secret()), nextFirst_(catalog.end())
{
    // An old segment without a record may have that name.
    if (catalog_.find(nextFirst_)) ++nextFirst_;
}

void JournalWriter::raiseEnd(std::uint64_t position)
{
    if (position <= catalog_.end()) return;
    catalog_.raiseEnd(position);
    nextFirst_ = std::max(nextFirst_, position);
    file_.reset();
}

Result<void> JournalWriter::checkRoom()
{
    sinceCheck_ = kCheckEvery;   // until it went well
    const Micros now{clock_.nowMicros()};
    catalog_.retire(files_, directory_, released_, now, options_, false);
    if (catalog_.totalBytes() >= options_.budget && catalog_.size() > 1)
        return fail(ErrorCode::Busy, "the journal is as large as it may be, and the store has not caught up", directory_);
    const auto free = files_.freeSpace(directory_);
    if (free && *free < options_.keepFree) {
        catalog_.retire(files_, directory_, released_, now, options_, true);
        return fail(ErrorCode::Busy, "the disk is nearly full", directory_);
    }
    sinceCheck_ = 0;
    return {};
}

Result<void> JournalWriter::prepare()
{
    if (sinceCheck_ >= kCheckEvery)
        if (const auto room = checkRoom(); !room) return room;
    const bool old = clock_.nowMicros() - created_.us >= options_.segmentAge;
    if (file_ && bytes_ < options_.segmentBytes && !old) return {};
    if (file_) {
        file_.reset();
        nextFirst_ = std::max(nextFirst_, catalog_.end());
        if (const auto room = checkRoom(); !room) return room;
    }
    return begin();
}

Result<void> JournalWriter::begin()
{
    SegmentHeader header;
    header.listener = listener_;
    header.first = nextFirst_;
    header.after = catalog_.end();
    header.created = Micros{clock_.nowMicros()};
    header.salt = salt_;
    header.senders = senders_;
    const std::string head = writeSegmentHeader(header);
    const std::string name = segmentName(chain_, header.first);
    // Whatever goes wrong from here on, the name is not used again: the file may be there, whole or in part.
    ++nextFirst_;
    auto file = files_.open(path(name), FileSystem::Open::Create);
    if (!file) return tl::unexpected(file.error());
    auto made = (*file)->append(head);
    if (made) made = (*file)->sync();
    if (made) made = files_.syncDirectory(directory_);
    if (!made) {
        file->reset();
        static_cast<void>(files_.remove(path(name)));
        return made;
    }
    file_ = std::move(*file);
    bytes_ = head.size();
    created_ = header.created;
    catalog_.add({name, header.first, header.after, header.created, header.salt, head.size(), bytes_});
    catalog_.raiseEnd(header.first);
    return {};
}

// Nothing behind the durable part of the open segment counts. Cutting it off helps a process that dies before the next
// segment is there; the next segment's head says it in any case.
void JournalWriter::abandon(std::uint64_t end)
{
    static_cast<void>(file_->truncate(bytes_));
    file_.reset();
    nextFirst_ = std::max(nextFirst_, end + 1);
    sinceCheck_ = kCheckEvery;
}

Result<void> JournalWriter::commit(std::span<RawBatch> group)
{
    if (const auto ready = prepare(); !ready) return ready;
    buffer_.clear();
    std::uint64_t position = catalog_.end();
    for (RawBatch& batch : group) {
        batch.first = position;
        position = batch.last = position + lengthOf(batch);
        records_.append(&buffer_, batch, batch.first, bytes_, salt_);
    }
    if (const auto written = file_->append(buffer_); !written) {
        sinceCheck_ = kCheckEvery;
        const bool noRoom = written.error().code == ErrorCode::Busy;
        if (!noRoom || !file_->truncate(bytes_)) abandon(position);
        return written;
    }
    if (const auto synced = file_->sync(); !synced) {
        abandon(position);
        return synced;
    }
    bytes_ += buffer_.size();
    sinceCheck_ += buffer_.size();
    for (const RawBatch& batch : group)
        if (isDeclared(batch.sender)) senders_[batch.sender] = std::max(senders_[batch.sender], batch.sequence);
    catalog_.grow(bytes_, position);
    return {};
}

void JournalWriter::retire() { catalog_.retire(files_, directory_, released_, Micros{clock_.nowMicros()}, options_, false); }

void JournalWriter::seal()
{
    if (!file_) return;
    std::string mark;
    RecordWriter::appendMark(&mark, catalog_.end(), bytes_, salt_);
    if (file_->append(mark) && file_->sync()) bytes_ += mark.size();
    file_.reset();
}

}  // namespace tally::journal
