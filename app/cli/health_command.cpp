// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <cmath>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/source_options.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

Result<void> applyBreakdown(const std::string& by, const std::string& slow, std::int64_t k, Question* question)
{
    if (!by.empty() && !parseBreakdownBy(by, &question->apart)) return fail(ErrorCode::Usage, "--by is neither item nor type", by);
    const auto [end, error] = std::from_chars(slow.data(), slow.data() + slow.size(), question->slowSeconds);
    if (error != std::errc() || end != slow.data() + slow.size() || !(question->slowSeconds > 0) || !std::isfinite(question->slowSeconds))
        return fail(ErrorCode::Usage, "--slow is no number of seconds above 0", slow);
    question->k = static_cast<std::size_t>(k);
    return {};
}

}  // namespace

void addHealthCommand(CLI::App& app, int* exitCode)
{
    struct HealthFlags {
        SourceFlags source;
        QuestionFlags question;
        std::string step = "1m", by, slow = "1";
        std::int64_t k = 10;   // signed, so that -1 is refused instead of wrapping
    };
    auto flags = std::make_shared<HealthFlags>();
    CLI::App* command = app.add_subcommand("health", "Traffic, errors and latency per step of time");
    flags->source.addTo(*command);
    flags->question.addTo(*command, true);
    auto* stepOption = command->add_option("--step", flags->step, "1s, 1m, 15m, 1h, 1d …: divides a day (default 1m)");
    auto* by = command->add_option("--by", flags->by, "item or type: one row for each, the worst first, in place of steps (over files)");
    stepOption->excludes(by);
    command->add_option("-k", flags->k, "With --by: rows; what is left is Other (default 10)")->check(CLI::Range(std::int64_t{1}, std::int64_t{1000}))->needs(by);
    command->add_option("--slow", flags->slow, "With --by: seconds above which a request fails by policy (default 1)")->needs(by);
    command->footer("For example: tallyctl health access.log --step 15m; tallyctl health access.log --by item -k 5");
    command->callback([flags, exitCode] {
        *exitCode = [&] {
            Question question;
            const auto step = parseStep(flags->step);
            if (!step) return report(step.error());
            question.step = *step;
            if (const auto fine = flags->question.apply(&question); !fine) return report(fine.error());
            if (const auto fine = applyBreakdown(flags->by, flags->slow, flags->k, &question); !fine) return report(fine.error());
            const auto format = tableFormat(flags->question.format);
            if (!format) return report(format.error());
            const auto stop = interruptToken();
            const auto opened = openSource(flags->source);
            if (!opened) return report(opened.error());
            if (!flags->by.empty()) {
                const auto answer = opened->source->breakdown(question, stop);
                if (!answer) return report(answer.error());
                put(write(breakdownTable(*answer, question.apart), *format, &answer->provenance));
                return opened->finish(&answer->provenance);
            }
            const auto answer = opened->source->health(question, stop);
            if (!answer) return report(answer.error());
            put(write(healthTable(*answer), *format, &answer->provenance));
            return opened->finish(&answer->provenance);
        }();
    });
}

}  // namespace tally::cli
