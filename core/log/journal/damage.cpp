// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/damage.h"

#include <algorithm>
#include <fmt/format.h>

namespace tally::journal {

namespace {
constexpr std::uint64_t kPiece = 1u << 20;
}

JournalNote setAside(FileSystem& files, const std::string& directory, const std::string& segment, const File& file, std::uint64_t offset,
                     std::uint64_t bytes, Micros now)
{
    JournalNote note{segment, offset, bytes, fmt::format("{} bytes at {} are damaged and were passed over", bytes, offset)};
    const std::string prefix = fmt::format("{}.damaged-{}-", segment, offset);
    const auto names = files.list(directory);
    if (!names || std::any_of(names->begin(), names->end(), [&](const std::string& name) { return name.starts_with(prefix); })) return note;
    const std::string path = fmt::format("{}/{}{}", directory, prefix, now.us / kSecond);
    auto copy = files.open(path, FileSystem::Open::Create);
    if (!copy) return note;
    std::string piece;
    for (std::uint64_t at = 0; at < bytes; at += piece.size()) {
        piece.resize(static_cast<std::size_t>(std::min(kPiece, bytes - at)));
        const auto n = file.readAt(offset + at, piece.data(), piece.size());
        piece.resize(n ? *n : 0);
        if (piece.empty() || !(*copy)->append(piece)) break;
    }
    static_cast<void>((*copy)->sync());
    static_cast<void>(files.syncDirectory(directory));
    note.what = fmt::format("{} bytes at {} are damaged and were passed over; a copy is in {}", bytes, offset, path.substr(directory.size() + 1));
    return note;
}

}  // namespace tally::journal
