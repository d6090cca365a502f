// SPDX-License-Identifier: GPL-3.0-or-later
// LineFramer: what one sender sends in chunks, cut at line ends into pieces of whole lines. No I/O.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "core/base/limits.h"

namespace tally {

class LineFramer {
public:
    explicit LineFramer(std::size_t longest = limits::kLine) : longest_(longest) {}   // bytes of a line

    // Whole lines, or the head of one record over `longest`.
    struct Piece {
        std::string bytes;
        bool tooLong = false;
    };

    void take(std::string_view chunk);      // adds to pieces(). REQUIRES: at most limits::kLine bytes
    void finish();                          // the sender has ended: its unfinished last line is a line
    std::size_t unfinished() const { return carry_.size() + (skipping_ ? 1 : 0); }   // bytes of a line that has begun
    std::deque<Piece>& pieces() { return pieces_; }

private:
    void takeSome(std::string_view chunk);    // REQUIRES: at most longest_ bytes
    void skipLine(std::string_view* chunk);   // the rest of a line that was too long
    void tooLong(std::string_view head);

    std::deque<Piece> pieces_;              // at most what one chunk gave
    std::string carry_;                     // an unfinished line, at most longest_
    std::size_t longest_;
    bool skipping_ = false;
};

}  // namespace tally
