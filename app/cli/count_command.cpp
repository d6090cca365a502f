// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/value_output.h"

namespace tally::cli {

void addCountCommand(CLI::App& app, int* exitCode)
{
    struct CountFlags {
        SourceFlags source;
        QuestionFlags question;
    };
    auto flags = std::make_shared<CountFlags>();
    CLI::App* command = app.add_subcommand("count", "How often an item occurs");
    flags->source.addTo(*command);
    flags->question.addTo(*command, true);
    command->footer("For example: tallyctl count events.ndjson --item dQw4w9WgXcQ --type view");
    command->callback([flags, exitCode] {
        Question question;
        *exitCode = answerValue(flags->source, flags->question, question);
    });
}

}  // namespace tally::cli
