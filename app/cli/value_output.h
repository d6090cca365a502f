// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/source_options.h"

namespace tally::cli {

// Asks for one value and prints it bare, or with its provenance for --format json. Returns the exit code.
int answerValue(const SourceFlags& source, const QuestionFlags& flags, Question question);

}  // namespace tally::cli
