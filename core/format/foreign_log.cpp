// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/foreign_log.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include <fmt/format.h>

namespace tally {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kOurs =
    "Tallyscope reads NDJSON, JSON arrays, CSV and TSV, Common and Combined access logs and others by --log-format, W3C extended logs and logfmt";

struct Magic {
    std::string_view bytes, kind;
    bool packed;
};
constexpr Magic kMagics[] = {
    {"BZh"sv, "bzip2 inside another compression", true},
    {"\xFD" "7zXZ\0"sv, "xz inside another compression", true}, {"PK\x03\x04"sv, "zip", true}, {"7z\xBC\xAF\x27\x1C"sv, "7-Zip", true},
    {"Rar!\x1A\x07"sv, "RAR", true}, {"\x04\x22\x4D\x18"sv, "LZ4", true}, {"\x5D\0\0"sv, "lzma", true}, {"\x1F\x9D"sv, "compress", true},
    {"\x1F\x8B"sv, "gzip inside another compression", true}, {"\x28\xB5\x2F\xFD"sv, "zstd inside another compression", true},
    {"PAR1"sv, "a Parquet file", false}, {"ORC"sv, "an ORC file", false}, {"\x89HDF"sv, "an HDF5 file", false}, {"Obj\x01"sv, "an Avro file", false}, {"SQLite format 3\0"sv, "an SQLite database", false},
    {"%PDF"sv, "a PDF document", false}, {"\x7F" "ELF"sv, "a program", false}, {"\x89PNG"sv, "an image", false},
    {"\xD0\xCF\x11\xE0"sv, "an Office document", false},
};

std::string_view trimmed(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

bool startsWithWord(std::string_view text, std::string_view lower)
{
    return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
        return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
    });
}

// A few NULs, as a machine leaves them that lost its power, are a matter of the records they are in; binary data has them
// everywhere.
bool isBinary(std::string_view start)
{
    std::size_t lines = 0, broken = 0;
    for (; !start.empty(); ++lines) {
        const std::string_view line = start.substr(0, start.find('\n'));
        broken += line.find('\0') != std::string_view::npos ? 1 : 0;
        start.remove_prefix(std::min(line.size() + 1, start.size()));
    }
    return broken * 4 > lines;
}

// NULs in every other byte: UTF-16 without its mark.
bool looksLikeUtf16(std::string_view head)
{
    std::size_t odd = 0, even = 0;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
    }
    const std::size_t half = head.size() / 2;
    return std::max(odd, even) * 10 > half * 7 && std::min(odd, even) * 10 < half;
}

// Lines "event: …", "id: …" and "data: {…" in any order at its beginning.
bool isEventStream(std::string_view text)
{
    for (int lines = 0; lines < 8 && !text.empty(); ++lines) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.starts_with("data: {") || line.starts_with("data:{")) return true;
        const bool other = line.starts_with("event:") || line.starts_with("id:") || line.starts_with("retry:") || line.starts_with(':') || line.empty() || line == "\r";
        if (!other) return false;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return false;
}

std::string_view token(std::string_view line, std::size_t index)
{
    for (;; --index) {
        const std::size_t end = std::min(line.find(' '), line.size());
        if (index == 0) return line.substr(0, end);
        if (end == line.size()) return {};
        line.remove_prefix(end + 1);
    }
}

bool isIsoStamp(std::string_view t) { return t.size() >= 20 && t[4] == '-' && t[7] == '-' && t[10] == 'T' && t[13] == ':'; }
bool isHostAndPort(std::string_view t) { return t.find(':') != std::string_view::npos && t.find('.') != std::string_view::npos; }

