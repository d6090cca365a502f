// SPDX-License-Identifier: GPL-3.0-or-later
// TextStream: text in another encoding → UTF-8, so that nothing behind it has to know. Positions are those of the UTF-8 text.
//
// UTF-16 keeps its mark, as that of UTF-8; half a surrogate pair and an odd last byte become U+FFFD.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/log/byte_stream.h"

namespace tally {

enum class TextEncoding { Latin1, Utf16Le, Utf16Be };

class TextStream final : public ByteStream {
public:
    TextStream(std::unique_ptr<ByteStream> text, TextEncoding encoding);
    Result<std::size_t> read(char* to, std::size_t size) override;
    std::uint64_t storedBytesRead() const override { return text_->storedBytesRead(); }

private:
    void convert(std::string_view bytes, bool atEnd);
    void convertUnit(unsigned unit);
    void append(unsigned codePoint);

    std::unique_ptr<ByteStream> text_;
    TextEncoding encoding_;
    std::string ready_;           // converted, not yet given
    std::size_t given_ = 0;       // of ready_
    int half_ = -1;               // the first byte of a unit
    unsigned high_ = 0;           // the first unit of a pair
    bool ended_ = false;
};

// ISO 8859-1 → UTF-8, of a piece of text that ends anywhere.
std::string latin1AsUtf8(std::string_view text);

// The stream itself where its text is UTF-8; the mark of UTF-16 decides before `latin1` does.
Result<std::unique_ptr<ByteStream>> asUtf8(std::unique_ptr<ByteStream> text, bool latin1);

}  // namespace tally
