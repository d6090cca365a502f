// SPDX-License-Identifier: GPL-3.0-or-later
// ByteStream: the decompressed bytes of a recorded input, from front to back. Plain files, standard input, .gz, .zst,
// .bz2 and .xz (several members or frames in a row), found by their magic numbers, never by the file's name; text in UTF-16
// (by its mark) or Latin-1 (when said) as UTF-8.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.h"

namespace tally {

class ByteStream {
public:
    virtual ~ByteStream() = default;

    // Reads up to `size` bytes; 0 = end. After an error the bytes already given stay good (a truncated archive is
    // reported after its last readable byte).
    virtual Result<std::size_t> read(char* to, std::size_t size) = 0;

    virtual std::uint64_t storedBytesRead() const = 0;  // of the file as it lies on disk, for progress
};

struct OpenedStream {
    std::unique_ptr<ByteStream> stream;
    std::uint64_t storedSize = 0;   // of the file on disk; 0 when not known (pipe)
    std::string compression;        // "", "gzip", "zstd", "bzip2" or "xz"
    bool plain = false;             // the bytes of the file as they lie on disk, which can be looked at anywhere
};

// "-" is standard input. Errors: Unreadable (missing, a directory, no permission), with the system's reason.
Result<OpenedStream> openStream(const std::string& path, bool latin1 = false);

}  // namespace tally
