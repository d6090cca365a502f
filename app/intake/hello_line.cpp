// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/hello_line.h"

#include <algorithm>

#include "core/base/limits.h"

namespace tally {

namespace {

// The value of `key` at the start of `word`, once.
bool takes(std::string_view word, std::string_view key, std::string* value)
{
    if (!word.starts_with(key) || word.size() == key.size() || !value->empty()) return false;
    *value = word.substr(key.size());
    return true;
}

}  // namespace

bool isSenderName(std::string_view text)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= limits::kSender && std::all_of(text.begin(), text.end(), allowed);
}

bool mayBeHello(std::string_view head)
{
    const std::size_t common = std::min(head.size(), kHelloStart.size());
    return head.substr(0, common) == kHelloStart.substr(0, common);
}

Result<Hello> parseHello(std::string_view line)
{
    if (line.ends_with('\r')) line.remove_suffix(1);
    constexpr std::string_view kStart = "#tally 1 ";
    if (!line.starts_with(kStart)) return fail(ErrorCode::Usage, "this listener speaks version 1: #tally 1 sender=NAME");
    Hello hello;
    for (line.remove_prefix(kStart.size());;) {
        const std::string_view word = line.substr(0, line.find(' '));
        if (!takes(word, "sender=", &hello.sender) && !takes(word, "token=", &hello.token))
            return fail(ErrorCode::Usage, "a first line says sender=NAME, token=TOKEN or both: #tally 1 sender=NAME token=TOKEN");
        if (word.size() == line.size()) break;
        line.remove_prefix(word.size() + 1);
    }
    if (!hello.sender.empty() && !isSenderName(hello.sender)) return fail(ErrorCode::Usage, "a sender's name is 1 to 64 of A-Z a-z 0-9 . _ -");
    return hello;
}

}  // namespace tally
