// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/ndjson/learnt_plan.h"

#include <bit>
#include <cstring>
#include <set>
#include <string>

#include "core/format/time_columns.h"

namespace tally {

namespace {

constexpr int kValueSlot = std::countr_zero(static_cast<unsigned>(Part::Value));

bool isBlank(char c) { return c == ' ' || c == '\t'; }

std::size_t skipBlanks(std::string_view s, std::size_t i)
{
    while (i < s.size() && isBlank(s[i])) ++i;
    return i;
}

// End of a plain value at i, npos where it is none.
std::size_t valueEnd(std::string_view s, std::size_t i)
{
    if (i >= s.size() || s[i] == '{' || s[i] == '[') return std::string_view::npos;
    if (s[i] == '"') {
        const std::size_t end = s.find_first_of("\"\\", i + 1);
        return end == std::string_view::npos || s[end] == '\\' ? std::string_view::npos : end + 1;
    }
    const std::size_t end = s.find_first_of(",} \t", i);
    return end == i ? std::string_view::npos : end;
}

int slotOf(const Mapping& mapping, std::string_view key)
{
    for (int slot = 0; slot < kSlots; ++slot)
        if (const FieldRef& ref = mapping.of(static_cast<Part>(1 << slot)); !ref.field.empty() && ref.field == key) return slot;
    return -1;
}

// One key may serve two parts (--map item=page,actor=page): only JsonRecord can do that.
bool mapsOneKeyTwice(const Mapping& mapping)
{
    std::set<std::string> seen;
    for (int slot = 0; slot < kSlots; ++slot)
        if (const FieldRef& ref = mapping.of(static_cast<Part>(1 << slot)); !ref.field.empty() && !seen.insert(ref.field).second)
            return true;
    return false;
}

}  // namespace

bool learnPlan(std::string_view line, const Mapping& mapping, LearntPlan* plan, Parts wanted)
{
    // A count column, and a time in several keys, are for JsonRecord, too.
    if (mapsOneKeyTwice(mapping) || !mapping.weight.field.empty() || !splitTimeField(mapping.time.field).empty()) return false;
    for (const Part always : {Part::Item, Part::Time}) wanted = wanted | always;
    std::set<std::string_view> keys;
    LearntPlan learnt{};
    std::size_t literalStart = 0;
    std::size_t i = 0;
    for (char before = '{';; before = ',') {
        if (learnt.count == LearntPlan::kFields || i >= line.size() || line[i] != before) return false;
        i = skipBlanks(line, i + 1);
        if (i >= line.size() || line[i] != '"') return false;
        const std::size_t keyEnd = line.find_first_of("\"\\", i + 1);
        if (keyEnd == std::string_view::npos || line[keyEnd] == '\\') return false;
        const std::string_view key = line.substr(i + 1, keyEnd - i - 1);
        if (!keys.insert(key).second) return false;
        i = skipBlanks(line, keyEnd + 1);
        if (i >= line.size() || line[i] != ':') return false;
        i = skipBlanks(line, i + 1);
        LearntField& field = learnt.fields[learnt.count++];
        const std::size_t length = i - literalStart;
        if (length > sizeof field.literal) return false;
        std::memcpy(field.literal, line.data() + literalStart, length);
        field.length = static_cast<std::uint32_t>(length);
        field.slot = slotOf(mapping, key);
        if (field.slot >= 0 && !has(wanted, static_cast<Part>(1 << field.slot)))
            field.slot = field.slot == kValueSlot ? kDroppedNumber : kDropped;
        if (field.slot >= 0) learnt.requiredSlots |= 1u << field.slot;
        i = valueEnd(line, i);
        if (i == std::string_view::npos) return false;
        literalStart = i;
        if (line.substr(i) == "}") break;
    }
    *plan = learnt;
    return true;
}

namespace {

// Scalar reference of the kernel. Each step returns the end of what it read, or nullptr.
const char* readString(const char* p, const char* end, LearntValue* value)
{
    const char* start = ++p;
    while (p < end && *p != '"' && *p != '\\' && static_cast<unsigned char>(*p) >= 0x20) ++p;
    if (p >= end || *p != '"') return nullptr;
    *value = {start, static_cast<std::uint32_t>(p - start), LearntKind::String, 0, 0};
    return p + 1;
}

const char* readNumber(const char* p, const char* end, LearntValue* value)
{
    const char* start = p;
    const bool negative = *p == '-';
    p += negative;
    const char* digits = p;
    std::int64_t mantissa = 0;
    const auto run = [&] {
        const char* from = p;
        for (; p < end && *p >= '0' && *p <= '9' && p - digits < 17; ++p) mantissa = mantissa * 10 + (*p - '0');
        return p - from;
    };
    const auto whole = run();
    std::ptrdiff_t fraction = 0;
    if (whole == 0 || (whole > 1 && *digits == '0')) return nullptr;
    if (p < end && *p == '.') {
        ++p;
        fraction = run();
        if (fraction == 0) return nullptr;
    }
    if (p - digits >= 16) return nullptr;
    *value = {start, static_cast<std::uint32_t>(p - start), LearntKind::Number, static_cast<std::uint8_t>(fraction),
              negative ? -mantissa : mantissa};
    return p;
}

const char* readWord(const char* p, const char* end, LearntValue* value)
{
    const std::string_view rest(p, static_cast<std::size_t>(end - p));
    for (const auto& [word, kind] : {std::pair{std::string_view("true"), LearntKind::True},
                                     {std::string_view("false"), LearntKind::False},
                                     {std::string_view("null"), LearntKind::Null}})
        if (rest.substr(0, word.size()) == word) {
            *value = {p, static_cast<std::uint32_t>(word.size()), kind, 0, 0};
            return p + word.size();
        }
    return nullptr;
}

bool matchLine(const LearntPlan& plan, const char* p, const char* end, LearntLine* out)
{
    LearntValue dropped;
    for (int i = 0; i < plan.count; ++i) {
        const LearntField& field = plan.fields[i];
        if (static_cast<std::size_t>(end - p) <= field.length || std::memcmp(p, field.literal, field.length) != 0) return false;
        p += field.length;
        LearntValue* value = field.slot >= 0 ? &out->values[field.slot] : &dropped;
        if (*p == '"') p = field.slot == kDroppedNumber ? nullptr : readString(p, end, value);
        else if (*p == '-' || (*p >= '0' && *p <= '9')) p = readNumber(p, end, value);
        else p = readWord(p, end, value);
        if (p == nullptr) return false;
    }
    return end - p == 1 && *p == '}';
}

}  // namespace

std::uint64_t matchLinesScalar(const LearntPlan& plan, const char* data, const std::uint32_t* ends, std::size_t first,
                               std::size_t count, LearntLine* out)
{
    std::uint64_t matched = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const char* line = first + i == 0 ? data : data + ends[first + i - 1] + 1;
        const char* end = data + ends[first + i];
        if (end > line && end[-1] == '\r') --end;
        if (end > line && matchLine(plan, line, end, &out[i])) matched |= 1ULL << i;
    }
    return matched;
}

}  // namespace tally
