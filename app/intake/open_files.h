// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tally {

// Each connection is an open file, and the usual bound is 1024 of them. Asks the system for so many connections, and some
// for the journal and the store; returns how many connections there can be, perhaps fewer.
std::size_t allowConnections(std::size_t wanted);

}  // namespace tally
