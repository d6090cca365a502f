// SPDX-License-Identifier: GPL-3.0-or-later
// FileSource: answers over recorded logs. Each question reads the files once and filters every event exactly, so any range
// is exact. Thread safety: one question at a time.
#pragma once

#include <vector>

#include "core/query/file_scan.h"
#include "core/query/source.h"

namespace tally {

class FileSource final : public Source {
public:
    explicit FileSource(FileScan scan) : scan_(std::move(scan)) {}

    Result<ValueAnswer> value(const Question& question, std::stop_token stop = {}) override;
    Result<TopAnswer> top(const Question& question, std::stop_token stop = {}) override;
    Result<SeriesAnswer> series(const Question& question, std::stop_token stop = {}) override;
    Result<HealthAnswer> health(const Question& question, std::stop_token stop = {}) override;
    // Reads twice: who is worst, then their latencies. So it needs 40 bytes for each distinct key and sketches of `k` alone.
    Result<BreakdownAnswer> breakdown(const Question& question, std::stop_token stop = {}) override;
    Result<std::vector<SourceLedger>> ledger(std::stop_token stop = {}) override;
    Result<std::vector<SourceLetter>> letters(std::size_t limit, std::stop_token stop = {}) override;

    // What the last question found out about each file.
    const std::vector<FileReport>& reports() const { return reports_; }

private:
    template <class Sink, class Make>
    Result<std::vector<std::unique_ptr<WorkerSink>>> scan(const Question& question, Parts wanted, Make&& make, std::stop_token stop);
    Result<void> check(const Question& question) const;

    FileScan scan_;
    std::vector<FileReport> reports_;
};

}  // namespace tally
