// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/store_check.h"

namespace tally::cli {

namespace {

// One line a check; behind a failed one, its places.
int verify(const std::string& directory)
{
    const auto stop = interruptToken();
    const auto checks = checkSqliteStore(directory, stop);
    if (!checks) return report(checks.error());
    for (const StoreCheck& check : *checks) {
        put(fmt::format("{:<8}  {}  {} {}\n", check.name, check.failed == 0 ? "ok    " : "FAILED", check.looked, check.unit));
        for (const std::string& problem : check.problems) put("  " + visible(problem) + "\n");
        if (!check.note.empty()) put("  " + visible(check.note) + "\n");
        if (check.failed > check.problems.size()) put(fmt::format("  ({} more)\n", check.failed - check.problems.size()));
    }
    const auto failed = std::count_if(checks->begin(), checks->end(), [](const StoreCheck& check) { return check.failed > 0; });
    put(failed == 0 ? fmt::format("verified: all {} checks hold\n", checks->size())
                    : fmt::format("not verified: {} of {} checks failed\n", failed, checks->size()));
    return failed == 0 ? kOk : kStore;
}

}  // namespace

void addVerifyCommand(CLI::App& app, int* exitCode)
{
    auto directory = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("verify", "Check a store: checksums, tiers that add up, ledgers that balance");
    command->add_option("--data", *directory, "The store's directory")->required();
    command->callback([directory, exitCode] { *exitCode = verify(*directory); });
}

}  // namespace tally::cli
