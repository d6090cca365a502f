// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpu.h"

#include <cstdlib>
#include <cstring>

namespace tally {

bool cpuHasVectorKernels()
{
#if defined(__x86_64__)
    static const bool has = [] {
        const char* off = std::getenv("TALLY_SCALAR");
        if (off != nullptr && std::strcmp(off, "1") == 0) return false;
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("bmi") &&
               __builtin_cpu_supports("fma") && __builtin_cpu_supports("aes") && __builtin_cpu_supports("pclmul");
    }();
    return has;
#else
    return false;
#endif
}

}  // namespace tally
