// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"

namespace tally::cli {

void addHealthCommand(CLI::App& app, int* exitCode)
{
    struct Flags {
        SourceFlags source;
        QuestionFlags question;
        std::string step = "1m";
    };
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("health", "Traffic, errors and latency per step of time");
    flags->source.addTo(*command);
    flags->question.addTo(*command, true);
    command->add_option("--step", flags->step, "1s, 1m, 15m, 1h, 1d …: divides a day (default 1m)");
    command->callback([flags, exitCode] {
        *exitCode = [&] {
            Question question;
            const auto step = parseStep(flags->step);
            if (!step) return report(step.error());
            question.step = *step;
            if (const auto fine = flags->question.apply(&question); !fine) return report(fine.error());
            const auto format = tableFormat(flags->question.format);
            if (!format) return report(format.error());
            const auto stop = interruptToken();
            const auto opened = openSource(flags->source);
            if (!opened) return report(opened.error());
            const auto answer = opened->source->health(question, stop);
            if (!answer) return report(answer.error());
            put(write(healthTable(*answer), *format, &answer->provenance));
            return opened->finish(&answer->provenance);
        }();
    });
}

}  // namespace tally::cli
