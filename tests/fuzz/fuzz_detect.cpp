// SPDX-License-Identifier: GPL-3.0-or-later
// Detection: any head gets a shape or one sentence; what it decided must be readable by the decoder it names.
#include "core/base/padded_buffer.h"
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    if (size == 0) return 0;
    PaddedBuffer head;
    head.assign({reinterpret_cast<const char*>(data) + 1, size - 1});
    ReadOptions options;
    options.noTime = (data[0] & 2) != 0;
    options.noHeader = (data[0] & 12) == 12;
    if ((data[0] & 24) == 24) options.mapping[Part::Item].field = "1";
    if ((data[0] & 40) == 40) options.delimiter = ':';
    if ((data[0] & 72) == 72) options.year = 2017;
    const auto shape = detect(head.view(), (data[0] & 1) != 0, options);
    if (!shape) {
        fuzz::require(!shape.error().what.empty(), "a refusal has a reason");
        return 0;
    }
    fuzz::require(shape->format != Format::Auto, "detection decides");
    fuzz::require(makeDecoder(*shape, kAllParts).has_value(), "what detection found can be decoded");
    fuzz::readLog(head.view(), *shape, kAllParts, 0);
    return 0;
}
