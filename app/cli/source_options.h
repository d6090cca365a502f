// SPDX-License-Identifier: GPL-3.0-or-later
// The options that every question shares (DESIGN section 5), and the Source they describe.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "app/reading/read_flags.h"
#include "core/query/file_source.h"
#include "core/query/query_cache.h"
#include "core/query/source.h"
#include "core/report/table.h"

namespace tally::cli {

struct SourceFlags {
    std::vector<std::string> files;
    std::string data, url, tokenFile, caFile;
    ReadFlags read;
    unsigned threads = 0;
    bool strict = false;
    void addTo(CLI::App& command);
};

struct QuestionFlags {
    std::string item, type, from, to, knownAt, format;
    bool all = false, widen = false;
    CLI::Option* itemOption = nullptr;
    CLI::Option* typeOption = nullptr;
    void addTo(CLI::App& command, bool withItem);
    Result<void> apply(Question* question) const;
};

// An opened source and what to say about it at the end.
struct OpenSource {
    std::unique_ptr<Source> source;
    FileSource* files = nullptr;  // the same object, where it reads files
    bool strict = false;

    // Messages on stderr and the exit code, for an answer that was printed.
    int finish(const Provenance* provenance = nullptr) const;
};
Result<OpenSource> openSource(const SourceFlags& flags, std::shared_ptr<QueryCache> cache = {});  // the cache of a store

// Aligned on a terminal, CSV otherwise, unless --format says so.
Result<TableFormat> tableFormat(const std::string& asked);

Result<Micros> parseStep(const std::string& text);  // 1s, 5m, 1h, 1d

}  // namespace tally::cli
