// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/line_framer.h"

#include <utility>

namespace tally {

void LineFramer::take(std::string_view chunk)
{
    for (; chunk.size() > longest_; chunk.remove_prefix(longest_)) takeSome(chunk.substr(0, longest_));
    takeSome(chunk);
}

void LineFramer::takeSome(std::string_view chunk)
{
    if (skipping_) skipLine(&chunk);
    const std::size_t last = chunk.rfind('\n');
    if (last == std::string_view::npos) {
        carry_ += chunk;
    } else {
        const std::size_t first = carry_.empty() ? last : chunk.find('\n');
        if (carry_.size() + first > longest_) {   // only the first line of a chunk can be that long
            carry_ += chunk.substr(0, limits::kLetterRaw);
            tooLong(carry_);
            carry_.clear();
            if (first < last) pieces_.push_back({std::string(chunk.substr(first + 1, last - first)), false});
        } else {
            carry_ += chunk.substr(0, last + 1);
            pieces_.push_back({std::move(carry_), false});
        }
        carry_ = std::string(chunk.substr(last + 1));
    }
    if (carry_.size() <= longest_) return;
    tooLong(carry_);
    carry_.clear();
    carry_.shrink_to_fit();
    skipping_ = true;
}

void LineFramer::finish()
{
    if (!carry_.empty()) pieces_.push_back({std::exchange(carry_, {}), false});
    skipping_ = false;
}

void LineFramer::skipLine(std::string_view* chunk)
{
    const std::size_t end = chunk->find('\n');
    skipping_ = end == std::string_view::npos;
    chunk->remove_prefix(skipping_ ? chunk->size() : end + 1);
}

void LineFramer::tooLong(std::string_view head)
{
    pieces_.push_back({std::string(head.substr(0, limits::kLetterRaw)), true});
}

}  // namespace tally
