// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/name_importer.h"

#include <fmt/format.h>

#include "core/engine/import/name_columns.h"
#include "core/format/csv/csv_decoder.h"
#include "core/format/csv/csv_fields.h"
#include "core/log/recorded_input.h"

namespace tally {
namespace {

constexpr std::size_t kRowsPerCommit = 8192;

class Import {
public:
    Import(NameColumns columns, Micros now, const ApplyNames& apply, std::uint64_t line)
        : columns_(std::move(columns)), fields_(columns_.dialect(), columns_.count()), now_(now), apply_(apply), line_(line)
    {
    }
    Result<void> take(const RecordBatch& batch);
    Result<void> commit();
    NameImport& result() { return result_; }

private:
    void takeRow(const char* start, const CsvRecord& record);
    void refuse(std::string reason);

    NameColumns columns_;
    CsvFields fields_;
    Micros now_;
    const ApplyNames& apply_;
    std::uint64_t line_;
    std::vector<NameRow> rows_;
    NameImport result_;
};

void Import::refuse(std::string reason)
{
    ++result_.refused;
    if (result_.reasons.size() < kRefusedNames) result_.reasons.push_back({line_, std::move(reason)});
}

void Import::takeRow(const char* start, const CsvRecord& record)
{
    if (record.kind == CsvRecord::Whole && record.contentEnd == start) return;
    ++result_.rows;
    if (record.kind == CsvRecord::BadCsv) return refuse("a quote is opened and not closed");
    if (record.kind != CsvRecord::Whole) return refuse("the row is too long");
    fields_.release();
    fields_.split(start, record.contentEnd);
    if (fields_.count() < columns_.count() || !fields_.surplusIsEmpty())
        return refuse(fmt::format("the row has {} fields, the header {}", fields_.count(), columns_.count()));
    auto row = columns_.read(fields_.values());
    if (!row) return refuse(std::move(row.error()));
    rows_.push_back(std::move(*row));
}

Result<void> Import::take(const RecordBatch& batch)
{
    if (batch.tooLong) {
        ++result_.rows;
        refuse("the row is too long");
        ++line_;
        return {};
    }
    const std::string_view bytes = batch.bytes.view();
    const char* const end = bytes.data() + bytes.size();
    for (const char* p = bytes.data(); p != end;) {
        const CsvRecord record = frameCsv(p, end, true, columns_.dialect());
        takeRow(p, record);
        line_ += countLineEnds(p, record.next);
        p = record.next;
        if (rows_.size() < kRowsPerCommit) continue;
        if (auto ok = commit(); !ok) return ok;
    }
    return {};
}

Result<void> Import::commit()
{
    const auto applied = apply_(rows_, now_);
    if (!applied) return tl::unexpected(applied.error());
    result_.applied.added += applied->added;
    result_.applied.renamed += applied->renamed;
    result_.applied.unchanged += applied->unchanged;
    rows_.clear();
    return {};
}

}  // namespace

Result<NameImport> importNames(const std::string& path, Micros now, const ApplyNames& apply, std::stop_token stop)
{
    auto input = RecordedInput::open(path);
    if (!input) return tl::unexpected(input.error());
    const auto head = (*input)->head();
    if (!head) return tl::unexpected(head.error());
    if (head->empty()) return NameImport{};
    auto columns = NameColumns::find(*head);
    if (!columns) {
        columns.error().where = path;
        return tl::unexpected(columns.error());
    }
    const CsvDialect dialect = columns->dialect();
    (*input)->start(std::make_unique<CsvCutter>(dialect));
    Import import(std::move(*columns), now, apply, (*input)->preambleLines() + 1);
    RecordBatch batch;
    while (!stop.stop_requested()) {
        const auto more = (*input)->next(batch);
        if (!more) {
            // What could be read counts; the caller hears of the rest.
            if (auto ok = import.commit(); !ok) return tl::unexpected(ok.error());
            return tl::unexpected(more.error());
        }
        if (!*more) break;
        if (auto ok = import.take(batch); !ok) return tl::unexpected(ok.error());
    }
    if (auto ok = import.commit(); !ok) return tl::unexpected(ok.error());
    import.result().interrupted = stop.stop_requested();
    return std::move(import.result());
}

}  // namespace tally
