// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tally {

// Zeroed memory for big tables, on huge pages where the system has them: the first touch of a small page costs more here
// than the work done on it. Throws std::bad_alloc when there is none, as operator new does.
void* allocateBig(std::size_t bytes);
void freeBig(void* memory, std::size_t bytes);

// The pages of a part go back to the system at once; what they held is lost. REQUIRES: both are multiples of kBigPage, within
// memory that is still allocated.
inline constexpr std::size_t kBigPage = 2u << 20;
void forgetBig(void* part, std::size_t bytes);

}  // namespace tally
