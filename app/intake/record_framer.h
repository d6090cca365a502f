// SPDX-License-Identifier: GPL-3.0-or-later
// RecordFramer: what one sender sends in chunks, cut into records: lines, or octet-counted frames (RFC 6587). No I/O.
//
// Which of the two is said, or found from the first bytes: a length, a blank and `<` begin a syslog frame; no line of a
// format we read begins so. Frames around anything else have to be asked for.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "app/intake/line_framer.h"
#include "app/intake/octet_framer.h"

namespace tally {

enum class Framing : std::uint8_t { Auto, Lines, Octets };
std::optional<Framing> framingOf(std::string_view name);   // auto, lines, octets

class RecordFramer {
public:
    using Piece = LineFramer::Piece;
    RecordFramer(Framing framing, std::size_t longest) : framing_(framing), lines_(longest), octets_(longest) {}

    // False: no frame begins where one should; what follows cannot be cut. REQUIRES: at most limits::kLine bytes
    bool take(std::string_view chunk);
    // The sender has ended: an unfinished last line is a line. False: a frame has begun and is not whole; it is no record.
    bool finish();
    std::deque<Piece>& pieces() { return framing_ == Framing::Octets ? framed_ : lines_.pieces(); }
    std::size_t unfinished() const { return head_.size() + lines_.unfinished() + octets_.unfinished(); }   // bytes of a record that has begun
    Framing framing() const { return framing_; }

private:
    bool cut(std::string_view chunk);

    Framing framing_;
    std::string head_;             // until it is known what follows
    LineFramer lines_;
    OctetFramer octets_;
    std::deque<Piece> framed_;
};

}  // namespace tally
