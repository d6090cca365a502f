// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

struct Flags {
    SourceFlags source;
    std::string format;
    std::int64_t limit = 1000;
};

template <class Ask>
int run(const Flags& flags, Ask&& ask)
{
    const auto format = tableFormat(flags.format);
    if (!format) return report(format.error());
    const auto stop = interruptToken();
    const auto opened = openSource(flags.source);
    if (!opened) return report(opened.error());
    const auto table = ask(*opened->source, stop);
    if (!table) return report(table.error());
    put(write(*table, *format));
    return opened->finish();
}

}  // namespace

void addLedgerCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("ledger", "Where every received record went");
    flags->source.addTo(*command);
    command->add_option("--format", flags->format, "table, csv, json or ndjson");
    command->callback([flags, exitCode] {
        *exitCode = run(*flags, [](Source& source, std::stop_token stop) { return source.ledger(stop).map(ledgerTable); });
    });
}

void addLettersCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("letters", "The records that were not counted, and why");
    flags->source.addTo(*command);
    command->add_option("--limit", flags->limit, "At most this many (default 1000)")->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40));
    command->add_option("--format", flags->format, "table, csv, json or ndjson");
    command->callback([flags, exitCode] {
        *exitCode = run(*flags, [&](Source& source, std::stop_token stop) { return source.letters(static_cast<std::size_t>(flags->limit), stop).map(lettersTable); });
    });
}

}  // namespace tally::cli
