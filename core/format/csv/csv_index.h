// SPDX-License-Identifier: GPL-3.0-or-later
// CsvIndex: where the structural bytes of a block lie, so that rows without quotes need no byte-by-byte reading.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tally {

struct CsvIndexCount {
    std::uint32_t marks = 0;     // delimiters and LFs
    std::uint32_t lines = 0;     // LFs
    std::uint32_t specials = 0;  // quotes, and CRs that no LF follows within the block
};

// Writes in ascending order: `marks`, the offsets of delimiters and LFs; `lines`, which of the marks are LFs; `specials`.
// REQUIRES: room for size + 64 in each; size < 2^32; limits::kPadding readable bytes behind data.
using CsvIndexKernel = CsvIndexCount (*)(const char* data, std::size_t size, char delimiter, std::uint32_t* marks,
                                         std::uint32_t* lines, std::uint32_t* specials);

CsvIndexCount indexCsvScalar(const char* data, std::size_t size, char delimiter, std::uint32_t* marks, std::uint32_t* lines,
                             std::uint32_t* specials);
CsvIndexCount indexCsvAvx2(const char* data, std::size_t size, char delimiter, std::uint32_t* marks, std::uint32_t* lines,
                           std::uint32_t* specials);
CsvIndexKernel csvIndexKernel();  // the best one for this processor

}  // namespace tally
