// SPDX-License-Identifier: GPL-3.0-or-later
// One line of syslog → what it carries, and when it was sent.
#pragma once

#include <string_view>

namespace tally {

struct SyslogFrame {
    std::string_view stamp;    // of the frame; "-" and empty = none
    std::string_view message;  // without the tag in front of it
    bool dated = false;        // the stamp holds a year (RFC 5424, or RFC 3164 with an RFC 3339 stamp)
};

// RFC 5424 ("<34>1 2003-10-11T22:14:15Z host app - - [data] message"), RFC 3164 ("<34>Oct 11 22:14:15 host app[1]: message")
// without the number in front as in files, and octet counts in front of either. False: no such frame.
bool readSyslogFrame(std::string_view line, SyslogFrame* out);

// "2003-10-11T22:14:15Z", with a fraction or an offset; only its shape is looked at.
bool isRfc3339(std::string_view stamp);

}  // namespace tally