// "… INFO …", "[error]", "WARN:" behind a number, as in a stamp.
bool hasLevel(std::string_view start)
{
    constexpr std::string_view kLevels[] = {"info", "warn", "warning", "error", "debug", "notice", "fatal", "trace", "critical", "severe"};
    const auto isWord = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    bool digits = false;
    for (std::size_t i = 0; i < start.size();) {
        if (!isWord(start[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < start.size() && isWord(start[end])) ++end;
        const std::string_view word = start.substr(i, end - i);
        const char before = i == 0 ? '\0' : start[i - 1], after = end == start.size() ? '\0' : start[end];
        const bool apart = (before == ' ' || before == '[' || before == '<') && (after == ' ' || after == ']' || after == '>' || after == ':');
        const bool level = std::any_of(std::begin(kLevels), std::end(kLevels), [&](std::string_view l) { return word.size() == l.size() && startsWithWord(word, l); });
        if (digits && apart && level) return true;
        digits = digits || std::isdigit(static_cast<unsigned char>(word[0])) != 0;
        i = end;
    }
    return false;
}

std::string_view foreignKind(std::string_view line)
{
    const std::string_view first = token(line, 0);
    if (isIsoStamp(first) && isHostAndPort(token(line, 2))) return "an AWS Elastic Load Balancer log";
    if ((first == "http" || first == "https" || first == "h2" || first == "ws" || first == "wss") && isIsoStamp(token(line, 1))) {
        return "an AWS Application Load Balancer log";
    }
    const bool hex = first.size() == 64 && first.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (hex) return "an Amazon S3 server log";
    if (line.find(" haproxy[") != std::string_view::npos) return "an HAProxy log";
    const bool syslog = first.size() == 3 && token(line, 2).size() == 8 && token(line, 2)[2] == ':' && token(line, 2)[5] == ':';
    if (syslog || (line.starts_with('<') && line.find('>') < 5)) return "a syslog file";
    if (hasLevel(line.substr(0, 160))) return "a log that a program keeps of itself (time, level, message), which holds no events to count";
    if (line.find(" [") != std::string_view::npos && line.find(" \"") != std::string_view::npos && line.find("HTTP/") != std::string_view::npos) {
        return "an access log, but neither in the Common nor in the Combined format";
    }
    return {};
}

}  // namespace

std::optional<std::string> refusalByHead(std::string_view head)
{
    if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv) || head.starts_with("\0\0\xFE\xFF"sv)) {
        return "This is UTF-16 or UTF-32 text, which Tallyscope does not read; convert it first (iconv -f UTF-16 -t UTF-8).";
    }
    if (head.starts_with("PK\x03\x04") && head.substr(0, 4096).find("[Content_Types].xml") != std::string_view::npos) {
        return "This is a workbook or document of an office program, not a log of events; save the sheet as CSV.";
    }
    constexpr std::size_t kTarMagic = 257;
    if (head.size() > kTarMagic + 5 && head.substr(kTarMagic, 5) == "ustar") {
        return "This is a tar archive of files, which Tallyscope does not read; unpack it first, or count one with tar -xOf ARCHIVE FILE | tallyctl top -.";
    }
    for (const Magic& m : kMagics) {
        if (!head.starts_with(m.bytes)) continue;
        if (m.packed) return fmt::format("This is compressed with {}, which Tallyscope does not read; unpack it first.", m.kind);
        return fmt::format("This is {}, not a log of events.", m.kind);
    }
    const std::string_view start = head.substr(0, 64 << 10);
    if (isBinary(start)) {
        if (looksLikeUtf16(start)) return "This is UTF-16 text, which Tallyscope does not read; convert it first (iconv -f UTF-16 -t UTF-8).";
        return "This is binary data, not a log of events.";
    }
    const std::string_view text = trimmed(start);
    if (startsWithWord(text, "<?xml") || startsWithWord(text, "<!doctype") || startsWithWord(text, "<html")) {
        return "This is XML or HTML, which Tallyscope does not read; export it as CSV or JSON.";
    }
    if (text.starts_with("# HELP ") || text.starts_with("# TYPE ")) return "These are metrics as Prometheus reads them: totals of one moment, which hold no events to count.";
    if (isEventStream(text)) return "This is a stream of server-sent events; keep what stands behind “data:”, such as with sed -n 's/^data: *//p' FILE | tallyctl top -.";
    return std::nullopt;
}

std::optional<std::string> refusalByFirstLine(std::string_view head)
{
    const std::string_view text = trimmed(head);
    const std::string_view kind = foreignKind(text.substr(0, std::min(text.find_first_of("\r\n"), text.size())));
    if (kind.empty()) return std::nullopt;
    return fmt::format("This looks like {}; {}.", kind, kOurs);
}

std::string refusal(std::string_view head)
{
    const std::string_view text = trimmed(head);
    const std::size_t closed = text.starts_with('[') ? text.substr(0, 64).find("] ") : std::string_view::npos;   // [Tue Nov 30 09:00:27 2021] [error]
    if (closed != std::string_view::npos && std::isalpha(static_cast<unsigned char>(text[1])) != 0 && text.substr(0, closed).find(',') == std::string_view::npos) {
        return fmt::format("This looks like {}; {}.", "a log that a program keeps of itself (time, level, message), which holds no events to count", kOurs);
    }
    if (text.starts_with('{') || text.starts_with('[')) {
        return fmt::format("This begins like JSON, but is neither one object a line nor one array of objects; {}.", kOurs);
    }
    return fmt::format("This is none of the formats Tallyscope knows; {}. Columns that something else parts than , ; | or a tab are read with --delimiter.", kOurs);
}

}  // namespace tally
