// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/rejections.h"

#include <utility>

namespace tally {

Rejections::Rejections(std::uint64_t linesBefore, std::size_t letterBytes) : lines_(linesBefore), letterBytes_(letterBytes), budget_(letterBytes) {}

void Rejections::forgetLetters()
{
    letters_.clear();
    budget_ = letterBytes_;
}

void Rejections::add(BatchRejections&& batch)
{
    const std::uint64_t sequence = batch.sequence;
    waiting_.emplace(sequence, std::move(batch));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == nextSequence_; first = waiting_.begin()) {
        settle(first->second);
        waiting_.erase(first);
        ++nextSequence_;
    }
}

void Rejections::settle(BatchRejections& batch)
{
    for (Letter& letter : batch.letters) {
        letter.line += lines_ + 1;
        letter.offset += batch.offset;
        ReasonSummary& summary = summaries_[static_cast<std::size_t>(letter.reason)];
        if (summary.firstLine == 0) {
            summary.firstLine = letter.line;
            summary.firstOffset = letter.offset;
            summary.firstDetail = letter.detail;
        }
        const std::size_t size = letter.raw.size() + letter.detail.size() + sizeof(Letter);
        if (size > budget_) {
            ++dropped_;
            continue;
        }
        budget_ -= size;
        letters_.push_back(std::move(letter));
    }
    std::uint64_t kept = batch.letters.size();
    for (std::size_t r = 0; r < batch.counts.size(); ++r) summaries_[r].count += batch.counts[r];
    std::uint64_t all = 0;
    for (const std::uint64_t n : batch.counts) all += n;
    dropped_ += all - kept;
    lines_ += batch.lines;
}

std::uint64_t Rejections::total() const
{
    std::uint64_t sum = 0;
    for (const ReasonSummary& summary : summaries_) sum += summary.count;
    return sum;
}

}  // namespace tally
