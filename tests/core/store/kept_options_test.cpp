// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/kept_options.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace tally {
namespace {

bool same(const FieldRef& a, const FieldRef& b) { return a.field == b.field && a.unit == b.unit; }

bool same(const KeptOptions& a, const KeptOptions& b)
{
    const ReadOptions &x = a.read, &y = b.read;
    const auto mapped = [](const auto& one, const auto& other) { return one.first == other.first && same(one.second, other.second); };
    const auto preferred = [](const auto& one, const auto& other) {
        return one.first == other.first && std::equal(one.second.begin(), one.second.end(), other.second.begin(), other.second.end(),
                                                      [](const FieldRef& p, const FieldRef& q) { return same(p, q); });
    };
    return x.format == y.format && x.profile == y.profile && std::equal(x.mapping.begin(), x.mapping.end(), y.mapping.begin(), y.mapping.end(), mapped) &&
           std::equal(x.preferred.begin(), x.preferred.end(), y.preferred.begin(), y.preferred.end(), preferred) && x.timeZone == y.timeZone &&
           x.timeFormat == y.timeFormat && x.noTime == y.noTime && x.dateOrder == y.dateOrder && x.year == y.year && x.delimiter == y.delimiter &&
           x.noHeader == y.noHeader && x.logFormat == y.logFormat && x.encoding == y.encoding && a.rules.outOfOrderness == b.rules.outOfOrderness &&
           a.rules.allowedLateness == b.rules.allowedLateness && a.rules.futureTolerance == b.rules.futureTolerance && a.rules.idle == b.rules.idle;
}

std::string anyText()
{
    return *rc::gen::container<std::string>(rc::gen::element('a', 'z', ' ', '\n', '\\', '"', '%', ',', '\xc3', '\0'));
}

FieldRef anyField() { return {anyText(), *rc::gen::element(Unit::None, Unit::Seconds, Unit::Milliseconds, Unit::Microseconds, Unit::Nanoseconds)}; }

KeptOptions anyOptions()
{
    KeptOptions options;
    ReadOptions& read = options.read;
    read.format = *rc::gen::element(Format::Auto, Format::Ndjson, Format::JsonArray, Format::Csv, Format::Tsv, Format::Combined, Format::Common, Format::W3c,
                                    Format::Logfmt, Format::Pattern);
    read.profile = anyText();
    for (const Part part : {Part::Item, Part::Type, Part::Time, Part::Value, Part::Latency, Part::Outcome, Part::Actor, Part::Id, Part::Weight}) {
        if (*rc::gen::arbitrary<bool>()) read.mapping[part] = anyField();
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i) read.preferred[part].push_back(anyField());
    }
    read.timeZone = anyText();
    read.timeFormat = anyText();
    read.noTime = *rc::gen::arbitrary<bool>();
    read.dateOrder = *rc::gen::element(DateOrder::Unknown, DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay, DateOrder::YearDayMonth);
    read.year = *rc::gen::inRange(0, 3000);
    read.delimiter = *rc::gen::element('\0', ';', '\t', '\\', ' ');
    read.noHeader = *rc::gen::arbitrary<bool>();
    read.logFormat = anyText();
    read.encoding = *rc::gen::element(Encoding::Utf8, Encoding::Latin1);
    for (std::int64_t* rule : {&options.rules.outOfOrderness, &options.rules.allowedLateness, &options.rules.futureTolerance, &options.rules.idle})
        if (*rc::gen::arbitrary<bool>()) *rule = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
    return options;
}

TEST(KeptOptions, ComeBackAsTheyWere)
{
    EXPECT_TRUE(rc::check("text and back", [] {
        const KeptOptions options = anyOptions();
        const auto back = keptOptions(keptText(options));
        RC_ASSERT(back.has_value());
        RC_ASSERT(same(*back, options));
    }));
    EXPECT_FALSE(keptText({}).empty());
    EXPECT_TRUE(same(*keptOptions(keptText({})), {}));
}

TEST(KeptOptions, WhatIsNotTheirsIsNotGuessedAt)
{
    for (const std::string text : {"", "several\n", "read 2\n", "read 1\nunheard-of 5\n", "read 1\nyear x\n", "read 1\nmap nothing 0 a\n"})
        EXPECT_FALSE(keptOptions(text)) << text;
    EXPECT_FALSE(keptOptions(kReadInSeveralWays));
}

}  // namespace
}  // namespace tally
