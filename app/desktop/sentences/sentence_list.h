// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace tally {

inline constexpr const char* kSentenceContext = "tally::Sentence";

// Every sentence of the core that the window may show, UTF-8, with %1 … %9 where it has names and numbers.
std::span<const char* const> sentenceList();

}  // namespace tally
