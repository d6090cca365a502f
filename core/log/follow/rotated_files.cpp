// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/follow/rotated_files.h"

#include <algorithm>
#include <filesystem>
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

std::int64_t folderChanged(const std::string& path)
{
    const std::filesystem::path file(path);
    const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
    const auto status = statusOf(folder);
    return status ? status->modified : 0;
}

}  // namespace tally
