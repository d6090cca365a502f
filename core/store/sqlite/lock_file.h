// SPDX-License-Identifier: GPL-3.0-or-later
// LockFile: one writer per store. The kernel drops the lock with the process, so a crash leaves nothing to clean up.
#pragma once

#include <string>

#include "core/base/result.h"

namespace tally::sqlite {

class LockFile {
public:
    static Result<LockFile> take(const std::string& path);

    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&&) = delete;
    ~LockFile();

private:
    explicit LockFile(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace tally::sqlite
