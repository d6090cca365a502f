// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/query/file_scan.h"

namespace tally::cli {

// One line per reason, `FILE:LINE: reason (n more)`, at most 20; then what else went wrong. Returns the exit code.
int reportFiles(const std::vector<FileReport>& reports, bool strict);

}  // namespace tally::cli
