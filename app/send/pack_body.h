// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/send/transport.h"

namespace tally {

std::string packBody(std::string_view content, Compression how);   // gzip or zstd at their fast levels
std::string_view contentEncoding(Compression how);                 // "gzip", "zstd"; empty for None

}  // namespace tally
