// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

struct LedgerFlags {
    SourceFlags source;
    std::string format;
};

int run(const LedgerFlags& flags)
{
    const auto format = tableFormat(flags.format);
    if (!format) return report(format.error());
    const auto stop = interruptToken();
    const auto opened = openSource(flags.source);
    if (!opened) return report(opened.error());
    const auto table = opened->source->ledger(stop).map(ledgerTable);
    if (!table) return report(table.error());
    put(write(*table, *format));
    return opened->finish();
}

}  // namespace

void addLedgerCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<LedgerFlags>();
    CLI::App* command = app.add_subcommand("ledger", "Where every received record went");
    flags->source.addTo(*command);
    command->add_option("--format", flags->format, "table, csv, json or ndjson");
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
