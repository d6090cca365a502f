// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/file_scan.h"

#include <algorithm>
#include <thread>

namespace tally {

unsigned workerCount(unsigned asked)
{
    if (asked > 0) return std::min(asked, 64u);
    return std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
}

Result<std::vector<FileReport>> scanFiles(const FileScan& scan, Parts wanted,
                                          const std::function<std::unique_ptr<WorkerSink>()>& makeSink,
                                          std::vector<std::unique_ptr<WorkerSink>>* sinks, std::stop_token stop)
{
    std::vector<WorkerSink*> pointers;
    for (unsigned i = 0; i < workerCount(scan.threads); ++i) {
        sinks->push_back(makeSink());
        pointers.push_back(sinks->back().get());
    }
    std::vector<FileReport> reports;
    for (const std::string& path : scan.paths) {
        auto reader = LogReader::open(path, scan.options);
        if (!reader) return tl::unexpected(reader.error());
        std::shared_ptr<void> watcher;
        if (scan.onOpen) watcher = scan.onOpen(path, (*reader)->progress(), (*reader)->input().storedSize());
        auto log = (*reader)->run(wanted, pointers, stop);
        if (!log) return tl::unexpected(log.error());
        Rejections& rejections = (*reader)->rejections();
        reports.push_back({path, (*reader)->shape(), std::move(*log), rejections.byReason(), std::move(rejections.letters()),
                           rejections.lettersDropped()});
    }
    return reports;
}

}  // namespace tally
