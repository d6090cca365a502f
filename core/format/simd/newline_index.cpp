// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/simd/newline_index.h"

#include "core/base/cpu.h"

namespace tally {

NewlineIndex indexNewlines(const char* data, std::size_t size, std::uint32_t* out)
{
    return cpuHasVectorKernels() ? indexNewlinesAvx2(data, size, out) : indexNewlinesScalar(data, size, out);
}

NewlineIndex indexNewlinesScalar(const char* data, std::size_t size, std::uint32_t* out)
{
    NewlineIndex result;
    unsigned seen = 0;
    for (std::size_t i = 0; i < size; ++i) {
        seen |= static_cast<unsigned char>(data[i]);
        if (data[i] == '\n') out[result.count++] = static_cast<std::uint32_t>(i);
    }
    result.nonAscii = (seen & 0x80) != 0;
    return result;
}

}  // namespace tally
