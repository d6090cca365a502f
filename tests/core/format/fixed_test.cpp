// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fixed.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/core/format/fixed_cases.h"

namespace tally {
namespace {

std::string read(const std::string& text)
{
    bool outOfRange = false;
    const auto value = parseFixed(text, &outOfRange);
    EXPECT_FALSE(value && outOfRange);
    return value ? toString(*value) : outOfRange ? "out of range" : "no number";
}

TEST(Fixed, RoundsAsPythonsDecimalDoes)
{
    for (const FixedCase& c : kFixedCases) EXPECT_EQ(read(c.text), c.answer) << c.text;
}

TEST(Fixed, ReadsNumbersOfAnyLength)
{
    EXPECT_EQ(read(std::string(5000, '0') + "7." + std::string(5000, '0') + "1"), "7");
    EXPECT_EQ(read("1" + std::string(5000, '0') + "e-5000"), "1");
    EXPECT_EQ(read("0." + std::string(5000, '0') + "1e5001"), "1");
    EXPECT_EQ(read("1e99999999999999999999"), "out of range");
    EXPECT_EQ(read("1e-99999999999999999999"), "0");
    EXPECT_EQ(read("0e99999999999999999999"), "0");
    EXPECT_EQ(read("999999999999999999.9999994"), "999999999999999999.999999");
    EXPECT_EQ(read("1000000000000000000"), "out of range");
    EXPECT_EQ(read(" -3.250\t"), "-3.25");
    EXPECT_EQ(read("-0.0000001"), "0");
}

TEST(Fixed, EveryLengthAroundThatOfTheFastPathsIsReadAlike)
{
    for (std::size_t digits = 1; digits <= 24; ++digits) {
        const std::string nines(digits, '9');
        for (const std::string sign : {"", "-"}) {
            const bool fits = digits <= 18;
            EXPECT_EQ(read(sign + nines), fits ? sign + nines : "out of range") << digits;
            EXPECT_EQ(read(sign + nines + ".5"), fits ? sign + nines + ".5" : "out of range") << digits;
            EXPECT_EQ(read(sign + nines + "x"), "no number") << digits;
            EXPECT_EQ(read(sign + "1." + std::string(digits, '0')), sign + "1") << digits;
        }
    }
}

TEST(Fixed, RefusesWhatIsNoNumber)
{
    for (const std::string text : {"", " ", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "0x10", "NaN", "inf", "1,5", "1 2", "--1", "1_000", "12a"}) {
        EXPECT_EQ(read(text), "no number") << text;
    }
}

TEST(Fixed, DividesHalfToEven)
{
    EXPECT_EQ(toString(divideHalfEven(Fixed{5}, 2)), "0.000002");
    EXPECT_EQ(toString(divideHalfEven(Fixed{7}, 2)), "0.000004");
    EXPECT_EQ(toString(divideHalfEven(Fixed{-5}, 2)), "-0.000002");
    EXPECT_EQ(toString(divideHalfEven(Fixed::fromInteger(10), 3)), "3.333333");
    EXPECT_EQ(toString(divideHalfEven(Fixed::fromInteger(-20), 3)), "-6.666667");
}

TEST(Fixed, PrintsDoublesWithoutExponent)
{
    EXPECT_EQ(decimal(0.1), "0.1");
    EXPECT_EQ(decimal(-1e-9), "0");
    EXPECT_EQ(decimal(1e20), "100000000000000000000");
    EXPECT_EQ(decimal(2.5), "2.5");
}

}  // namespace
}  // namespace tally
