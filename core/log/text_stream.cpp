// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/text_stream.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <vector>

namespace tally {
namespace {

constexpr unsigned kReplacement = 0xFFFD;

// A few bytes are looked at and given again.
class PeekedStream final : public ByteStream {
public:
    PeekedStream(std::unique_ptr<ByteStream> stream, std::string head, std::optional<Error> error)
        : stream_(std::move(stream)), head_(std::move(head)), error_(std::move(error)) {}
    Result<std::size_t> read(char* to, std::size_t size) override
    {
        if (given_ == head_.size() && error_) {
            const Error error = *error_;
            error_.reset();
            return tl::unexpected(error);
        }
        if (given_ == head_.size()) return stream_->read(to, size);
        const std::size_t n = std::min(size, head_.size() - given_);
        std::memcpy(to, head_.data() + given_, n);
        given_ += n;
        return n;
    }
    std::uint64_t storedBytesRead() const override { return stream_->storedBytesRead(); }

private:
    std::unique_ptr<ByteStream> stream_;
    std::string head_;
    std::optional<Error> error_;
    std::size_t given_ = 0;
};

}  // namespace

TextStream::TextStream(std::unique_ptr<ByteStream> text, TextEncoding encoding) : text_(std::move(text)), encoding_(encoding) {}

void TextStream::append(unsigned c)
{
    const auto put = [this](unsigned byte) { ready_.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            put(0xE0 | c >> 12);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
        }
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

void TextStream::convertUnit(unsigned unit)
{
    if (high_ != 0) {
        const unsigned high = high_;
        high_ = 0;
        if (unit >= 0xDC00 && unit < 0xE000) return append(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        append(kReplacement);
    }
    if (unit >= 0xD800 && unit < 0xDC00) high_ = unit;
    else append(unit >= 0xDC00 && unit < 0xE000 ? kReplacement : unit);
}

void TextStream::convert(std::string_view bytes, bool atEnd)
{
    for (const char c : bytes) {
        const unsigned byte = static_cast<unsigned char>(c);
        if (encoding_ == TextEncoding::Latin1) {
            append(byte);
        } else if (half_ < 0) {
            half_ = static_cast<int>(byte);
        } else {
            const auto first = static_cast<unsigned>(half_);
            half_ = -1;
            convertUnit(encoding_ == TextEncoding::Utf16Le ? byte << 8 | first : first << 8 | byte);
        }
    }
    if (!atEnd) return;
    if (high_ != 0 || half_ >= 0) append(kReplacement);
    high_ = 0;
    half_ = -1;
}

Result<std::size_t> TextStream::read(char* to, std::size_t size)
{
    std::vector<char> block(64 << 10);
    while (given_ == ready_.size()) {
        if (ended_) return std::size_t{0};
        ready_.clear();
        given_ = 0;
        const auto n = text_->read(block.data(), block.size());
        if (!n) return tl::unexpected(n.error());
        ended_ = *n == 0;
        convert({block.data(), *n}, ended_);
    }
    const std::size_t n = std::min(size, ready_.size() - given_);
    std::memcpy(to, ready_.data() + given_, n);
    given_ += n;
    return n;
}

std::string latin1AsUtf8(std::string_view text)
{
    std::string converted;
    converted.reserve(text.size());
    for (const char c : text) {
        const unsigned byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) converted.push_back(static_cast<char>(0xC0 | byte >> 6));
        converted.push_back(static_cast<char>(byte < 0x80 ? byte : 0x80 | (byte & 0x3F)));
    }
    return converted;
}

Result<std::unique_ptr<ByteStream>> asUtf8(std::unique_ptr<ByteStream> text, bool latin1)
{
    std::string head;
    std::optional<Error> error;
    char bytes[4];
    while (head.size() < sizeof bytes) {
        const auto n = text->read(bytes, sizeof bytes - head.size());
        if (!n) {
            if (head.empty()) return tl::unexpected(n.error());
            error = n.error();
            break;
        }
        if (*n == 0) break;
        head.append(bytes, *n);
    }
    const std::string_view seen = head;
    const bool utf32 = seen.starts_with(std::string_view("\xFF\xFE\0\0", 4));
    const bool little = seen.starts_with("\xFF\xFE") && !utf32, big = seen.starts_with("\xFE\xFF");
    std::unique_ptr<ByteStream> whole = std::make_unique<PeekedStream>(std::move(text), std::move(head), std::move(error));
    if (little || big) return std::make_unique<TextStream>(std::move(whole), little ? TextEncoding::Utf16Le : TextEncoding::Utf16Be);
    if (latin1) return std::make_unique<TextStream>(std::move(whole), TextEncoding::Latin1);
    return whole;
}

}  // namespace tally
