// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <random>
#include <thread>
#include <unistd.h>

#include "app/cli/cli_context.h"
#include "app/cli/commands.h"
#include "app/send/event_sender.h"
#include "app/send/line_source.h"
#include "core/base/token_file.h"
#include "core/log/content_digest.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

struct SendFlags {
    std::string file = "-", sender, compress = "none", tokenFile, certificates;
    std::vector<std::string> to;
    std::int64_t window = 16, giveUpAfter = 60, batchRecords = 10'000, batchKib = 1024, linger = 20, connectTimeout = 5, requestTimeout = 30;
    double rate = 0;
    bool stats = false;

    bool isOverHttp() const { return std::any_of(to.begin(), to.end(), [](const std::string& each) { return each.starts_with("http"); }); }
};

std::string randomName(std::string_view start)
{
    std::random_device random;
    return fmt::format("{}-{:08x}{:08x}", start, random(), random());
}

// A file is known by what is in it, so that sending it again adds nothing.
Result<std::string> nameOf(const std::string& path)
{
    if (path == "-") return randomName("pipe");
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

void sayStats(const EventSender& sender)
{
    sayDelays(sender.delays());
    for (const EventSender::AddressStats& at : sender.stats())
        note(fmt::format("{}: breaker {} (opened {} times), {} records in {} batches, {} batches resent, {} failures, {} retries, {} put off by the budget{}",
                         at.where, name(at.breaker), at.timesOpened, at.counts.acknowledged, at.counts.batches, at.counts.resent, at.counts.failures,
                         at.counts.retries, at.counts.denied, at.trouble.empty() ? "" : "; last: " + visible(at.trouble)));
}

// Record 1 of a file's sender is its first line. A pipe goes on behind what the listener keeps of its sender.
Result<std::uint64_t> start(EventSender& sender, LineSource& source, const SendFlags& flags)
{
    const auto reached = sender.connect();
    if (!reached) return tl::unexpected(reached.error());
    const std::uint64_t kept = sender.connected().value_or(0);
    if (flags.file == "-" || flags.to.size() > 1) return kept;
    const auto skipped = source.skip(kept);
    if (!skipped) return tl::unexpected(skipped.error());
    if (*skipped < kept)
        return fail(ErrorCode::Usage, fmt::format("the listener keeps {} records of this sender, the file has {}: not the same log", kept, *skipped));
    return kept;
}

// A pipe may say nothing for long: what has gathered leaves meanwhile.
Result<void> awaitInput(EventSender& sender, const std::stop_token& stop)
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (!stop.stop_requested() && ::poll(&input, 1, 0) == 0) {
        if (const auto moved = sender.step(EventSender::Clock::now()); !moved) return moved;
        if (sender.isIdle()) ::poll(&input, 1, 100);
        else sender.wait(std::chrono::milliseconds(10));
    }
    return {};
}

Result<std::uint64_t> sendAll(EventSender& sender, LineSource& source, const SendFlags& flags, std::stop_token stop)
{
    const auto began = std::chrono::steady_clock::now();
    std::uint64_t sent = 0;
    const std::size_t size = flags.rate > 0 && flags.rate < 100'000 ? 4 << 10 : 64 << 10;
    while (!stop.stop_requested()) {
        if (flags.file == "-")
            if (const auto waited = awaitInput(sender, stop); !waited) return tl::unexpected(waited.error());
        if (stop.stop_requested()) break;
        const auto block = source.next(size);
        if (!block) return tl::unexpected(block.error());
        if (!*block) break;
        if (sent == 0 && flags.isOverHttp() && !(*block)->bytes.starts_with('{'))
            return fail(ErrorCode::Usage, "over HTTP only NDJSON is sent, one object per line; tcp:// takes any lines", flags.file);
        sent += (*block)->records;
        if (const auto done = sender.push((*block)->bytes, (*block)->records); !done) return tl::unexpected(done.error());
        if (flags.rate <= 0) continue;
        const auto due = began + std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(static_cast<double>(sent) / flags.rate));
        while (std::chrono::steady_clock::now() < due) {
            std::this_thread::sleep_until(std::min(due, std::chrono::steady_clock::now() + std::chrono::milliseconds(10)));
            if (const auto moved = sender.step(EventSender::Clock::now()); !moved) return tl::unexpected(moved.error());
        }
    }
    if (const auto done = sender.flush(); !done) return tl::unexpected(done.error());
    return sent;
}

