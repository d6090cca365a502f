// SPDX-License-Identifier: GPL-3.0-or-later
// Which field of the files a question is about, beside item and time.
#pragma once

#include "app/cli/source_options.h"
#include "core/query/question.h"

namespace tally::cli {

// After an answer over files. A sum over nothing is 0 and looks like any other answer: where no file has a field the question is
// about, stderr says so, and what to give. Where one was found by itself, it says which.
// `ranked`: the question is of `top`, and a ranking by nothing is none (Unreadable).
Result<void> checkAskedField(const OpenSource& opened, const Question& question, bool ranked = false);

}  // namespace tally::cli
