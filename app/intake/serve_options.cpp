// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/serve_options.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace tally {

std::optional<ServeOptions> parseServeOptions(int argc, char** argv, int* exitCode)
{
    ServeOptions options;
    CLI::App app{"Listen, follow, count and keep, until SIGINT or SIGTERM", "tallyctl serve"};
    app.add_option("--data", options.dataDirectory, "The store's directory; made when it is not there")->required();
    app.add_option("--tcp", options.tcp, "Address to listen on, e.g. 127.0.0.1:9099 (port 0 = any free one); may be repeated")
        ->take_all()->expected(1);
    app.add_option("--udp", options.udp, "Address for datagrams of lines; nothing is acknowledged; may be repeated")->take_all()->expected(1);
    auto* http = app.add_option("--http", options.http, "Address for events in and answers out over HTTP, e.g. 127.0.0.1:8080");
    app.add_option("--token-file", options.tokenFile, "File whose first line every request over HTTP must bring as Bearer token")->needs(http);
    auto* certificate = app.add_option("--tls-cert", options.certificateFile, "Certificate (PEM): HTTPS instead of HTTP")->needs(http);
    auto* key = app.add_option("--tls-key", options.keyFile, "Its key (PEM)")->needs(http);
    certificate->needs(key);
    key->needs(certificate);
    app.add_option("--http-host", options.httpHosts, "A name by which the HTTP server may be asked, besides its address; may be repeated")
        ->take_all()->expected(1)->needs(http);
    app.add_option("--follow", options.follow, "A log that is being written, or a quoted pattern such as '/var/log/app/*.log'; may be repeated")
        ->take_all()->expected(1);
    options.read.addTo(app);
    app.add_option("--threads", options.threads, "Workers for recorded logs (default: one per processor)");
    std::int64_t outOfOrder = 5, lateness = 3600, tolerance = 300;
    const CLI::AsNumberWithUnit duration(std::map<std::string, std::int64_t>{{"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86'400}});
    app.add_option("--out-of-order", outOfOrder, "How far events may come out of order (default 5s)")->transform(duration);
    app.add_option("--allowed-lateness", lateness, "How late an event may be and still count (default 1h)")->transform(duration);
    app.add_option("--future-tolerance", tolerance, "How far ahead of its arrival an event may be (default 5m)")->transform(duration);
    app.add_flag("--not-durable", options.notDurable, "Keep what arrives in memory until it is counted, without a journal");
    app.add_option("--items", options.itemBudget, "Items that memory holds each by itself (default 2000000); the store keeps all")
        ->check(CLI::Range(1u, 100'000'000u));
    app.add_option("--memory", options.memoryBudget, "Memory for what is counted, e.g. 512MB (default 1GiB)")->transform(CLI::AsSizeValue(false));
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
    if (options.tcp.empty() && options.udp.empty() && options.http.empty() && options.follow.empty()) {
        std::cerr << "tallyctl serve: give --tcp, --udp, --http or --follow, so that there is something to count\n";
        *exitCode = 1;
        return std::nullopt;
    }
    for (const std::int64_t seconds : {outOfOrder, lateness, tolerance})
        if (seconds < 0 || seconds > 100'000 * 86'400LL) {
            std::cerr << "tallyctl serve: a duration must be between 0s and 100000d\n";
            *exitCode = 1;
            return std::nullopt;
        }
    options.eventTime.outOfOrderness = outOfOrder * kSecond;
    options.eventTime.allowedLateness = lateness * kSecond;
    options.eventTime.futureTolerance = tolerance * kSecond;
    return options;
}

}  // namespace tally
