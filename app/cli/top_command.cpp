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
    QuestionFlags question;
    std::int64_t k = 10;   // signed, so that -1 is refused instead of wrapping
    std::string by = "count", of = "value";
};

int run(const Flags& flags)
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
    const auto stop = interruptToken();
    const auto opened = openSource(flags.source);
    if (!opened) return report(opened.error());
    const auto answer = opened->source->top(question, stop);
    if (!answer) return report(answer.error());
    put(write(topTable(*answer, question.by), *format, &answer->provenance));
    return opened->finish(&answer->provenance);
}

}  // namespace

void addTopCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("top", "The items with most events, and Other");
    flags->source.addTo(*command);
    flags->question.addTo(*command, false);
    command->add_option("-k", flags->k, "Rows before Other (default 10)")->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40));
    command->add_option("--by", flags->by, "count, sum or distinct");
    command->add_option("--of", flags->of, "What --by sum adds up: value or latency");
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
