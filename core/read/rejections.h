// SPDX-License-Identifier: GPL-3.0-or-later
// Rejections: the dead letters of one recorded input. Counts per reason are exact; of the records themselves the first
// ones up to a byte budget are kept. The result does not depend on threads or block sizes.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/event/letter.h"
#include "core/format/decoder.h"

namespace tally {

struct ReasonSummary {
    std::uint64_t count = 0;
    std::uint64_t firstLine = 0;   // 1-based
    std::uint64_t firstOffset = 0;
    std::string firstDetail;
};

// What one worker saw in one batch; lines and offsets are within the batch.
struct BatchRejections {
    std::uint64_t sequence = 0, offset = 0, lines = 0;
    std::array<std::uint64_t, kReasons> counts{};
    std::vector<Letter> letters;
};

class Rejections {
public:
    explicit Rejections(std::uint64_t linesBefore = 0, std::size_t letterBytes = 64u << 20);

    // Batches in any order; lines become known once all earlier batches are there.
    void add(BatchRejections&& batch);

    std::uint64_t lines() const { return lines_; }          // line ends seen, all batches up to the first gap
    std::uint64_t total() const;
    const std::array<ReasonSummary, kReasons>& byReason() const { return summaries_; }
    std::vector<Letter>& letters() { return letters_; }     // in the order of the input
    void forgetLetters();                                   // they are kept elsewhere; there is room for as many again
    std::uint64_t lettersDropped() const { return dropped_; }

private:
    void settle(BatchRejections& batch);

    std::map<std::uint64_t, BatchRejections> waiting_;
    std::uint64_t nextSequence_ = 0;
    std::uint64_t lines_;
    std::size_t letterBytes_;
    std::size_t budget_;
    std::array<ReasonSummary, kReasons> summaries_;
    std::vector<Letter> letters_;
    std::uint64_t dropped_ = 0;
};

}  // namespace tally
