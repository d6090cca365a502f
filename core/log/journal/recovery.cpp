// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/recovery.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "core/log/journal/damage.h"
#include "core/log/journal/segment_cursor.h"

namespace tally::journal {

namespace {

constexpr int kTries = 3;
constexpr std::size_t kRewrite = 1u << 20;   // bytes at a time

struct Found {
    Segment segment;
    std::optional<SegmentHeader> header;   // of the fixed part
    std::uint64_t size = 0;
    bool usable = true;
};

class Recovery {
public:
    Recovery(FileSystem& files, const std::string& directory, const std::string& chain, Micros now)
        : files_(files), directory_(directory), chain_(chain), now_(now)
    {
    }
    Result<Recovered> run();

private:
    Result<void> findSegments();
    void useHeadless(Found* found);
    bool readTable(const Found& found);
    struct Hole {
        std::uint64_t offset, end;
    };
    struct Walk {
        std::uint64_t end = 0;            // position
        std::uint64_t bytes = 0;          // offset behind the last sound record
        std::uint64_t synced = 0;         // everything before this offset was durable once
        std::vector<Hole> holes;
    };
    Result<Walk> walk(const Found& found, std::uint64_t limit, std::uint64_t voidFrom, Sequences* senders);
    Result<void> walkNewest(Found* found);
    Result<void> rewrite(File& file, std::uint64_t from, std::uint64_t to);
    std::string path(const std::string& name) const { return directory_ + "/" + name; }
    Result<std::unique_ptr<File>> open(const std::string& name, FileSystem::Open how)
    {
        auto file = files_.open(path(name), how);
        for (int i = 1; i < kTries && !file; ++i) file = files_.open(path(name), how);
        return file;
    }