Result<SendOptions> optionsOf(const SendFlags& flags)
{
    SendOptions options;
    for (const std::string& text : flags.to) {
        auto to = parseDestination(text);
        if (!to) return tl::unexpected(to.error());
        if (to->scheme == Scheme::Udp) note(to->text() + ": nobody acknowledges over UDP; what is lost on the way is lost");
        options.to.push_back(std::move(*to));
    }
    if (options.to.size() > 1 && flags.file != "-" && !flags.sender.empty())
        return fail(ErrorCode::Usage, "--sender goes with one --to where a file is sent: several addresses have parts of it each");
    options.sender = flags.sender;
    if (flags.sender.empty() && options.to.size() > 1) options.sender = randomName("run");
    if (options.sender.empty()) {
        auto name = nameOf(flags.file);
        if (!name) return tl::unexpected(name.error());
        options.sender = std::move(*name);
    }
    if (!flags.tokenFile.empty()) {
        auto token = readTokenFile(flags.tokenFile);
        if (!token) return tl::unexpected(token.error());
        options.transport.token = std::move(token->token);
        if (!token->warning.empty()) note("tallyctl: " + token->warning);
    }
    options.transport.certificates = flags.certificates;
    options.transport.compression = flags.compress == "gzip" ? Compression::Gzip : flags.compress == "zstd" ? Compression::Zstd : Compression::None;
    options.transport.connectTimeout = std::chrono::seconds(flags.connectTimeout);
    options.transport.answerTimeout = options.lane.answerTimeout = std::chrono::seconds(flags.requestTimeout);
    options.window = static_cast<std::size_t>(flags.window) << 20;
    options.batchRecords = static_cast<std::uint64_t>(flags.batchRecords);
    options.batchBytes = static_cast<std::size_t>(flags.batchKib) << 10;
    options.linger = std::chrono::milliseconds(flags.linger);
    options.giveUpAfter = std::chrono::seconds(flags.giveUpAfter);
    options.measure = flags.stats;
    options.onTrouble = [](const std::string& where, const std::string& what) {
        note(where + ": " + (what.empty() ? "connected again" : visible(what) + "; trying again"));
    };
    return options;
}

int run(const SendFlags& flags)
{
    const auto stop = interruptToken();
    auto options = optionsOf(flags);
    if (!options) return report(options.error());
    const std::string name = options->sender, where = fmt::format("{}", fmt::join(flags.to, ", "));
    const bool acknowledged = std::none_of(options->to.begin(), options->to.end(), [](const Destination& to) { return to.scheme == Scheme::Udp; });
    auto source = LineSource::open(flags.file);
    if (!source) return report(source.error());
    EventSender sender(std::move(*options));
    const auto kept = start(sender, *source, flags);
    if (!kept) return report(kept.error());
    const auto sent = sendAll(sender, *source, flags, stop);
    note(fmt::format("{}: {} records {} {} from sender {} ({} were kept before)", flags.file, sender.acknowledged(),
                     acknowledged ? "acknowledged by" : "handed over to", where, name, *kept));
    if (flags.stats) sayStats(sender);
    if (!sent) return report(sent.error());
    return stop.stop_requested() ? 130 : kOk;
}

}  // namespace

void addSendCommand(CLI::App& app, int* exitCode)
{
    auto flags = std::make_shared<SendFlags>();
    CLI::App* command = app.add_subcommand("send", "Send a log to a listener until every record is acknowledged");
    command->add_option("file", flags->file, "A log, also .gz and .zst; - is standard input (default)");
    command->add_option("--to", flags->to,
                        "tcp://HOST:PORT, tls://, http://, https://, local:PATH, or udp:// (unacknowledged). Again for further addresses: the first that works "
                        "is used, and each keeps what it was given")
        ->required();
    command->add_option("--sender", flags->sender,
                        "Name of this stream of records. A file's first line is record 1 of it; a pipe goes on behind what the listener keeps. "
                        "Default: from the file's content, so that sending it again adds nothing; new for each pipe");
    command->add_option("--rate", flags->rate, "At most so many records a second (0 = as fast as they are taken)")->check(CLI::Range(0.0, 1e9));
    command->add_option("--window", flags->window, "MiB sent ahead of their acknowledgement (default 16)")->check(CLI::Range(1, 1024));
    command->add_option("--give-up-after", flags->giveUpAfter, "Seconds without progress before it ends with an error (default 60, 0 = never)")
        ->check(CLI::Range(0, 1'000'000));
    command->add_option("--batch", flags->batchRecords, "Records in a batch at most (default 10000)")->check(CLI::Range(1, 1'000'000));
    command->add_option("--batch-size", flags->batchKib, "KiB in a batch at most (default 1024; a server takes 8192 packed, 32768 unpacked)")->check(CLI::Range(1, 32'768));
    command->add_option("--linger", flags->linger, "Milliseconds that a record waits for others (default 20)")->check(CLI::Range(0, 60'000));
    command->add_option("--compress", flags->compress, "none, gzip or zstd, of HTTP bodies")->check(CLI::IsMember({"none", "gzip", "zstd"}));
    command->add_option("--connect-timeout", flags->connectTimeout, "Seconds (default 5)")->check(CLI::Range(1, 3600));
    command->add_option("--request-timeout", flags->requestTimeout, "Seconds that an answer may take (default 30)")->check(CLI::Range(1, 3600));
    command->add_option("--token-file", flags->tokenFile, "Token to show to the listener: the first line of this file");
    command->add_option("--tls-ca", flags->certificates, "PEM file with the authorities to trust over tls:// and https:// (default: the system's)");
    command->add_flag("--stats", flags->stats, "Say how long acknowledgements took, and of each address the breaker, failures and retries");
    command->callback([flags, exitCode] { *exitCode = run(*flags); });
}

}  // namespace tally::cli
