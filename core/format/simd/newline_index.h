// SPDX-License-Identifier: GPL-3.0-or-later
// Positions of line ends in a block, and whether it is pure ASCII: the framing that `received` is counted from.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tally {

struct NewlineIndex {
    std::size_t count = 0;
    bool nonAscii = false;
};

// Writes the offsets of all '\n' to out. REQUIRES: room for size + 8 offsets; size < 2^32; limits::kPadding behind data.
NewlineIndex indexNewlines(const char* data, std::size_t size, std::uint32_t* out);

NewlineIndex indexNewlinesScalar(const char* data, std::size_t size, std::uint32_t* out);
NewlineIndex indexNewlinesAvx2(const char* data, std::size_t size, std::uint32_t* out);

}  // namespace tally
