// SPDX-License-Identifier: GPL-3.0-or-later
// Dead letters of a running engine, with and without a store: what is decided shows in its snapshot, its answers and, where
// there is one, its store.
#include <gtest/gtest.h>

#include "core/log/memory_log.h"
#include "tests/core/engine/test_engine.h"
#include "tests/core/store/model.h"

namespace tally {
namespace {

class EngineLetters : public testing::TestWithParam<bool> {
protected:
    // Two that can be corrected and one that came late; they are listed once they are committed.
    DeadLetters receive(Engine& engine)
    {
        log_ = std::make_shared<MemoryLog>();
        EXPECT_TRUE(engine.listen("tcp", log_).has_value());
        const std::string now = std::to_string(kNow / kSecond), old = std::to_string(kNow / kSecond - 90000);
        EXPECT_TRUE(log_->append("{\"videoId\":\"a\",\"timestamp\":" + now + "}\n{\"videoId\":\"a\",\n{\"timestamp\":" + now + "}\n{\"videoId\":\"old\",\"timestamp\":" + old + "}\n", Micros{kNow}));
        for (;;) {
            engine.settle();
            auto letters = engine.deadLetters(100);
            EXPECT_TRUE(letters.has_value());
            if (letters->letters.size() == 3) return std::move(*letters);
            std::this_thread::yield();
        }
    }
    std::string data() const { return GetParam() ? directory_.path() : std::string(); }
    std::uint64_t viewsOf(Engine& engine, const std::string& item)
    {
        const auto views = engine.getViewsCount(item, TimeRange{}.from, TimeRange{}.to);
        return views && views->value ? static_cast<std::uint64_t>(views->value->micro / Fixed::kScale) : 0;
    }
    test::TemporaryDirectory directory_;
    std::shared_ptr<MemoryLog> log_;
};

TEST_P(EngineLetters, AreCountedOnceAndPutAway)
{
    {
        const auto engine = makeEngine(data());
        const DeadLetters before = receive(*engine);
        EXPECT_EQ(before.letters[0].source, "tcp");
        const std::vector<LetterEdit> edits{{before.letters[0].letter.id, "{\"videoId\":\"b\",\"timestamp\":" + std::to_string(kNow / kSecond) + "}"},
                                            {before.letters[2].letter.id, {}}};
        const auto looked = engine->replayLetters(edits, true);
        ASSERT_TRUE(looked.has_value());
        EXPECT_EQ((*looked)[0].item, "b");
        EXPECT_EQ(engine->snapshot()->ledger.valid, 1u);
        for (int twice = 0; twice < 2; ++twice) {
            const auto results = engine->replayLetters(edits);
            ASSERT_TRUE(results.has_value());
            EXPECT_EQ((*results)[0].fate, twice == 0 ? LetterFate::Counted : LetterFate::Kept) << (*results)[0].problem;
            EXPECT_EQ((*results)[1].fate, twice == 0 ? LetterFate::Counted : LetterFate::Kept) << (*results)[1].problem;
        }
        ASSERT_TRUE(engine->discardLetters(std::vector<LetterId>{before.letters[1].letter.id}).has_value());
        const Ledger ledger = engine->snapshot()->ledger;
        EXPECT_EQ(ledger.valid, 3u);
        EXPECT_EQ(ledger.late, 0u);
        EXPECT_EQ(ledger.rejected, 1u);
        EXPECT_TRUE(ledger.balances());
        EXPECT_EQ(viewsOf(*engine, "b"), 1u);
        EXPECT_EQ(viewsOf(*engine, "old"), 1u);
        const DeadLetters after = engine->deadLetters(100).value();
        EXPECT_TRUE(after.letters.empty());
        EXPECT_EQ(after.totals.counted, 2u);
        EXPECT_EQ(after.totals.discarded, 1u);
        EXPECT_TRUE(engine->letters(100).empty());
        log_->close();
    }
    if (!GetParam()) return;
    const auto again = makeEngine(data());
    again->settle();
    EXPECT_EQ(again->snapshot()->ledger.valid, 3u);
    EXPECT_EQ(viewsOf(*again, "b"), 1u);
}

TEST_P(EngineLetters, OfAnEarlierProcessAreCountedToo)
{
    if (!GetParam()) GTEST_SKIP() << "nothing is kept without a store";
    DeadLetters before;
    {
        const auto engine = makeEngine(data());
        before = receive(*engine);
        log_->close();
    }
    const auto engine = makeEngine(data());
    const auto results = engine->replayLetters(std::vector<LetterEdit>{{before.letters[2].letter.id, {}}});
    ASSERT_TRUE(results.has_value());
    EXPECT_EQ((*results)[0].fate, LetterFate::Counted) << (*results)[0].problem;
    EXPECT_EQ(engine->snapshot()->ledger.valid, 2u);
    EXPECT_EQ(engine->snapshot()->ledger.late, 0u);
    EXPECT_TRUE(engine->snapshot()->ledger.balances());
}

TEST_P(EngineLetters, OfAStoreThatIsOnlyReadStay)
{
    if (!GetParam()) GTEST_SKIP() << "nothing is kept without a store";
    const auto writer = makeEngine(data());
    const DeadLetters before = receive(*writer);
    EngineOptions options;
    options.dataDirectory = data();
    options.readOnly = true;
    const auto reader = Engine::create(options);
    ASSERT_TRUE(reader.has_value());
    const auto refused = (*reader)->replayLetters(std::vector<LetterEdit>{{before.letters[2].letter.id, {}}});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Busy);
    EXPECT_FALSE((*reader)->discardLetters(std::vector<LetterId>{before.letters[2].letter.id}).has_value());
    EXPECT_EQ((*reader)->deadLetters(100)->letters.size(), 3u);
    log_->close();
}

INSTANTIATE_TEST_SUITE_P(With, EngineLetters, testing::Bool(), [](const auto& with) { return with.param ? "AStore" : "MemoryOnly"; });

}  // namespace
}  // namespace tally
