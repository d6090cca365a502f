// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a container runtime's log → what the program in the container wrote, and when.
#pragma once

#include <string>
#include <string_view>

namespace tally {

// Two forms: Docker's JSON file ({"log":"…\n","stream":"stdout","time":"…"}) and the CRI form of Kubernetes
// ("2026-11-24T10:00:00.123456789Z stdout F …"). What was written is appended to *out, without its line end. False: it is
// neither; *out is as it was.
bool appendContainerLine(std::string_view line, std::string* out, std::string_view* stamp);

}  // namespace tally
