// SPDX-License-Identifier: GPL-3.0-or-later
// Import of recorded logs into a store: known by content, resumable, never counted twice (DEFINITIONS section 12).
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/result.h"
#include "core/event/read_options.h"
#include "core/count/dictionary.h"
#include "core/engine/hot/committed.h"
#include "core/count/type_table.h"
#include "core/query/file_scan.h"
#include "core/store/rollup_store.h"

namespace tally {

struct ImportOptions {
    ReadOptions read;
    unsigned threads = 0;
    std::uint64_t commitBytes = 128u << 20;  // of decompressed input between two commits
    std::string sourceName;                  // for standard input: what it is known by; empty = new each time
    std::function<std::shared_ptr<void>(const std::string&, const ReadProgress&, std::uint64_t)> onOpen;
    // Shared with whoever goes on using the ids in `onCommit`; null = the import's own.
    Dictionary* dictionary = nullptr;
    TypeTable* types = nullptr;
    // Looks at what is about to be committed, and says what of it revises; may be called again for what could not be.
    std::function<void(Committed*)> judge;
    std::function<void(Committed&&)> onCommit;
};

struct ImportResult {
    std::string path;
    std::uint64_t startedAt = 0;   // offset; > 0: an earlier import was resumed, or a grown log's tail was added
    bool alreadyThere = false;     // the same content was imported before; nothing was added
    bool interrupted = false;      // stopped; a later import goes on from the last commit
    FileReport report;             // of what was read this time
};

// Errors: Unreadable, Store. What was committed before an error stays, and a later import goes on from there.
// `store` null = counted for `onCommit` only: how a window reads a log without keeping it.
Result<ImportResult> importLog(const std::string& path, const ImportOptions& options, RollupStore* store, std::stop_token stop = {});

}  // namespace tally
