// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/source_options.h"

#include <charconv>
#include <fmt/format.h>
#include <unistd.h>

#include "app/cli/cli_context.h"
#include "app/cli/messages.h"
#include "app/cli/progress.h"
#include "app/cli/url_source.h"
#include "core/base/token_file.h"
#include "core/format/time/time_parser.h"
#include "core/query/store_source.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally::cli {

void SourceFlags::addTo(CLI::App& command)
{
    command.add_option("source", files, "Log files; - is standard input");
    constexpr const char* kGroup = "Options for where events come from";
    command.add_option("--data", data, "A store's directory, instead of files")->group(kGroup);
    CLI::Option* asked = command.add_option("--url", url, "http://HOST:PORT of a running tallyctl serve --http, instead of files")->group(kGroup);
    command.add_option("--token-file", tokenFile, "File whose first line is the token the server asks for")->needs(asked)->group(kGroup);
    command.add_option("--tls-ca", caFile, "Certificates that may sign the server's, instead of the system's")->needs(asked)->group(kGroup);
    command.add_option("--threads", threads, "Workers (default: one per processor)")->group(kGroup);
    command.add_flag("--strict", strict, "Exit 3 when any record was rejected")->group(kGroup);
    read.addTo(command);
}

void QuestionFlags::addTo(CLI::App& command, bool withItem)
{
    if (withItem) itemOption = command.add_option("--item", item, "Only this item");
    typeOption = command.add_option("--type", type, "Only events of this type (default: all)");
    command.add_option("--from", from, "First moment: RFC 3339 or epoch (default: the first event)");
    command.add_option("--to", to, "First moment no longer counted (default: behind the last event)");
    command.add_option("--as-known-at", knownAt, "Without what later events changed in final minutes after this time (a store, a day back)");
    command.add_option("--format", format, "table, csv, json or ndjson");
    command.add_flag("--widen", widen, "Accept the next wider range that can be answered exactly");
}

Result<void> QuestionFlags::apply(Question* question) const
{
    if (itemOption != nullptr && itemOption->count() > 0) question->item = item;
    if (typeOption != nullptr && typeOption->count() > 0) question->type = type;
    question->widen = widen;
    TimeParser parser{ReadOptions{}};
    const auto edge = [&](const char* option, const std::string& text, Micros* out) -> Result<void> {
        if (text.empty() || parser.parse(text, out) == TimeVerdict::Ok) return {};
        return fail(ErrorCode::Usage, fmt::format("{} {} is no time; write 2026-11-24T14:00:00Z or an epoch", option, text));
    };
    if (const auto fine = edge("--from", from, &question->range.from); !fine) return fine;
    if (const auto fine = edge("--to", to, &question->range.to); !fine) return fine;
    if (knownAt.empty()) return {};
    return edge("--as-known-at", knownAt, &question->asKnownAt.emplace());
}

namespace {

Result<std::unique_ptr<Source>> openUrl(const SourceFlags& flags)
{
    if (!flags.url.starts_with("http://") && !flags.url.starts_with("https://"))
        return fail(ErrorCode::Usage, "--url is written http://HOST:PORT or https://HOST:PORT", flags.url);
    HttpGetOptions options;
    options.caFile = flags.caFile;
    if (!flags.tokenFile.empty()) {
        auto token = readTokenFile(flags.tokenFile);
        if (!token) return tl::unexpected(token.error());
        options.token = std::move(token->token);
        if (!token->warning.empty()) note("tallyctl: " + token->warning);
    }
    return std::make_unique<UrlSource>(flags.url, std::move(options));
}

}  // namespace

Result<OpenSource> openSource(const SourceFlags& flags, std::shared_ptr<QueryCache> cache)
{
    const int kinds = (flags.files.empty() ? 0 : 1) + (flags.data.empty() ? 0 : 1) + (flags.url.empty() ? 0 : 1);
    if (kinds == 0) return fail(ErrorCode::Usage, "name the log files, - for standard input, --data DIR or --url http://HOST:PORT");
    if (kinds > 1) return fail(ErrorCode::Usage, "give one of files, --data and --url");
    OpenSource opened;
    opened.strict = flags.strict;
    if (!flags.data.empty()) {
        auto reader = openSqliteReader(flags.data);
        if (!reader) return tl::unexpected(reader.error());
        opened.source = std::make_unique<StoreSource>(std::move(*reader), StoreSourceOptions{std::move(cache), nullptr, {}});
        return opened;
    }
    if (!flags.url.empty()) {
        auto source = openUrl(flags);
        if (!source) return tl::unexpected(source.error());
        opened.source = std::move(*source);
        return opened;
    }
    auto options = flags.read.options();
    if (!options) return tl::unexpected(options.error());
    auto files = std::make_unique<FileSource>(FileScan{flags.files, std::move(*options), flags.threads, watchProgress()});
    opened.files = files.get();
    opened.source = std::move(files);
    return opened;
}

int OpenSource::finish(const Provenance* provenance) const
{
    if (provenance != nullptr && provenance->widened)
        note(fmt::format("tallyctl: widened to {} … {}", isoExact(provenance->range.from), isoExact(provenance->range.to)));
    return files == nullptr ? kOk : reportFiles(files->reports(), strict);
}

Result<TableFormat> tableFormat(const std::string& asked)
{
    if (asked.empty()) return isatty(STDOUT_FILENO) != 0 ? TableFormat::Aligned : TableFormat::Csv;
    TableFormat format{};
    if (!parseTableFormat(asked, &format)) return fail(ErrorCode::Usage, fmt::format("--format {} is none of table, csv, json, ndjson", asked));
    return format;
}

Result<Micros> parseStep(const std::string& text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const std::int64_t size = unit == "s" ? kSecond : unit == "m" || unit == "min" ? kMinute : unit == "h" ? kHour : unit == "d" ? kDay : 0;
    if (error != std::errc{} || size == 0 || number <= 0 || number > kDay / kSecond)
        return fail(ErrorCode::Usage, fmt::format("--step {}: write 1s, 1m, 15m, 1h or 1d", text));
    return Micros{number * size};
}

}  // namespace tally::cli
