// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/journal_replay.h"

#include <utility>

#include "core/log/journal/segment_header.h"

namespace tally {

namespace {

// Looked for before it is opened, which would make it ready to be written.
Result<bool> beginsAtZero(FileSystem& files, const std::string& directory, const std::string& listener)
{
    const auto names = files.list(directory);
    if (!names) return tl::unexpected(names.error());
    const std::string chain = journal::chainName(listener);
    for (const std::string& name : *names)
        if (journal::segmentFirst(name, chain) == std::uint64_t{0}) return true;
    return false;
}

}  // namespace

JournalReplay::JournalReplay(std::unique_ptr<Journal> journal, std::uint64_t end, std::stop_token stop)
    : journal_(std::move(journal)), end_(end), stop_(std::move(stop))
{
    journal_->seek(0);
}

Result<std::shared_ptr<JournalReplay>> JournalReplay::open(std::shared_ptr<FileSystem> files, const std::string& directory,
                                                           const std::string& listener, std::uint64_t end, std::stop_token stop)
{
    const auto begins = beginsAtZero(*files, directory, listener);
    if (!begins || !*begins)
        return fail(ErrorCode::NotExact, "the raw data of this listener is gone: the beginning of its journal is not kept any more", listener);
    auto journal = Journal::open(std::move(files), directory, listener);
    if (!journal) return tl::unexpected(journal.error());
    std::shared_ptr<JournalReplay> replay(new JournalReplay(std::move(*journal), end, std::move(stop)));
    if (replay->journal_->durableEnd() < end)
        return fail(ErrorCode::NotExact, "the raw data of this listener is gone: its journal ends before what was counted", listener);
    return replay;
}

std::optional<RawBatch> JournalReplay::next(std::chrono::milliseconds wait)
{
    if (done_ || position_ >= end_ || stop_.stop_requested()) {
        done_ = true;
        return std::nullopt;
    }
    // Everything is there already: what does not come at once does not come.
    auto batch = journal_->next(wait);
    if (!batch || batch->last > end_) {
        done_ = true;
        return std::nullopt;
    }
    position_ = batch->last;
    return batch;
}

}  // namespace tally
