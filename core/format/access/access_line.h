// SPDX-License-Identifier: GPL-3.0-or-later
// AccessLine: one line of an access log (Common or Combined, NCSA/Apache) cut into its fields.
//
// address ident user [time] "request" status bytes, then optionally "referrer" "agent" and whatever a server adds.
// A virtual host in front of the address is passed over. Quoted fields may hold \" ; nothing is unescaped. The user may hold blanks.
#pragma once

#include <optional>
#include <string_view>

namespace tally {

enum class AccessField { None, Path, Target, Method, Status, Bytes, Address, User, Referrer, Agent, Time };

// By the names of the command line; "host" is the address. Nothing for other names.
std::optional<AccessField> accessField(std::string_view name);

struct AccessLine {
    std::string_view address, user, time, target, path, status, bytes;
    std::string_view method;  // "-" when the request has none
    std::string_view rest;    // behind the bytes

    // The member that holds a field; null for those that are cut out of `rest` only when asked for.
    const std::string_view* place(AccessField which) const;
    // Empty with data() == nullptr when absent.
    std::string_view referrer() const;
    std::string_view agent() const;
};

// REQUIRES: 16 readable bytes behind `line`, which has no line end. False: not a line of such a log.
bool parseAccessLine(std::string_view line, AccessLine* out);

}  // namespace tally
