// SPDX-License-Identifier: GPL-3.0-or-later
// The dead letters of live logs: every refused record is one, with its place, or is counted as dropped.
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <unistd.h>

#include "core/log/memory_log.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

std::shared_ptr<const Snapshot> countAll(Engine& engine, MemoryLog& log)
{
    log.close();
    for (;;) {
        engine.settle();
        auto snapshot = engine.snapshot();
        if (!snapshot->live) return snapshot;
    }
}

// 17 MiB of letters in few batches that are there at once: more than is handed on at a time.
TEST(LiveLetters, AllOfAFloodAreKept)
{
    const auto data = std::filesystem::temp_directory_path() / ("tally-live-letters-" + std::to_string(::getpid()));
    std::filesystem::remove_all(data);
    constexpr std::uint64_t kBad = 80'000, kPerBatch = 8'000;
    std::uint64_t bytes = 0;
    {
        const auto engine = makeEngine(data.string());
        auto log = std::make_shared<MemoryLog>();
        for (std::uint64_t first = 0; first < kBad; first += kPerBatch) {
            std::string lines;
            for (std::uint64_t i = first; i < first + kPerBatch; ++i)
                lines += "{\"videoId\":\"v\",\"timestamp\":\"no time " + std::to_string(i) + "\"}\n{\"videoId\":\"v\",\"timestamp\":1795392000}\n";
            bytes += lines.size();
            ASSERT_TRUE(log->append(lines, Micros{kNow}));
        }
        ASSERT_TRUE(engine->listen("tcp", log));
        EXPECT_EQ(countAll(*engine, *log)->ledger.rejected, kBad);
    }
    const auto reader = openSqliteReader(data.string());
    ASSERT_TRUE(reader);
    const auto letters = (*reader)->letters(2 * kBad);
    ASSERT_TRUE(letters);
    ASSERT_EQ(letters->size(), kBad);
    EXPECT_EQ((*reader)->letterTotals()->dropped, 0U);
    std::uint64_t offset = 0;
    for (std::uint64_t i = 0; i < kBad; ++i) {
        const Letter& letter = (*letters)[i].second;
        const std::string raw = "{\"videoId\":\"v\",\"timestamp\":\"no time " + std::to_string(i) + "\"}";
        ASSERT_EQ(letter.raw, raw);
        ASSERT_EQ(letter.line, 2 * i + 1);
        ASSERT_EQ(letter.offset, offset);
        ASSERT_EQ(letter.reason, Reason::BadTime);
        offset += raw.size() + std::string("\n{\"videoId\":\"v\",\"timestamp\":1795392000}\n").size();
    }
    EXPECT_EQ(offset, bytes);
    std::filesystem::remove_all(data);
}

// Blank lines cost a byte each and a letter each: of too many at once some are only counted, and that is said.
TEST(LiveLetters, WhatIsTooMuchAtOnceIsCountedAsDropped)
{
    const auto data = std::filesystem::temp_directory_path() / ("tally-live-dropped-" + std::to_string(::getpid()));
    std::filesystem::remove_all(data);
    constexpr std::uint64_t kBlank = 400'000;
    for (const bool stored : {false, true}) {
        {
            const auto engine = makeEngine(stored ? data.string() : std::string());
            auto log = std::make_shared<MemoryLog>();
            ASSERT_TRUE(log->append("{\"videoId\":\"v\",\"timestamp\":1795392000}\n" + std::string(kBlank, '\n'), Micros{kNow}));
            ASSERT_TRUE(engine->listen("tcp", log));
            EXPECT_EQ(countAll(*engine, *log)->ledger.rejected, kBlank);
            if (stored) continue;
            const auto letters = engine->deadLetters(kBlank);
            ASSERT_TRUE(letters);
            EXPECT_LT(letters->letters.size(), kBlank);
            EXPECT_EQ(letters->letters.size() + letters->totals.dropped, kBlank);
        }
    }
    const auto reader = openSqliteReader(data.string());
    ASSERT_TRUE(reader);
    EXPECT_LT((*reader)->letters(kBlank)->size(), kBlank);
    EXPECT_EQ((*reader)->letters(kBlank)->size() + (*reader)->letterTotals()->dropped, kBlank);
    std::filesystem::remove_all(data);
}

}  // namespace
}  // namespace tally
