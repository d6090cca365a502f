// SPDX-License-Identifier: GPL-3.0-or-later
// QueryCache: answers to questions that were asked before. What makes an answer valid is its question, the parts of the range
// that were read for it, and that none of the cells it stands on has changed since: whoever looks it up checks the latter
// (core/store/change_feed.h), so a late event puts out exactly the answers that it changes. How far an answer is final is
// not kept: that is said anew each time, by the watermark of then. Bounded in bytes, least recently used out first.
// Thread safety: every member.
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/query/answer.h"
#include "core/query/question.h"
#include "core/query/tier_plan.h"
#include "core/store/change_feed.h"

namespace tally {

enum class Asked : std::uint8_t { Value, Top, Series };

// Of what was counted. Of two generations nothing can be compared.
struct DataVersion {
    std::uint64_t generation = 0, number = 0;
    constexpr bool operator==(const DataVersion&) const = default;
};

class QueryCache {
public:
    static constexpr std::size_t kBudget = 16u << 20;
    using Answer = std::variant<ValueAnswer, TopAnswer, SeriesAnswer>;
    struct Entry {
        std::shared_ptr<const Answer> answer;
        std::vector<TierRange> parts;
        DataVersion version;   // the answer holds at it
    };
    struct Use {
        std::uint64_t hits = 0, misses = 0, entries = 0, bytes = 0;
    };

    explicit QueryCache(std::size_t budget = kBudget) : budget_(budget) {}

    static std::string keyOf(Asked kind, const Question& question);

    // The answer to a question, where one is kept that was made of the same parts. `untouched(version)`: whether none of its
    // cells changed between `version` and now; when so, it holds now too.
    template <class A, class Untouched>
    std::optional<A> find(const std::string& key, const std::vector<TierRange>& parts, DataVersion now, Untouched&& untouched)
    {
        const auto entry = look(key);
        if (!entry || entry->parts != parts || (entry->version != now && !untouched(entry->version))) {
            missed(key, entry);
            return std::nullopt;
        }
        hit(key, now);
        A answer = std::get<A>(*entry->answer);
        answer.provenance.cached = true;
        answer.provenance.rowsRead = 0;
        for (ReadPart& part : answer.provenance.parts) part.rows = 0;
        return answer;
    }
    template <class A>
    void keep(const std::string& key, const std::vector<TierRange>& parts, DataVersion version, const A& answer)
    {
        put(key, {std::make_shared<const Answer>(answer), parts, version});
    }

    Use use() const;

private:
    struct Kept {
        std::string key;
        Entry entry;
        std::size_t bytes = 0;
    };
    std::optional<Entry> look(const std::string& key);
    void hit(const std::string& key, DataVersion now);
    void missed(const std::string& key, const std::optional<Entry>& entry);
    void put(const std::string& key, Entry entry);
    void drop(std::list<Kept>::iterator kept);

    const std::size_t budget_;
    mutable std::mutex mutex_;
    std::list<Kept> all_;   // the last used first
    std::unordered_map<std::string, std::list<Kept>::iterator> byKey_;
    std::size_t bytes_ = 0;
    std::uint64_t hits_ = 0, misses_ = 0;
};

}  // namespace tally
