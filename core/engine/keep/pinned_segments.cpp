// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/keep/pinned_segments.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace tally {
namespace {

constexpr std::string_view kEnding = ".tlj";
constexpr std::size_t kPosition = 21;  // a dot and twenty digits

// CHAIN.POSITION.tlj → CHAIN
std::string_view chainOf(std::string_view segment)
{
    return segment.substr(0, segment.size() - std::min(segment.size(), kPosition + kEnding.size()));
}

}  // namespace

Result<std::vector<std::string>> PinnedSegments::list() const
{
    auto names = files_.list(directory_);
    if (!names) {
        if (names.error().code == ErrorCode::Unreadable) return std::vector<std::string>{};  // nothing ever listened
        return names;
    }
    std::erase_if(*names, [](const std::string& name) { return !name.ends_with(kEnding); });
    return names;
}

Result<bool> PinnedSegments::open(const std::string& name)
{
    auto file = files_.open(directory_ + "/" + name, FileSystem::Open::Read);
    if (!file) {
        if (file.error().code == ErrorCode::Unreadable) return false;
        return tl::unexpected(file.error());
    }
    segments_.push_back({name, std::move(*file)});
    return true;
}

Result<void> PinnedSegments::pin()
{
    segments_.clear();
    const auto names = list();
    if (!names) return tl::unexpected(names.error());
    for (const std::string& name : *names) {
        // One that is gone by now was committed before the moment that comes.
        if (const auto opened = open(name); !opened) return tl::unexpected(opened.error());
    }
    return {};
}

Result<bool> PinnedSegments::completeAfter()
{
    const auto names = list();
    if (!names) return tl::unexpected(names.error());
    std::map<std::string, std::string, std::less<>> newest;  // by chain, of those pinned before the moment
    for (const Segment& segment : segments_) newest[std::string(chainOf(segment.name))] = segment.name;
    for (const auto& [chain, name] : newest) {
        if (!std::binary_search(names->begin(), names->end(), name)) return false;
    }
    for (const std::string& name : *names) {
        const auto before = newest.find(chainOf(name));
        if (before == newest.end()) return false;  // a chain that began meanwhile
        if (name <= before->second) continue;
        const auto opened = open(name);
        if (!opened || !*opened) return opened;
    }
    // As they lie in a chain, so that a copy that stops somewhere has no hole.
    std::sort(segments_.begin(), segments_.end(), [](const Segment& a, const Segment& b) { return a.name < b.name; });
    return true;
}

}  // namespace tally
