// SPDX-License-Identifier: GPL-3.0-or-later
// ReadAhead: has the system read the pages of a scan before their turn. A month of one item is a hundred pages all over the
// file; read one after the other each costs a trip to the disk, several on their way at once hardly more than one. Helpers,
// each with a connection of its own, look up what comes later and drop it: all that stays is in the system's cache. What goes
// wrong with them is left for the scan itself to find.
// Thread safety: none; begin() and the end of the object belong to one thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "core/store/sqlite/connection.h"

namespace tally::sqlite {

class ReadAhead {
public:
    static constexpr unsigned kHelpers = 6;

    // `select` as the scan itself asks: segment and item bound, rows read until one begins behind the item (column 1).
    // Nothing is read before begin().
    ReadAhead(const Connection& db, std::string_view select, std::uint32_t item);
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;
    ~ReadAhead();   // ends within one read of each helper

    // Segments in the order in which the scan will come to them. Once.
    void begin(std::vector<std::int64_t> segments);
    bool begun() const { return begun_; }
    std::uint64_t looked() const { return looked_.load(); }   // segments so far

private:
    void help(const std::stop_token& stop);

    std::string path_, select_;
    std::uint32_t item_;
    std::vector<std::int64_t> segments_;
    std::atomic<std::size_t> next_ = 0;
    std::atomic<std::uint64_t> looked_ = 0;
    bool begun_ = false;
    std::vector<std::jthread> helpers_;
};

}  // namespace tally::sqlite
