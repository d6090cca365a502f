// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <random>

#include "app/intake/hello_line.h"
#include "app/intake/line_framer.h"

namespace tally {
namespace {

// One entry per line; a head of a line that was too long is marked.
std::vector<std::string> linesOf(LineFramer& framer)
{
    std::vector<std::string> lines;
    for (const LineFramer::Piece& piece : framer.pieces()) {
        std::string_view rest = piece.bytes;
        if (piece.tooLong) {
            lines.push_back("too long: " + piece.bytes.substr(0, 3));
            continue;
        }
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            lines.emplace_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    framer.pieces().clear();
    return lines;
}

TEST(LineFramer, GivesTheSameLinesHoweverTheyAreCut)
{
    std::string text;
    std::vector<std::string> wanted;
    for (int i = 0; i < 400; ++i) {
        const bool huge = i % 100 == 50;
        const std::string line = huge ? "big" + std::string(limits::kLine + static_cast<std::size_t>(i), 'x') : std::string(static_cast<std::size_t>(i % 7), 'a');
        wanted.push_back(huge ? "too long: big" : line);
        text += line + "\n";
    }
    text += "rest";
    wanted.emplace_back("rest");
    std::mt19937 random(7);
    for (const std::size_t most : {std::size_t{1} << 10, std::size_t{100'000}, limits::kLine}) {
        LineFramer framer;
        std::vector<std::string> got;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t size = std::uniform_int_distribution<std::size_t>(1, most)(random);
            framer.take(std::string_view(text).substr(at, size));
            at += size;
            for (std::string& line : linesOf(framer)) got.push_back(std::move(line));
        }
        framer.finish();
        for (std::string& line : linesOf(framer)) got.push_back(std::move(line));
        EXPECT_EQ(got, wanted) << most;
    }
}

std::string senderOf(const std::string& line) { return parseHello(line).value_or(Hello{}).sender; }

TEST(HelloLine, NamesASenderOrSaysWhyNot)
{
    EXPECT_EQ(senderOf("#tally 1 sender=web-1.Example_2"), "web-1.Example_2");
    EXPECT_EQ(senderOf("#tally 1 sender=a\r"), "a");
    EXPECT_EQ(senderOf("#tally 1 sender=" + std::string(64, 'a')).size(), 64u);
    for (const std::string bad : {"#tally 2 sender=a", "#tally 1 name=a", "#tally 1 sender=", "#tally 1 sender=a b", "#tally 1 sender=a/b", "#tally 1",
                                  "#tally 1 ", "#tally 1 sender=a  token=b", "#tally 1 sender=a sender=b", "#tally 1 token=", "#tally 1 sender=a token=b "}) {
        const auto refused = parseHello(bad);
        ASSERT_FALSE(refused) << bad;
        EXPECT_EQ(refused.error().what.find('\n'), std::string::npos);
    }
    EXPECT_FALSE(parseHello("#tally 1 sender=" + std::string(65, 'a')));
    EXPECT_TRUE(mayBeHello(""));
    EXPECT_TRUE(mayBeHello("#ta"));
    EXPECT_TRUE(mayBeHello("#tally 9"));
    EXPECT_FALSE(mayBeHello("{\"a"));
    EXPECT_FALSE(mayBeHello("#tallY"));
}

TEST(HelloLine, BringsATokenInAnyOrderAndNeverShowsIt)
{
    for (const std::string line : {"#tally 1 sender=a token=s=e/c+r==et", "#tally 1 token=s=e/c+r==et sender=a"}) {
        const auto hello = parseHello(line);
        ASSERT_TRUE(hello) << line;
        EXPECT_EQ(hello->sender, "a");
        EXPECT_EQ(hello->token, "s=e/c+r==et");
    }
    EXPECT_EQ(parseHello("#tally 1 token=secret")->token, "secret");
    EXPECT_EQ(parseHello("#tally 1 token=secret name=x").error().what.find("secret"), std::string::npos);
}

}  // namespace
}  // namespace tally
