// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_line.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "app/reading/read_flags.h"

namespace tally {

namespace {

struct Words {
    std::vector<std::string> files, follow, listen;
    std::string data, demoLog, screenshot, page, size, theme, language, frameLog;
    ReadFlags read;
};

void declare(CLI::App& app, Words& words, CommandLine& line)
{
    app.add_option("files", words.files, "Recorded logs to open");
    app.add_option("--data", words.data, "A store's directory: show it, and keep what is counted");
    app.add_flag("--read-only", line.readOnly, "Only look at the store of --data, also while another program writes it");
    app.add_option("--listen", words.listen, "Listen on tcp://A:P, tls://, udp://, http:// or https://, or on the local socket local:NAME or local:/PATH; may be repeated")->take_all()->expected(1);
    app.add_option("--follow", words.follow, "A log that is being written, or a quoted pattern of such logs; may be repeated")->take_all()->expected(1);
    app.add_flag("--demo", line.demo, "A made-up day with an incident near its end, and live traffic behind it");
    app.add_option("--demo-log", words.demoLog, "Where the demo's recorded part is written");
    app.add_option("--screenshot", words.screenshot, "Write the window's picture when all is read and painted, then end");
    app.add_option("--page", words.page, "The first page")->check(CLI::IsMember({"overview", "videos", "trends", "health", "sources"}));
    app.add_option("--size", words.size, "Size of the window, WxH");
    app.add_option("--theme", words.theme, "light, dark, contrast or system")->check(CLI::IsMember({"light", "dark", "contrast", "system"}));
    words.read.addTo(app);
    app.add_option("--language", words.language, "en, de, fr or system; pseudo lengthens every text, to find what does not fit")->check(CLI::IsMember({"en", "de", "fr", "pseudo", "system"}));
    app.add_flag("--new-session", line.newSession, "Do not open what was open the last time");
    app.add_option("--threads", line.threads, "Workers for recorded logs (default: one per processor)");
    app.add_option("--items", line.itemBudget, "Items that memory holds each by itself (default 2000000); a store keeps all")
        ->check(CLI::Range(1u, 100'000'000u));
    app.add_option("--memory", line.memoryBudget, "Memory for what is counted, e.g. 512MB (default 1GiB)")->transform(CLI::AsSizeValue(false));
    app.add_option("--frame-log", words.frameLog, "Write what the benchmark of the window reads")->group("");
}

bool parseSize(const std::string& words, QSize* size)
{
    int width = 0, height = 0;
    char rest = 0;
    if (std::sscanf(words.c_str(), "%dx%d%c", &width, &height, &rest) != 2) return false;
    *size = QSize(width, height);
    return width >= 640 && height >= 480 && width <= 16384 && height <= 16384;
}

}  // namespace

std::optional<CommandLine> parseCommandLine(int argc, char** argv, int* exitCode)
{
    CommandLine line;
    Words words;
    CLI::App app{"Tallyscope: exact counts, rankings and health of what happens", "tallyscope"};
    declare(app, words, line);
    const auto complain = [&](const std::string& why) {
        std::cerr << "tallyscope: " << why << '\n';
        *exitCode = 1;
        return std::nullopt;
    };
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        std::cout << app.help();
        *exitCode = 0;
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        return complain(error.what());
    }
    auto read = words.read.options();
    if (!read) return complain(read.error().what);
    line.read = std::move(*read);
    if (!words.size.empty() && !parseSize(words.size, &line.size)) return complain("--size " + words.size + " is no size; write 1280x800");
    ThemeChoice theme{};
    if (parseTheme(QString::fromStdString(words.theme), &theme)) line.theme = theme;
    for (const std::string& file : words.files) line.files += QString::fromStdString(file);
    for (const std::string& path : words.follow) line.follow += QString::fromStdString(path);
    line.dataDirectory = QString::fromStdString(words.data);
    for (const std::string& place : words.listen) line.listen += QString::fromStdString(place);
    line.demoLog = QString::fromStdString(words.demoLog);
    line.screenshot = QString::fromStdString(words.screenshot);
    line.language = QString::fromStdString(words.language);
    line.page = QString::fromStdString(words.page);
    line.frameLog = QString::fromStdString(words.frameLog);
    return line;
}

}  // namespace tally
