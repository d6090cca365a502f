// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include "core/base/result.h"

namespace tally {

// LocalSocket: a path on this machine that senders connect to. Only its owner can (mode 0600, from the first moment on).
//
// A socket that an earlier process left behind is replaced, one that somebody listens on is not, nor anything else that is
// there. The path goes with it, unless another has taken it meanwhile. Moves.
class LocalSocket {
public:
    // Listens. Makes the directory (0700) when it is not there. Errors: Busy (somebody listens there), Unreadable.
    static Result<LocalSocket> open(const std::string& path);
    LocalSocket() = default;
    LocalSocket(LocalSocket&& other) noexcept;
    LocalSocket& operator=(LocalSocket&& other) noexcept;
    ~LocalSocket();

    int descriptor() const { return descriptor_; }   // non-blocking

private:
    std::string path_;
    int descriptor_ = -1;
    dev_t device_ = 0;
    ino_t node_ = 0;
};

}  // namespace tally
