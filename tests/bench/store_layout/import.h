// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tally::bench {

// Prints what a durable import of 10 M Zipf events (one day, 20 batches) into the real store costs, and what reading it does.
void measureImport(const std::string& directory);

}  // namespace tally::bench
