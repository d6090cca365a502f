// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/format/decoder.h"

namespace tally {

// One JSON object a line. Lines in a key order seen before take the learnt path (learnt_plan.h), all others JsonRecord;
// both give the same events.
std::unique_ptr<Decoder> makeNdjsonDecoder(const LogShape& shape, Parts wanted);

}  // namespace tally
