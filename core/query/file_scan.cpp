// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/file_scan.h"

#include <algorithm>
#include <thread>

namespace tally {

bool isOfOneFile(const Error& error) { return error.code == ErrorCode::Unreadable || error.code == ErrorCode::Ambiguous; }

FileReport unreadFile(const std::string& path, Error error)
{
    FileReport report;
    report.path = path;
    report.log.error = std::move(error);
    report.unread = true;
    return report;
}

unsigned workerCount(unsigned asked)
{
    if (asked > 0) return std::min(asked, 64u);
    return std::clamp(std::thread::hardware_concurrency(), 1u, 64u);
}

namespace {

Result<FileReport> scanFile(const std::string& path, const FileScan& scan, Parts wanted, const std::vector<WorkerSink*>& sinks, std::stop_token stop)
{
    auto reader = LogReader::open(path, scan.options);
    if (!reader) return tl::unexpected(reader.error());
    std::shared_ptr<void> watcher;
    if (scan.onOpen) watcher = scan.onOpen(path, (*reader)->progress(), (*reader)->input().storedSize());
    auto log = (*reader)->run(wanted, sinks, stop);
    if (!log) return tl::unexpected(log.error());
    Rejections& rejections = (*reader)->rejections();
    return FileReport{path, (*reader)->shape(), std::move(*log), rejections.byReason(), std::move(rejections.letters()), rejections.lettersDropped(), false};
}

}  // namespace

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
    std::size_t unread = 0;
    for (const std::string& path : scan.paths) {
        auto report = scanFile(path, scan, wanted, pointers, stop);
        if (!report) {
            if (!isOfOneFile(report.error()) || scan.paths.size() == 1) return tl::unexpected(report.error());
            report = unreadFile(path, report.error());
            ++unread;
        }
        reports.push_back(std::move(*report));
    }
    if (unread > 0 && unread == reports.size()) return tl::unexpected(*reports.front().log.error);
    return reports;
}

}  // namespace tally
