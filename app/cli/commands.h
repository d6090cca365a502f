// SPDX-License-Identifier: GPL-3.0-or-later
// Every command adds itself to the command line; its exit code goes to *exitCode.
#pragma once

namespace CLI {
class App;
}

namespace tally::cli {

void addCountCommand(CLI::App& app, int* exitCode);
void addStatsCommand(CLI::App& app, int* exitCode);
void addTopCommand(CLI::App& app, int* exitCode);
void addSeriesCommand(CLI::App& app, int* exitCode);
void addHealthCommand(CLI::App& app, int* exitCode);
void addLedgerCommand(CLI::App& app, int* exitCode);
void addLettersCommand(CLI::App& app, int* exitCode);
void addImportCommand(CLI::App& app, int* exitCode);
void addNamesCommand(CLI::App& app, int* exitCode);
void addBackupCommand(CLI::App& app, int* exitCode);
void addRestoreCommand(CLI::App& app, int* exitCode);
void addRebuildCommand(CLI::App& app, int* exitCode);
void addGenerateCommand(CLI::App& app, int* exitCode);
void addServeCommand(CLI::App& app, int* exitCode);
void addSendCommand(CLI::App& app, int* exitCode);
void addProfilesCommand(CLI::App& app, int* exitCode);
void addExplainCommand(CLI::App& app, int* exitCode);
void addRetainCommand(CLI::App& app, int* exitCode);
void addVerifyCommand(CLI::App& app, int* exitCode);
void addBenchCommand(CLI::App& app, int* exitCode);

}  // namespace tally::cli
