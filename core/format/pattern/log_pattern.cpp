// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/pattern/log_pattern.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "core/format/pattern/directives.h"
#include "core/format/time/text_scanner.h"

namespace tally {
namespace {

// As in a configuration file: \" is a quote, \t a tab.
std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\'' || text[i + 1] == '\\' || text[i + 1] == 't')) {
            out.push_back(text[i + 1] == 't' ? '\t' : text[i + 1]);
            ++i;
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

bool isNginxName(char c) { return isLetter(c) || isDigit(c) || c == '_'; }

bool isNginx(std::string_view text)
{
    const std::size_t dollar = text.find('$');
    if (dollar == std::string_view::npos || dollar + 1 == text.size()) return false;
    return isLetter(text[dollar + 1]) || text[dollar + 1] == '{';
}

std::string takeNginxVariable(std::string_view* text)
{
    const bool braced = text->starts_with('{');
    if (braced) text->remove_prefix(1);
    const auto* const end = std::find_if_not(text->begin(), text->end(), isNginxName);
    std::string name(text->begin(), end);
    text->remove_prefix(name.size());
    if (braced && text->starts_with('}')) text->remove_prefix(1);
    return name;
}

bool isOneWord(std::string_view name)
{
    return name == "address" || name == "ident" || name == "status" || name == "bytes" || name == "method" || name == "host" || name == "path";
}

std::size_t occurrences(std::string_view text, std::string_view piece)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + 1)) ++n;
    return n;
}

bool mayHoldBlanks(std::string_view name) { return name == "agent" || name == "referrer" || name == "request" || name == "rest"; }

}  // namespace

Result<LogPattern> LogPattern::of(const std::string& given)
{
    const std::string plain = unescaped(given);
    const bool nginx = isNginx(plain);
    LogPattern pattern;
    std::string literal;
    for (std::string_view text = plain; !text.empty();) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c != (nginx ? '$' : '%')) {
            literal.push_back(c);
            continue;
        }
        if (!nginx && text.starts_with('%')) {
            literal.push_back('%');
            text.remove_prefix(1);
            continue;
        }
        std::string name;
        bool local = false;
        const bool bracketed = !nginx && text.starts_with('t');  // Apache writes the brackets itself
        if (nginx) {
            const std::string variable = takeNginxVariable(&text);
            local = variable == "time_local";
            name = nginxField(variable);
        } else {
            ApacheDirective directive = takeApacheDirective(&text);
            name = std::move(directive.name);
            local = !directive.timeFormat.empty();
            if (local) pattern.timeFormat_ = std::move(directive.timeFormat);
        }
        if (name.empty()) return fail(ErrorCode::Usage, fmt::format("“{}” holds a directive that is not known.", given), "--log-format");
        if (name == "query" && literal.empty() && !pattern.pieces_.empty() && pattern.pieces_.back().name == "path") {
            pattern.pieces_.back().name = "target";  // %U%q
            continue;
        }
        PatternPiece piece;
        piece.before = literal + (bracketed ? "[" : "");
        piece.local = local;
        piece.name = std::move(name);
        pattern.pieces_.push_back(std::move(piece));
        literal = bracketed ? "]" : "";
    }
    pattern.tail_ = std::move(literal);
    if (const auto fine = pattern.finish(given); !fine) return tl::unexpected(fine.error());
    return pattern;
}

Result<void> LogPattern::finish(const std::string& text)
{
    if (pieces_.empty()) return fail(ErrorCode::Usage, fmt::format("“{}” names no field.", text), "--log-format");
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        PatternPiece& piece = pieces_[i];
        const std::string& behind = i + 1 < pieces_.size() ? pieces_[i + 1].before : tail_;
        if (i > 0 && piece.before.empty()) {
            return fail(ErrorCode::Usage, fmt::format("“{}” has nothing between the fields “{}” and “{}”.", text, pieces_[i - 1].name, piece.name),
                        "--log-format");
        }
        piece.quoted = piece.before.ends_with('"') && behind.starts_with('"');
        // "10/Oct/2000:13:55:36 -0700", or as a directive says.
        const std::string_view stamp = timeFormat_.empty() ? std::string_view("%d/%b/%Y:%H:%M:%S %z") : std::string_view(timeFormat_);
        if (piece.name == "time" && piece.local && !behind.empty()) piece.inside = occurrences(stamp, behind);
        // A second field of the same meaning gets a name of its own.
        const auto twins = std::count_if(pieces_.begin(), pieces_.begin() + static_cast<std::ptrdiff_t>(i),
                                         [name = piece.name](const PatternPiece& p) { return p.name == name; });
        if (twins > 0) piece.name += fmt::format("_{}", twins + 1);
    }
    return {};
}

// The field at `at`, whose literal in front has been taken off *rest.
bool LogPattern::readField(std::size_t at, std::string_view* rest, std::string_view* text) const
{
    const PatternPiece& piece = pieces_[at];
    const bool last = at + 1 == pieces_.size();
    const std::string& behind = last ? tail_ : pieces_[at + 1].before;
    if (behind.empty()) {  // only the last one
        *text = *rest;
        *rest = rest->substr(rest->size());
        return mayHoldBlanks(piece.name) || text->find(' ') == std::string_view::npos;
    }
    std::size_t inside = piece.inside;
    for (std::size_t i = 0; i + behind.size() <= rest->size(); ++i) {
        if (piece.quoted && (*rest)[i] == '\\') {
            ++i;
            continue;
        }
        if ((*rest)[i] != behind.front() || rest->compare(i, behind.size(), behind) != 0) continue;
        if (inside > 0) {
            --inside;
            continue;
        }
        *text = rest->substr(0, i);
        if (isOneWord(piece.name) && text->find(' ') != std::string_view::npos) return false;
        rest->remove_prefix(i);
        return true;
    }
    return false;
}

bool LogPattern::cut(std::string_view line, std::vector<std::string_view>* texts) const
{
    texts->clear();
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        if (!line.starts_with(pieces_[i].before)) return false;
        line.remove_prefix(pieces_[i].before.size());
        // Padded columns.
        while (!pieces_[i].quoted && line.starts_with(' ') && pieces_[i].before.ends_with(' ')) line.remove_prefix(1);
        std::string_view text;
        if (!readField(i, &line, &text)) return false;
        texts->push_back(text);
    }
    return line == tail_;
}

}  // namespace tally
