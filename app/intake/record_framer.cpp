// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/record_framer.h"

#include <utility>

namespace tally {

namespace {

// Nothing: more bytes will tell.
std::optional<Framing> framingOfHead(std::string_view head)
{
    std::size_t digits = 0;
    while (digits < head.size() && head[digits] >= (digits == 0 ? '1' : '0') && head[digits] <= '9') ++digits;
    if (digits > OctetFramer::kDigits) return Framing::Lines;
    if (digits == head.size()) return std::nullopt;
    if (digits == 0 || head[digits] != ' ') return Framing::Lines;
    if (digits + 1 == head.size()) return std::nullopt;
    return head[digits + 1] == '<' ? Framing::Octets : Framing::Lines;
}

}  // namespace

std::optional<Framing> framingOf(std::string_view name)
{
    if (name == "auto") return Framing::Auto;
    if (name == "lines") return Framing::Lines;
    if (name == "octets") return Framing::Octets;
    return std::nullopt;
}

bool RecordFramer::cut(std::string_view chunk)
{
    if (framing_ == Framing::Octets) return octets_.take(chunk, &framed_);
    lines_.take(chunk);
    return true;
}

bool RecordFramer::take(std::string_view chunk)
{
    if (chunk.empty()) return true;
    if (framing_ != Framing::Auto) return cut(chunk);
    // A few bytes decide: what is added here is at most as long as the longest length.
    const std::size_t some = std::min(chunk.size(), OctetFramer::kDigits + 2);
    head_ += chunk.substr(0, some);
    const auto found = framingOfHead(head_);
    if (!found) return true;   // then all of the chunk is in the head
    framing_ = *found;
    return cut(std::exchange(head_, {})) && cut(chunk.substr(some));
}

bool RecordFramer::finish()
{
    if (framing_ == Framing::Auto) {
        framing_ = Framing::Lines;
        cut(std::exchange(head_, {}));
    }
    if (framing_ == Framing::Octets) return octets_.unfinished() == 0;
    lines_.finish();
    return true;
}

}  // namespace tally
