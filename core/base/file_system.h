// SPDX-License-Identifier: GPL-3.0-or-later
// FileSystem: files behind a seam, for code whose promises depend on what the disk does (the journal). Tests replace it
// by one that fails, fills up and loses power.
//
// What is written outlives the process at once, but a loss of power only after File::sync(); a name made, changed or
// removed outlives it only after syncDirectory() of its folder. After a failed sync() nothing of that file may be
// believed: the system may have dropped what it could not write and report success the next time.
//
// Errors: Busy = no room on the disk (try again once there is some), Unreadable = there is no such file, Store = the rest.
// Thread safety: a FileSystem may be used from any thread, a File by one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tally {

class File {
public:
    virtual ~File() = default;  // closes; syncs nothing

    // Fewer bytes than asked for only at the end of the file.
    virtual Result<std::size_t> readAt(std::uint64_t offset, char* to, std::size_t size) const = 0;
    // At the end of the file. After an error a part of the bytes may have got there.
    virtual Result<void> append(std::string_view bytes) = 0;
    // Over bytes that are there already. After an error a part of them may be the new ones.
    virtual Result<void> rewrite(std::uint64_t offset, std::string_view bytes) = 0;
    virtual Result<void> truncate(std::uint64_t size) = 0;
    virtual Result<void> sync() = 0;
    virtual Result<std::uint64_t> size() const = 0;
};

class FileSystem {
public:
    enum class Open : std::uint8_t {
        Read,
        ReadWrite,  // an existing file
        Create,     // read and write; refused when the name is taken
    };
    virtual ~FileSystem() = default;

    virtual Result<std::unique_ptr<File>> open(const std::string& path, Open how) = 0;
    virtual Result<std::vector<std::string>> list(const std::string& directory) const = 0;  // names without path, sorted
    virtual Result<void> makeDirectory(const std::string& path) = 0;                        // fine when it is there already
    virtual Result<void> syncDirectory(const std::string& path) = 0;
    virtual Result<void> rename(const std::string& from, const std::string& to) = 0;
    virtual Result<void> remove(const std::string& path) = 0;
    virtual Result<std::uint64_t> freeSpace(const std::string& directory) const = 0;        // bytes we may still write
};

// The files of this machine (POSIX).
std::shared_ptr<FileSystem> systemFileSystem();

}  // namespace tally
