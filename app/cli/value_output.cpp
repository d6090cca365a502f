// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/value_output.h"

#include "app/cli/asked_field.h"
#include "app/cli/cli_context.h"
#include "core/report/table_writer.h"

namespace tally::cli {

int answerValue(const SourceFlags& source, const QuestionFlags& flags, Question question)
{
    if (const auto fine = flags.apply(&question); !fine) return report(fine.error());
    const auto format = tableFormat(flags.format);
    if (!format) return report(format.error());
    const auto stop = interruptToken();
    const auto opened = openSource(source);
    if (!opened) return report(opened.error());
    const auto answer = opened->source->value(question, stop);
    if (!answer) return report(answer.error());
    if (const auto fine = checkAskedField(*opened, question); !fine) return report(fine.error());
    if (*format == TableFormat::Json || *format == TableFormat::Ndjson) put(writeValueJson(*answer));
    else put((answer->value ? toString(*answer->value) : std::string()) + "\n");
    return opened->finish(&answer->provenance);
}

}  // namespace tally::cli
