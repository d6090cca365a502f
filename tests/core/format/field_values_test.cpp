// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/field_values.h"

#include <gtest/gtest.h>

#include <string>

namespace tally {
namespace {

std::string grouped(std::string_view text)
{
    char out[kGrouped];
    return std::string(out, withoutGrouping(text, out));
}

std::string decimal(std::string_view text)
{
    char out[kGrouped];
    return std::string(out, withDecimalPoint(text, out));
}

TEST(FieldValues, ReadNumbersInGroups)
{
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"1,234", "1234"}, {" 1,234,567.25 ", "1234567.25"}, {"-12,345", "-12345"}, {"1.234.567", "1234567"}, {"1.234.567,5", "1234567.5"},
        {"1 234 567", "1234567"}, {"1\xC2\xA0" "234", "1234"}, {"1\xE2\x80\xAF" "234,5", "1234.5"}, {"1'234'567.5", "1234567.5"}, {"5", "5"}, {"0.5", "0.5"},
        // none of these is a number in groups
        {"1.234", ""}, {"12,34", ""}, {"1,23,456", ""}, {"1234,567", ""}, {"1,234.567.8", ""}, {"1,234,5", ""}, {"", ""}, {"a", ""}, {",123", ""},
        {"1,234 567", ""}, {"123456789012345678901234567890123456789012345678901234", ""}};
    for (const auto& [text, answer] : cases) EXPECT_EQ(grouped(text), answer) << text;
}

TEST(FieldValues, ReadDecimalCommasWhereAColumnHasThem)
{
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"12,5", "12.5"}, {"1.234,5", "1234.5"}, {"1.234", "1234"}, {"-7", "-7"}, {"1,2,3", ""}, {"1.23,4", ""}, {"1,2.345", ""}, {"x", ""}};
    for (const auto& [text, answer] : cases) EXPECT_EQ(decimal(text), answer) << text;
}

TEST(FieldValues, ReadMoney)
{
    const std::pair<std::string_view, std::string_view> cases[] = {
        {"$7.50", "7.50"}, {"-$7.50", "-7.50"}, {"$-7", "-7"}, {"$1,234.50", "1234.50"}, {"\xE2\x82\xAC 1.234.567", "1234567"}, {"5 \xE2\x82\xAC", "5"},
        {"5\xC2\xA0\xE2\x82\xAC", "5"}, {"\xC2\xA3" "3", "3"}, {"$", ""}, {"$$5", ""}, {"US$", ""}};
    for (const auto& [text, answer] : cases) EXPECT_EQ(grouped(text), answer) << text;
    EXPECT_EQ(decimal("12,50 \xE2\x82\xAC"), "12.50");
    for (const std::string_view value : {"5", "-0.5", "1,234", "12,5", "$5", "($1,234.50)", "1.234,50-", "−5.00"}) EXPECT_TRUE(isValue(value)) << value;
    for (const std::string_view none : {"", "-", "XL", "1.2.3", "5 apples", "()", "(-5)", "--5", "-5-", "(5"}) EXPECT_FALSE(isValue(none)) << none;
}

TEST(FieldValues, LatenciesMayBringTheirUnits)
{
    const auto us = [](std::string_view text, Unit unit = Unit::None) {
        std::int64_t found = -1;
        return parseLatency(text, unit, &found) ? found : -1;
    };
    EXPECT_EQ(us("12.3ms"), 12'300);
    EXPECT_EQ(us("0.012s"), 12'000);
    EXPECT_EQ(us("1m2.5s"), 62'500'000);
    EXPECT_EQ(us("1h"), 3'600'000'000);
    EXPECT_EQ(us("350\xC2\xB5s"), 350);
    EXPECT_EQ(us("350\xCE\xBCs"), 350);
    EXPECT_EQ(us("1500 ns"), 2) << "rounded half to even";
    EXPECT_EQ(us("18ms", Unit::Seconds), 18'000) << "what stands there comes before what the column is called";
    EXPECT_EQ(us("18", Unit::Milliseconds), 18'000);
    for (const std::string_view none : {"", "ms", "12 parsecs", "1:02", "5m x", "99999999999999999999h"}) EXPECT_EQ(us(none), -1) << none;
}

TEST(FieldValues, WeightsAreWholeNumbers)
{
    const auto weight = [](std::string_view text) {
        std::uint32_t n = 0;
        return parseWeight(text, &n) ? static_cast<std::int64_t>(n) : -1;
    };
    EXPECT_EQ(weight("0"), 0);
    EXPECT_EQ(weight(" 12 "), 12);
    EXPECT_EQ(weight("1,000"), 1000);
    EXPECT_EQ(weight("3.0"), 3);
    EXPECT_EQ(weight("4294967295"), 4294967295);
    for (const std::string_view bad : {"", "-1", "1.5", "4294967296", "x", "1e30"}) EXPECT_EQ(weight(bad), -1) << bad;
}

}  // namespace
}  // namespace tally
