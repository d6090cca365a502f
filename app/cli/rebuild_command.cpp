// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/cli/progress.h"
#include "app/cli/source_options.h"
#include "app/reading/read_option.h"
#include "core/engine/keep/rebuild.h"

namespace tally::cli {

namespace {

constexpr int kDiffers = 3;
constexpr std::int64_t kMaxSeconds = 100'000 * 86'400LL;

struct RebuildFlags {
    std::string data, from, to;
    ReadFlags read;
    std::optional<std::int64_t> outOfOrder, lateness, tolerance;   // seconds
    unsigned threads = 0;
    bool dryRun = false, replaceMost = false;
};

Result<RebuildOptions> optionsOf(const RebuildFlags& flags)
{
    RebuildOptions options;
    auto read = flags.read.options();
    if (!read) return tl::unexpected(read.error());
    if (!wordsOf(*read).empty()) options.read = std::move(*read);
    QuestionFlags range;
    range.from = flags.from;
    range.to = flags.to;
    Question question;
    if (const auto fine = range.apply(&question); !fine) return tl::unexpected(fine.error());
    if (!flags.from.empty()) options.from = question.range.from;
    if (!flags.to.empty()) options.to = question.range.to;
    if (flags.outOfOrder || flags.lateness || flags.tolerance) {
        EventTimeRules& rules = options.rules.emplace();
        if (flags.outOfOrder) rules.outOfOrderness = *flags.outOfOrder * kSecond;
        if (flags.lateness) rules.allowedLateness = *flags.lateness * kSecond;
        if (flags.tolerance) rules.futureTolerance = *flags.tolerance * kSecond;
    }
    options.threads = flags.threads;
    options.dryRun = flags.dryRun;
    options.replaceMost = flags.replaceMost;
    options.onOpen = watchProgress();
    return options;
}

std::string differencesOf(const DaysCompared& compared)
{
    std::string text = fmt::format("{} of {} cells differed", compared.differing, compared.cells);
    if (compared.health > 0) text += fmt::format(", {} minutes of health differed", compared.health);
    if (compared.damaged > 0) text += fmt::format(", {} blocks or rows were damaged", compared.damaged);
    return text;
}

int run(const RebuildFlags& flags)
{
    auto options = optionsOf(flags);
    if (!options) return report(options.error());
    const auto stop = interruptToken();
    const auto done = rebuildStore(flags.data, *options, stop);
    if (!done && done.error().code == ErrorCode::Cancelled) {
        note("tallyctl: stopped; nothing was changed");
        return 130;  // as a shell says of a program that Ctrl-C ended
    }
    if (!done) {
        const int code = report(done.error());
        if (done.error().where == flags.data && code == kNotExact) note("  a source from before this was kept needs --map, --time-zone … as it was read; or --replace-most to replace it all the same");
        return code;
    }
    const DaysCompared& compared = done->compared;
    note(fmt::format("counted again: {} events of {} sources, {} days compared", done->events, done->sources, compared.days));
    if (compared.isSame()) {
        put(fmt::format("identical: {} cells, nothing to do\n", compared.cells));
        return kOk;
    }
    put(differencesOf(compared) + (flags.dryRun ? "; nothing was changed\n" : ", replaced\n"));
    return flags.dryRun ? kDiffers : kOk;
}

}  // namespace

void addRebuildCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<RebuildFlags>();
    CLI::App* command = app.add_subcommand("rebuild", "Count days once more from raw data and replace what differs; refused where raw data is gone");
    command->add_option("--data", flags->data, "The store's directory")->required();
    command->add_option("--from", flags->from, "The UTC days from this moment on: RFC 3339 or epoch (default: all)");
    command->add_option("--to", flags->to, "The UTC days before this moment (default: all)");
    flags->read.addTo(*command);
    const CLI::AsNumberWithUnit duration(std::map<std::string, std::int64_t>{{"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86'400}});
    const std::pair<const char*, std::optional<std::int64_t>*> durations[] = {
        {"--out-of-order", &flags->outOfOrder}, {"--allowed-lateness", &flags->lateness}, {"--future-tolerance", &flags->tolerance}};
    for (const auto& [name, value] : durations)
        command->add_option(name, *value, "As serve had it (default: as each listener was read)")->transform(duration)->check(CLI::Range(std::int64_t{0}, kMaxSeconds));
    command->add_option("--threads", flags->threads, "Workers (default: one per processor)");
    command->add_flag("--dry-run", flags->dryRun, "Only compare; exit 3 when something differs");
    command->add_flag("--replace-most", flags->replaceMost, "Replace also where raw data contradicts most of what is stored");
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
