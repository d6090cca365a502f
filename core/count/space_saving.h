// SPDX-License-Identifier: GPL-3.0-or-later
// SpaceSaving: who is frequent among more items than there is room for (Metwally, Agrawal, El Abbadi, 2005), with bounds
// that always hold. Of N events in all, an item that is held has ĉ − ε ≤ its count ≤ ĉ with ε ≤ N/m; one that is not has at
// most μ ≤ N/m; while nothing was cut, μ = 0 and every count is exact.
//
// Instead of one entry for one, a quarter more than m are held and then cut to the m largest at once: that is the merge with
// an exact summary of what came since (Agarwal et al., "Mergeable summaries", 2012), needs no heap, and keeps the bounds.
// Memory: at m = 4096 at most 221 KB and kTextBytes of texts, which copies share. Where long texts fill the latter, fewer
// than m are held and N/m is N over as many; the bounds themselves hold all the same.
// Texts are strangers': the hash has a secret of this process. Thread safety: none; const members may be shared.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tally {

class SpaceSaving {
public:
    static constexpr std::size_t kEntries = 4096;          // m
    static constexpr std::size_t kTextBytes = 256u << 10;
    struct Bounds {
        std::uint64_t lower = 0, upper = 0;
        constexpr bool operator==(const Bounds&) const = default;
    };
    struct Entry {
        std::shared_ptr<const std::string> text;
        std::uint64_t hash = 0;
        std::uint64_t count = 0, error = 0;                // ĉ, ε
        Bounds bounds() const { return {count - error, count}; }
    };
    // A text to be added to several summaries: hashed once, and owned once by all that hold it. REQUIRES: outlived by `text`.
    class Key {
    public:
        explicit Key(std::string_view text);
        explicit Key(const Entry& entry) : text_(*entry.text), hash_(entry.hash), owned_(entry.text) {}
        std::string_view text() const { return text_; }
        std::uint64_t hash() const { return hash_; }
        const std::shared_ptr<const std::string>& owned();

    private:
        std::string_view text_;
        std::uint64_t hash_;
        std::shared_ptr<const std::string> owned_;
    };

    // REQUIRES: 0 < entries <= 16384.
    explicit SpaceSaving(std::size_t entries = kEntries, std::size_t textBytes = kTextBytes) : most_(entries), mostText_(textBytes) {}

    void add(Key& key, std::uint64_t weight);
    void add(std::string_view text, std::uint64_t weight)
    {
        Key key(text);
        add(key, weight);
    }
    // As if what the other has seen had been added here; its bounds add to ours. In any order of several.
    void merge(const SpaceSaving& other);

    Bounds estimate(const Key& key) const;
    Bounds estimate(std::string_view text) const { return estimate(Key(text)); }
    std::uint64_t total() const { return total_; }         // N
    std::uint64_t absent() const { return absent_; }       // μ: the most that an item can have that is not held
    std::span<const Entry> entries() const { return entries_; }   // in no order; at most m + ⌈m/4⌉
    std::size_t memoryBytes() const { return entries_.capacity() * sizeof(Entry) + index_.capacity() * sizeof(index_[0]) + textBytes_; }

private:
    std::size_t capacity() const { return most_ + (most_ + 3) / 4; }
    const Entry* find(const Key& key) const;
    Entry* find(const Key& key) { return const_cast<Entry*>(std::as_const(*this).find(key)); }
    void append(Key& key, std::uint64_t count, std::uint64_t error);
    void link(std::size_t place);
    void cut();
    void cutToTexts();
    void dropFrom(std::size_t place);
    void rebuild(std::size_t slots);

    std::size_t most_, mostText_;
    std::vector<Entry> entries_;
    std::vector<std::uint16_t> index_;                     // place + 1 by hash, linear probing; 0 = none
    std::size_t textBytes_ = 0;
    std::uint64_t total_ = 0, absent_ = 0;
};

}  // namespace tally
