// SPDX-License-Identifier: GPL-3.0-or-later
// CsvDecoder: delimited rows → events. Rows without quotes go over a vector index of their delimiters; all others through
// frameCsv() and CsvFields, which define what a row is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/format/csv/csv_fields.h"
#include "core/format/csv/csv_framing.h"
#include "core/format/csv/csv_index.h"
#include "core/format/decoder.h"
#include "core/format/event_batch.h"
#include "core/format/event_filler.h"
#include "core/format/time_columns.h"

namespace tally {

// Over a socket each line is a record of its own, and is acknowledged as one.
CsvDialect dialectOf(const LogShape& shape);

class CsvDecoder final : public Decoder {
public:
    // REQUIRES: every mapped field is one of shape.columns.
    CsvDecoder(const LogShape& shape, Parts wanted);
    BatchCount decode(std::string_view bytes, EventSink& sink) override;
    std::uint64_t ambiguousTimes() const override { return filler_.ambiguousTimes(); }

private:
    static constexpr int kNone = -1;
    struct Columns {
        int item = kNone, type = kNone, value = kNone, latency = kNone, outcome = kNone, actor = kNone, id = kNone,
            weight = kNone;
    };

    template <class Fields>
    void take(const Fields& fields, const char* row, const char* rowEnd);
    template <class Fields>
    void takePadded(const Fields& fields, const char* row, const char* rowEnd);
    const char* indexedRows(const char* start, std::size_t size);
    const char* slowRow(const char* start);
    void splitRow(const char* start, const CsvRecord& record);
    void reject(const char* row, const char* rowEnd, Reason reason, std::string_view detail);

    CsvDialect dialect_;
    std::size_t columns_;
    Columns at_;
    TimeColumns time_;
    bool comments_, padded_;
    EventFiller filler_;
    EventBatch batch_;
    CsvFields fields_;
    CsvIndexKernel kernel_;
    std::unique_ptr<std::uint32_t[]> marks_, lines_, specials_;
    const char* begin_ = nullptr;
    const char* end_ = nullptr;
};

class CsvCutter final : public RecordCutter {
public:
    explicit CsvCutter(CsvDialect dialect, std::size_t leadingRows = 0, bool headerless = false)
        : dialect_(dialect), leadingRows_(leadingRows), headerless_(headerless) {}
    std::size_t wholeRecords(std::string_view bytes, bool atEnd) override;
    std::size_t preamble(std::string_view head) override;
    std::size_t lineEnds(std::string_view bytes) const override { return countLineEnds(bytes.data(), bytes.data() + bytes.size()); }

private:
    CsvDialect dialect_;
    std::size_t leadingRows_;
    bool headerless_;
};

}  // namespace tally
