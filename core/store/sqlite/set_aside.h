// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a store that cannot be opened because its bytes are not what was written: it is kept under another name, and
// a new one takes its place.
//
// The new store is made complete beside the old one, with what people entered into that, as far as it can be read; then the old
// one is renamed, then the new one. Whoever is interrupted is gone on with by the next one. Nothing is deleted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace tally {

struct SetAside {
    std::string file;       // where the database is now, in the directory; its log beside it, by the usual name
    bool names = false;     // those of items, and what was said of retention, went over to the new store
};

// Which file the database of `directory` is; another one has another number. 0 = there is none.
std::uint64_t databaseIdentity(const std::string& directory);

// `damaged`: the identity of the database that was found so; where another one lies there by now, nothing is done (Busy).
// Holds the write lock meanwhile. Errors: Store, Busy; then everything is as it was, or is gone on with the next time.
Result<SetAside> setAsideSqliteStore(const std::string& directory, std::uint64_t damaged, const Clock& clock);
// Goes on with what was begun and not ended; nothing where nothing was.
Result<std::optional<SetAside>> finishSettingAside(const std::string& directory);

}  // namespace tally
