// SPDX-License-Identifier: GPL-3.0-or-later
// A journal on a disk in memory, and what was told to be durable.
#pragma once

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/log/journal/journal.h"
#include "core/log/journal/journal_reader.h"
#include "core/log/journal/journal_writer.h"
#include "tests/core/support/faulty_file_system.h"

namespace tally::test {

inline const std::string kFolder = "/data/journal";
inline const std::string kChain = "tcp-127.0.0.1-1";

inline RawBatch batchOf(std::string bytes, std::string sender = {}, std::uint64_t sequence = 0)
{
    RawBatch batch;
    batch.arrival = Micros{1000};
    batch.bytes = std::move(bytes);
    batch.sender = std::move(sender);
    batch.sequence = sequence;
    batch.records = sequence > 0 ? 1 : 0;
    return batch;
}

// Text of `n` that packs badly for odd n and well for even n.
inline std::string textOf(std::uint64_t n, std::size_t size = 600)
{
    std::string text = fmt::format("<{}>", n);
    std::mt19937_64 random(n);
    while (text.size() < size) text += n % 2 == 0 ? 'x' : static_cast<char>(random());
    return text;
}

// The synchronous parts of a journal, so that a test decides what happens when.
struct JournalParts {
    std::shared_ptr<FaultyFileSystem> disk;
    JournalOptions options;
    ManualClock clock{1'000'000};
    journal::Recovered recovered;
    std::unique_ptr<journal::SegmentCatalog> catalog;
    std::unique_ptr<journal::JournalWriter> writer;
    std::unique_ptr<journal::JournalReader> reader;

    explicit JournalParts(std::shared_ptr<FaultyFileSystem> on, JournalOptions with = {}) : disk(std::move(on)), options(with)
    {
        options.keepFree = 0;
        auto result = journal::recover(*disk, kFolder, kChain, Micros{2'000'000});
        for (int i = 0; i < 10 && !result; ++i) result = journal::recover(*disk, kFolder, kChain, Micros{2'000'000});
        EXPECT_TRUE(result) << result.error().what;
        if (!result) return;
        recovered = std::move(*result);
        catalog = std::make_unique<journal::SegmentCatalog>(recovered.segments, recovered.end);
        writer = std::make_unique<journal::JournalWriter>(*disk, kFolder, kChain, options, clock, *catalog, recovered.senders);
        reader = std::make_unique<journal::JournalReader>(*disk, kFolder, clock, *catalog);
    }
    bool commit(std::vector<RawBatch> group) { return writer->commit(group).has_value(); }
    std::vector<std::string> readAll()
    {
        std::vector<std::string> all;
        while (auto batch = reader->next()) all.push_back(batch->bytes);
        return all;
    }
    std::string newest() const { return kFolder + "/" + disk->list(kFolder).value().back(); }
};

inline Journal& opened(std::unique_ptr<Journal>& journal, std::shared_ptr<FileSystem> disk, JournalOptions options = {}, std::shared_ptr<const Clock> clock = {})
{
    options.keepFree = 0;
    options.commitEvery = std::chrono::milliseconds(0);
    options.retryEvery = std::chrono::milliseconds(1);
    auto result = Journal::open(std::move(disk), kFolder, "tcp://127.0.0.1:1", options, std::move(clock));
    EXPECT_TRUE(result) << result.error().what;
    journal = std::move(*result);
    return *journal;
}

}  // namespace tally::test
