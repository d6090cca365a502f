// SPDX-License-Identifier: GPL-3.0-or-later
// CSV as a candidate: its delimiter, title rows before the header, and whether there is a header at all.
#pragma once

#include "core/format/candidates.h"

namespace tally {

// Format::Auto in the answer: no delimiter makes a table of it (only where `forced` is Auto); names in its sample are those of
// a header that few rows fit.
Candidate csvCandidate(const LogSample& log, const ReadOptions& options, Format forced);

// Two names at least that are no data: numbers, times, nothing.
bool hasHeader(const FieldSample& sample);

// What to say of a table without a header, as its values suggest: "--map item=2,time=4".
std::string likelyMap(const LogSample& log, const Candidate& candidate);

// The columns that are mapped by their numbers get their names; REQUIRES: sample.names are the columns.
void nameColumns(const Candidate& candidate, ReadOptions* options);

// Values are written with a decimal comma: some of the column cannot be read otherwise ("12,5"), and none has a decimal point.
bool hasDecimalComma(const FieldSample& sample, const std::string& field);

}  // namespace tally
