// SPDX-License-Identifier: GPL-3.0-or-later
// An item that came when memory was used up and then became hot: on the boards, within bounds, among a flood of strangers.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <tuple>
#include <unistd.h>

#include "core/report/answer_table.h"
#include "tests/core/engine/test_engine.h"

namespace tally {
namespace {

namespace fs = std::filesystem;

constexpr int kBudget = 50;
constexpr std::int64_t kFrom = kNow - 26 * kHour;   // not on an hour's edge
constexpr std::int64_t kTo = kNow + 17 * kMinute;

struct Counted {
    std::map<std::string, std::uint64_t> items;
    std::uint64_t total = 0;
};

class TailBudget : public ::testing::Test {
protected:
    void SetUp() override
    {
        path_ = (fs::temp_directory_path() / ("tally_tail_" + std::to_string(::getpid()) + ".ndjson")).string();
        std::ofstream out(path_);
        std::mt19937 random(7);
        for (int i = 0; i < kBudget; ++i) put(out, "early " + std::to_string(i), kFrom, "view");
        // 26 hours in which each minute has 30 strangers that nobody sees again, some early items, and from noon on a hot one.
        int strangers = 0;
        for (std::int64_t minute = kFrom; minute < kTo; minute += kMinute) {
            for (int i = 0; i < 30; ++i) put(out, "stranger " + std::to_string(strangers++), minute, "view");
            for (int i = 0; i < 5; ++i) put(out, "early " + std::to_string(random() % 7), minute, "view");
            if (minute < kNow - 12 * kHour) continue;
            for (int i = 0; i < 20; ++i) put(out, "hot", minute + i * kSecond, i % 10 == 0 ? "like" : "view");
        }
    }
    void TearDown() override { fs::remove(path_); }
    std::unique_ptr<Engine> counted()
    {
        EngineOptions options;
        options.threads = 1;
        options.clock = std::make_shared<ManualClock>(kTo);
        options.itemBudget = kBudget;
        auto engine = std::move(*Engine::create(options));
        EXPECT_TRUE(engine->open(path_));
        engine->settle();
        return engine;
    }
    Counted truth(std::int64_t from, std::int64_t to, const std::string& type = {}) const
    {
        Counted counted;
        for (const auto& [time, item, kind] : events_) {
            if (time < from || time >= to || (!type.empty() && kind != type)) continue;
            ++counted.items[item];
            ++counted.total;
        }
        return counted;
    }
    // What a board says is true; returns the row of the hot item.
    static Board::Row expectTrue(const Board& board, const Counted& truth)
    {
        EXPECT_EQ(board.total, truth.total);
        std::uint64_t sum = board.other;
        Board::Row hot;
        std::vector<std::uint64_t> counts;
        for (const auto& [item, count] : truth.items) counts.push_back(count);
        std::sort(counts.rbegin(), counts.rend());
        for (const Board::Row& row : board.rows) {
            const auto found = truth.items.find(row.item);
            const std::uint64_t count = found == truth.items.end() ? 0 : found->second;
            EXPECT_LE(row.count, count) << row.item;
            EXPECT_GE(row.upper, count) << row.item;
            if (row.certain) {
                EXPECT_GE(count, counts[std::min(board.rows.size(), counts.size()) - 1]) << row.item;
            }
            sum += row.count;
            if (row.item == "hot") hot = row;
        }
        EXPECT_EQ(sum, board.total);
        return hot;
    }

private:
    void put(std::ofstream& out, const std::string& item, std::int64_t time, const char* type)
    {
        out << "{\"videoId\":\"" << item << "\",\"eventType\":\"" << type << "\",\"timestamp\":" << time / kSecond << "}\n";
        events_.emplace_back(time, item, type);
    }
    std::string path_;
    std::vector<std::tuple<std::int64_t, std::string, std::string>> events_;
};

MinuteRange minutes(std::int64_t from, std::int64_t to) { return {minuteOf({from}), minuteOf({to})}; }

TEST_F(TailBudget, IsOnTheBoardsOfTheLastMinuteHourAndDay)
{
    const auto engine = counted();
    const auto view = engine->view();
    for (const std::int64_t window : {kMinute, kHour, kDay}) {
        const Counted real = truth(kTo - window, kTo);
        const auto board = view->board(minutes(kTo - window, kTo), 5, std::nullopt);
        ASSERT_TRUE(board);
        const Board::Row hot = expectTrue(*board, real);
        EXPECT_EQ(board->rows.front().item, "hot") << window;
        EXPECT_TRUE(hot.certain) << window;
        if (window < kDay) {   // so few strangers that each is held
            EXPECT_EQ(hot.count, real.items.at("hot"));
            EXPECT_EQ(hot.upper, hot.count);
        } else {               // its first hour is cut by the range
            EXPECT_GT(hot.upper, hot.count);
            EXPECT_GE(hot.count * 100, real.items.at("hot") * 95);
        }
    }
    // A whole day, and everything.
    for (const auto& [from, to] : {std::pair(kNow - kDay, kNow), std::pair(kFrom, kTo)}) {
        const Counted real = truth(from, to);
        const auto board = view->board(minutes(from, to), 5, std::nullopt);
        EXPECT_EQ(expectTrue(*board, real).item, "hot");
        for (const Board::Row& row : board->rows) EXPECT_LE(row.upper - row.count, real.total / SpaceSaving::kEntries) << row.item;
    }
    EXPECT_EQ(expectTrue(*view->board({}, 5, std::nullopt), truth(kFrom, kTo)).item, "hot");
}

TEST_F(TailBudget, OneTypeAndOddRangesAreBoundedToo)
{
    const auto engine = counted();
    const auto view = engine->view();
    const auto views = view->board(minutes(kTo - kHour, kTo), 5, "view");
    const Counted real = truth(kTo - kHour, kTo, "view");
    const Board::Row hot = expectTrue(*views, real);
    EXPECT_EQ(hot.item, "hot");
    EXPECT_GT(hot.upper, hot.count);   // of which type its events are is not kept
    EXPECT_GE(hot.count, real.items.at("hot") - truth(kTo - kHour, kTo, "like").total);
    // Old minutes are not kept one by one: nothing is certain there, and nothing said is wrong.
    const auto old = view->board(minutes(kNow - 11 * kHour + 7 * kMinute, kNow - 11 * kHour + 9 * kMinute), 3, std::nullopt);
    expectTrue(*old, truth(kNow - 11 * kHour + 7 * kMinute, kNow - 11 * kHour + 9 * kMinute));
    EXPECT_FALSE(old->rows.front().certain);
}

TEST_F(TailBudget, QuestionsGiveTheSameBounds)
{
    const auto engine = counted();
    const auto exact = engine->getCount("hot", "view", {kFrom}, {kNow + 17 * kMinute});
    const std::uint64_t real = truth(kFrom, kTo, "view").items.at("hot");
    ASSERT_TRUE(exact);
    EXPECT_FALSE(exact->provenance.exact);
    EXPECT_LE(*exact->lower, Fixed::fromInteger(static_cast<std::int64_t>(real)));
    EXPECT_GE(*exact->upper, Fixed::fromInteger(static_cast<std::int64_t>(real)));
    const auto stranger = engine->getCount("stranger 5", "view", {kFrom}, {kTo});
    EXPECT_LE(*stranger->lower, Fixed::fromInteger(1));
    EXPECT_GE(*stranger->upper, Fixed::fromInteger(1));
    EXPECT_LT(*stranger->upper, Fixed::fromInteger(50));   // and not all that the others have
    const auto top = engine->topK(3, std::nullopt, {kTo - kDay}, {kTo});
    ASSERT_TRUE(top);
    EXPECT_FALSE(top->provenance.exact);
    EXPECT_EQ(top->rows.front().item, "hot");
    EXPECT_TRUE(top->rows.front().certain);
    ASSERT_TRUE(top->rows.front().upper);
    std::uint64_t sum = top->other.count;
    for (const TopRow& row : top->rows) sum += row.tally.count;
    EXPECT_EQ(sum, top->total.count);
    // Bounds are printed where some are open, and only there.
    const Table open = topTable(*top, RankBy::Count);
    ASSERT_EQ(open.columns.size(), 4u);
    EXPECT_EQ(open.columns[2].name, "lower");
    EXPECT_EQ(open.columns[3].name, "upper");
    for (const auto& row : open.rows) EXPECT_EQ(row.size(), 4u);
    EXPECT_EQ(open.rows.front()[3], std::to_string(*top->rows.front().upper));
    EXPECT_EQ(open.rows.back()[3], std::to_string(top->other.count));
    const auto minute = engine->topK(3, std::nullopt, {kTo - kMinute}, {kTo});
    EXPECT_TRUE(minute->provenance.exact);
    EXPECT_EQ(topTable(*minute, RankBy::Count).columns.size(), 2u);
}

TEST_F(TailBudget, ClearForgetsTheTail)
{
    const auto engine = counted();
    const auto before = engine->view();
    engine->clear();
    EXPECT_EQ(engine->view()->tail, nullptr);
    EXPECT_EQ(engine->snapshot()->sharedEvents, 0u);
    EXPECT_TRUE(engine->view()->board({}, 5, std::nullopt)->rows.empty());
    const auto gone = engine->getCount("hot", "view", {kFrom}, {kTo});
    EXPECT_TRUE(gone->provenance.exact);
    EXPECT_EQ(gone->value, Fixed{});
    EXPECT_EQ(before->board({}, 1, std::nullopt)->rows.front().item, "hot");   // who holds a view keeps what it shows
    ASSERT_TRUE(engine->countEvent("hot", "view"));   // it has no place still
    engine->settle();
    const auto board = engine->view()->board({}, 5, std::nullopt);
    ASSERT_EQ(board->rows.size(), 1u);
    EXPECT_EQ(board->rows[0].count, 1u);
    EXPECT_EQ(board->rows[0].upper, 1u);
    EXPECT_EQ(board->other, 0u);
}

}  // namespace
}  // namespace tally
