// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/names/name_book.h"

#include <algorithm>

#include "core/store/sqlite/sqlite_store.h"

namespace tally {

namespace {
constexpr std::size_t kAtOnce = 1000;        // one short read transaction each
constexpr std::size_t kRemembered = 4'000'000;
}  // namespace

NameBook::NameBook(std::string dataDirectory) : directory_(std::move(dataDirectory)) {}
NameBook::~NameBook() = default;

void NameBook::setShown(bool shown)
{
    shown_ = shown;
    const std::lock_guard lock(mutex_);
    known_.clear();
}

std::vector<std::string> NameBook::namesOf(std::span<const std::string> items, std::stop_token stop)
{
    if (!shown() || items.empty()) return {};
    const std::lock_guard lock(mutex_);
    if (!reader_) {
        auto opened = openSqliteReader(directory_);
        if (!opened) return {};
        reader_ = std::move(*opened);
    }
    if (known_.size() > kRemembered) known_.clear();
    std::vector<std::string> missing;
    const auto ask = [&] {
        const auto found = reader_->names(missing);
        for (std::size_t i = 0; found && i < missing.size(); ++i) known_[missing[i]] = (*found)[i] ? (*found)[i]->name : std::string();
        missing.clear();
        return found.has_value();
    };
    for (const std::string& item : items) {
        if (!known_.contains(item)) missing.push_back(item);
        if (missing.size() == kAtOnce && (stop.stop_requested() || !ask())) return {};
    }
    if (!missing.empty() && !ask()) return {};
    std::vector<std::string> names;
    names.reserve(items.size());
    for (const std::string& item : items) names.push_back(known_[item]);
    return names;
}

}  // namespace tally
