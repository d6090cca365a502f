// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/actor_hider.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <limits>
#include <numeric>
#include <random>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include "core/base/keyed_hash.h"

namespace tally {
namespace {

constexpr const char* kKeyFile = "actor-key";
constexpr std::size_t kKeyDigits = 64;

constexpr char kHex[] = "0123456789abcdef";

// Of a character from the lead byte at `text` on; 0: it is none, whole and in its shortest form.
std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char c = byte(0);
    const std::size_t length = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
    if (length == 0 || length > text.size()) return 0;
    for (std::size_t k = 1; k < length; ++k)
        if ((byte(k) & 0xc0) != 0x80) return 0;
    if (length == 3 && ((c == 0xe0 && byte(1) < 0xa0) || (c == 0xed && byte(1) >= 0xa0))) return 0;   // overlong, or half of a pair
    if (length == 4 && ((c == 0xf0 && byte(1) < 0x90) || (c == 0xf4 && byte(1) >= 0x90))) return 0;
    return length;
}

// As JSON wants it; bytes that are no UTF-8 become U+FFFD, or the whole record would be refused.
void appendJson(std::string* to, std::string_view text)
{
    to->push_back('"');
    while (!text.empty()) {
        std::size_t plain = 0;   // most of it
        for (; plain < text.size(); ++plain) {
            const auto c = static_cast<unsigned char>(text[plain]);
            if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') break;
        }
        to->append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty()) break;
        const auto c = static_cast<unsigned char>(text.front());
        std::size_t length = 1;
        if (c < 0x80) to->append("\\u00").append({kHex[c >> 4], kHex[c & 15]});
        else if (length = utf8Length(text); length > 0) to->append(text.substr(0, length));
        else to->append("\xef\xbf\xbd");
        text.remove_prefix(std::max(length, std::size_t{1}));
    }
    to->push_back('"');
}

void appendField(std::string* to, std::string_view name, std::string_view text)
{
    to->append(",\"").append(name).append("\":");
    appendJson(to, text);
}

void appendNumber(std::string* to, std::string_view name, std::int64_t number, bool there)
{
    to->append(",\"").append(name).append("\":");
    if (!there) {
        to->append("null");
        return;
    }
    const fmt::format_int text(number);
    to->append(text.data(), text.size());
}

// All fields in each record, so that whatever comes first shows what there may be.
void appendLine(std::string* to, const Event& event, const ActorKey& key)
{
    to->append("{\"item\":");
    appendJson(to, event.item);
    appendField(to, "type", event.type);
    appendNumber(to, "time", event.time.us, has(event.parts, Part::Time));
    to->append(",\"value\":").append(has(event.parts, Part::Value) ? toString(event.value) : std::string("null"));
    appendNumber(to, "latency", event.latencyUs, has(event.parts, Part::Latency));
    appendNumber(to, "outcome", event.outcome == Outcome::Ok ? 200 : event.outcome == Outcome::ClientError ? 400 : 500, has(event.parts, Part::Outcome));
    if (has(event.parts, Part::Actor) && !event.actor.empty()) appendField(to, "actor", key.hash(event.actor));
    else to->append(",\"actor\":null");
    if (has(event.parts, Part::Id)) appendField(to, "id", event.id);
    else to->append(",\"id\":null");
    appendNumber(to, "weight", event.weight, true);
    to->append("}\n");
}

// Decoders give events in groups and refused records at once: by offset they are in their order again.
class Gathering final : public EventSink {
public:
    Gathering(const ActorKey& key, std::size_t bytes) : key_(key) { text_.reserve(2 * bytes); }
    void accept(std::span<const Event> events) override
    {
        for (const Event& event : events) {
            begin(event.offset);
            appendLine(&text_, event, key_);
        }
    }
    void reject(const RejectedRecord& record) override
    {
        begin(record.offset);
        text_ += ActorHider::refused(record.reason, record.raw.size());
    }
    std::string inOrder()
    {
        if (sorted_) return std::move(text_);
        lines_.emplace_back(std::numeric_limits<std::uint64_t>::max(), text_.size());
        std::vector<std::size_t> order(lines_.size() - 1);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lines_[a].first < lines_[b].first; });
        std::string all;
        all.reserve(text_.size());
        for (const std::size_t line : order) all.append(text_, lines_[line].second, lines_[line + 1].second - lines_[line].second);
        return all;
    }

private:
    void begin(std::uint64_t offset)
    {
        sorted_ &= lines_.empty() || lines_.back().first <= offset;
        lines_.emplace_back(offset, text_.size());
    }

    const ActorKey& key_;
    std::string text_;
    std::vector<std::pair<std::uint64_t, std::size_t>> lines_;   // the record's offset, where its line begins in text_
    bool sorted_ = true;
};

