// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/base/clock.h"
#include "core/engine/import/name_importer.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/sqlite_names.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::cli {

namespace {

struct ImportFlags {
    std::string file, data;
    bool strict = false;
};

struct ListFlags {
    std::string item, data, format;
};

int import(const ImportFlags& flags)
{
    const auto stop = interruptToken();
    auto names = SqliteNames::open(flags.data);
    if (!names) return report(names.error());
    const auto result = importNames(flags.file, Micros{SystemClock().nowMicros()},
                                    [&](std::span<const NameRow> rows, Micros now) { return (*names)->applyNames(rows, now); }, stop);
    if (!result) return report(result.error());
    const std::string path = visible(flags.file);
    for (const RefusedName& refused : result->reasons) note(fmt::format("{}:{}: {}", path, refused.line, visible(refused.reason)));
    if (result->refused > result->reasons.size()) note(fmt::format("tallyctl: and {} more refused rows", result->refused - result->reasons.size()));
    const NamesApplied& applied = result->applied;
    note(fmt::format("{}: {} names added, {} renamed, {} unchanged, {} rows refused", path, applied.added, applied.renamed,
                     applied.unchanged, result->refused));
    if (result->interrupted) return 130;  // as a shell says of a program that Ctrl-C ended
    if (result->rows > 0 && result->refused == result->rows) {
        note("tallyctl: no row was accepted");
        return kUnreadable;
    }
    return flags.strict && result->refused > 0 ? kRejected : kOk;
}

int list(const ListFlags& flags)
{
    const auto format = tableFormat(flags.format);
    if (!format) return report(format.error());
    const auto reader = openSqliteReader(flags.data);
    if (!reader) return report(reader.error());
    const auto history = (*reader)->nameHistory(flags.item);
    if (!history) return report(history.error());
    Table table{{{"name", CellKind::Text}, {"valid_from", CellKind::Text}, {"valid_until", CellKind::Text}, {"attributes", CellKind::Text}}, {}};
    for (const ItemName& name : *history) {
        std::string attributes;
        for (const auto& [key, value] : name.attributes) attributes += (attributes.empty() ? "" : "; ") + key + "=" + value;
        table.rows.push_back({name.name, name.since == kMinTime ? "" : isoExact(name.since), name.until ? isoExact(*name.until) : "", attributes});
    }
    put(write(table, *format));
    return kOk;
}

}  // namespace

void addNamesCommand(CLI::App& app, int* exitCode)
{
    CLI::App* command = app.add_subcommand("names", "What items are called: import names, or show those of an item");
    command->require_subcommand(1);
    auto importing = std::make_shared<ImportFlags>();
    CLI::App* importCommand = command->add_subcommand("import", "Take names from a CSV file, also while serve writes the store; renames keep the earlier name with its time");
    importCommand->add_option("file", importing->file, "CSV with a header: item, name, valid_from (optional), channel …; - is standard input")->required();
    importCommand->add_option("--data", importing->data, "The store's directory; made where missing")->required();
    importCommand->add_flag("--strict", importing->strict, "Exit 3 when any row was refused");
    importCommand->callback([importing, exitCode] { *exitCode = import(*importing); });
    auto listing = std::make_shared<ListFlags>();
    CLI::App* listCommand = command->add_subcommand("list", "All names of one item, oldest first");
    listCommand->add_option("--item", listing->item, "The item")->required();
    listCommand->add_option("--data", listing->data, "The store's directory")->required();
    listCommand->add_option("--format", listing->format, "table, csv, json or ndjson");
    listCommand->callback([listing, exitCode] { *exitCode = list(*listing); });
}

}  // namespace tally::cli
