// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a segment file: a journal opens it whatever it holds, reads it to its end, and takes more.
#include <cstdlib>

#include "core/log/journal/journal_reader.h"
#include "core/log/journal/journal_writer.h"
#include "tests/core/support/faulty_file_system.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tally;
    test::FaultyFileSystem disk;
    disk.setContent("/j/" + journal::segmentName("c", 0), std::string(reinterpret_cast<const char*>(data), size));
    auto recovered = journal::recover(disk, "/j", "c", Micros{1'000'000});
    if (!recovered) std::abort();
    const ManualClock clock(2'000'000);
    const JournalOptions options;
    journal::SegmentCatalog catalog(recovered->segments, recovered->end);
    journal::JournalReader reader(disk, "/j", clock, catalog);
    std::uint64_t position = 0;
    while (const auto batch = reader.next()) {
        if (batch->last <= position && position > 0) std::abort();
        position = batch->last;
    }
    journal::JournalWriter writer(disk, "/j", "c", options, clock, catalog, recovered->senders);
    RawBatch more;
    more.bytes = "more";
    if (!writer.commit({&more, 1})) std::abort();
    const auto last = reader.next();
    if (!last || last->bytes != "more") std::abort();
    return 0;
}
