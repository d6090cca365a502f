// SPDX-License-Identifier: GPL-3.0-or-later
// GrowingFile: one file that may still grow, held open, so that it stays what it was when its name is given to another.
//
// What it is called does not matter to it: a renamed or removed file is read on to its end. Thread safety: none.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/log/byte_stream.h"

namespace tally {

// Tells files apart. The number of a removed file is soon given to another; `born` tells them apart where the file system
// keeps it (0 where it does not: then only an open file is safe from being mistaken).
struct FileIdentity {
    std::uint64_t device = 0, inode = 0;
    std::int64_t born = 0;   // nanoseconds since 1970
    auto operator<=>(const FileIdentity&) const = default;
};

struct FileStatus {
    FileIdentity identity;
    std::uint64_t size = 0;
    std::int64_t modified = 0;   // nanoseconds since 1970
    bool isPlain = false, isFolder = false;
};
// Of what lies behind `path` now (links are followed); nothing when there is none or it cannot be seen (errno).
std::optional<FileStatus> statusOf(const std::string& path);
std::optional<FileIdentity> fileBehind(const std::string& path);

class GrowingFile {
public:
    // Errors: Unreadable: missing, not a plain file, compressed (which cannot be read while it grows).
    static Result<std::unique_ptr<GrowingFile>> open(const std::string& path);

    FileIdentity identity() const { return identity_; }
    // All its bytes from the first; reading on after the end gives what has been added since.
    std::unique_ptr<ByteStream> stream() const;
    Result<std::uint64_t> size() const;

    enum class Change : std::uint8_t {
        None,    // since the last look
        Grown,   // there may be more
        Cut,     // what was read is not there any more: it is shorter, or other bytes stand before `position`
    };
    // `recent`: the last bytes that were read before `position`.
    Result<Change> look(std::uint64_t position, std::string_view recent);
    // Whether it holds `bytes` at `from`.
    Result<bool> holds(std::uint64_t from, std::string_view bytes) const;
    // Whether everything in it now was read before: a file that only lost its end. REQUIRES: as look(), which said Cut.
    Result<bool> onlyLostItsEnd(std::uint64_t position, std::string_view recent) const;

private:
    struct Descriptor;
    class Stream;
    GrowingFile(std::shared_ptr<Descriptor> descriptor, std::string path, FileIdentity identity);

    std::shared_ptr<Descriptor> descriptor_;
    std::string path_;
    FileIdentity identity_;
    std::uint64_t sizeSeen_ = 0;
    std::int64_t modifiedSeen_ = 0;   // nanoseconds; 0 = not looked yet
};

}  // namespace tally
