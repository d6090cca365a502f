// SPDX-License-Identifier: GPL-3.0-or-later
// OctetFramer: octet-counted frames (RFC 6587, 3.4.1: `LEN SP MSG`), turned into lines. No I/O.
//
// A frame is a record, whatever is in it: line ends inside become blanks (which JSON and logs read alike), those at its end
// go. Not the octet counting of other protocols: no binary records.
#pragma once

#include <deque>
#include <string>
#include <string_view>

#include "app/intake/line_framer.h"

namespace tally {

class OctetFramer {
public:
    using Piece = LineFramer::Piece;
    explicit OctetFramer(std::size_t longest = limits::kLine) : longest_(longest) {}   // bytes of a frame

    // Adds to `pieces`. False: what follows cannot be cut, as a length is missing; whole frames before it were added.
    bool take(std::string_view chunk, std::deque<Piece>* pieces);
    std::size_t unfinished() const { return frame_.size() + (remaining_ > 0 || digits_ > 0 ? 1 : 0); }

    static constexpr std::size_t kDigits = 9;   // of a length, at most

private:
    bool takeLength(char c);
    void endFrame(std::string* whole, std::deque<Piece>* pieces);

    std::size_t longest_;
    std::string frame_;               // of the frame that has begun, at most longest_
    std::size_t length_ = 0, digits_ = 0, remaining_ = 0;
    bool tooLong_ = false;            // only its head is kept
};

}  // namespace tally
