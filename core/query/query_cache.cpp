// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/query_cache.h"

#include <utility>

namespace tally {

namespace {

constexpr std::size_t kEntryBytes = 512;   // of the lists and maps around an answer, about

std::size_t bytesOf(const ValueAnswer&) { return sizeof(ValueAnswer); }
std::size_t bytesOf(const SeriesAnswer& answer) { return sizeof(answer) + answer.points.capacity() * sizeof(SeriesPoint); }
std::size_t bytesOf(const TopAnswer& answer)
{
    std::size_t bytes = sizeof(answer) + answer.rows.capacity() * sizeof(TopRow);
    for (const TopRow& row : answer.rows) bytes += row.item.capacity();
    return bytes;
}

void append(std::string* key, const std::optional<std::string>& text)
{
    *key += text ? std::to_string(text->size()) + ':' + *text : std::string("-");
}
void append(std::string* key, std::int64_t number) { *key += std::to_string(number) + ';'; }

}  // namespace

std::string QueryCache::keyOf(Asked kind, const Question& question)
{
    std::string key;
    append(&key, static_cast<std::int64_t>(kind));
    append(&key, question.item);
    append(&key, question.type);
    append(&key, question.range.from.us);
    append(&key, question.range.to.us);
    append(&key, static_cast<std::int64_t>(question.of));
    append(&key, question.widen ? 1 : 0);
    if (kind == Asked::Top) {
        append(&key, static_cast<std::int64_t>(question.by));
        append(&key, static_cast<std::int64_t>(question.k));
    } else {
        append(&key, static_cast<std::int64_t>(question.function));
    }
    if (kind == Asked::Series) append(&key, question.step.us);
    if (question.asKnownAt) append(&key, question.asKnownAt->us);
    return key;
}

std::optional<QueryCache::Entry> QueryCache::look(const std::string& key)
{
    const std::lock_guard lock(mutex_);
    const auto found = byKey_.find(key);
    return found == byKey_.end() ? std::nullopt : std::optional(found->second->entry);
}

void QueryCache::hit(const std::string& key, DataVersion now)
{
    const std::lock_guard lock(mutex_);
    ++hits_;
    const auto found = byKey_.find(key);
    if (found == byKey_.end()) return;
    all_.splice(all_.begin(), all_, found->second);
    DataVersion& version = found->second->entry.version;
    if (version.generation == now.generation && version.number < now.number) version = now;
}

// What no longer holds goes, unless another thread has put a newer one there meanwhile.
void QueryCache::missed(const std::string& key, const std::optional<Entry>& entry)
{
    const std::lock_guard lock(mutex_);
    ++misses_;
    const auto found = byKey_.find(key);
    if (entry && found != byKey_.end() && found->second->entry.answer == entry->answer) drop(found->second);
}

void QueryCache::put(const std::string& key, Entry entry)
{
    const std::size_t bytes = kEntryBytes + 2 * key.size() + entry.parts.size() * (sizeof(TierRange) + sizeof(ReadPart)) +
                              std::visit([](const auto& answer) { return bytesOf(answer); }, *entry.answer);
    if (bytes > budget_ / 4) return;   // one answer must not push out all others
    const std::lock_guard lock(mutex_);
    if (const auto found = byKey_.find(key); found != byKey_.end()) drop(found->second);
    all_.push_front({key, std::move(entry), bytes});
    byKey_[key] = all_.begin();
    bytes_ += bytes;
    while (bytes_ > budget_) drop(std::prev(all_.end()));
}

void QueryCache::drop(std::list<Kept>::iterator kept)
{
    bytes_ -= kept->bytes;
    byKey_.erase(kept->key);
    all_.erase(kept);
}

QueryCache::Use QueryCache::use() const
{
    const std::lock_guard lock(mutex_);
    return {hits_, misses_, all_.size(), bytes_};
}

}  // namespace tally
