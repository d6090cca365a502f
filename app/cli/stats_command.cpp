// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/value_output.h"

namespace tally::cli {

void addStatsCommand(CLI::App& app, int* exitCode)
{
    struct StatsFlags {
        SourceFlags source;
        QuestionFlags question;
        std::string function = "count", of = "value";
        bool all = false;
    };
    auto flags = std::make_shared<StatsFlags>();
    CLI::App* command = app.add_subcommand("stats", "A function of an item's values, or of all");
    flags->source.addTo(*command);
    flags->question.addTo(*command, true);
    command->add_option("--function", flags->function, "sum, count, average, min, max, p50, p90, p95, p99 or distinct")->required();
    command->add_option("--of", flags->of, "value or latency");
    command->add_flag("--all", flags->all, "Over all items");
    command->footer("For example: tallyctl stats access.log --item /index.html --function p95 --of latency; --all in place of --item");
    command->callback([flags, exitCode] {
        Question question;
        if (!parseFunction(flags->function, &question.function)) {
            *exitCode = report({ErrorCode::Usage, "--function is none of sum, count, average, min, max, p50, p90, p95, p99, distinct", flags->function});
            return;
        }
        if (flags->of != "value" && flags->of != "latency") {
            *exitCode = report({ErrorCode::Usage, "--of is neither value nor latency", flags->of});
            return;
        }
        if (flags->all == (flags->question.itemOption->count() > 0)) {
            *exitCode = report({ErrorCode::Usage, "say either --item ID or --all", {}});
            return;
        }
        question.of = flags->of == "latency" ? Of::Latency : Of::Value;
        *exitCode = answerValue(flags->source, flags->question, question);
    });
}

}  // namespace tally::cli
