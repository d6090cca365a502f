// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/event/read_options.h"

namespace CLI {
class App;
}

namespace tally {

// What a command line says of how a log is to be read: the options of read_option.h.
class ReadFlags {
public:
    ReadFlags();
    void addTo(CLI::App& command);   // REQUIRES: lives until the command line was parsed
    Result<ReadOptions> options() const;   // Errors: Usage, Unreadable

private:
    struct Word {
        std::string text;
        bool isOn = false;   // of a flag
    };
    std::vector<Word> words_;   // in the order of the table
};

}  // namespace tally
