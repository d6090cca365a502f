// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/messages.h"
#include "app/cli/progress.h"
#include "app/cli/source_options.h"
#include "core/engine/import/importer.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::cli {

namespace {

struct ImportFlags {
    std::vector<std::string> files;
    std::string data, source;
    ReadFlags read;
    unsigned threads = 0;
    bool strict = false;
};

void say(const ImportResult& result)
{
    const Ledger& ledger = result.report.log.ledger;
    const std::string path = visible(result.path);
    if (result.interrupted) note(fmt::format("{}: stopped; what was committed stays, importing it again goes on from there", path));
    else if (result.alreadyThere) note(fmt::format("{}: this content was imported before; nothing was added", path));
    else if (result.startedAt > 0)
        note(fmt::format("{}: went on at byte {}; {} events added, {} rejected", path, result.startedAt, ledger.counted(), ledger.rejected));
    else note(fmt::format("{}: {} events added, {} rejected", path, ledger.counted(), ledger.rejected));
}

int run(const ImportFlags& flags)
{
    if (flags.data.empty()) return report({ErrorCode::Usage, "--data DIR says where to keep the events", {}});
    ImportOptions options;
    auto read = flags.read.options();
    if (!read) return report(read.error());
    options.read = std::move(*read);
    options.threads = flags.threads;
    options.sourceName = flags.source;
    options.onOpen = watchProgress();
    const auto stop = interruptToken();
    auto store = openSqliteStore(flags.data);
    if (!store) return report(store.error());
    std::vector<FileReport> reports;
    for (const std::string& path : flags.files) {
        auto result = importLog(path, options, store->get(), stop);
        if (!result && (flags.files.size() == 1 || !isOfOneFile(result.error()))) return report(result.error());
        if (!result) {
            reports.push_back(unreadFile(path, result.error()));
            continue;
        }
        say(*result);
        const bool interrupted = result->interrupted;
        reports.push_back(std::move(result->report));
        if (interrupted) {
            reportFiles(reports, flags.strict);
            return 130;  // as a shell says of a program that Ctrl-C ended
        }
    }
    return reportFiles(reports, flags.strict);
}

}  // namespace

void addImportCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<ImportFlags>();
    CLI::App* command = app.add_subcommand("import", "Keep recorded logs in a store; the same content is never counted twice");
    command->add_option("files", flags->files, "Log files; - is standard input")->required();
    command->add_option("--data", flags->data, "The store's directory; made where missing");
    command->add_option("--source", flags->source, "What standard input is known by, so that it can be resumed");
    command->add_option("--threads", flags->threads, "Workers (default: one per processor)");
    command->add_flag("--strict", flags->strict, "Exit 3 when any record was rejected");
    flags->read.addTo(*command);
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
