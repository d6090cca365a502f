// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/socket.h>

#include "app/intake/address.h"

namespace tally {

// SystemAddress: an address in the kernel's words, for bind().
class SystemAddress {
public:
    explicit SystemAddress(const ListenAddress& address);   // REQUIRES: not a local one
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage_); }
    socklen_t size() const { return size_; }
    sa_family_t family() const { return storage_.ss_family; }
    static quint16 portOf(int socket);                      // that a socket is bound to; 0 = none

private:
    sockaddr_storage storage_{};
    socklen_t size_ = 0;
};

}  // namespace tally
