// SPDX-License-Identifier: GPL-3.0-or-later
// Reading several recorded logs for one question, and what is to be told about each of them.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/read/log_reader.h"

namespace tally {

struct FileReport {
    std::string path;
    LogShape shape;
    ReadLog log;
    std::array<ReasonSummary, kReasons> reasons{};
    std::vector<Letter> letters;
    std::uint64_t lettersDropped = 0;
    bool unread = false;          // nothing of it could be read; log.error says why
};

// The error says that this file cannot be read, not that no file could.
bool isOfOneFile(const Error& error);
FileReport unreadFile(const std::string& path, Error error);

struct FileScan {
    std::vector<std::string> paths;
    ReadOptions options;
    unsigned threads = 0;         // 0 = one per processor
    // Called for each file; what it returns lives until the file is read (a progress bar).
    std::function<std::shared_ptr<void>(const std::string& path, const ReadProgress&, std::uint64_t storedSize)> onOpen;
};

// One sink per worker, made by `makeSink`. Of several files, one that cannot be read (missing, unknown format)
// is a report with its error, and the others are read. Errors: no file can be read, or what was asked makes no sense.
Result<std::vector<FileReport>> scanFiles(const FileScan& scan, Parts wanted,
                                          const std::function<std::unique_ptr<WorkerSink>()>& makeSink,
                                          std::vector<std::unique_ptr<WorkerSink>>* sinks, std::stop_token stop = {});

unsigned workerCount(unsigned asked);

}  // namespace tally
