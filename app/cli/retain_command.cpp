// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/event/time.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/sqlite_retention.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::cli {

namespace {

struct RetainFlags {
    std::string data, minutes, hours, against, format;
};

Result<std::int32_t> days(const char* option, const std::string& text)
{
    if (text == "ever") return Retention::kForEver;
    std::int32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || std::string_view(end) != "d" || number < 1 || number > 1'000'000)
        return fail(ErrorCode::Usage, fmt::format("{} {}: write a number of days such as 35d, or ever", option, text));
    return number;
}

// Why less may have gone than the days say.
Result<void> explain(const StoreReader& reader, const RetentionRule& retention)
{
    const auto sources = reader.sources();
    if (!sources) return tl::unexpected(sources.error());
    const StoredSource* oldest = nullptr;
    bool recorded = false;
    std::size_t counted = 0;
    for (const StoredSource& source : *sources) {
        if (source.ledger.counted() == 0) continue;
        ++counted;
        recorded |= !source.fingerprint.empty();
        if (source.newest != kNever && (oldest == nullptr || source.newest < oldest->newest)) oldest = &source;
    }
    if (retention.byDefault && recorded)
        note("tallyctl: by default everything is kept of a store that holds recorded logs; set --minutes or --hours to drop what is old");
    else if (!retention.ofStore && counted > 1 && oldest != nullptr)
        note(fmt::format("tallyctl: ages are told from {}, the newest event of {}, which is silent for longest; --against store tells them from the newest of all",
                         isoSeconds(oldest->newest), visible(oldest->name)));
    return {};
}

int show(const RetainFlags& flags)
{
    const auto format = tableFormat(flags.format);
    if (!format) return report(format.error());
    const auto reader = openSqliteReader(flags.data);
    if (!reader) return report(reader.error());
    const auto retention = sqliteRetentionRule(flags.data);
    if (!retention) return report(retention.error());
    const auto kept = (*reader)->kept();
    if (!kept) return report(kept.error());
    Table table{{{"tier", CellKind::Text}, {"keep", CellKind::Text}, {"kept_from", CellKind::Text}}, {}};
    const auto add = [&](const char* tier, std::int32_t keep, std::int32_t from) {
        const bool all = from == KeptTiers{}.minutesFrom;
        table.rows.push_back({tier, keep == Retention::kForEver ? "ever" : fmt::format("{}d", keep), all ? "" : isoSeconds(startOfMinute(from))});
    };
    add("minute", retention->keep.minuteDays, kept->minutesFrom);
    add("hour", retention->keep.hourDays, kept->hoursFrom);
    add("day", Retention::kForEver, KeptTiers{}.minutesFrom);
    put(write(table, *format));
    if (const auto explained = explain(**reader, *retention); !explained) return report(explained.error());
    return kOk;
}

int run(const RetainFlags& flags)
{
    if (!flags.minutes.empty() || !flags.hours.empty() || !flags.against.empty()) {
        auto reader = openSqliteReader(flags.data);
        if (!reader) return report(reader.error());
        reader->reset();
        auto retention = sqliteRetentionRule(flags.data);
        if (!retention) return report(retention.error());
        retention->byDefault = false;
        if (!flags.against.empty()) retention->ofStore = flags.against == "store";
        if (!flags.minutes.empty()) {
            const auto keep = days("--minutes", flags.minutes);
            if (!keep) return report(keep.error());
            retention->keep.minuteDays = *keep;
        }
        if (!flags.hours.empty()) {
            const auto keep = days("--hours", flags.hours);
            if (!keep) return report(keep.error());
            retention->keep.hourDays = *keep;
        }
        if (const auto set = setSqliteRetentionRule(flags.data, *retention); !set) return report(set.error());
    }
    return show(flags);
}

}  // namespace

void addRetainCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<RetainFlags>();
    CLI::App* command = app.add_subcommand("retain", "How long minutes and hours are kept, by event time against the newest event of the same source");
    command->add_option("--data", flags->data, "The store's directory")->required();
    command->add_option("--minutes", flags->minutes, "Days to keep minutes for (default 35d, of a store without recorded logs); ever = no limit");
    command->add_option("--hours", flags->hours, "Days to keep hours for (default 400d); ever = no limit");
    command->add_option("--against", flags->against, "source: ages from the newest event of each source (default); store: from the newest of all")
        ->check(CLI::IsMember({"source", "store"}));
    command->add_option("--format", flags->format, "table, csv, json or ndjson");
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
