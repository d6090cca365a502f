// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/hello_line.h"

#include <algorithm>

#include "core/base/limits.h"

namespace tally {

bool mayBeHello(std::string_view head)
{
    const std::size_t common = std::min(head.size(), kHelloStart.size());
    return head.substr(0, common) == kHelloStart.substr(0, common);
}

Result<std::string> senderOf(std::string_view line)
{
    if (line.ends_with('\r')) line.remove_suffix(1);
    constexpr std::string_view kStart = "#tally 1 ", kKey = "sender=";
    if (!line.starts_with(kStart)) return fail(ErrorCode::Usage, "this listener speaks version 1: #tally 1 sender=NAME");
    line.remove_prefix(kStart.size());
    if (!line.starts_with(kKey)) return fail(ErrorCode::Usage, "no sender is named: #tally 1 sender=NAME");
    line.remove_prefix(kKey.size());
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    };
    if (line.empty() || line.size() > limits::kSender || !std::all_of(line.begin(), line.end(), allowed))
        return fail(ErrorCode::Usage, "a sender's name is 1 to 64 of A-Z a-z 0-9 . _ -");
    return std::string(line);
}

}  // namespace tally
