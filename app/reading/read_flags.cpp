// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reading/read_flags.h"

#include <CLI/CLI.hpp>

#include "app/reading/read_option.h"

namespace tally {

namespace {

constexpr const char* kGroup = "Options for how files are read";

}  // namespace

ReadFlags::ReadFlags() : words_(readOptionTable().size()) {}

void ReadFlags::addTo(CLI::App& command)
{
    const auto table = readOptionTable();
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].argument == nullptr) {
            command.add_flag(table[i].name, words_[i].isOn, table[i].help)->group(kGroup);
            continue;
        }
        CLI::Option* option = command.add_option(table[i].name, words_[i].text, table[i].help)->type_name(table[i].argument)->group(kGroup);
        if (table[i].repeats) option->join(',');
    }
}

Result<ReadOptions> ReadFlags::options() const
{
    ReadOptions read;
    const auto table = readOptionTable();
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (words_[i].text.empty() && !words_[i].isOn) continue;
        if (const auto set = table[i].set(words_[i].text, &read); !set) return tl::unexpected(set.error());
    }
    return checked(std::move(read));
}

}  // namespace tally