    FileSystem& files_;
    const std::string& directory_;
    const std::string& chain_;
    Micros now_;
    std::vector<Found> found_;
    Recovered result_;
};

Result<void> Recovery::findSegments()
{
    if (const auto made = files_.makeDirectory(directory_); !made) return made;
    const auto names = files_.list(directory_);
    if (!names) return tl::unexpected(names.error());
    for (const std::string& name : *names) {
        const auto first = segmentFirst(name, chain_);
        if (!first) continue;
        Found found;
        found.segment.name = name;
        found.segment.first = found.segment.after = *first;
        const auto file = open(name, FileSystem::Open::Read);
        if (!file) return tl::unexpected(file.error());
        const auto size = (*file)->size();
        if (!size) return tl::unexpected(size.error());
        found.size = *size;
        char head[kSegmentHead];
        Result<std::size_t> n = std::size_t{0};
        for (int i = 0; i < kTries; ++i)
            if (n = (*file)->readAt(0, head, sizeof head); n) break;
        if (!n) return tl::unexpected(n.error());
        found.header = readSegmentHead({head, *n});
        if (found.header && found.header->first != *first) found.header.reset();
        if (found.header) {
            found.segment.after = found.header->after;
            found.segment.created = found.header->created;
            found.segment.salt = found.header->salt;
            found.segment.dataStart = found.header->size();
            found.segment.bytes = found.size;
        }
        found_.push_back(std::move(found));
    }
    return {};
}

// A segment whose head is damaged: its records are checked with the salts of the others. Without any it is set aside.
void Recovery::useHeadless(Found* found)
{
    std::set<std::uint64_t> salts;
    for (const Found& other : found_)
        if (other.header) salts.insert(other.header->salt);
    for (const std::uint64_t salt : salts) {
        auto file = open(found->segment.name, FileSystem::Open::Read);
        if (!file) break;
        SegmentCursor cursor(std::move(*file), 0, salt);
        const auto start = cursor.findNext(found->size);
        if (!start || *start >= found->size) continue;
        found->segment.salt = salt;
        found->segment.dataStart = *start;
        found->segment.bytes = found->size;
        result_.notes.push_back({found->segment.name, 0, *start, "the head is damaged; its records are read all the same"});
        return;
    }
    found->usable = false;
    const std::string aside = fmt::format("{}.damaged-0-{}", found->segment.name, now_.us / kSecond);
    static_cast<void>(files_.rename(path(found->segment.name), path(aside)));
    result_.notes.push_back({found->segment.name, 0, found->size, fmt::format("has no readable head and no record; it was set aside as {}", aside)});
}

bool Recovery::readTable(const Found& found)
{
    if (!found.header || found.size < found.header->size()) return false;
    auto file = open(found.segment.name, FileSystem::Open::Read);
    if (!file) return false;
    std::string table(found.header->tableBytes, '\0');
    const auto n = (*file)->readAt(kSegmentHead, table.data(), table.size());
    if (!n || *n != table.size()) return false;
    SegmentHeader header = *found.header;
    if (!readSegmentTable(table, &header)) return false;
    result_.senders = std::move(header.senders);
    return true;
}

Result<Recovery::Walk> Recovery::walk(const Found& found, std::uint64_t limit, std::uint64_t voidFrom, Sequences* senders)
{
    auto file = open(found.segment.name, FileSystem::Open::Read);
    if (!file) return tl::unexpected(file.error());
    SegmentCursor cursor(std::move(*file), found.segment.dataStart, found.segment.salt);
    Walk walk;
    walk.end = found.segment.first;
    walk.bytes = found.segment.dataStart;
    for (;;) {
        const auto step = cursor.look(limit);
        if (!step) return tl::unexpected(step.error());
        if (*step == SegmentCursor::Step::End) break;
        if (*step == SegmentCursor::Step::Damaged) {
            const auto next = cursor.findNext(limit);
            if (!next) return tl::unexpected(next.error());
            walk.holes.push_back({cursor.offset(), *next});
            cursor.skipTo(*next);
            continue;
        }
        const RecordHeader& header = cursor.header();
        if (header.first >= voidFrom) break;
        walk.synced = std::max(walk.synced, header.synced);
        walk.end = std::max(walk.end, header.last());
        const std::string_view sender = cursor.record().substr(kRecordHeader, header.sender);
        if (senders != nullptr && isDeclared(sender)) {
            std::uint64_t& sequence = (*senders)[std::string(sender)];
            sequence = std::max(sequence, header.sequence);
        }
        cursor.pass();
        walk.bytes = cursor.offset();
    }
    return walk;
}

Result<void> Recovery::rewrite(File& file, std::uint64_t from, std::uint64_t to)
{
    std::string bytes;
    for (; from < to; from += bytes.size()) {
        bytes.resize(std::min<std::uint64_t>(to - from, kRewrite));
        Result<std::size_t> n = std::size_t{0};
        for (int i = 0; i < kTries; ++i)
            if (n = file.readAt(from, bytes.data(), bytes.size()); n) break;
        if (!n) return tl::unexpected(n.error());
        if (*n == 0) break;
        bytes.resize(*n);
        if (const auto done = file.rewrite(from, bytes); !done) return done;
    }
    return {};
}

// Where the newest segment ends: before the first hole that was not durable before something later was written.
Result<void> Recovery::walkNewest(Found* found)
{
    constexpr std::uint64_t kNever = ~std::uint64_t{0};
    auto walked = walk(*found, found->size, kNever, nullptr);
    if (!walked) return tl::unexpected(walked.error());
    std::uint64_t cut = found->size;
    bool torn = false;
    for (const Hole& hole : walked->holes)
        if (hole.offset >= walked->synced && !torn) {
            torn = true;
            cut = hole.offset;
            if (hole.end < found->size)   // sound records behind it: nobody was told of them, but they are somebody's data
                if (const auto file = open(found->segment.name, FileSystem::Open::Read); file)
                    setAside(files_, directory_, found->segment.name, **file, cut, found->size - cut, now_);
        }
    walked = walk(*found, cut, kNever, &result_.senders);
    if (!walked) return tl::unexpected(walked.error());
    auto file = open(found->segment.name, FileSystem::Open::ReadWrite);
    if (!file) return tl::unexpected(file.error());
    if (torn) {
        if (const auto done = (*file)->truncate(cut); !done) return done;
        result_.notes.push_back({found->segment.name, cut, found->size - cut, fmt::format("the last {} bytes were torn by a crash and cut off", found->size - cut)});
    }
    // What kill -9 left unsynced counts from now on, so it must be durable first. It is written once more: after a sync that
    // failed, the system still shows what it has given up writing, and would report success.
    if (const auto done = rewrite(**file, 0, std::min(found->segment.dataStart, cut)); !done) return done;
    if (const auto done = rewrite(**file, std::max(walked->synced, found->segment.dataStart), cut); !done) return done;
    if (const auto done = (*file)->sync(); !done) return done;
    if (const auto done = files_.syncDirectory(directory_); !done) return done;
    found->segment.bytes = cut;
    result_.end = std::max({result_.end, walked->end, found->segment.first, found->segment.after});
    return {};
}

Result<Recovered> Recovery::run()
{
    if (const auto done = findSegments(); !done) return tl::unexpected(done.error());
    for (Found& found : found_)
        if (!found.header) useHeadless(&found);
    std::erase_if(found_, [](const Found& found) { return !found.usable; });
    std::size_t from = found_.size();
    while (from > 0 && !readTable(found_[--from])) {}
    for (std::size_t i = from; i < found_.size(); ++i) {
        const bool newest = i + 1 == found_.size();
        const auto walked = newest ? walkNewest(&found_[i]) : walk(found_[i], found_[i].size, found_[i + 1].segment.after, &result_.senders).map([](const Walk&) {});
        if (!walked) return tl::unexpected(walked.error());
    }
    for (Found& found : found_) result_.segments.push_back(std::move(found.segment));
    return std::move(result_);
}

}  // namespace

Result<Recovered> recover(FileSystem& files, const std::string& directory, const std::string& chain, Micros now)
{
    return Recovery(files, directory, chain, now).run();
}

}  // namespace tally::journal
