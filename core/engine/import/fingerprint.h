// SPDX-License-Identifier: GPL-3.0-or-later
// The fingerprint of a recorded input: digest and size of its head, by which candidates for "the same content" are found.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tally {

inline constexpr std::size_t kFingerprint = 64 << 10;   // bytes of the head, at most

// "digest:bytes" of the head.
std::string fingerprintOf(std::string_view head);
// Of a log that was shorter then too: it still matches after it has grown.
bool matchesFingerprint(std::string_view head, const std::string& fingerprint);

}  // namespace tally
