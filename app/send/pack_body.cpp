// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/pack_body.h"

#include <zlib.h>
#include <zstd.h>

namespace tally {

namespace {

std::string gzip(std::string_view content)
{
    constexpr int kLevel = 1, kGzip = 15 + 16, kMemory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    std::string packed(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));   // zlib does not write there
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int done = deflate(&stream, Z_FINISH);
    packed.resize(done == Z_STREAM_END ? stream.total_out : 0);
    deflateEnd(&stream);
    return packed;
}

std::string zstd(std::string_view content)
{
    std::string packed(ZSTD_compressBound(content.size()), '\0');
    const std::size_t size = ZSTD_compress(packed.data(), packed.size(), content.data(), content.size(), 1);
    packed.resize(ZSTD_isError(size) != 0 ? 0 : size);
    return packed;
}

}  // namespace

std::string packBody(std::string_view content, Compression how)
{
    switch (how) {
    case Compression::Gzip: return gzip(content);
    case Compression::Zstd: return zstd(content);
    case Compression::None: break;
    }
    return std::string(content);
}

std::string_view contentEncoding(Compression how)
{
    switch (how) {
    case Compression::Gzip: return "gzip";
    case Compression::Zstd: return "zstd";
    case Compression::None: break;
    }
    return {};
}

}  // namespace tally
