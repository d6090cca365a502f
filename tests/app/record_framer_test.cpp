// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <random>

#include "app/intake/record_framer.h"

namespace tally {
namespace {

struct Cut {
    std::vector<std::string> lines;   // one entry per record; a head of one that was too long is marked
    bool good = true, whole = true;
};

void addPieces(RecordFramer& framer, Cut* cut)
{
    for (const RecordFramer::Piece& piece : framer.pieces()) {
        if (piece.tooLong) {
            cut->lines.push_back("too long: " + piece.bytes.substr(0, 3));
            continue;
        }
        for (std::size_t at = 0; at < piece.bytes.size();) {
            const std::size_t end = std::min(piece.bytes.find('\n', at), piece.bytes.size());
            cut->lines.push_back(piece.bytes.substr(at, end - at));
            at = end + 1;
        }
    }
    framer.pieces().clear();
}

// `text` in pieces of 1 to `most` bytes.
Cut cutOf(std::string_view text, Framing framing, std::size_t most, std::size_t longest = limits::kLine)
{
    std::mt19937 random(3);
    RecordFramer framer(framing, longest);
    Cut cut;
    for (std::size_t at = 0; at < text.size() && cut.good;) {
        const std::size_t size = std::min(std::uniform_int_distribution<std::size_t>(1, most)(random), text.size() - at);
        cut.good = framer.take(text.substr(at, size));
        at += size;
        addPieces(framer, &cut);
    }
    cut.whole = framer.finish();
    addPieces(framer, &cut);
    return cut;
}

std::string frameOf(const std::string& message) { return std::to_string(message.size()) + " " + message; }

using Lines = std::vector<std::string>;

TEST(RecordFramer, FindsFramesOfSyslogAndTakesWhateverIsInThemAsOneRecord)
{
    const std::string text = frameOf("<13>1 a\nb") + frameOf("<13>c\r\n") + frameOf("12 <13>") + "\n" + frameOf(std::string(3000, 'x')) + frameOf("\n");
    for (const std::size_t most : {std::size_t{1}, std::size_t{7}, std::size_t{4000}}) {
        const Cut cut = cutOf(text, Framing::Auto, most);
        EXPECT_TRUE(cut.good && cut.whole);
        EXPECT_EQ(cut.lines, (Lines{"<13>1 a b", "<13>c", "12 <13>", std::string(3000, 'x'), ""})) << most;
    }
}

TEST(RecordFramer, LinesThatBeginWithNumbersStayLines)
{
    for (const std::string text : {"12 {\"a\":1}\n13 b", "127.0.0.1 - - x\n13 b", "1234567890123 <x\n13 b", "0 <\n13 b", "123\n13 b", "<13>x\n13 b"}) {
        const Cut cut = cutOf(text, Framing::Auto, 3);
        EXPECT_TRUE(cut.good && cut.whole) << text;
        EXPECT_EQ(cut.lines, (Lines{text.substr(0, text.find('\n')), "13 b"}));
    }
    EXPECT_EQ(cutOf("17", Framing::Auto, 1).lines, Lines{"17"});
    EXPECT_EQ(cutOf("17 <13>x\n", Framing::Lines, 1).lines, Lines{"17 <13>x"});
}

TEST(RecordFramer, TakesFramesAroundAnythingWhenItIsSaid)
{
    EXPECT_EQ(cutOf(frameOf("{\"a\":\n1}") + frameOf("b"), Framing::Octets, 4).lines, (Lines{"{\"a\": 1}", "b"}));
}

TEST(RecordFramer, SaysWhereNoLengthStands)
{
    for (const std::string bad : {"x", "0 a", " a", "-1 a", "12345678901 a", "1x a"}) {
        const Cut cut = cutOf(frameOf("<1>whole") + bad, Framing::Auto, 5);
        EXPECT_FALSE(cut.good) << bad;
        EXPECT_EQ(cut.lines, Lines{"<1>whole"});
    }
}

TEST(RecordFramer, AFrameThatIsNotWholeIsNoRecord)
{
    for (const std::string rest : {"5 ab", "5 ", "5"}) {
        const Cut cut = cutOf(frameOf("<1>whole") + rest, Framing::Auto, 64);
        EXPECT_TRUE(cut.good);
        EXPECT_FALSE(cut.whole) << rest;
        EXPECT_EQ(cut.lines, Lines{"<1>whole"});
    }
}

TEST(RecordFramer, KeepsTheHeadOfAFrameThatIsTooLongAndGoesOnBehindIt)
{
    const std::string text = frameOf("<1>") + frameOf("big" + std::string(100'000, 'y')) + frameOf("after");
    for (const std::size_t most : {std::size_t{100}, std::size_t{200'000}}) {
        RecordFramer framer(Framing::Auto, 65'536);
        EXPECT_TRUE(framer.take(text.substr(0, most)));
        EXPECT_LE(framer.unfinished(), limits::kLetterRaw + 1);
        EXPECT_EQ(cutOf(text, Framing::Auto, most, 65'536).lines, (Lines{"<1>", "too long: big", "after"}));
    }
    const std::string whole(65'536, 'z');
    EXPECT_EQ(cutOf(frameOf(whole), Framing::Octets, 9999, 65'536).lines, Lines{whole});
    EXPECT_EQ(cutOf(frameOf(whole + "z"), Framing::Octets, 9999, 65'536).lines, Lines{"too long: zzz"});
}

// Also where a chunk holds many lines beyond a small bound.
TEST(RecordFramer, HoldsEveryLineToTheBound)
{
    std::string text;
    Lines wanted;
    for (std::size_t i = 1020; i < 1030; ++i) {
        wanted.push_back(i <= 1024 ? std::string(i, 'a') : "too long: aaa");
        text += std::string(i, 'a') + "\n";
    }
    for (const std::size_t most : {std::size_t{10}, std::size_t{100'000}}) EXPECT_EQ(cutOf(text, Framing::Lines, most, 1024).lines, wanted) << most;
}

TEST(RecordFramer, KnowsWhatHasBegun)
{
    RecordFramer framer(Framing::Auto, 1024);
    EXPECT_EQ(framer.unfinished(), 0u);
    framer.take("a\nbc");
    EXPECT_EQ(framer.unfinished(), 2u);
    framer.take(std::string(5000, 'x'));
    EXPECT_EQ(framer.unfinished(), 1u);   // passed over, and not ended
    framer.take("\n");
    EXPECT_EQ(framer.unfinished(), 0u);
}

}  // namespace
}  // namespace tally
