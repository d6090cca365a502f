// SPDX-License-Identifier: GPL-3.0-or-later
// What is answered, always with where it comes from and how far it can be trusted (DESIGN section 4).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/fixed.h"
#include "core/count/cell.h"
#include "core/event/ledger.h"
#include "core/event/letter.h"
#include "core/event/time.h"
#include "core/health/breakdown.h"

namespace tally {

enum class Completeness { Final, Provisional, Revised };
std::string_view name(Completeness completeness);

// One part of a range and what it was answered from.
struct ReadPart {
    std::string tier;
    TimeRange range;
    std::uint64_t rows = 0;      // read for it, matching or not
};

struct Provenance {
    bool exact = true;
    Completeness completeness = Completeness::Final;
    TimeRange range;             // the effective range: what was really answered
    std::string tier = "raw";    // raw, minute, …: the coarsest data used
    bool widened = false;        // the range is wider than asked
    std::uint64_t rowsRead = 0;  // cells of a store, matching or not; 0 where no store was asked
    bool cached = false;         // kept from an earlier question: nothing was read, tiers and ranges are those of then
    std::vector<ReadPart> parts; // of a store's answer, ascending
};

struct ValueAnswer {
    std::optional<Fixed> value;  // nothing: the function of an empty set
    std::optional<Fixed> lower, upper;   // only when not exact
    std::uint64_t events = 0;    // that the value stands on
    Provenance provenance;
};

struct TopRow {
    std::string item;
    Tally tally;
    std::uint64_t distinct = 0;  // only when ranked by it
    // Where the count is known only as bounds: tally.count events for certain and no more than these. Ranked by what is certain.
    // Of an item that memory had no room for nothing is known of values, also where its count is exact.
    std::optional<std::uint64_t> upper = std::nullopt;
    bool certain = true;         // among the k best whatever the bounds leave open
};

struct TopAnswer {
    std::vector<TopRow> rows;    // best first; ties by item bytes
    Tally other, total;          // rows + other = total
    std::uint64_t items = 0;     // distinct items in all; where memory had no room for all of them, those known to have occurred
    std::uint64_t otherDistinct = 0;
    Provenance provenance;
};

struct SeriesPoint {
    Micros time;                 // start of the bucket
    std::optional<Fixed> value;
};

struct SeriesAnswer {
    std::vector<SeriesPoint> points;  // non-empty buckets, ascending
    Provenance provenance;
};

struct HealthPoint {
    Micros time;
    std::uint64_t events = 0, errors = 0, clientErrors = 0;
    std::optional<Fixed> p50, p95, p99;      // seconds
    std::optional<Fixed> saturation;         // requests in flight, by Little's law: Σ latency / step
};

struct HealthAnswer {
    std::vector<HealthPoint> points;
    Provenance provenance;
};

struct BreakdownAnswer {
    Breakdown table;
    Provenance provenance;
};

struct SourceLedger {
    std::string source;
    Ledger ledger;
    std::uint64_t ambiguousTimes = 0;
};

struct SourceLetter {
    std::string source;
    Letter letter;
};

}  // namespace tally
