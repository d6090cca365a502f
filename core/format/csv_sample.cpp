// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "core/format/csv/csv_fields.h"
#include "core/format/field_sample.h"

namespace tally {
namespace {

bool isBlankRow(const char* p, const CsvRecord& record)
{
    return std::all_of(p, record.contentEnd, [](char c) { return c == ' '; });
}

void sampleRows(const char* p, const char* end, bool complete, CsvDialect dialect, FieldSample* sample)
{
    dialect.columns = sample->names.size();
    CsvFields fields(dialect, sample->names.size());
    for (std::size_t rows = 0; p != end && rows < FieldSample::kRecords;) {
        const CsvRecord record = frameCsv(p, end, complete, dialect);
        if (record.kind == CsvRecord::Incomplete) break;
        const bool blank = record.contentEnd == p;
        if (record.kind == CsvRecord::Whole && !blank) {
            fields.split(p, record.contentEnd);
            if (fields.count() >= sample->names.size() && fields.surplusIsEmpty()) {
                ++sample->fitting;
                for (std::size_t i = 0; i < sample->names.size(); ++i) sample->values[i].emplace_back(fields.values()[i]);
            }
            fields.release();
        }
        sample->records += blank ? 0 : 1;
        rows += blank ? 0 : 1;
        p = record.next;
    }
}

}  // namespace

FieldSample sampleCsv(std::string_view head, bool complete, const CsvLayout& layout, std::string_view later)
{
    FieldSample sample;
    const CsvHeader header = readCsvHeader(head, layout.dialect, layout.leadingRows, layout.headerless);
    sample.names = header.names;
    sample.comments = header.comments;
    const std::size_t width = csvWidth(head.substr(std::min(header.length, head.size())), complete, layout.dialect).fields;
    if (layout.headerless) {
        for (std::size_t i = 1; i <= width; ++i) sample.names.push_back(std::to_string(i));
    } else if (width == sample.names.size() + 1 && sample.names.size() >= 2) {
        sample.names.insert(sample.names.begin(), std::string());  // rows begin with a name that the header leaves out (R)
    }
    sample.values.resize(sample.names.size());
    sampleRows(head.data() + header.length, head.data() + head.size(), complete, layout.dialect, &sample);
    sampleRows(later.data(), later.data() + later.size(), true, layout.dialect, &sample);
    return sample;
}

CsvWidth csvWidth(std::string_view head, bool complete, CsvDialect dialect)
{
    constexpr std::size_t kRows = 200;
    std::map<std::size_t, CsvWidth> widths;  // by the number of fields; `fields` holds how often it occurs
    CsvFields fields(dialect, 1);
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    const char* const end = head.data() + head.size();
    std::size_t rows = 0;
    for (const char* p = head.data(); p != end && rows < kRows;) {
        const CsvRecord record = frameCsv(p, end, complete, dialect);
        if (record.kind == CsvRecord::Incomplete) break;
        if (!isBlankRow(p, record)) {
            fields.split(p, record.contentEnd);
            CsvWidth& width = widths.try_emplace(fields.count(), CsvWidth{0, rows}).first->second;
            ++width.fields;
            ++rows;
        }
        p = record.next;
    }
    CsvWidth best;
    std::size_t most = 0;
    for (const auto& [width, seen] : widths) {
        if (seen.fields < most) continue;
        most = seen.fields;
        best = {width, seen.firstRow};
    }
    return best;
}

}  // namespace tally
