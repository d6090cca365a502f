// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <unistd.h>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"

namespace tally::cli {

// The listener needs Qt, which questions over files should not pay for at start: it is a program of its own.
void addServeCommand(CLI::App& app, int* exitCode)
{
    CLI::App* command = app.add_subcommand("serve", "Count what arrives on sockets into a store (options: tallyctl serve --help)");
    command->prefix_command();
    command->set_help_flag();
    command->callback([command, exitCode] {
        std::error_code error;
        const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
        const std::string program = (self.parent_path() / "tallyctl-serve").string();
        std::vector<std::string> arguments = command->remaining();
        std::vector<char*> pointers{const_cast<char*>(program.c_str())};
        for (std::string& argument : arguments) pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        ::execv(program.c_str(), pointers.data());
        *exitCode = report({ErrorCode::Usage, std::string("cannot be started: ") + std::strerror(errno), program});
    });
}

}  // namespace tally::cli
