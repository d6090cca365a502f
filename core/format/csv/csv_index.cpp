// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv/csv_index.h"

#include "core/base/cpu.h"

namespace tally {

CsvIndexCount indexCsvScalar(const char* data, std::size_t size, char delimiter, std::uint32_t* marks, std::uint32_t* lines,
                             std::uint32_t* specials)
{
    CsvIndexCount count;
    for (std::size_t i = 0; i < size; ++i) {
        const char c = data[i];
        const bool lineEnd = c == '\n';
        if (lineEnd) lines[count.lines++] = count.marks;
        if (lineEnd || c == delimiter) marks[count.marks++] = static_cast<std::uint32_t>(i);
        const bool loneCr = c == '\r' && (i + 1 == size || data[i + 1] != '\n');
        if (loneCr || c == '"') specials[count.specials++] = static_cast<std::uint32_t>(i);
    }
    return count;
}

CsvIndexKernel csvIndexKernel()
{
#if defined(__x86_64__)
    if (cpuHasVectorKernels()) return indexCsvAvx2;
#endif
    return indexCsvScalar;
}

}  // namespace tally
