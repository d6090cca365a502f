// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/intake/serve_options.h"

namespace tally {

// The TOML text of a configuration; `path` is named in errors. Any bytes may come. Errors: Usage, with the line.
Result<void> parseServeConfig(const std::string& text, const std::string& path, ServeOptions* options);

// The TOML file behind `serve --config`: the names of the options as keys (tcp, udp, local and follow may be lists), and
// the table `[limits]`. What the command line says goes before; lists are added up. Errors: Unreadable; Usage, with the line.
Result<void> readServeConfig(const std::string& path, ServeOptions* options);

}  // namespace tally
