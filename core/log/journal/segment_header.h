// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a segment file: who and where, and the last durable sequence of every sender at that point, so that a start
// need look at no more than the newest segment.
//
//   0 magic u64 · 8 version u32 · 12 table bytes u32 · 16 first u64 · 24 after u64 · 32 created i64 · 40 salt u64 ·
//   48 check of the table u64 · 56 check of bytes 0…56 u64 · 64 table: listener (u16, bytes), count u32, then (u16, bytes, u64) each
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/event/time.h"

namespace tally::journal {

using Sequences = std::map<std::string, std::uint64_t, std::less<>>;

inline constexpr std::size_t kSegmentHead = 64;
inline constexpr std::size_t kMaxTable = 8u << 20;

struct SegmentHeader {
    std::string listener;      // its name; segments of earlier versions say the name of the chain, see chainName()
    std::uint64_t first = 0;   // position of the first record
    std::uint64_t after = 0;   // earlier segments count up to here: what lies in them behind it was never durable
    Micros created;
    std::uint64_t salt = 0;
    Sequences senders;
    std::uint32_t tableBytes = 0;
    std::uint64_t tableCheck = 0;

    std::size_t size() const { return kSegmentHead + tableBytes; }  // offset of the first record
};

std::string writeSegmentHeader(const SegmentHeader& header);
// The fixed part; nothing when it is damaged or of another version. REQUIRES: none; short bytes give nothing.
std::optional<SegmentHeader> readSegmentHead(std::string_view bytes);
// Fills listener and senders from the `tableBytes` bytes behind the fixed part; false when they are damaged.
bool readSegmentTable(std::string_view table, SegmentHeader* header);

// CHAIN.00000000000000000000.tlj
std::string segmentName(std::string_view chain, std::uint64_t first);
// The first position, when `name` is a segment of this chain.
std::optional<std::uint64_t> segmentFirst(std::string_view name, std::string_view chain);
// The chain of which `name` is a segment; empty when it is none.
std::string_view segmentChain(std::string_view name);
// A listener's name with everything but letters, digits, '.' and '-' as '-': tcp://127.0.0.1:9 → tcp-127.0.0.1-9.
std::string chainName(std::string_view listener);

}  // namespace tally::journal
