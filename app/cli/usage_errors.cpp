// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usage_errors.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "app/cli/cli_context.h"
#include "core/report/table_writer.h"

namespace tally::cli {

namespace {

std::string hint(const std::string& near) { return near.empty() ? std::string() : fmt::format("; did you mean {}?", near); }

const CLI::App* commandAsked(const CLI::App& app)
{
    const CLI::App* at = &app;
    while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
    return at;
}

std::string pathOf(const CLI::App* command)
{
    return command->get_parent() == nullptr ? command->get_name() : pathOf(command->get_parent()) + ' ' + command->get_name();
}

std::string unknownOption(const CLI::App& command, const std::string& word)
{
    std::vector<std::string> known;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    return fmt::format("{} takes no {}{}", pathOf(&command), visible(word), hint(nearest(word.substr(0, word.find('=')), known)));
}

std::vector<std::string> commandsOf(const CLI::App& command)
{
    std::vector<std::string> names;
    for (const CLI::App* child : command.get_subcommands([](const CLI::App*) { return true; })) names.push_back(child->get_name());
    return names;
}

std::string unknownCommand(const CLI::App& command, const std::string& word)
{
    return fmt::format("{} has no command {}{}", pathOf(&command), visible(word), hint(nearest(word, commandsOf(command))));
}

}  // namespace

std::string nearest(const std::string& word, const std::vector<std::string>& known)
{
    std::string best;
    std::size_t least = std::max<std::size_t>(word.size() / 3, 1) + 1;
    for (const std::string& candidate : known) {
        std::vector<std::size_t> row(candidate.size() + 1);
        std::vector<std::size_t> older(row);  // the row before the last: two letters that changed places count once
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 1; i <= word.size(); ++i) {
            std::vector<std::size_t> next(row.size(), i);
            for (std::size_t j = 1; j < row.size(); ++j) {
                next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (word[i - 1] == candidate[j - 1] ? 0 : 1)});
                if (i > 1 && j > 1 && word[i - 1] == candidate[j - 2] && word[i - 2] == candidate[j - 1]) next[j] = std::min(next[j], older[j - 2] + 1);
            }
            older = std::move(row);
            row = std::move(next);
        }
        if (row.back() >= least) continue;
        least = row.back();
        best = candidate;
    }
    return best;
}

int reportUsage(const CLI::App& app, const CLI::ParseError& error)
{
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        app.exit(error);
        return kOk;
    }
    const CLI::App* command = commandAsked(app);
    std::string what = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !command->remaining().empty()) {
        what = unknownOption(*command, command->remaining().front());
    } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && !commandsOf(*command).empty()) {
        const auto left = command->remaining();
        what = left.empty() ? fmt::format("say a command: {}", fmt::join(commandsOf(*command), ", ")) : unknownCommand(*command, left.front());
    } else if (what.empty()) {
        what = "the command line cannot be read";
    }
    note(fmt::format("tallyctl: {} ({} --help says more)", what, pathOf(command)));
    return kUsage;
}

}  // namespace tally::cli
