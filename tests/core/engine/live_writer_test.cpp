// SPDX-License-Identifier: GPL-3.0-or-later
// What is called final and what is counted have one order, for whoever counts and for the store.
#include <future>
#include <gtest/gtest.h>
#include <thread>

#include "core/engine/hot/counting_sink.h"
#include "core/engine/live/store_writer.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/core/store/model.h"

namespace tally::test {
namespace {

constexpr Micros kBegin{1'795'392'000'000'000};

class LiveWriterTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        auto store = openSqliteStore(directory.path());
        ASSERT_TRUE(store) << store.error().what;
        writer = std::make_unique<LiveWriter>(std::make_shared<SharedStore>(std::move(*store)), dictionary, types);
        writer->onFinal([this](Micros) { kept.set_value(); });
    }
    LiveWriter::Entry at(Micros time)
    {
        LivePortion part;
        CountingSink sink(*dictionary, *types, [&](Delta&& delta) { part.counted.take(std::move(delta)); });
        const std::string padded = "video" + std::string(16, '\0');
        Event event;
        event.item = std::string_view(padded).substr(0, 5);
        event.type = "view";
        event.time = time;
        event.parts = Part::Item | Part::Type | Part::Time;
        sink.accept({&event, 1});
        sink.flush();
        part.first = handedOn++;
        part.position = handedOn;
        SenderPart& sender = part.senders[""];
        sender.ledger.received = sender.ledger.valid = 1;
        return {1, "tcp", {}, std::move(part), {}, kNever, {}};
    }
    bool isRevised(Micros time) const
    {
        const auto reader = openSqliteReader(directory.path());
        EXPECT_TRUE(reader) << reader.error().what;
        return *(*reader)->isRevised(minuteOf(time), minuteOf(time) + 1, std::nullopt);
    }

    const TemporaryDirectory directory;
    std::shared_ptr<Dictionary> dictionary = std::make_shared<Dictionary>();
    std::shared_ptr<TypeTable> types = std::make_shared<TypeTable>();
    std::unique_ptr<LiveWriter> writer;
    std::promise<void> kept;
    std::uint64_t handedOn = 0;
};

// The state is quick: it knows the part, and calls its minute final, before the store's queue has it.
TEST_F(LiveWriterTest, WhatMadeAMinuteFinalDoesNotReviseIt)
{
    writer->handOn(at(kBegin), [&](LivePortion&& part) {
        EXPECT_EQ(part.counted.finalBefore, kNever);
        std::thread([&] { writer->keepFinal({kBegin.us + 5 * kMinute}); }).join();
    });
    kept.get_future().wait();
    writer.reset();
    EXPECT_FALSE(isRevised(kBegin));
}

// The store is slow: it is asked, but has not said yet that the minute is final.
TEST_F(LiveWriterTest, WhatComesAfterwardsRevisesItForBoth)
{
    writer->handOn(at(kBegin), [](LivePortion&&) {});
    writer->keepFinal({kBegin.us + 5 * kMinute});
    writer->keepFinal({kBegin.us + 5 * kMinute + kSecond});   // the same minute: the promise is kept once
    Micros told = kNever;
    writer->handOn(at({kBegin.us + kMinute}), [&](LivePortion&& part) { told = part.counted.finalBefore; });
    writer.reset();
    EXPECT_EQ(told, (Micros{kBegin.us + 5 * kMinute}));
    EXPECT_FALSE(isRevised(kBegin));
    EXPECT_TRUE(isRevised({kBegin.us + kMinute}));
}

}  // namespace
}  // namespace tally::test
