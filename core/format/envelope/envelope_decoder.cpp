// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/envelope/envelope_decoder.h"

#include <algorithm>
#include <array>

#include "core/format/envelope/container_line.h"
#include "core/format/envelope/json_behind_text.h"
#include "core/format/envelope/quoted_line.h"
#include "core/format/envelope/syslog_frame.h"
#include "core/format/event_batch.h"

namespace tally {
namespace {

std::string_view takeLine(std::string_view* bytes)
{
    const std::size_t end = std::min(bytes->find('\n'), bytes->size());
    std::string_view line = bytes->substr(0, end);
    bytes->remove_prefix(std::min(end + 1, bytes->size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

}  // namespace

bool unwrapLine(Envelope envelope, std::string_view line, std::string* out, std::string_view* stamp)
{
    if (envelope == Envelope::Quotes) return appendUnquoted(line, out);
    if (envelope == Envelope::Container) return appendContainerLine(line, out, stamp);
    if (envelope == Envelope::Text) return appendJsonBehindText(line, out, stamp);
    SyslogFrame frame;
    if (!readSyslogFrame(line, &frame)) return false;
    *out += frame.message;
    *stamp = frame.stamp;
    return true;
}

std::string unwrapHead(Envelope envelope, std::string_view head, bool complete, std::size_t* lines, std::size_t* wrapped)
{
    std::string text;
    *lines = *wrapped = 0;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    while (!head.empty()) {
        if (!complete && head.find('\n') == std::string_view::npos) break;
        const std::string_view line = takeLine(&head);
        if (isBlank(line)) continue;
        ++*lines;
        std::string_view stamp;
        if (!unwrapLine(envelope, line, &text, &stamp)) continue;
        ++*wrapped;
        text += '\n';
    }
    return text;
}

// What the carried decoder says, in the places of the log.
class EnvelopeDecoder::Translator final : public EventSink {
public:
    Translator(EnvelopeDecoder& decoder, const char* begin, EventSink& sink) : decoder_(decoder), begin_(begin), sink_(sink) {}

    void accept(std::span<const Event> events) override
    {
        std::array<Event, EventBatch::kCapacity> kept;
        std::size_t n = 0;
        for (const Event& event : events) {
            const Line& line = decoder_.lines_[event.line];
            Event& copy = kept[n];
            copy = event;
            copy.offset = static_cast<std::uint32_t>(line.text.data() - begin_);
            if (decoder_.frameTime_) {
                if (decoder_.time_.parse(line.stamp, &copy.time) != TimeVerdict::Ok) {
                    sink_.reject({copy.offset, copy.line, Reason::BadTime, line.text, line.stamp});
                    continue;
                }
                copy.parts = copy.parts | Part::Time;
            }
            ++n;
        }
        if (n > 0) sink_.accept({kept.data(), n});
    }
    void reject(const RejectedRecord& record) override
    {
        const Line& line = decoder_.lines_[record.line];
        const auto offset = static_cast<std::uint64_t>(line.text.data() - begin_);
        const Reason reason = line.wrapped || isBlank(line.text) ? record.reason : Reason::BadLine;
        sink_.reject({offset, record.line, reason, line.text, record.detail});
    }

private:
    EnvelopeDecoder& decoder_;
    const char* begin_;
    EventSink& sink_;
};

EnvelopeDecoder::EnvelopeDecoder(const LogShape& shape, std::unique_ptr<Decoder> carried)
    : envelope_(shape.envelope), frameTime_(shape.frameTime), carried_(std::move(carried)), time_(shape.options)
{
}

void EnvelopeDecoder::unwrap(std::string_view bytes)
{
    lines_.clear();
    text_.clear();
    while (!bytes.empty()) {
        Line line;
        line.text = takeLine(&bytes);
        const std::size_t before = text_.size();
        if (line.text.size() > limits::kLine) text_.append(line.text.substr(0, limits::kLine + 1));  // too long for the carried one, too
        else line.wrapped = unwrapLine(envelope_, line.text, &text_, &line.stamp);
        std::replace(text_.begin() + static_cast<std::ptrdiff_t>(before), text_.end(), '\r', ' ');  // no line end inside a line
        text_ += '\n';
        lines_.push_back(line);
    }
    buffer_.assign(text_);
}

BatchCount EnvelopeDecoder::decode(std::string_view bytes, EventSink& sink)
{
    unwrap(bytes);
    Translator translator(*this, bytes.data(), sink);
    BatchCount count = carried_->decode(buffer_.view(), translator);
    count.lines = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    return count;
}

std::size_t EnvelopeCutter::wholeRecords(std::string_view bytes, bool atEnd)
{
    if (atEnd) return bytes.size();
    const std::size_t lineEnd = bytes.rfind('\n');
    return lineEnd == std::string_view::npos ? 0 : lineEnd + 1;
}

std::size_t EnvelopeCutter::preamble(std::string_view head)
{
    const std::size_t mark = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    std::string text;
    for (std::string_view rest = head.substr(mark); !rest.empty();) {  // blank lines stay, so that lines match
        std::string_view stamp;
        unwrapLine(envelope_, takeLine(&rest), &text, &stamp);
        text += '\n';
    }
    const std::size_t before = carried_->preamble(text);
    auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(before), '\n');
    std::size_t at = mark;
    for (; lines > 0; --lines) at = std::min(head.find('\n', at), head.size() - 1) + 1;
    return at;
}

}  // namespace tally
