// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/serve_options.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/intake/serve_config.h"

namespace tally {

namespace {

// What only the whole of it tells.
Result<void> complete(const std::string& config, const SetOption& setOption, const std::vector<std::string>& limits, ServeOptions* options)
{
    if (!config.empty())
        if (const auto read = readServeConfig(config, options, setOption); !read) return read;
    for (const std::string& limit : limits) {
        const std::size_t equals = limit.find('=');
        if (equals == std::string::npos) return fail(ErrorCode::Usage, "--limit " + limit + ": write NAME=VALUE, e.g. connections=5000");
        if (const auto set = setLimit(&options->limits, limit.substr(0, equals), limit.substr(equals + 1)); !set) return set;
    }
    const CredentialFiles& files = options->credentials;
    if (files.certificate.empty() != files.key.empty()) return fail(ErrorCode::Usage, "--tls-cert and --tls-key belong together");
    const bool streams = !options->tcp.empty() || !options->http.empty();
    if (!files.certificate.empty() && !streams) return fail(ErrorCode::Usage, "--tls-cert is for --tcp and --http");
    if (!files.token.empty() && !streams) return fail(ErrorCode::Usage, "--token-file is for --tcp and --http; a local socket has its file mode");
    if (!options->httpHosts.empty() && options->http.empty()) return fail(ErrorCode::Usage, "--http-host is for --http");
    if (options->hashActors && !options->follow.empty())
        return fail(ErrorCode::Usage, "--hash-actors is for listeners; the dead letters of a followed log hold its lines as they are");
    if (!streams && options->udp.empty() && options->local.empty() && options->follow.empty())
        return fail(ErrorCode::Usage, "give --tcp, --udp, --local, --http or --follow, so that there is something to count");
    return {};
}

// What the flags say before it is the options'.
struct Said {
    std::string framing = "auto", config;
    std::vector<std::string> limits;
    std::int64_t outOfOrder = 5, lateness = 3600, tolerance = 300, idle = 30;
};

void addListeners(CLI::App& app, ServeOptions& options, Said& said)
{
    app.add_option("--data", options.dataDirectory, "The store's directory; made when it is not there")->required();
    app.add_option("--tcp", options.tcp, "Address to listen on, e.g. 127.0.0.1:9099 (port 0 = any free one); may be repeated")
        ->take_all()->expected(1);
    app.add_option("--udp", options.udp, "Address for datagrams of lines; nothing is acknowledged; may be repeated")->take_all()->expected(1);
    app.add_option("--local", options.local, "Path of a local socket, or its name in the runtime directory; may be repeated")->take_all()->expected(1);
    app.add_option("--http", options.http, "Address for events in and answers out over HTTP, e.g. 127.0.0.1:8080; may be repeated")->take_all()->expected(1);
    app.add_option("--token-file", options.credentials.token, "File whose first line every sender over --tcp (in its first line) and --http (as Bearer token) must bring");
    app.add_option("--tls-cert", options.credentials.certificate, "Certificate (PEM): TLS for --tcp, HTTPS for --http");
    app.add_option("--tls-key", options.credentials.key, "Its key (PEM)");
    app.add_flag("--insecure", options.insecure, "Let other machines send over --tcp and --udp without TLS and a token");
    app.add_option("--framing", said.framing, "How records are told apart on --tcp and --local: lines, octets (RFC 6587), auto")->check(CLI::IsMember({"auto", "lines", "octets"}));
    app.add_option("--limit", said.limits, "NAME=VALUE, a bound of the listeners, e.g. connections=5000; may be repeated")->take_all()->expected(1);
    app.add_option("--config", said.config, "TOML file with these options, but for --data, --config, --insecure and how logs are read, and the table [limits]");
    app.add_option("--http-host", options.httpHosts, "A name by which the HTTP server may be asked, besides its address; may be repeated")
        ->take_all()->expected(1);
    app.add_option("--follow", options.follow, "A log that is being written, or a quoted pattern such as '/var/log/app/*.log'; may be repeated")
        ->take_all()->expected(1);
}

void addCounting(CLI::App& app, ServeOptions& options, Said& said)
{
    options.read.addTo(app);
    app.add_option("--threads", options.threads, "Workers for recorded logs (default: one per processor)");
    const CLI::AsNumberWithUnit duration(std::map<std::string, std::int64_t>{{"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86'400}});
    app.add_option("--out-of-order", said.outOfOrder, "How far events may come out of order (default 5s)")->transform(duration);
    app.add_option("--allowed-lateness", said.lateness, "How late an event may be and still count (default 1h)")->transform(duration);
    app.add_option("--future-tolerance", said.tolerance, "How far ahead of its arrival an event may be (default 5m)")->transform(duration);
    app.add_option("--idle", said.idle, "Silence after which the others are not waited for (default 30s)")->transform(duration);
    app.add_flag("--not-durable", options.notDurable, "Keep what arrives in memory until it is counted, without a journal");
    app.add_flag("--hash-actors", options.hashActors, "Keep of each event only what is counted, and of its actor a keyed hash: no file says who it was");
    app.add_option("--items", options.itemBudget, "Items that memory holds each by itself (default 2000000); the store keeps all")
        ->check(CLI::Range(1u, 100'000'000u));
    app.add_option("--memory", options.memoryBudget, "Memory for what is counted, e.g. 512MB (default 1GiB)")->transform(CLI::AsSizeValue(false));
}

Result<void> setTimes(const Said& said, EventTimeRules* rules)
{
    for (const std::int64_t seconds : {said.outOfOrder, said.lateness, said.tolerance, said.idle})
        if (seconds < 0 || seconds > 100'000 * 86'400LL) return fail(ErrorCode::Usage, "a duration must be between 0s and 100000d");
    rules->outOfOrderness = said.outOfOrder * kSecond;
    rules->allowedLateness = said.lateness * kSecond;
    rules->futureTolerance = said.tolerance * kSecond;
    rules->idle = said.idle * kSecond;
    return {};
}

}  // namespace

std::optional<ServeOptions> parseServeOptions(int argc, char** argv, int* exitCode)
{
    ServeOptions options;
    CLI::App app{"Listen, follow, count and keep, until SIGINT or SIGTERM", "tallyctl serve"};
    Said said;
    addListeners(app, options, said);
    addCounting(app, options, said);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << app.help();
        *exitCode = 0;
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        std::cerr << "tallyctl serve: " << error.what() << '\n';
        *exitCode = 1;
        return std::nullopt;
    }
    const auto set = [&app](const std::string& name, const std::string& value) -> Result<void> {
        CLI::Option* option = app.get_option("--" + name);
        if (option->count() > 0) return {};
        try {
            option->add_result(value);
            option->run_callback();
        } catch (const CLI::ParseError& error) {
            return fail(ErrorCode::Usage, error.what());
        }
        return {};
    };
    auto whole = complete(said.config, set, said.limits, &options);
    options.framing = *framingOf(said.framing);
    if (whole) whole = setTimes(said, &options.eventTime);
    if (!whole) {
        std::cerr << "tallyctl serve: " << whole.error().what << '\n';
        *exitCode = whole.error().code == ErrorCode::Usage ? 1 : 2;
        return std::nullopt;
    }
    return options;
}

}  // namespace tally
