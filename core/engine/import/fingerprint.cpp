// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/fingerprint.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

#include "core/log/content_digest.h"

namespace tally {

std::string fingerprintOf(std::string_view head)
{
    head = head.substr(0, kFingerprint);
    ContentDigest digest;
    digest.add(head);
    return fmt::format("{}:{}", digest.hex(), head.size());
}

bool matchesFingerprint(std::string_view head, const std::string& fingerprint)
{
    const std::size_t colon = fingerprint.find(':');
    if (colon == std::string::npos) return false;
    const std::size_t bytes = std::strtoull(fingerprint.c_str() + colon + 1, nullptr, 10);
    return bytes <= std::min(head.size(), kFingerprint) && fingerprintOf(head.substr(0, bytes)) == fingerprint;
}

}  // namespace tally
