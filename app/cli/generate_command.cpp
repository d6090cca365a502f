// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "core/generate/generator.h"

namespace tally::cli {

namespace {

int run(GeneratorOptions options, const std::string& format)
{
    if (format == "csv") options.format = GeneratedFormat::Csv;
    else if (format == "combined") options.format = GeneratedFormat::Combined;
    else if (format != "ndjson") return report({ErrorCode::Usage, "--format is none of ndjson, csv, combined", format});
    if (options.items == 0) return report({ErrorCode::Usage, "--items must be at least 1", {}});
    constexpr std::size_t kBlock = 1 << 18;
    Generator generator(options);
    std::string block = generator.header();
    while (generator.appendNext(block)) {
        if (block.size() < kBlock) continue;
        put(block);
        block.clear();
    }
    put(block);
    return kOk;
}

}  // namespace

void addGenerateCommand(CLI::App& app, int* exitCode)
{
    struct GenerateFlags {
        GeneratorOptions options;
        std::int64_t events = 1'000'000;   // signed, so that -1 is refused instead of wrapping
        std::string format = "ndjson";
    };
    auto flags = std::make_shared<GenerateFlags>();
    CLI::App* command = app.add_subcommand("generate", "Made-up events on standard output; the same seed gives the same bytes");
    command->add_option("--events", flags->events, "How many (default 1,000,000)")->check(CLI::NonNegativeNumber);
    command->add_option("--items", flags->options.items, "Distinct items (default 10,000)");
    command->add_option("--zipf", flags->options.zipf, "Skew of their popularity (default 1.0)")->check(CLI::Range(0.0, 10.0));
    command->add_option("--rate", flags->options.rate, "Events a second of event time; 0 = spread over one day")->check(CLI::Range(0.0, 1e9));
    command->add_option("--seed", flags->options.seed, "Start of the random numbers (default 1)");
    command->add_option("--format", flags->format, "ndjson, csv or combined");
    command->add_flag("--incident", flags->options.incident, "One video goes viral at 14:03 and the service suffers");
    command->callback([flags, exitCode] { flags->options.events = static_cast<std::uint64_t>(flags->events);
        *exitCode = run(flags->options, flags->format); });
}

}  // namespace tally::cli
