// SPDX-License-Identifier: GPL-3.0-or-later
// Generator writes made-up events of a video site: the same options give the same bytes on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/event/time.h"
#include "core/generate/random.h"
#include "core/generate/schedule.h"
#include "core/generate/zipf_table.h"

namespace tally {

enum class GeneratedFormat { Ndjson, Csv, Combined };

struct GeneratorOptions {
    std::uint64_t events = 1'000'000;
    std::uint32_t items = 10'000;
    double zipf = 1.0;
    double rate = 0;  // events per second; 0 = the events fill one day, along a smooth curve
    std::uint64_t seed = 1;
    Micros start{1795392000LL * kSecond};  // 2026-11-23T00:00:00Z
    GeneratedFormat format = GeneratedFormat::Ndjson;
    bool incident = false;  // from the first 14:03 on: one item's views x 40, slow answers, 5 % errors
    std::int64_t incidentSpan = 20 * kMinute;
};

class Generator {
public:
    explicit Generator(const GeneratorOptions& options);

    std::string header() const;         // CSV header line with its line end, else empty
    bool appendNext(std::string& out);  // one line with its line end; false when all are given
    Micros lastTime() const { return {lastMs_ * 1000}; }

private:
    using Id = std::array<char, 11>;
    static constexpr std::size_t kDraws = 4096;
    struct Made {
        std::uint32_t rank, type, user, tenths, latencyMs, status;
        bool incident;
    };
    Made make(std::uint64_t first, std::uint64_t second);
    bool inIncident() const { return lastMs_ >= incidentFromMs_ && lastMs_ < incidentToMs_; }
    void planIncident();
    char* putNdjson(char* out, const Made& made) const;
    char* putCsv(char* out, const Made& made) const;
    char* putCombined(char* out, const Made& made);
    void writeStamp(std::int64_t second);

    GeneratorOptions options_;
    ZipfTable zipf_;
    Schedule schedule_;
    Random random_;
    std::vector<Id> ids_;                         // by rank
    std::array<std::uint16_t, kDraws> spread_{};  // log-normal-like, median 60, 99 % below about 500
    std::uint64_t left_;
    std::uint64_t extraLeft_ = 0;       // views of the incident's item still to come at this moment
    std::uint64_t extraQ16_ = 0;        // extra views per event, times 65536
    std::uint32_t incidentRank_ = 0;
    std::int64_t incidentFromMs_ = 0, incidentToMs_ = 0;
    std::int64_t lastMs_;
    std::int64_t stampSecond_ = INT64_MIN;  // what stamp_ says
    std::array<char, 28> stamp_{};          // [23/Nov/2026:00:00:01 +0000]
};

}  // namespace tally
