// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV file of names: its columns are found or it is refused, and each row is a statement or is refused with a reason.
#include <algorithm>

#include "core/base/limits.h"
#include "core/base/padded_buffer.h"
#include "core/engine/import/name_columns.h"
#include "core/format/csv/csv_fields.h"
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    using fuzz::require;
    PaddedBuffer bytes;
    bytes.assign({reinterpret_cast<const char*>(data), size});
    const std::string_view text = bytes.view();
    auto columns = NameColumns::find(text);
    if (!columns) {
        require(!columns.error().what.empty(), "a refusal has a reason");
        return 0;
    }
    CsvFields fields(columns->dialect(), columns->count());
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p != end;) {
        const CsvRecord record = frameCsv(p, end, true, columns->dialect());
        require(record.next > p, "each record goes on");
        if (record.kind == CsvRecord::Whole) {
            fields.release();
            fields.split(p, record.contentEnd);
            if (fields.count() >= columns->count()) {
                const auto row = columns->read(fields.values());
                if (!row) require(!row.error().empty(), "a row that is refused has a reason");
                else require(!row->item.empty() && row->item.size() <= limits::kItem, "a row names an item");
            }
        }
        p = record.next;
    }
    return 0;
}
