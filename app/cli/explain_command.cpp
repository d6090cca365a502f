// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/explain_line.h"
#include "app/cli/source_options.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

struct ExplainFlags {
    std::string data, query, format;
    bool again = false;
    LineFlags line;
};

// A question in the words of the command that asks it: `count --item A --from …`.
struct AskedQuestion {
    enum class Kind { Value, Top, Series } kind = Kind::Value;
    Question question;
};

Result<RankBy> rankBy(const std::string& text)
{
    if (text == "count") return RankBy::Count;
    if (text == "sum") return RankBy::Sum;
    return fail(ErrorCode::Usage, "--by is neither count nor sum", text);
}

Result<AskedQuestion> parseQuery(const std::string& text)
{
    CLI::App words{"A question as tallyctl would be asked", "--query"};
    words.require_subcommand(1);
    std::string function = "count", step = "1m", by = "count";
    bool all = false;
    AskedQuestion asked;
    const auto command = [&](const char* name, AskedQuestion::Kind kind) {
        CLI::App* sub = words.add_subcommand(name, "");
        sub->callback([&asked, kind] { asked.kind = kind; });
        return sub;
    };
    CLI::App* count = command("count", AskedQuestion::Kind::Value);
    CLI::App* stats = command("stats", AskedQuestion::Kind::Value);
    CLI::App* top = command("top", AskedQuestion::Kind::Top);
    CLI::App* series = command("series", AskedQuestion::Kind::Series);
    QuestionFlags ofCount, ofStats, ofTop, ofSeries;
    ofCount.addTo(*count, true);
    ofStats.addTo(*stats, true);
    ofTop.addTo(*top, false);
    ofSeries.addTo(*series, true);
    stats->add_option("--function", function, "");
    stats->add_flag("--all", all, "");
    top->add_option("-k", asked.question.k, "");
    top->add_option("--by", by, "");
    series->add_option("--function", function, "");
    series->add_option("--step", step, "");
    try {
        words.parse(text);
    } catch (const CLI::ParseError& error) {
        return fail(ErrorCode::Usage, fmt::format("{} (write a question such as: count --item A --from 2026-11-24T00:00:00Z)", error.what()), "--query");
    }
    const QuestionFlags& given = count->parsed() ? ofCount : stats->parsed() ? ofStats : top->parsed() ? ofTop : ofSeries;
    if (const auto fine = given.apply(&asked.question); !fine) return tl::unexpected(fine.error());
    if (!parseFunction(function, &asked.question.function)) return fail(ErrorCode::Usage, "--function is not known", function);
    const auto rank = rankBy(by);
    if (!rank) return tl::unexpected(rank.error());
    asked.question.by = *rank;
    const auto parsed = parseStep(step);
    if (!parsed) return tl::unexpected(parsed.error());
    asked.question.step = *parsed;
    return asked;
}

Result<Provenance> ask(Source& source, const AskedQuestion& asked, std::stop_token stop)
{
    const auto provenance = [](const auto& answer) { return answer.provenance; };
    switch (asked.kind) {
    case AskedQuestion::Kind::Top: return source.top(asked.question, stop).map(provenance);
    case AskedQuestion::Kind::Series: return source.series(asked.question, stop).map(provenance);
    default: return source.value(asked.question, stop).map(provenance);
    }
}

// One row per part of the range, in the order it was read; then the whole, with its time.
Table explained(const Provenance& provenance, double milliseconds)
{
    Table table{{{"tier", CellKind::Text}, {"from", CellKind::Text}, {"to", CellKind::Text}, {"rows", CellKind::Number},
                 {"completeness", CellKind::Text}, {"cached", CellKind::Text}, {"milliseconds", CellKind::Number}}, {}};
    const auto edge = [](Micros time, Micros open) { return time == open ? std::string() : isoSeconds(time); };
    for (const ReadPart& part : provenance.parts)
        table.rows.push_back({part.tier, edge(part.range.from, TimeRange{}.from), edge(part.range.to, TimeRange{}.to), fmt::format("{}", part.rows), "", "", ""});
    table.rows.push_back({"total", edge(provenance.range.from, TimeRange{}.from), edge(provenance.range.to, TimeRange{}.to),
                          fmt::format("{}", provenance.rowsRead), std::string(name(provenance.completeness)), provenance.cached ? "yes" : "no",
                          fmt::format("{:.3f}", milliseconds)});
    return table;
}

int explain(const ExplainFlags& flags)
{
    const auto format = tableFormat(flags.format);
    if (!format) return report(format.error());
    const auto asked = parseQuery(flags.query);
    if (!asked) return report(asked.error());
    SourceFlags store;
    store.data = flags.data;
    const auto stop = interruptToken();
    const auto opened = openSource(store, flags.again ? std::make_shared<QueryCache>() : nullptr);
    if (!opened) return report(opened.error());
    if (flags.again)
        if (const auto first = ask(*opened->source, *asked, stop); !first) return report(first.error());
    const auto start = std::chrono::steady_clock::now();
    const auto provenance = ask(*opened->source, *asked, stop);
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
    if (!provenance) return report(provenance.error());
    put(write(explained(*provenance, taken.count()), *format, &*provenance));
    return opened->finish(&*provenance);
}

}  // namespace

void addExplainCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<ExplainFlags>();
    CLI::App* command = app.add_subcommand("explain", "What a store reads to answer a question, or what becomes of one line of a log");
    command->add_option("--data", flags->data, "The store's directory");
    command->add_option("--query", flags->query, "count, stats, top or series with their options, e.g. 'count --item A --from 2026-11-24T00:00:00Z'");
    command->add_flag("--again", flags->again, "Ask twice and explain the second answer: what is kept of the first");
    command->add_option("--format", flags->format, "table, csv, json or ndjson");
    flags->line.addTo(*command);
    command->callback([flags, exitCode] {
        const bool line = flags->line.given(), query = !flags->query.empty();
        if (line == query || (query && flags->data.empty())) {
            *exitCode = report({ErrorCode::Usage, "give --data DIR and --query QUESTION, or --line LINE", {}});
            return;
        }
        *exitCode = line ? explainLine(flags->line, flags->data, flags->format) : explain(*flags);
    });
}

}  // namespace tally::cli
