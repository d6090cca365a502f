// SPDX-License-Identifier: GPL-3.0-or-later
// The conservation law of counting (DEFINITIONS section 3).
#pragma once

#include <compare>
#include <cstdint>

namespace tally {

struct Ledger {
    std::uint64_t received = 0;  // counted at framing, independently of all others
    std::uint64_t valid = 0, quarantined = 0;
    std::uint64_t duplicate = 0, late = 0, future = 0, rejected = 0;
    std::uint64_t inFlight = 0;

    constexpr std::uint64_t counted() const { return valid + quarantined; }
    constexpr std::uint64_t deadLetters() const { return rejected + late + future; }
    constexpr bool balances() const { return received == counted() + duplicate + late + future + rejected + inFlight; }
    constexpr bool operator==(const Ledger&) const = default;
    constexpr Ledger& operator+=(const Ledger& o)
    {
        received += o.received; valid += o.valid; quarantined += o.quarantined; duplicate += o.duplicate;
        late += o.late; future += o.future; rejected += o.rejected; inFlight += o.inFlight;
        return *this;
    }
};

}  // namespace tally
