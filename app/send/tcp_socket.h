// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "app/send/destination.h"

namespace tally {

// TcpSocket: one connection that never blocks but in wait(). Moves; closes at its end. A broken connection is an error of
// read() or write(), code Busy: connecting again may help.
class TcpSocket {
public:
    TcpSocket() = default;
    ~TcpSocket() { close(); }
    TcpSocket(TcpSocket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    TcpSocket& operator=(TcpSocket&& other) noexcept
    {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }

    // Tries every address of the host for up to `timeout` each.
    static Result<TcpSocket> connect(const Destination& to, std::chrono::milliseconds timeout);
    bool isOpen() const { return descriptor_ >= 0; }
    void close();

    Result<std::size_t> write(std::string_view bytes);           // 0: not now
    Result<void> read(std::string* to);                          // appends what is there, perhaps nothing
    // Until something can be read, or written when that is wanted, or the time is over.
    void wait(bool forWriting, std::chrono::milliseconds timeout) const;

private:
    explicit TcpSocket(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

}  // namespace tally
