// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "core/engine/keep/backup.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

struct BackupFlags {
    std::string data, other;  // --to or --from
};

int finish(const Result<BackupReport>& done, const char* what, const std::string& where)
{
    if (!done) return done.error().code == ErrorCode::Cancelled ? (note("tallyctl: stopped; nothing is left behind"), 130) : report(done.error());
    note(fmt::format("{}: {}, {} bytes, {} files of the journal; the database was checked", visible(where), what, done->bytes, done->segments));
    return kOk;
}

}  // namespace

void addBackupCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<BackupFlags>();
    CLI::App* command = app.add_subcommand("backup", "Copy a store and its journal as of one moment, also while it is written");
    command->add_option("--data", flags->data, "The store's directory")->required();
    command->add_option("--to", flags->other, "The directory to make; it must not be there, or be empty")->required();
    command->callback([flags, exitCode] {
        const auto stop = interruptToken();
        *exitCode = finish(backupStore(flags->data, flags->other, *systemFileSystem(), stop), "backed up", flags->other);
    });
}

void addRestoreCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<BackupFlags>();
    CLI::App* command = app.add_subcommand("restore", "Make a store from a backup, after checking all of it");
    command->add_option("--from", flags->other, "The backup's directory")->required();
    command->add_option("--data", flags->data, "The store's directory; it must not be there, or be empty")->required();
    command->callback([flags, exitCode] {
        const auto stop = interruptToken();
        *exitCode = finish(restoreStore(flags->other, flags->data, *systemFileSystem(), stop), "restored", flags->data);
    });
}

}  // namespace tally::cli
