// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tally {

// True when the processor runs the *_avx2.cpp kernels (x86-64-v3 with AES). TALLY_SCALAR=1 in the environment says no,
// so that the scalar paths can be tested anywhere.
bool cpuHasVectorKernels();

}  // namespace tally
