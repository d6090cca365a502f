// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/asked_field.h"
#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

struct SeriesFlags {
    SourceFlags source;
    QuestionFlags question;
    std::string step = "1m", function = "count", of = "value";
    bool fill = false;
};

int run(const SeriesFlags& flags)
{
    Question question;
    const auto step = parseStep(flags.step);
    if (!step) return report(step.error());
    question.step = *step;
    if (!parseFunction(flags.function, &question.function)) return report({ErrorCode::Usage, "--function is not known", flags.function});
    if (flags.of != "value" && flags.of != "latency") return report({ErrorCode::Usage, "--of is neither value nor latency", flags.of});
    question.of = flags.of == "latency" ? Of::Latency : Of::Value;
    if (const auto fine = flags.question.apply(&question); !fine) return report(fine.error());
    const auto format = tableFormat(flags.question.format);
    if (!format) return report(format.error());
    const auto stop = interruptToken();
    const auto opened = openSource(flags.source);
    if (!opened) return report(opened.error());
    const auto answer = opened->source->series(question, stop);
    if (!answer) return report(answer.error());
    if (const auto fine = checkAskedField(*opened, question); !fine) return report(fine.error());
    put(write(seriesTable(*answer, question, flags.fill), *format, &answer->provenance));
    return opened->finish(&answer->provenance);
}

}  // namespace

void addSeriesCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<SeriesFlags>();
    CLI::App* command = app.add_subcommand("series", "A function per step of time");
    flags->source.addTo(*command);
    flags->question.addTo(*command, true);
    command->add_option("--step", flags->step, "1s, 1m, 15m, 1h, 1d …: divides a day (default 1m)");
    command->add_option("--function", flags->function, "As for stats (default count)");
    command->add_option("--of", flags->of, "value or latency");
    command->add_flag("--fill", flags->fill, "Print empty steps too");
    command->footer("For example: tallyctl series access.log.gz --step 1h; tallyctl series events.csv --item A --function sum --fill");
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
