// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <thread>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/send/acknowledged_sender.h"
#include "app/send/line_source.h"
#include "core/log/content_digest.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

struct Flags {
    std::string file = "-", to, sender;
    std::int64_t window = 16, giveUpAfter = 60;
    double rate = 0;
    bool stats = false;
};

// A file is known by what is in it, so that sending it again adds nothing.
Result<std::string> nameOf(const std::string& path)
{
    if (path == "-") {
        std::random_device random;
        return fmt::format("pipe-{:08x}{:08x}", random(), random());
    }
    auto source = LineSource::open(path);
    if (!source) return tl::unexpected(source.error());
    ContentDigest digest;
    for (;;) {
        const auto block = source->next(1 << 20);
        if (!block) return tl::unexpected(block.error());
        if (!*block) return "file-" + digest.hex();
        digest.add((*block)->bytes);
    }
}

void sayDelays(std::vector<std::uint32_t> delays)
{
    if (delays.empty()) return;
    std::sort(delays.begin(), delays.end());
    const auto at = [&](double part) { return delays[static_cast<std::size_t>(static_cast<double>(delays.size() - 1) * part)] / 1000.0; };
    note(fmt::format("acknowledged after p50 {:.2f} ms, p99 {:.2f} ms, most {:.2f} ms ({} blocks)", at(0.5), at(0.99), at(1), delays.size()));
}

// Record 1 of a file's sender is its first line. A pipe goes on behind what the listener keeps of its sender.
Result<std::uint64_t> start(AcknowledgedSender& sender, LineSource& source, bool isPipe)
{
    const auto kept = sender.connect();
    if (!kept || isPipe) return kept;
    const auto skipped = source.skip(*kept);
    if (!skipped) return tl::unexpected(skipped.error());
    if (*skipped < *kept)
        return fail(ErrorCode::Usage, fmt::format("the listener keeps {} records of this sender, the file has {}: not the same log", *kept, *skipped));
    return kept;
}

Result<std::uint64_t> sendAll(AcknowledgedSender& sender, LineSource& source, const Flags& flags, std::stop_token stop)
{
    const auto began = std::chrono::steady_clock::now();
    std::uint64_t sent = 0;
    const std::size_t size = flags.rate > 0 && flags.rate < 100'000 ? 4 << 10 : 64 << 10;
    while (!stop.stop_requested()) {
        auto block = source.next(size);
        if (!block) return tl::unexpected(block.error());
        if (!*block) break;
        sent += (*block)->records;
        if (const auto done = sender.send(std::move((*block)->bytes), (*block)->records); !done) return tl::unexpected(done.error());
        if (flags.rate > 0) std::this_thread::sleep_until(began + std::chrono::duration<double>(static_cast<double>(sent) / flags.rate));
    }
    if (const auto done = sender.finish(); !done) return tl::unexpected(done.error());
    return sent;
}

int run(Flags flags)
{
    const auto stop = interruptToken();
    const auto to = parseDestination(flags.to);
    if (!to) return report(to.error());
    if (flags.sender.empty()) {
        auto name = nameOf(flags.file);
        if (!name) return report(name.error());
        flags.sender = std::move(*name);
    }
    auto source = LineSource::open(flags.file);
    if (!source) return report(source.error());
    SendOptions options;
    options.to = *to;
    options.sender = flags.sender;
    options.window = static_cast<std::size_t>(flags.window) << 20;
    options.giveUpAfter = std::chrono::seconds(flags.giveUpAfter);
    options.measure = flags.stats;
    options.onTrouble = [&](const std::string& what) { note(to->text() + ": " + (what.empty() ? "connected again" : visible(what) + "; trying again")); };
    AcknowledgedSender sender(options);
    const auto kept = start(sender, *source, flags.file == "-");
    if (!kept) return report(kept.error());
    const auto sent = sendAll(sender, *source, flags, stop);
    note(fmt::format("{}: {} records acknowledged by {} from sender {} ({} were kept before)", flags.file, sender.acknowledged() - *kept, to->text(),
                     flags.sender, *kept));
    if (flags.stats) sayDelays(sender.delays());
    if (!sent) return report(sent.error());
    return stop.stop_requested() ? 130 : kOk;
}

}  // namespace

void addSendCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<Flags>();
    CLI::App* command = app.add_subcommand("send", "Send a log to a listener until every record is acknowledged");
    command->add_option("file", flags->file, "A log, also .gz and .zst; - is standard input (default)");
    command->add_option("--to", flags->to, "tcp://HOST:PORT")->required();
    command->add_option("--sender", flags->sender,
                        "Name of this stream of records. A file's first line is record 1 of it; a pipe goes on behind what the listener keeps. "
                        "Default: from the file's content, so that sending it again adds nothing; new for each pipe");
    command->add_option("--rate", flags->rate, "At most so many records a second (0 = as fast as they are taken)")->check(CLI::Range(0.0, 1e9));
    command->add_option("--window", flags->window, "MiB sent ahead of their acknowledgement (default 16)")->check(CLI::Range(1, 1024));
    command->add_option("--give-up-after", flags->giveUpAfter, "Seconds without progress before it ends with an error (default 60, 0 = never)")
        ->check(CLI::Range(0, 1'000'000));
    command->add_flag("--stats", flags->stats, "Say how long acknowledgements took");
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
