// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generate/generator.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>

#include "core/generate/fixed_power.h"

namespace tally {
namespace {

constexpr std::int64_t kDayMs = kDay / 1000;
constexpr std::int64_t kIncidentAtMs = (14 * 60 + 3) * 60'000;
constexpr std::uint32_t kIncidentRank = 19;  // known well enough to be seen, not so well that it is on top anyway
constexpr std::uint64_t kIncidentFactor = 40;
constexpr std::uint32_t kUsers = 1'000'000;
constexpr std::uint32_t kSlow = 4;  // latencies during the incident, times this
constexpr std::uint64_t kViewPercent = 90;

constexpr std::string_view kTypes[] = {"view", "like", "share", "comment"};
constexpr std::string_view kMethods[] = {"GET", "POST", "PUT", "PATCH"};
constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kNets[] = {"203.0.113.", "198.51.100.", "192.0.2."};  // kept free for documents (RFC 5737)

// 64 bits in base64url, as the ids of videos are: ten characters of six bits, one of four.
std::array<char, 11> idOf(std::uint64_t bits)
{
    std::array<char, 11> id;
    for (std::size_t i = 0; i < 10; ++i) id[i] = kAlphabet[(bits >> (58 - 6 * i)) & 63];
    id[10] = kAlphabet[(bits & 15) << 2];
    return id;
}

char* put(char* out, std::string_view text)
{
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}
template <typename Number>
char* putNumber(char* out, Number n)
{
    return std::to_chars(out, out + 24, n).ptr;
}
char* putTenths(char* out, std::uint32_t tenths)
{
    out = putNumber(out, tenths / 10);
    *out++ = '.';
    *out++ = static_cast<char>('0' + tenths % 10);
    return out;
}
char* putTwo(char* out, std::int64_t n)
{
    *out++ = static_cast<char>('0' + n / 10);
    *out++ = static_cast<char>('0' + n % 10);
    return out;
}
constexpr std::size_t kLongestLine = 256;

// Four 16-bit parts added up are nearly normal: z = (sum - 2) * sqrt(3) with the sum in 0 … 4.
std::uint32_t drawOf(std::uint64_t bits)
{
    const std::uint64_t sum = (bits & 0xffff) + ((bits >> 16) & 0xffff) + ((bits >> 32) & 0xffff) + (bits >> 48);
    return static_cast<std::uint32_t>(sum >> 6);
}

}  // namespace

Generator::Generator(const GeneratorOptions& options)
    : options_(options), zipf_(options.items, options.zipf), schedule_(options.events, options.rate, options.start),
      random_(options.seed), ids_(zipf_.size()), left_(options.events), lastMs_(floorDiv(options.start.us, 1000))
{
    const std::uint64_t salt = splitMix(options.seed ^ 0x74616c6c79ULL);
    for (std::size_t rank = 0; rank < ids_.size(); ++rank) ids_[rank] = idOf(splitMix(salt + rank));
    // 60 * 2^(1.3416 * z): 1.3416 = ln(500 / 60) / 2.28 / ln 2, where 2.28 is the 99th percentile of that sum's z.
    constexpr std::int64_t kPerStep = 9'746'531;  // 1.3416 * sqrt(3) / 1024 in 2^-32 units
    constexpr std::int64_t kLog2Of60 = 25'369'901'929;
    for (std::size_t i = 0; i < kDraws; ++i) {
        const std::int64_t steps = static_cast<std::int64_t>(i) - static_cast<std::int64_t>(kDraws / 2);
        spread_[i] = static_cast<std::uint16_t>(std::max<std::uint64_t>(powerOfTwo(kLog2Of60 + steps * kPerStep, 0), 1));
    }
    if (options_.incident) planIncident();
}

void Generator::planIncident()
{
    const std::int64_t midnight = floorDiv(lastMs_, kDayMs) * kDayMs;
    incidentFromMs_ = midnight + kIncidentAtMs;
    if (incidentFromMs_ < lastMs_) incidentFromMs_ += kDayMs;
    incidentToMs_ = incidentFromMs_ + options_.incidentSpan / 1000;
    incidentRank_ = std::min(kIncidentRank, zipf_.size() - 1);
    extraQ16_ = (zipf_.shareQ32(incidentRank_) >> 16) * (kIncidentFactor - 1) * kViewPercent / 100;
}

std::string Generator::header() const
{
    return options_.format == GeneratedFormat::Csv ? "videoId,eventType,timestamp,userId,value,latencyMs,status\n" : "";
}

bool Generator::appendNext(std::string& out)
{
    const bool extra = extraLeft_ > 0;
    if (!extra && left_ == 0) return false;
    const std::uint64_t first = random_.next(), second = random_.next();
    if (extra) {
        --extraLeft_;
    } else {
        --left_;
        lastMs_ = schedule_.next(static_cast<std::uint32_t>(first));
    }
    Made made = make(first, second);
    if (extra) {
        made.rank = incidentRank_;
        made.type = 0;
    } else if (made.incident) {
        extraLeft_ = (extraQ16_ + (second >> 48)) >> 16;
    }
    char line[kLongestLine];
    char* end = line;
    switch (options_.format) {
    case GeneratedFormat::Ndjson: end = putNdjson(line, made); break;
    case GeneratedFormat::Csv: end = putCsv(line, made); break;
    case GeneratedFormat::Combined: end = putCombined(line, made); break;
    }
    out.append(line, static_cast<std::size_t>(end - line));
    return true;
}

// `first` and `second` give moment, type, status, and user; item, value and latency have their own bits.
Generator::Made Generator::make(std::uint64_t first, std::uint64_t second)
{
    Made made{};
    made.incident = inIncident();
    made.rank = zipf_.rankOf(random_.next());
    const std::uint32_t kind = below(100, static_cast<std::uint32_t>(first >> 32));
    made.type = kind < kViewPercent ? 0 : kind < 97 ? 1 : kind < 99 ? 2 : 3;
    // The product of two numbers in [0, 1): some users come far more often than others.
    made.user = 1 + below(below(kUsers, static_cast<std::uint32_t>(second)),
                          static_cast<std::uint32_t>(splitMix(first) >> 32));
    const std::uint64_t draws = splitMix(second);
    const std::uint64_t more = splitMix(draws);
    made.tenths = spread_[drawOf(draws)] * 15U + static_cast<std::uint32_t>(more & 7);
    made.latencyMs = spread_[drawOf(more)] * (made.incident ? kSlow : 1U);
    const std::uint32_t luck = below(1000, static_cast<std::uint32_t>(second >> 16));
    const std::uint32_t broken = made.incident ? 50 : 2;
    made.status = luck < broken ? 500 : luck < broken + 10 ? 404 : 200;
    return made;
}

char* Generator::putNdjson(char* out, const Made& made) const
{
    const Id& id = ids_[made.rank];
    out = put(out, R"({"videoId":")");
    out = put(out, {id.data(), id.size()});
    out = put(out, R"(","eventType":")");
    out = put(out, kTypes[made.type]);
    out = put(out, R"(","timestamp":)");
    out = putNumber(out, lastMs_);
    out = put(out, R"(,"userId":"u)");
    out = putNumber(out, made.user);
    out = put(out, R"(","value":)");
    out = putTenths(out, made.tenths);
    out = put(out, R"(,"latencyMs":)");
    out = putNumber(out, made.latencyMs);
    out = put(out, R"(,"status":)");
    out = putNumber(out, made.status);
    return put(out, "}\n");
}

char* Generator::putCsv(char* out, const Made& made) const
{
    const Id& id = ids_[made.rank];
    out = put(out, {id.data(), id.size()});
    *out++ = ',';
    out = put(out, kTypes[made.type]);
    *out++ = ',';
    out = putNumber(out, lastMs_);
    out = put(out, ",u");
    out = putNumber(out, made.user);
    *out++ = ',';
    out = putTenths(out, made.tenths);
    *out++ = ',';
    out = putNumber(out, made.latencyMs);
    *out++ = ',';
    out = putNumber(out, made.status);
    *out++ = '\n';
    return out;
}

char* Generator::putCombined(char* out, const Made& made)
{
    const std::int64_t second = floorDiv(lastMs_, 1000);
    if (second != stampSecond_) writeStamp(second);
    const Id& id = ids_[made.rank];
    const std::uint32_t host = made.user % 762;  // 254 hosts in each of the three nets
    out = put(out, kNets[host / 254]);
    out = putNumber(out, host % 254 + 1);
    out = put(out, " - - ");
    out = put(out, {stamp_.data(), stamp_.size()});
    out = put(out, " \"");
    out = put(out, kMethods[made.type]);
    out = put(out, " /watch/");
    out = put(out, {id.data(), id.size()});
    out = put(out, " HTTP/1.1\" ");
    out = putNumber(out, made.status);
    *out++ = ' ';
    out = putNumber(out, made.tenths);
    return put(out, " \"-\" \"Mozilla/5.0\"\n");
}

void Generator::writeStamp(std::int64_t second)
{
    constexpr std::int64_t kDaySeconds = 86'400;
    const std::int64_t day = floorDiv(second, kDaySeconds), ofDay = second - day * kDaySeconds;
    const CivilDate date = civilFromDays(day);
    char* out = stamp_.data();
    *out++ = '[';
    out = putTwo(out, date.day);
    *out++ = '/';
    out = put(out, kMonths.substr((date.month - 1) * 3, 3));
    *out++ = '/';
    out = putTwo(out, date.year / 100);
    out = putTwo(out, date.year % 100);
    *out++ = ':';
    out = putTwo(out, ofDay / 3600);
    *out++ = ':';
    out = putTwo(out, ofDay / 60 % 60);
    *out++ = ':';
    out = putTwo(out, ofDay % 60);
    put(out, " +0000]");
    stampSecond_ = second;
}

}  // namespace tally
