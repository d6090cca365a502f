// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/count/dictionary.h"

#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string>
#include <thread>

namespace tally {
namespace {

std::vector<std::string> hostileTexts()
{
    std::vector<std::string> texts{"", "a", std::string("a\0", 2), std::string("a\0b", 3), std::string(12, 'x'), std::string(13, 'x'),
                                   std::string(8, 'y') + "\xff\xff\xff\xff", std::string(8192, 'z'), std::string(12, '\0')};
    std::mt19937_64 random(7);
    for (int i = 0; i < 60'000; ++i) {
        std::string text(random() % 30, ' ');
        for (char& c : text) c = static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a' + random() % 4);
        texts.push_back(text);
    }
    return texts;
}

std::vector<ItemId> internAll(Dictionary& dictionary, const std::vector<std::string>& texts)
{
    std::vector<ItemId> ids(texts.size());
    for (std::size_t i = 0; i < texts.size(); i += Dictionary::kGroup) {
        std::vector<std::string> padded;
        std::vector<Event> events;
        const std::size_t n = std::min(Dictionary::kGroup, texts.size() - i);
        for (std::size_t j = 0; j < n; ++j) padded.push_back(texts[i + j] + std::string(16, '#'));
        for (std::size_t j = 0; j < n; ++j) {
            Event event;
            event.item = std::string_view(padded[j]).substr(0, texts[i + j].size());
            events.push_back(event);
        }
        dictionary.intern(events, ids.data() + i);
    }
    return ids;
}

TEST(Dictionary, GivesEveryTextOneIdAndItsTextBack)
{
    const auto texts = hostileTexts();
    Dictionary dictionary;
    const auto ids = internAll(dictionary, texts);
    std::map<std::string, ItemId> model;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto [entry, fresh] = model.emplace(texts[i], ids[i]);
        ASSERT_EQ(raw(entry->second), raw(ids[i])) << i;
        ASSERT_EQ(dictionary.text(ids[i]), texts[i]);
    }
    EXPECT_EQ(dictionary.size(), model.size());
    for (const auto& [text, id] : model) EXPECT_EQ(raw(*dictionary.find(text)), raw(id));
    EXPECT_FALSE(dictionary.find("never seen, not even once"));
    EXPECT_EQ(raw(dictionary.intern(texts[5])), raw(ids[5]));
}

TEST(Dictionary, ManyThreadsAgreeWhileItGrows)
{
    Dictionary dictionary;
    const auto texts = hostileTexts();
    std::vector<std::vector<ItemId>> ids(4);
    {
        std::vector<std::jthread> threads;
        for (auto& mine : ids) threads.emplace_back([&] { mine = internAll(dictionary, texts); });
    }
    for (std::size_t t = 1; t < ids.size(); ++t)
        for (std::size_t i = 0; i < texts.size(); ++i) ASSERT_EQ(raw(ids[t][i]), raw(ids[0][i]));
    for (std::size_t i = 0; i < texts.size(); ++i) ASSERT_EQ(dictionary.text(ids[0][i]), texts[i]);
}

// Whoever is refused once is refused for ever and by every thread, so the count under a place is all there is.
TEST(Dictionary, ManyThreadsAgreeOnWhoIsRefused)
{
    for (int round = 0; round < 200; ++round) {
        Dictionary dictionary;
        constexpr std::uint32_t kRoom = 40, kTexts = 100;
        dictionary.limit(kRoom, 1u << 20);
        std::vector<std::vector<ItemId>> ids(4);
        {
            std::vector<std::jthread> threads;
            for (std::size_t t = 0; t < ids.size(); ++t)
                threads.emplace_back([&dictionary, &mine = ids[t], t] {
                    for (std::uint32_t i = 0; i < 4 * kTexts; ++i) mine.push_back(dictionary.intern("v" + std::to_string((i + t * 7) % kTexts)));
                });
        }
        std::map<std::uint32_t, std::uint32_t> idOf;
        for (std::size_t t = 0; t < ids.size(); ++t)
            for (std::uint32_t i = 0; i < ids[t].size(); ++i)
                ASSERT_EQ(idOf.emplace((i + static_cast<std::uint32_t>(t) * 7) % kTexts, raw(ids[t][i])).first->second, raw(ids[t][i]));
        EXPECT_GE(dictionary.items(), kRoom);
        EXPECT_LE(dictionary.items(), kRoom + ids.size());
    }
}

TEST(Dictionary, KeepsLongTextsOfManyBlocksAndOneLargerThanABlock)
{
    std::vector<std::string> texts;
    for (int i = 0; i < 120'000; ++i) texts.push_back("/watch/" + std::to_string(i) + std::string(static_cast<std::size_t>(i % 60), 'x'));
    texts.push_back(std::string(3u << 20, 'y'));
    texts.push_back("/behind/the/large/one");
    Dictionary dictionary;
    const auto ids = internAll(dictionary, texts);
    EXPECT_EQ(dictionary.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) ASSERT_EQ(dictionary.text(ids[i]), texts[i]) << i;
    EXPECT_EQ(raw(*dictionary.find(texts[77])), raw(ids[77]));
}

TEST(Dictionary, CostsAtMostAHundredBytesAnItem)
{
    Dictionary dictionary;
    std::vector<std::string> texts;
    for (int i = 0; i < 600'000; ++i) texts.push_back("v" + std::to_string(1'000'000'000 + i));
    internAll(dictionary, texts);
    EXPECT_LE(dictionary.memoryBytes() / texts.size(), 100u);
}

}  // namespace
}  // namespace tally