std::string withoutFormat(std::string_view lines)
{
    std::string all;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        all += ActorHider::refused(Reason::BadLine, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return all;
}

}  // namespace

ActorKey ActorKey::random()
{
    std::random_device random;
    ActorKey key;
    for (std::uint64_t& word : key.words) word = (static_cast<std::uint64_t>(random()) << 32) | random();
    return key;
}

std::string ActorKey::hash(std::string_view actor) const
{
    const std::uint64_t first[2] = {words[0], words[1]}, second[2] = {words[2], words[3]};
    return fmt::format("h{:016x}{:016x}", sipHash13(first, actor), sipHash13(second, actor));
}

Result<ActorKey> ActorKey::of(const std::string& dataDirectory)
{
    const std::string path = (std::filesystem::path(dataDirectory) / kKeyFile).string();
    const auto broken = [&](const std::string& why) { return fail(ErrorCode::Store, fmt::format("The key that hides actors cannot be used: {}.", why), path); };
    std::error_code ignored;
    std::filesystem::create_directories(dataDirectory, ignored);
    if (const int made = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600); made >= 0) {
        std::string text;
        for (const std::uint64_t word : random().words) text += fmt::format("{:016x}", word);
        text += '\n';
        const bool written = ::write(made, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(made) == 0;
        ::close(made);
        if (!written) {
            ::unlink(path.c_str());
            return broken("it cannot be written");
        }
    } else if (errno != EEXIST) {
        return broken(std::strerror(errno));
    }
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) return broken(std::strerror(errno));
    char text[kKeyDigits + 1] = {};
    struct stat status {};
    const bool closed = ::fstat(file, &status) == 0 && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    const ssize_t n = ::read(file, text, sizeof text);
    ::close(file);
    if (!closed) return broken("others may read it; chmod 600 it if it is still secret");
    ActorKey key;
    bool right = n == static_cast<ssize_t>(sizeof text);
    for (std::size_t i = 0; right && i < key.words.size(); ++i)
        right = std::from_chars(text + 16 * i, text + 16 * (i + 1), key.words[i], 16).ptr == text + 16 * (i + 1);
    return right ? Result<ActorKey>(key) : broken("it is damaged");
}

ReadOptions ActorHider::readOptions(const ReadOptions& asked)
{
    ReadOptions read;
    read.format = Format::Ndjson;
    read.noTime = asked.noTime;
    read.mapping = {{Part::Item, {"item", Unit::None}},   {Part::Type, {"type", Unit::None}},       {Part::Time, {"time", Unit::Microseconds}},
                    {Part::Value, {"value", Unit::None}}, {Part::Latency, {"latency", Unit::Microseconds}}, {Part::Outcome, {"outcome", Unit::None}},
                    {Part::Actor, {"actor", Unit::None}}, {Part::Id, {"id", Unit::None}},           {Part::Weight, {"weight", Unit::None}}};
    return read;
}

std::string ActorHider::refused(Reason reason, std::size_t bytes)
{
    switch (reason) {
    case Reason::Empty: return "\n";
    case Reason::NoItem: return fmt::format("{{\"time\":0,\"hidden\":\"{} bytes\"}}\n", bytes);
    case Reason::BadTime: return fmt::format("{{\"item\":\"\",\"time\":\"hidden, {} bytes\"}}\n", bytes);
    case Reason::ValueRange: return fmt::format("{{\"item\":\"\",\"time\":0,\"value\":1000000000000000000,\"hidden\":\"{} bytes\"}}\n", bytes);
    case Reason::BadWeight: return fmt::format("{{\"item\":\"\",\"time\":0,\"weight\":-1,\"hidden\":\"{} bytes\"}}\n", bytes);
    default: return fmt::format("hidden: {}, {} bytes\n", name(reason), bytes);
    }
}

bool ActorHider::prepare(std::string_view lines)
{
    if (decoder_) return true;
    const auto shape = detect(lines, false, read_);
    if (!shape) return false;
    auto decoder = makeDecoder(*shape, kAllParts);
    if (!decoder) return false;
    decoder_ = std::move(*decoder);
    header_ = lines.substr(0, std::min(lines.size(), makeCutter(*shape)->preamble(lines)));
    return true;
}

std::string ActorHider::hide(std::string_view lines, bool fresh)
{
    if (!prepare(lines)) return withoutFormat(lines);
    if (fresh && lines.starts_with(header_)) lines.remove_prefix(header_.size());
    bytes_.assign(lines);
    Gathering gathering(key_, lines.size());
    decoder_->decode(bytes_.view(), gathering);
    return gathering.inOrder();
}

}  // namespace tally
