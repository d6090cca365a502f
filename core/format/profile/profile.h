// SPDX-License-Identifier: GPL-3.0-or-later
// Profile: how logs of one kind are read, under a name; a TOML file.
//
//   title = "Shop clicks"            item-word = "Product"
//   format = "csv"                   time-zone = "Europe/Berlin"       (and the other options of the command line)
//   [fields]
//   item = "sku"                     must be there
//   time = ["clicked_at", "ts:ms"]   the first that is there; none of them: as without a profile
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/event/read_options.h"

namespace tally {

struct Profile {
    std::string name;      // what it is asked for by
    std::string title;     // for people
    std::string itemWord;  // what an item is called: "Video", "Product"
    ReadOptions options;
    std::string text;      // its TOML
    std::string origin;    // "shipped", or the path of its file
};

// Errors (Usage): not TOML, an unknown key or part, a value of the wrong kind; with the line.
Result<Profile> parseProfile(const std::string& name, const std::string& text);

// "ts:ms" → field and unit.
FieldRef fieldRefOf(std::string_view text);
// "item", "status", "weight" … → the part.
bool parsePart(std::string_view word, Part* out);

}  // namespace tally
