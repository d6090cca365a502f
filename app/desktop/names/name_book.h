// SPDX-License-Identifier: GPL-3.0-or-later
// NameBook: what items are called, out of the store behind the window. Blocks on the store, so query threads ask it; found
// names, and that there is none, are remembered. Thread-safe.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/store/rollup_store.h"

namespace tally {

class NameBook {
public:
    explicit NameBook(std::string dataDirectory);   // empty = no store, no names
    ~NameBook();
    bool possible() const { return !directory_.empty(); }
    const std::string& directory() const { return directory_; }
    bool shown() const { return shown_ && possible(); }
    void setShown(bool shown);                      // asks the store anew
    // The newest name of each item, empty where it has none; nothing at all when names are not shown.
    std::vector<std::string> namesOf(std::span<const std::string> items, std::stop_token stop = {});

private:
    std::string directory_;
    std::atomic<bool> shown_{true};
    std::mutex mutex_;
    std::unique_ptr<StoreReader> reader_;
    std::unordered_map<std::string, std::string> known_;
};

}  // namespace tally
