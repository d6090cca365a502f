// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/follow/rotated_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace tally {

namespace {

constexpr std::string_view kSeparators = ".-_";

bool goesOnAfter(std::string_view name, std::string_view begin)
{
    return name.size() > begin.size() && name.starts_with(begin) && kSeparators.find(name[begin.size()]) != std::string_view::npos;
}

}  // namespace

std::vector<RotatedFile> rotatedFilesOf(const std::string& path)
{
    const std::filesystem::path file(path);
    const std::string name = file.filename().string();
    const std::string stem = file.stem().string();
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    std::vector<RotatedFile> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string other = entry->path().filename().string();
        const bool sure = goesOnAfter(other, name);
        if (!sure && !(stem != name && other != name && goesOnAfter(other, stem))) continue;
        const auto status = statusOf(entry->path().string());
        if (!status || !status->isPlain) continue;
        found.push_back({entry->path().string(), status->identity, status->modified, status->size, sure});
    }
    std::sort(found.begin(), found.end(), [](const RotatedFile& a, const RotatedFile& b) {
        return a.modified != b.modified ? a.modified < b.modified : a.path > b.path;   // access.log.2 is older than access.log.1
    });
    if (found.size() > kRotatedFiles) found.erase(found.begin(), found.end() - kRotatedFiles);
    return found;
}

std::int64_t lastWritten(const std::string& path, const std::vector<RotatedFile>& files)
{
    const auto current = statusOf(path);
    return std::max(current ? current->modified : 0, files.empty() ? 0 : files.back().modified);
}

bool isSilent(const RotatedFile& file, std::int64_t lastWritten, std::int64_t silence)
{
    return (lastWritten - file.modified) / 1'000 >= silence;
}

std::string headOf(const RotatedFile& file, std::size_t bytes)
{
    std::ifstream in(file.path, std::ios::binary);
    std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(bytes, file.size)), '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return head;
}

std::int64_t folderChanged(const std::string& path)
{
    const std::filesystem::path file(path);
    const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
    const auto status = statusOf(folder);
    return status ? status->modified : 0;
}

}  // namespace tally
