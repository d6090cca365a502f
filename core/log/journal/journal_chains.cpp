// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/journal_chains.h"

#include <map>
#include <optional>

#include "core/log/journal/segment_header.h"

namespace tally {

namespace {

std::optional<journal::SegmentHeader> headOf(FileSystem& files, const std::string& path)
{
    const auto file = files.open(path, FileSystem::Open::Read);
    if (!file) return std::nullopt;
    std::string bytes(journal::kSegmentHead, '\0');
    const auto read = (*file)->readAt(0, bytes.data(), bytes.size());
    if (!read) return std::nullopt;
    auto head = journal::readSegmentHead(std::string_view(bytes).substr(0, *read));
    if (!head) return std::nullopt;
    std::string table(head->tableBytes, '\0');
    const auto rest = (*file)->readAt(journal::kSegmentHead, table.data(), table.size());
    return rest && *rest == table.size() && journal::readSegmentTable(table, &*head) ? head : std::nullopt;
}

}  // namespace

Result<std::vector<JournalChain>> journalChains(FileSystem& files, const std::string& directory)
{
    const auto names = files.list(directory);
    if (!names && names.error().code == ErrorCode::Unreadable) return std::vector<JournalChain>();
    if (!names) return tl::unexpected(names.error());
    std::map<std::string, std::string> found;
    for (const std::string& name : *names) {
        const std::string chain(journal::segmentChain(name));
        if (chain.empty()) continue;
        std::string& listener = found[chain];
        if (!listener.empty()) continue;
        const auto head = headOf(files, directory + "/" + name);
        if (head && head->listener != chain && journal::chainName(head->listener) == chain) listener = head->listener;
    }
    std::vector<JournalChain> chains;
    for (auto& [chain, listener] : found) chains.push_back({chain, std::move(listener)});
    return chains;
}

}  // namespace tally
