// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/envelope/syslog_frame.h"

#include <algorithm>
#include <cstddef>

#include "core/format/time/text_scanner.h"

namespace tally {
namespace {

std::string_view takeToken(std::string_view* text)
{
    const std::size_t end = std::min(text->find(' '), text->size());
    const std::string_view token = text->substr(0, end);
    text->remove_prefix(std::min(end + 1, text->size()));
    return token;
}

// "[id key=\"a]b\\\"\"][…]" or "-"
void skipStructuredData(std::string_view* text)
{
    if (text->starts_with('-')) {
        text->remove_prefix(1);
        return;
    }
    if (!text->starts_with('[')) return;
    bool quoted = false;
    for (std::size_t i = 0; i < text->size(); ++i) {
        const char c = (*text)[i];
        if (c == '\\' && quoted) ++i;
        else if (c == '"') quoted = !quoted;
        else if (c == ']' && !quoted && (i + 1 == text->size() || (*text)[i + 1] != '[')) {
            text->remove_prefix(i + 1);
            return;
        }
    }
}

// "Oct 11 22:14:15" (the day padded with a blank), at the front of *text.
bool takeBsdStamp(std::string_view* text, std::string_view* stamp)
{
    TextScanner in(*text);
    if (in.lettersAhead() != 3) return false;
    in.skip(3);
    if (!in.take(' ')) return false;
    in.skipBlanks();
    const std::size_t day = in.digitsAhead();
    if (day < 1 || day > 2) return false;
    in.skip(day);
    if (!in.take(' ') || in.digitsAhead() != 2 || in.peek(2) != ':' || in.peek(5) != ':' || in.rest().size() < 8) return false;
    in.skip(8);
    while (isDigit(in.peek()) || in.peek() == '.') in.skip();
    *stamp = text->substr(0, text->size() - in.rest().size());
    *text = in.rest();
    return true;
}

// "app[123]: " in front of a message; a message without such a tag is left alone.
void skipTag(std::string_view* text)
{
    const std::size_t colon = text->find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 128) return;
    const std::string_view tag = text->substr(0, colon);
    if (tag.find_first_of(" {\"=\t") != std::string_view::npos) return;
    if (colon + 1 < text->size() && (*text)[colon + 1] != ' ') return;
    text->remove_prefix(std::min(colon + 2, text->size()));
}

bool takePriority(std::string_view* text)
{
    TextScanner in(*text);
    const std::size_t count = in.digitsAhead();  // of octets
    if (count > 0 && in.peek(count) == ' ' && in.peek(count + 1) == '<') in.skip(count + 1);
    if (!in.take('<')) return false;
    const std::size_t digits = in.digitsAhead();
    if (digits < 1 || digits > 3) return false;
    in.skip(digits);
    if (!in.take('>')) return false;
    *text = in.rest();
    return true;
}

}  // namespace

bool isRfc3339(std::string_view t)
{
    return t.size() >= 20 && t[4] == '-' && t[7] == '-' && t[10] == 'T' && t[13] == ':' && isDigit(t[0]) && isDigit(t[18]);
}

bool readSyslogFrame(std::string_view line, SyslogFrame* out)
{
    std::string_view text = line;
    const bool priority = takePriority(&text);
    if (priority && text.starts_with("1 ")) {
        text.remove_prefix(2);
        out->stamp = takeToken(&text);
        out->dated = true;
        if (out->stamp != "-" && !isRfc3339(out->stamp)) return false;
        for (int i = 0; i < 4; ++i) {  // host, application, process, message id
            if (takeToken(&text).empty()) return false;
        }
        skipStructuredData(&text);  // some senders leave it out
        if (text.starts_with(' ')) text.remove_prefix(1);
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        out->message = text;
        return true;
    }
    out->dated = false;
    const bool bsd = isLetter(text.empty() ? '\0' : text.front());
    if (!takeBsdStamp(&text, &out->stamp)) {
        out->stamp = takeToken(&text);
        out->dated = true;
        if (!isRfc3339(out->stamp)) return false;
    } else if (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    if (takeToken(&text).empty()) return false;  // host
    if (!priority && bsd && text.find(':') == std::string_view::npos) return false;
    skipTag(&text);
    if (text.starts_with("@cee:")) text.remove_prefix(5);
    while (text.starts_with(' ')) text.remove_prefix(1);
    out->message = text;
    return true;
}

}  // namespace tally
