// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a log that is followed, in random order: each line that was ever in it counts once.
#include "tests/core/engine/follower_fixture.h"

namespace tally::test {
namespace {

// Random stories: everything that may happen, in any order, with looks in between.
class Story {
public:
    Story(std::uint32_t seed, bool withStore) : random_(seed), withStore_(withStore) {}
    int pick(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }
    std::string text;
    std::mt19937 random_;
    bool withStore_;
};

class FollowerStories : public FollowerTest, public ::testing::WithParamInterface<bool> {};

TEST_P(FollowerStories, EachLineCountsOnce)
{
    const char* all = std::getenv("TALLY_SEEDS");
    const auto seeds = static_cast<std::uint32_t>(all != nullptr ? std::atoi(all) : 60);
    for (std::uint32_t seed = 1; seed <= seeds && !HasFailure(); ++seed) {
        begin();
        Story story(seed, GetParam());
        Writer writer(log());
        writer.openLog();
        writer.lines(2);
        follow(GetParam());
        step();
        bool oldHandle = false;   // the writer has not noticed that its file was renamed
        for (int i = 0; i < 40; ++i) {
            const int what = story.pick(12);
            story.text += " " + std::to_string(what) + "(" + std::to_string(writer.written()) + "/" + std::to_string(ledger_.received) + ")";
            if (writer.inLine() && what != 0 && what != 3) writer.restOfLine();
            if (what <= 1) step();
            else if (what == 2 || what == 4) writer.lines(1 + story.pick(20));
            else if (what == 3 && !writer.inLine()) writer.halfLine();
            else if (what == 5 && !oldHandle) {
                shift(false);
                if (story.pick(2) == 0) std::ofstream(log()) << "";
                oldHandle = true;
            } else if (what == 6 || what == 7) {
                writer.reopen();
                oldHandle = false;
            } else if (what == 8 && !oldHandle) {
                shift(true);
                fs::resize_file(log(), 0);
            } else if (what == 9 && !oldHandle && fs::file_size(log()) > 0) {
                step();
                fs::resize_file(log(), 0);
            } else if (what == 10 && fs::exists(rotated(1)) && !oldHandle) {
                step(Follower::kLeavingSilence + 1);
                step();
                if (fs::exists(rotated(2)) && !fs::exists(rotated(2, ".gz"))) pack(rotated(2));
            } else if (what == 11 && story.withStore_ && fs::exists(log()) && fs::file_size(log()) > 0) {
                step();   // a file of which nothing was read leaves nothing to know it by once it is rotated
                follow(true);
            }
        }
        if (writer.inLine()) writer.restOfLine();
        settle();
        expectEachOnce(writer, "seed " + std::to_string(seed) + ":" + story.text);
    }
}

INSTANTIATE_TEST_SUITE_P(Stores, FollowerStories, ::testing::Bool(), [](const auto& i) { return i.param ? "WithStore" : "InMemory"; });

}  // namespace
}  // namespace tally::test
