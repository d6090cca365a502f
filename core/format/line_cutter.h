// SPDX-License-Identifier: GPL-3.0-or-later
// LineCutter: records are lines that end in LF (a CR before it belongs to the line end). NDJSON and access logs.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/event/record_cutter.h"

namespace tally {

class LineCutter final : public RecordCutter {
public:
    std::size_t wholeRecords(std::string_view bytes, bool atEnd) override
    {
        if (atEnd) return bytes.size();
        const std::size_t lineEnd = bytes.rfind('\n');
        return lineEnd == std::string_view::npos ? 0 : lineEnd + 1;
    }
    std::size_t preamble(std::string_view head) override { return head.starts_with("\xEF\xBB\xBF") ? 3 : 0; }
};

}  // namespace tally
