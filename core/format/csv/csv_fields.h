// SPDX-License-Identifier: GPL-3.0-or-later
// CsvFields: one record with quotes → its fields, unquoted. The reference for the vector path, and what reads every record
// that path does not take. As Python's csv module: text behind a closing quote is appended as it stands.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "core/format/csv/csv_framing.h"

namespace tally {

class CsvFields {
public:
    // Keeps the first `most` fields; further ones are only counted.
    explicit CsvFields(CsvDialect dialect, std::size_t most = std::numeric_limits<std::size_t>::max());

    // The views point into the record or into scratch memory that stays valid until release(), with 16 bytes behind.
    // REQUIRES: hasRoom(end - start).
    void split(const char* start, const char* end);
    const std::vector<std::string_view>& values() const { return values_; }
    std::size_t count() const { return count_; }           // of all fields
    bool surplusIsEmpty() const { return surplusEmpty_; }  // those beyond the kept ones

    bool hasRoom(std::size_t recordSize) const { return used_ == 0 || used_ + recordSize + kBehind <= capacity_; }
    void release() { used_ = 0; }

private:
    static constexpr std::size_t kBehind = 64;

    const char* quotedField(const char* p, const char* end, std::string_view* value);
    bool opensQuoted(const char* p, const char* end) const;
    void push(std::string_view value);

    CsvDialect dialect_;
    std::size_t most_;
    std::vector<std::string_view> values_;
    std::size_t count_ = 0;
    bool surplusEmpty_ = true;
    std::unique_ptr<char[]> scratch_;
    std::size_t capacity_ = 0, used_ = 0;
};

}  // namespace tally
