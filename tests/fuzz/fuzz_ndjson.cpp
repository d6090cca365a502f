// SPDX-License-Identifier: GPL-3.0-or-later
// NDJSON: the decoder (learnt plans, vector kernels) against the reference, one JsonRecord per line.
#include "core/base/limits.h"
#include "core/base/padded_buffer.h"
#include "core/format/ndjson/json_record.h"
#include "tests/fuzz/log_reading.h"

namespace {

using namespace tally;
using namespace tally::fuzz;

void compareWithReference(std::string_view bytes, const LogShape& shape)
{
    const Reading decoded = readLog(bytes, shape, kAllParts, 0);
    JsonRecord reference(shape, kAllParts);
    PaddedBuffer padded;
    std::size_t accepted = 0, rejected = 0;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    while (!bytes.empty()) {
        const std::size_t lineEnd = bytes.find('\n');
        std::string_view line = bytes.substr(0, lineEnd);
        bytes.remove_prefix(lineEnd == std::string_view::npos ? bytes.size() : lineEnd + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);

        Event event;
        Reason reason = Reason::Empty;
        std::string_view detail;
        padded = PaddedBuffer();
        padded.assign(line);
        const bool isBlank = line.find_first_not_of(" \t\r") == std::string_view::npos;
        if (!isBlank && line.size() > limits::kLine) reason = Reason::TooLong;
        else if (!isBlank && reference.read(padded.view(), &event, &reason, &detail)) {
            require(accepted < decoded.accepted.size(), "the reference accepts a record, the decoder does not");
            require(decoded.accepted[accepted++].event == owned(event, kAllParts), "reference and decoder give the same event");
            reference.reset();
            continue;
        }
        require(rejected < decoded.rejected.size(), "the reference rejects a record, the decoder does not");
        require(decoded.rejected[rejected++].reason == reason, "reference and decoder give the same reason");
        reference.reset();
    }
    require(accepted == decoded.accepted.size() && rejected == decoded.rejected.size(), "as many records as lines");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const LogShape shape = usualShape(Format::Ndjson);
    compareWithReference(bytes, shape);
    checkLog(bytes, shape);
    return 0;
}
