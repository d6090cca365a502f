// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/octet_framer.h"

#include <algorithm>
#include <utility>

namespace tally {

// False: no length stands here. Line ends before a length are passed over: some senders end their frames with one.
bool OctetFramer::takeLength(char c)
{
    if (digits_ == 0 && c == '\n') return true;
    if (c == ' ' && digits_ > 0) {
        digits_ = 0;
        remaining_ = std::exchange(length_, 0);
        tooLong_ = remaining_ > longest_;
        return true;
    }
    if (c < (digits_ == 0 ? '1' : '0') || c > '9' || digits_ == kDigits) return false;
    length_ = length_ * 10 + static_cast<std::size_t>(c - '0');
    ++digits_;
    return true;
}

void OctetFramer::endFrame(std::string* whole, std::deque<Piece>* pieces)
{
    std::string frame = std::exchange(frame_, {});
    if (std::exchange(tooLong_, false)) {
        if (!whole->empty()) pieces->push_back({std::exchange(*whole, {}), false});
        pieces->push_back({std::move(frame), true});
        return;
    }
    while (!frame.empty() && (frame.back() == '\n' || frame.back() == '\r')) frame.pop_back();
    std::replace(frame.begin(), frame.end(), '\n', ' ');
    *whole += frame;
    *whole += '\n';
}

bool OctetFramer::take(std::string_view chunk, std::deque<Piece>* pieces)
{
    std::string whole;
    bool good = true;
    while (!chunk.empty() && good) {
        if (remaining_ == 0) {
            good = takeLength(chunk.front());
            chunk.remove_prefix(1);
            continue;
        }
        const std::size_t some = std::min(remaining_, chunk.size());
        const std::size_t kept = tooLong_ ? std::min(some, limits::kLetterRaw - std::min(frame_.size(), limits::kLetterRaw)) : some;
        frame_ += chunk.substr(0, kept);
        chunk.remove_prefix(some);
        remaining_ -= some;
        if (remaining_ == 0) endFrame(&whole, pieces);
    }
    if (!whole.empty()) pieces->push_back({std::move(whole), false});
    return good;
}

}  // namespace tally
