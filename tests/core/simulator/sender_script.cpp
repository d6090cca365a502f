// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/simulator/sender_script.h"

#include <fmt/format.h>
#include <random>

namespace tally::test {

std::uint64_t SenderScript::chance(std::uint64_t n, std::uint64_t what) const
{
    std::seed_seq seed{seed_, static_cast<std::uint64_t>(name_.back()), n, what};
    std::minstd_rand random(seed);
    return random();
}

SenderScript::Kind SenderScript::kind(std::uint64_t n) const
{
    switch (chance(n, 1) % 24) {
    case 0: return Kind::Empty;
    case 1: return Kind::Broken;
    case 2: return Kind::Old;
    case 3: return Kind::Future;
    default: return Kind::Good;
    }
}

std::string SenderScript::item(std::uint64_t n) const { return fmt::format("{}-{}", name_, chance(n, 2) % 5); }

Micros SenderScript::time(std::uint64_t n) const
{
    if (kind(n) == Kind::Old) return {start_.us - 2 * kDay};
    if (kind(n) == Kind::Future) return {start_.us + 400 * kDay};
    return {start_.us + static_cast<std::int64_t>(n) * kSecond};
}

std::string SenderScript::line(std::uint64_t n) const
{
    if (kind(n) == Kind::Empty) return "\n";
    if (kind(n) == Kind::Broken) return fmt::format("{{\"videoId\":\"{}\",\"timestamp\":\n", item(n));
    const std::string filler(chance(n, 3) % 200, 'x');
    return fmt::format("{{\"videoId\":\"{}\",\"timestamp\":\"{}\",\"note\":\"{}\"}}\n", item(n), isoExact(time(n)), filler);
}

SenderScript::Expected SenderScript::expected(std::uint64_t records) const
{
    Expected expected;
    bool anyGood = false;   // good ones lie near each other, so only an old one behind a good one is late
    for (std::uint64_t n = 1; n <= records; ++n) {
        ++expected.ledger.received;
        const Kind what = kind(n);
        if (what == Kind::Empty || what == Kind::Broken) {
            ++expected.ledger.rejected;
        } else if (what == Kind::Future) {
            ++expected.ledger.future;
        } else if (what == Kind::Old && anyGood) {
            ++expected.ledger.late;
        } else {
            ++expected.ledger.valid;
            ++expected.items[item(n)];
            anyGood |= what == Kind::Good;
        }
    }
    return expected;
}

}  // namespace tally::test
