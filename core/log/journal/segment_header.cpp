// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/segment_header.h"

#include <charconv>
#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/base/limits.h"
#include "core/log/journal/bytes.h"

namespace tally::journal {

namespace {
constexpr std::uint64_t kMagic = 0x314C4E524A594C54;  // "TLYJRNL1"
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kDigits = 20;
constexpr std::string_view kEnding = ".tlj";

std::uint64_t check(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace

std::string writeSegmentHeader(const SegmentHeader& header)
{
    std::string table;
    put(&table, static_cast<std::uint16_t>(header.listener.size()));
    table += header.listener;
    put(&table, static_cast<std::uint32_t>(header.senders.size()));
    for (const auto& [name, sequence] : header.senders) {
        put(&table, static_cast<std::uint16_t>(name.size()));
        table += name;
        put(&table, sequence);
    }
    std::string bytes;
    put(&bytes, kMagic);
    put(&bytes, kVersion);
    put(&bytes, static_cast<std::uint32_t>(table.size()));
    put(&bytes, header.first);
    put(&bytes, header.after);
    put(&bytes, header.created.us);
    put(&bytes, header.salt);
    put(&bytes, check(table));
    put(&bytes, check(bytes));
    return bytes + table;
}

std::optional<SegmentHeader> readSegmentHead(std::string_view bytes)
{
    if (bytes.size() < kSegmentHead || get<std::uint64_t>(bytes, 0) != kMagic || get<std::uint32_t>(bytes, 8) != kVersion) return std::nullopt;
    if (get<std::uint64_t>(bytes, 56) != check(bytes.substr(0, 56))) return std::nullopt;
    SegmentHeader header;
    header.tableBytes = get<std::uint32_t>(bytes, 12);
    header.first = get<std::uint64_t>(bytes, 16);
    header.after = get<std::uint64_t>(bytes, 24);
    header.created = Micros{get<std::int64_t>(bytes, 32)};
    header.salt = get<std::uint64_t>(bytes, 40);
    header.tableCheck = get<std::uint64_t>(bytes, 48);
    if (header.tableBytes > kMaxTable || header.after > header.first) return std::nullopt;
    return header;
}

bool readSegmentTable(std::string_view table, SegmentHeader* header)
{
    if (table.size() != header->tableBytes || check(table) != header->tableCheck) return false;
    std::size_t at = 0;
    const auto has = [&](std::size_t n) { return table.size() - at >= n; };
    const auto text = [&]() -> std::optional<std::string> {
        if (!has(2)) return std::nullopt;
        const std::size_t n = get<std::uint16_t>(table, at);
        at += 2;
        if (!has(n)) return std::nullopt;
        at += n;
        return std::string(table.substr(at - n, n));
    };
    auto listener = text();
    if (!listener || !has(4)) return false;
    header->listener = std::move(*listener);
    std::uint32_t left = get<std::uint32_t>(table, at);
    at += 4;
    if (left > limits::kSenders) return false;
    for (; left > 0; --left) {
        auto name = text();
        if (!name || !has(8)) return false;
        header->senders[std::move(*name)] = get<std::uint64_t>(table, at);
        at += 8;
    }
    return true;
}

std::string segmentName(std::string_view chain, std::uint64_t first) { return fmt::format("{}.{:020}{}", chain, first, kEnding); }

std::optional<std::uint64_t> segmentFirst(std::string_view name, std::string_view chain)
{
    if (name.size() != chain.size() + 1 + kDigits + kEnding.size() || !name.starts_with(chain) || !name.ends_with(kEnding) || name[chain.size()] != '.')
        return std::nullopt;
    const std::string_view digits = name.substr(chain.size() + 1, kDigits);
    std::uint64_t first = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), first);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return first;
}

std::string_view segmentChain(std::string_view name)
{
    if (name.size() <= 1 + kDigits + kEnding.size()) return {};
    const std::string_view chain = name.substr(0, name.size() - 1 - kDigits - kEnding.size());
    return segmentFirst(name, chain) ? chain : std::string_view();
}

std::string chainName(std::string_view listener)
{
    std::string chain;
    for (const char c : listener) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        const bool repeated = !plain && !chain.empty() && chain.back() == '-';
        if (!repeated) chain += plain ? c : '-';
    }
    return chain.empty() ? "log" : chain.substr(0, 128);
}

}  // namespace tally::journal
