// SPDX-License-Identifier: GPL-3.0-or-later
// What a sender sends through a socket: its first line, and the cutting into records. However the bytes are cut on their way,
// the records are the same, and what is kept of one that has begun stays within its bound.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "app/intake/hello_line.h"
#include "app/intake/record_framer.h"

namespace {

using namespace tally;

constexpr std::size_t kLongest = 512;   // of a record, so that short inputs reach it

struct Cut {
    std::vector<std::string> records;   // whole ones in one text, heads of long ones each by itself
    bool good = true, whole = true;
};

void gather(RecordFramer& framer, Cut* cut)
{
    for (RecordFramer::Piece& piece : framer.pieces()) {
        if (piece.tooLong || cut->records.empty() || cut->records.back().front() == '!') cut->records.push_back(piece.tooLong ? "!" + piece.bytes.substr(0, 16) : "=");
        if (!piece.tooLong) cut->records.back() += piece.bytes;
    }
    framer.pieces().clear();
}

Cut cutInto(std::string_view text, Framing framing, std::size_t size)
{
    RecordFramer framer(framing, kLongest);
    Cut cut;
    while (!text.empty() && cut.good) {
        const std::string_view some = text.substr(0, size);
        cut.good = framer.take(some);
        if (cut.good && framer.unfinished() > kLongest + limits::kLetterRaw + 1) std::abort();
        text.remove_prefix(some.size());
        gather(framer, &cut);
    }
    if (cut.good) cut.whole = framer.finish();
    gather(framer, &cut);
    return cut;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data + 2), size - 2);
    const Framing framing = data[0] % 3 == 0 ? Framing::Auto : data[0] % 3 == 1 ? Framing::Lines : Framing::Octets;
    const Cut whole = cutInto(text, framing, limits::kLine);
    const Cut pieces = cutInto(text, framing, 1 + data[1] % 64);
    if (whole.good != pieces.good || whole.whole != pieces.whole || whole.records != pieces.records) std::abort();
    const std::string_view line = text.substr(0, text.find('\n'));
    if (const auto hello = parseHello(line)) {
        if (hello->sender.empty() && hello->token.empty()) std::abort();
        if (!hello->sender.empty() && !isSenderName(hello->sender)) std::abort();
        if (!mayBeHello(line)) std::abort();
    }
    return 0;
}
