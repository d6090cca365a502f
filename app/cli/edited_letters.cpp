// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/edited_letters.h"

#include <fmt/format.h>
#include <fstream>
#include <simdjson.h>

#include "core/base/limits.h"

namespace tally::cli {

Result<std::map<LetterPlace, std::string>> readEditedLetters(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail(ErrorCode::Unreadable, "cannot be read", path);
    std::map<LetterPlace, std::string> texts;
    simdjson::dom::parser parser(8 * limits::kLine);
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line == "\r") continue;
        simdjson::dom::object row;
        std::string_view source, raw;
        std::uint64_t at = 0, offset = 0;
        const simdjson::padded_string padded(line);
        if (parser.parse(padded).get(row) != simdjson::SUCCESS || row["source"].get(source) != simdjson::SUCCESS ||
            row["line"].get(at) != simdjson::SUCCESS || row["offset"].get(offset) != simdjson::SUCCESS || row["raw"].get(raw) != simdjson::SUCCESS)
            return fail(ErrorCode::Unreadable, "no object with source, line, offset and raw, as --format ndjson prints it", fmt::format("{}:{}", path, number));
        texts[{std::string(source), at, offset}] = raw;
    }
    return texts;
}

}  // namespace tally::cli
