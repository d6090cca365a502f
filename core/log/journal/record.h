// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one batch in a segment file: a header of 64 bytes, the sender's name, the payload (zstd, or raw when that is
// not smaller). Little endian.
//
//   0 magic u32 · 4 check of bytes 8…64 u32 · 8 stored u32 · 12 raw u32 · 16 kind u8 · 17 flags u8 · 18 sender u16 ·
//   20 records u32 · 24 first u64 · 32 arrival i64 · 40 sequence u64 · 48 synced u64 · 56 check of sender and payload u64
//
// Both checks are XXH3 seeded with the secret salt of the segment: bytes that strangers send cannot pass for a record when
// one is searched behind damage. `synced` is how much of the file was durable when this record was written: a hole
// before that is damage, a hole behind it is what a loss of power left, and nothing after it was ever acknowledged.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/limits.h"
#include "core/log/event_log.h"

namespace tally::journal {

inline constexpr std::size_t kRecordHeader = 64;
inline constexpr std::size_t kMaxRecord = kRecordHeader + limits::kSender + limits::kBatch;
inline constexpr std::uint32_t kRecordMagic = 0x524A5954;  // "TYJR"

struct RecordHeader {
    RawBatch::Kind kind = RawBatch::Kind::Lines;
    bool compressed = false, tooLong = false;
    bool mark = false;         // no batch: only says, by `synced`, that everything before it was durable
    std::uint32_t stored = 0, raw = 0, sender = 0, records = 0;
    std::uint64_t first = 0, sequence = 0, synced = 0, bodyCheck = 0;
    Micros arrival;

    std::size_t size() const { return kRecordHeader + sender + stored; }
    std::uint64_t last() const { return first + (mark ? 0 : kind == RawBatch::Kind::Tick ? 1 : raw); }
};

// Positions a batch takes.
std::uint64_t lengthOf(const RawBatch& batch);

// Reuses the memory of the compressor. Thread safety: none.
class RecordWriter {
public:
    RecordWriter();
    ~RecordWriter();
    void append(std::string* to, const RawBatch& batch, std::uint64_t first, std::uint64_t synced, std::uint64_t salt);
    static void appendMark(std::string* to, std::uint64_t first, std::uint64_t synced, std::uint64_t salt);

private:
    struct Compressor;
    std::unique_ptr<Compressor> compressor_;
    std::string packed_;
};

// Nothing when `bytes` (at least kRecordHeader of them) begin with no sound header.
std::optional<RecordHeader> readHeader(std::string_view bytes, std::uint64_t salt);
// `record` is header.size() bytes.
bool bodyIsWhole(const RecordHeader& header, std::string_view record, std::uint64_t salt);

class RecordReader {
public:
    RecordReader();
    ~RecordReader();
    // Nothing when the payload does not unpack to what the header says. REQUIRES: bodyIsWhole().
    std::optional<RawBatch> unpack(const RecordHeader& header, std::string_view record);

private:
    struct Decompressor;
    std::unique_ptr<Decompressor> decompressor_;
};

}  // namespace tally::journal
