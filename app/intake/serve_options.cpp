// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/serve_options.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace tally {

std::optional<ServeOptions> parseServeOptions(int argc, char** argv, int* exitCode)
{
    ServeOptions options;
    CLI::App app{"Listen, count and keep, until SIGINT or SIGTERM", "tallyctl serve"};
    app.add_option("--data", options.dataDirectory, "The store's directory; made when it is not there")->required();
    app.add_option("--tcp", options.tcp, "Address to listen on, e.g. 127.0.0.1:9099 (port 0 = any free one)")->required();
    app.add_option("--input", options.read.input, "auto, ndjson, json, csv, tsv, combined or common");
    app.add_option("--map", options.read.map, "Fields of the events, e.g. item=videoId,type=eventType,time=ts:ms");
    app.add_option("--time-zone", options.read.timeZone, "Zone of stamps without one (IANA name or ±HH:MM; default UTC)");
    app.add_option("--time-format", options.read.timeFormat, "Form of the stamps, strptime style");
    app.add_flag("--no-time", options.read.noTime, "Count events without a time");
    app.add_option("--threads", options.threads, "Workers for recorded logs (default: one per processor)");
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
    return options;
}

}  // namespace tally
