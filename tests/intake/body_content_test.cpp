// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/body_content.h"

#include <gtest/gtest.h>
#include <isa-l/igzip_lib.h>
#include <zstd.h>

namespace tally {
namespace {

std::string gzipped(const std::string& text)
{
    std::string out(text.size() + 1024, '\0');
    isal_zstream stream;
    isal_deflate_init(&stream);
    stream.gzip_flag = IGZIP_GZIP;
    stream.end_of_stream = 1;
    stream.next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<std::uint32_t>(text.size());
    stream.next_out = reinterpret_cast<std::uint8_t*>(out.data());
    stream.avail_out = static_cast<std::uint32_t>(out.size());
    EXPECT_EQ(isal_deflate(&stream), COMP_OK);
    out.resize(stream.total_out);
    return out;
}

std::string zstdPacked(const std::string& text)
{
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
    return out;
}

int unpack(const std::string& coding, const std::string& body, std::size_t limit, std::string* content)
{
    HttpAnswer refusal;
    return unpackBody(coding, body, limit, content, &refusal) ? 200 : static_cast<int>(refusal.status);
}

TEST(BodyContent, ComesBackAsItWas)
{
    std::string text, content;
    for (int i = 0; i < 200'000; ++i) text += std::to_string(i * 7919) + "\n";
    EXPECT_EQ(unpack("", text, text.size(), &content), 200);
    EXPECT_EQ(content, text);
    for (const char* coding : {"gzip", "GZIP", "x-gzip"}) {
        EXPECT_EQ(unpack(coding, gzipped(text), text.size(), &content), 200);
        EXPECT_EQ(content, text);
    }
    EXPECT_EQ(unpack("zstd", zstdPacked(text), text.size(), &content), 200);
    EXPECT_EQ(content, text);
    EXPECT_EQ(unpack("gzip", gzipped(text), text.size() - 1, &content), 413);
    EXPECT_EQ(unpack("zstd", zstdPacked(text), text.size() - 1, &content), 413);
    EXPECT_EQ(unpack("br", text, text.size(), &content), 415);
    EXPECT_EQ(unpack("gzip, gzip", gzipped(gzipped(text)), text.size(), &content), 415);
}

TEST(BodyContent, ABombEndsAtTheLimit)
{
    const std::string bomb = gzipped(std::string(64u << 20, 'x'));
    ASSERT_LT(bomb.size(), 1u << 20);
    std::string content;
    EXPECT_EQ(unpack("gzip", bomb, 32u << 20, &content), 413);
    EXPECT_LE(content.capacity(), 68u << 20);
    EXPECT_EQ(unpack("zstd", zstdPacked(std::string(64u << 20, 'x')), 32u << 20, &content), 413);
}

TEST(BodyContent, DamageIsSaid)
{
    const std::string packed = gzipped(std::string(100'000, 'a') + "end");
    std::string content;
    EXPECT_EQ(unpack("gzip", packed.substr(0, packed.size() - 9), 1u << 20, &content), 400);
    std::string broken = packed;
    broken[broken.size() - 6] = static_cast<char>(broken[broken.size() - 6] ^ 1);   // of the checksum
    EXPECT_EQ(unpack("gzip", broken, 1u << 20, &content), 400);
    EXPECT_EQ(unpack("gzip", "no gzip at all", 1u << 20, &content), 400);
    EXPECT_EQ(unpack("zstd", "no zstd at all", 1u << 20, &content), 400);
}

}  // namespace
}  // namespace tally
