// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/asked_field.h"
#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/format/time/time_parser.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::cli {

namespace {

struct TopFlags {
    SourceFlags source;
    QuestionFlags question;
    std::int64_t k = 10;   // signed, so that -1 is refused instead of wrapping
    std::string by = "count", of = "value", namesAsOf;
    bool names = false;
};

// What the rows' items are called, in their order; empty where nothing is known.
Result<std::vector<std::string>> namesOf(const TopAnswer& answer, const std::string& data, std::optional<Micros> asOf)
{
    const auto reader = openSqliteReader(data);
    if (!reader) return tl::unexpected(reader.error());
    std::vector<std::string> items;
    for (const TopRow& row : answer.rows) items.push_back(row.item);
    const auto found = (*reader)->names(items, asOf);
    if (!found) return tl::unexpected(found.error());
    std::vector<std::string> names;
    for (const auto& name : *found) names.push_back(name ? name->name : std::string());
    return names;
}

// --names and --names-as-of: whether to look names up, and as of when.
Result<std::optional<Micros>> namesMoment(const TopFlags& flags)
{
    if (!flags.names && flags.namesAsOf.empty()) return std::nullopt;
    if (flags.source.data.empty()) return fail(ErrorCode::Usage, "names are kept in a store; --names needs --data DIR");
    if (flags.namesAsOf.empty()) return std::nullopt;
    Micros moment;
    if (TimeParser(ReadOptions{}).parse(flags.namesAsOf, &moment) != TimeVerdict::Ok)
        return fail(ErrorCode::Usage, "--names-as-of is no time; write 2026-11-24T14:00:00Z or an epoch", flags.namesAsOf);
    return std::optional(moment);
}

int run(const TopFlags& flags)
{
    Question question;
    question.k = static_cast<std::size_t>(flags.k);
    if (flags.by == "sum") question.by = RankBy::Sum;
    else if (flags.by == "distinct") question.by = RankBy::Distinct;
    else if (flags.by != "count") return report({ErrorCode::Usage, flags.by == "trend" ? "--by trend is not available in this version" : "--by is none of count, sum, distinct", flags.by});
    if (flags.of != "value" && flags.of != "latency") return report({ErrorCode::Usage, "--of is neither value nor latency", flags.of});
    question.of = flags.of == "latency" ? Of::Latency : Of::Value;
    if (const auto fine = flags.question.apply(&question); !fine) return report(fine.error());
    const auto format = tableFormat(flags.question.format);
    if (!format) return report(format.error());
    const auto namesAsOf = namesMoment(flags);
    if (!namesAsOf) return report(namesAsOf.error());
    const auto stop = interruptToken();
    const auto opened = openSource(flags.source);
    if (!opened) return report(opened.error());
    const auto answer = opened->source->top(question, stop);
    if (!answer) return report(answer.error());
    if (const auto fine = checkAskedField(*opened, question, true); !fine) return report(fine.error());
    std::vector<std::string> names;
    const bool named = flags.names || !flags.namesAsOf.empty();
    if (named) {
        auto found = namesOf(*answer, flags.source.data, *namesAsOf);
        if (!found) return report(found.error());
        names = std::move(*found);
    }
    put(write(topTable(*answer, question.by, named ? &names : nullptr), *format, &answer->provenance));
    return opened->finish(&answer->provenance);
}

}  // namespace

void addTopCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<TopFlags>();
    CLI::App* command = app.add_subcommand("top", "The items with most events, and Other");
    flags->source.addTo(*command);
    flags->question.addTo(*command, false);
    command->add_option("-k", flags->k, "Rows before Other (default 10)")->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40));
    command->add_option("--by", flags->by, "count, sum or distinct");
    command->add_flag("--names", flags->names, "Add what the items are called (tallyctl names import)");
    command->add_option("--names-as-of", flags->namesAsOf, "The names that held at this time, instead of the newest");
    command->add_option("--of", flags->of, "What --by sum adds up: value or latency");
    command->footer("For example: tallyctl top access.log -k 5; tallyctl top sales.csv --by sum --map item=sku,value=price");
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
