// SPDX-License-Identifier: GPL-3.0-or-later
// `tallyctl explain --line`: what one line of a log says, and what would become of it.
#pragma once

#include <string>

#include "app/cli/source_options.h"

namespace tally::cli {

struct LineFlags {
    std::string line, like;
    ReadFlags read;
    CLI::Option* option = nullptr;
    void addTo(CLI::App& command);
    bool given() const { return option != nullptr && option->count() > 0; }
};

// `data`: a store, for what is known of the record there; may be empty. Returns the exit code: 0 when it would be counted.
int explainLine(const LineFlags& flags, const std::string& data, const std::string& tableFormat);

}  // namespace tally::cli
