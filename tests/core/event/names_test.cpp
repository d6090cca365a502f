// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/event/letter.h"
#include "core/event/read_options.h"

namespace tally {
namespace {

TEST(Names, EveryReasonHasAUniqueNameThatReadsBack)
{
    std::set<std::string_view> names;
    for (int i = 0; i < kReasons; ++i) {
        const auto reason = static_cast<Reason>(i);
        Reason back{};
        ASSERT_TRUE(parseReason(name(reason), &back));
        EXPECT_EQ(back, reason);
        EXPECT_FALSE(explanation(reason).empty());
        names.insert(name(reason));
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(kReasons));
    EXPECT_EQ(name(Reason::BadJson), "bad_json");
    Reason none{};
    EXPECT_FALSE(parseReason("nonsense", &none));
}

TEST(Names, EveryFormatReadsBack)
{
    for (const Format format : {Format::Auto, Format::Ndjson, Format::JsonArray, Format::Csv, Format::Tsv, Format::Combined, Format::Common}) {
        Format back{};
        ASSERT_TRUE(parseFormat(name(format), &back));
        EXPECT_EQ(back, format);
    }
    Format none{};
    EXPECT_FALSE(parseFormat("xml", &none));
}

TEST(Names, AMappingGivesEachPartItsOwnField)
{
    Mapping mapping;
    const Part parts[] = {Part::Item, Part::Type, Part::Time, Part::Value, Part::Latency, Part::Outcome, Part::Actor, Part::Id};
    for (const Part part : parts) mapping.of(part).field = std::to_string(static_cast<int>(part));
    for (const Part part : parts) EXPECT_EQ(mapping.of(part).field, std::to_string(static_cast<int>(part)));
    EXPECT_EQ(mapping.latency.field, "16");
}

}  // namespace
}  // namespace tally
