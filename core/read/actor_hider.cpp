// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/read/actor_hider.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
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

// As JSON wants it; bytes that are no UTF-8 become U+FFFD, or the whole record would be refused.
void appendJson(std::string* to, std::string_view text)
{
    to->push_back('"');
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 || c == '"' || c == '\\') {
            fmt::format_to(std::back_inserter(*to), "\\u{:04x}", c);
            ++i;
            continue;
        }
        const std::size_t length = c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
        bool whole = length > 0 && i + length <= text.size();
        for (std::size_t k = 1; whole && k < length; ++k) whole = (static_cast<unsigned char>(text[i + k]) & 0xc0) == 0x80;
        if (whole && length == 3) {   // overlong, or half of a pair
            const auto second = static_cast<unsigned char>(text[i + 1]);
            whole = !(c == 0xe0 && second < 0xa0) && !(c == 0xed && second >= 0xa0);
        }
        if (whole && length == 4) {
            const auto second = static_cast<unsigned char>(text[i + 1]);
            whole = !(c == 0xf0 && second < 0x90) && !(c == 0xf4 && second >= 0x90);
        }
        if (whole) to->append(text.substr(i, length));
        else to->append("\xef\xbf\xbd");
        i += whole ? length : 1;
    }
    to->push_back('"');
}

void appendField(std::string* to, std::string_view name, std::string_view text)
{
    to->append(",\"").append(name).append("\":");
    appendJson(to, text);
}

// All fields in each record, so that whatever comes first shows what there may be.
std::string lineOf(const Event& event, const ActorKey& key)
{
    std::string line = "{\"item\":";
    appendJson(&line, event.item);
    appendField(&line, "type", event.type);
    const auto number = [&](Part part, std::string_view name, auto&& text) {
        line.append(",\"").append(name).append("\":").append(has(event.parts, part) ? text() : std::string("null"));
    };
    number(Part::Time, "time", [&] { return fmt::format("{}", event.time.us); });
    number(Part::Value, "value", [&] { return toString(event.value); });
    number(Part::Latency, "latency", [&] { return fmt::format("{}", event.latencyUs); });
    number(Part::Outcome, "outcome", [&] { return std::string(event.outcome == Outcome::Ok ? "200" : event.outcome == Outcome::ClientError ? "400" : "500"); });
    if (has(event.parts, Part::Actor) && !event.actor.empty()) appendField(&line, "actor", key.hash(event.actor));
    else line += ",\"actor\":null";
    if (has(event.parts, Part::Id)) appendField(&line, "id", event.id);
    else line += ",\"id\":null";
    fmt::format_to(std::back_inserter(line), ",\"weight\":{}}}\n", event.weight);
    return line;
}

// Decoders give events in groups and refused records at once: by offset they are in their order again.
class Gathering final : public EventSink {
public:
    explicit Gathering(const ActorKey& key) : key_(key) {}
    void accept(std::span<const Event> events) override
    {
        for (const Event& event : events) lines_.emplace_back(event.offset, lineOf(event, key_));
    }
    void reject(const RejectedRecord& record) override { lines_.emplace_back(record.offset, ActorHider::refused(record.reason, record.raw.size())); }
    std::string inOrder()
    {
        std::stable_sort(lines_.begin(), lines_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::string all;
        for (const auto& [offset, line] : lines_) all += line;
        return all;
    }

private:
    const ActorKey& key_;
    std::vector<std::pair<std::uint64_t, std::string>> lines_;
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
    const auto broken = [&](const std::string& why) { return fail(ErrorCode::Store, "The key that hides actors cannot be used: " + why + ".", path); };
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
    Gathering gathering(key_);
    decoder_->decode(bytes_.view(), gathering);
    return gathering.inOrder();
}

}  // namespace tally
