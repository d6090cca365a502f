// SPDX-License-Identifier: GPL-3.0-or-later
// What the parser of the command line refuses, in a sentence with the nearest word that exists.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace tally::cli {

// Help and version that were asked for go to standard output.
int reportUsage(const CLI::App& app, const CLI::ParseError& error);

// The one of `known` that differs least, where it does not differ much; empty otherwise.
std::string nearest(const std::string& word, const std::vector<std::string>& known);

}  // namespace tally::cli
