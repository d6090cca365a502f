// SPDX-License-Identifier: GPL-3.0-or-later
// TextScanner: takes numbers, words and separators off the front of a short text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/format/time/digits.h"

namespace tally {

constexpr bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class TextScanner {
public:
    explicit TextScanner(std::string_view text) : rest_(text) {}

    std::string_view rest() const { return rest_; }
    bool atEnd() const { return rest_.empty(); }
    char peek(std::size_t at = 0) const { return at < rest_.size() ? rest_[at] : '\0'; }
    void skip(std::size_t n = 1) { rest_.remove_prefix(n); }
    bool take(char c)
    {
        if (peek() != c || rest_.empty()) return false;
        skip();
        return true;
    }
    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t') skip();
    }
    std::size_t digitsAhead(std::size_t from = 0) const
    {
        std::size_t n = 0;
        while (isDigit(peek(from + n))) ++n;
        return n;
    }
    std::size_t lettersAhead() const
    {
        std::size_t n = 0;
        while (isLetter(peek(n))) ++n;
        return n;
    }
    // Exactly `n` digits, which are there.
    std::uint32_t number(std::size_t n)
    {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < n; ++i) value = value * 10 + static_cast<std::uint32_t>(rest_[i] - '0');
        skip(n);
        return value;
    }
    // The whole run of letters is `lower`, in any case.
    bool takeWord(std::string_view lower)
    {
        if (lettersAhead() != lower.size()) return false;
        for (std::size_t i = 0; i < lower.size(); ++i) {
            if ((rest_[i] | 0x20) != lower[i]) return false;
        }
        skip(lower.size());
        return true;
    }

private:
    std::string_view rest_;
};

}  // namespace tally
