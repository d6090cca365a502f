// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "app/intake/serve_options.h"

namespace tally {

// Sets an option by its name on the command line, unless that has said it. Errors: Usage.
using SetOption = std::function<Result<void>(const std::string& name, const std::string& value)>;

// The TOML text of a configuration; `path` is named in errors. Any bytes may come. `set` takes the options that are one number
// or word (idle, memory, …); null = nobody. Errors: Usage, with the line.
Result<void> parseServeConfig(const std::string& text, const std::string& path, ServeOptions* options, const SetOption& set = {});

// The TOML file behind `serve --config`: the names of the options as keys (tcp, udp, local and follow may be lists), and
// the table `[limits]`. What the command line says goes before; lists are added up. Errors: Unreadable; Usage, with the line.
Result<void> readServeConfig(const std::string& path, ServeOptions* options, const SetOption& set = {});

}  // namespace tally
