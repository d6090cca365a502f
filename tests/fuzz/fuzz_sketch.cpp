// SPDX-License-Identifier: GPL-3.0-or-later
// Serialised sketches come from stores and other machines: damaged ones are refused, others answer and survive a round trip.
#include "core/count/dd_sketch.h"
#include "tests/fuzz/log_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using tally::DdSketch;
    using tally::fuzz::require;
    DdSketch sketch;
    if (!DdSketch::parse({reinterpret_cast<const char*>(data), size}, &sketch)) return 0;
    const std::string bytes = sketch.serialise();
    DdSketch again;
    require(DdSketch::parse(bytes, &again), "what serialise() writes is parsed");
    require(again.serialise() == bytes, "a round trip changes nothing");
    require(again.count() == sketch.count(), "a round trip keeps the count");
    if (sketch.count() > 0) {
        for (const double q : {0.0, 0.5, 0.99, 1.0}) {
            const double value = sketch.quantile(q);
            require(sketch.min() <= value && value <= sketch.max(), "quantiles are within the observed values");
        }
    }
    DdSketch sum = sketch;
    sum.merge(again);
    require(sum.count() == 2 * sketch.count(), "merging adds");
    return 0;
}
