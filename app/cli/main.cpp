// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/usage_errors.h"

int main(int argc, char** argv)
{
    using namespace tally::cli;
    CLI::App app{"Counts events in recorded logs and stores, and proves every number.", "tallyctl"};
    app.set_version_flag("--version", TALLY_VERSION);
    app.require_subcommand(1);
    int exitCode = kOk;
    for (const auto add : {addCountCommand, addStatsCommand, addTopCommand, addSeriesCommand, addHealthCommand, addLedgerCommand,
                           addLettersCommand, addImportCommand, addNamesCommand, addBackupCommand, addRestoreCommand, addRebuildCommand,
                           addGenerateCommand, addServeCommand, addSendCommand, addProfilesCommand, addExplainCommand, addRetainCommand, addVerifyCommand,
                           addBenchCommand})
        add(app, &exitCode);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return reportUsage(app, error);
    }
    if (std::fflush(stdout) != 0) {
        std::perror("tallyctl: standard output");
        return kUnreadable;
    }
    return exitCode;
}
