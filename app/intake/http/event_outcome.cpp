// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/event_outcome.h"

#include <fmt/format.h>

#include "core/report/table_writer.h"

namespace tally {

void EventOutcome::name(std::uint64_t line, Reason reason, std::string_view detail)
{
    ++refused_;
    if (named_.size() < kNamed) named_.push_back({line, reason, std::string(detail.substr(0, 256))});
}

void EventOutcome::refuse(Reason reason, std::string_view detail)
{
    name(++line_, reason, detail);
    ++received;
}

void EventOutcome::refuseAll(std::string_view lines, std::string_view detail)
{
    for (const char c : lines)
        if (c == '\n') refuse(Reason::BadLine, detail);
}

std::string EventOutcome::json(std::optional<std::uint64_t> already) const
{
    std::string text = fmt::format(R"({{"received":{},"accepted":{},"rejected":[)", received, accepted);
    for (std::size_t i = 0; i < named_.size(); ++i) {
        const Refused& refused = named_[i];
        text += fmt::format(R"({}{{"line":{},"reason":"{}","detail":{}}})", i > 0 ? "," : "", refused.line, tally::name(refused.reason),
                            jsonString(refused.detail.empty() ? explanation(refused.reason) : std::string_view(refused.detail)));
    }
    text += fmt::format(R"(],"rejected_count":{})", refused_);
    if (already) text += fmt::format(R"(,"already":{})", *already);
    return text + "}\n";
}

std::unique_ptr<BodyReader> BodyReader::make(const LogShape& shape)
{
    auto decoder = makeDecoder(shape, kAllParts);
    if (!decoder) return nullptr;
    auto reader = std::make_unique<BodyReader>();
    reader->decoder_ = std::move(*decoder);
    return reader;
}

void BodyReader::read(std::string_view lines, EventOutcome& outcome)
{
    bytes_.assign(lines);
    const BatchCount counted = decoder_->decode(bytes_.view(), outcome);
    outcome.received += counted.records;
    outcome.nextLine(counted.lines);
}

}  // namespace tally
