// SPDX-License-Identifier: GPL-3.0-or-later
// Errors as values. Core never prints, aborts or throws across its boundary: it returns Result<T>.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace tally {

enum class ErrorCode {
    Usage,       // the caller asked for something that makes no sense (exit 1)
    Unreadable,  // an input cannot be read as a whole: missing, directory, unknown format, truncated archive (exit 2)
    Ambiguous,   // the input can be read in more than one way; the user must say which (exit 2)
    NotExact,    // the question cannot be answered exactly from what is kept (exit 4)
    Store,       // the store refused, is locked or of a newer version (exit 5)
    Damaged,     // the store's bytes are not what was written (exit 5)
    Cancelled,   // the caller's stop token fired
    TimedOut,    // reading took longer than it may; a narrower question may do (exit 4)
    Busy,        // a bounded queue, a log or the disk is full; try again
};

struct Error {
    ErrorCode code;
    std::string what;   // one sentence for a person
    std::string where;  // file, field or address concerned; may be empty
};

inline bool isOfTheStore(const Error& error) { return error.code == ErrorCode::Store || error.code == ErrorCode::Damaged; }

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string what, std::string where = {})
{
    return tl::unexpected<Error>(Error{code, std::move(what), std::move(where)});
}

}  // namespace tally
