// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/request_line.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/format/field_values.h"

namespace tally {

namespace {

// Between a decoder and whoever takes its events.
class RequestLineSink final : public EventSink {
public:
    explicit RequestLineSink(EventSink& to) : to_(to) {}
    void accept(std::span<const Event> events) override
    {
        std::copy(events.begin(), events.end(), split_.begin());
        for (Event& event : std::span(split_).first(events.size())) {
            const auto line = parseRequestLine(event.item);
            if (!line) continue;
            event.item = line->path;
            event.type = cutType(line->method);
            event.parts = event.parts | Part::Type;
        }
        to_.accept(std::span<const Event>(split_).first(events.size()));
    }
    void reject(const RejectedRecord& record) override { to_.reject(record); }

private:
    EventSink& to_;
    std::array<Event, 64> split_;   // as many as there are at a time
};

class RequestLineDecoder final : public Decoder {
public:
    explicit RequestLineDecoder(std::unique_ptr<Decoder> inner) : inner_(std::move(inner)) {}
    BatchCount decode(std::string_view bytes, EventSink& sink) override
    {
        RequestLineSink split(sink);
        return inner_->decode(bytes, split);
    }
    void setContext(std::string_view context) override { inner_->setContext(context); }
    void watchKeys(KeyWatch wants) override { inner_->watchKeys(std::move(wants)); }
    std::optional<std::size_t> stoppedAt() const override { return inner_->stoppedAt(); }
    std::uint64_t ambiguousTimes() const override { return inner_->ambiguousTimes(); }

private:
    std::unique_ptr<Decoder> inner_;
};

}  // namespace

std::optional<RequestLine> parseRequestLine(std::string_view text)
{
    constexpr std::size_t kLongest = 20;   // UPDATEREDIRECTREF is the longest registered one
    const std::size_t method = text.find(' ');
    if (method == 0 || method > kLongest || method == std::string_view::npos) return std::nullopt;
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; };
    if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(method), isLetter)) return std::nullopt;
    const std::size_t version = text.rfind(" HTTP/");
    if (version == std::string_view::npos || version <= method) return std::nullopt;
    const std::string_view target = text.substr(method + 1, version - method - 1);
    if (target.empty()) return std::nullopt;
    return RequestLine{text.substr(0, method), target.substr(0, target.find('?'))};
}

std::optional<std::string> findRequestLines(const FieldSample& sample, const ReadOptions& options, Mapping* mapping)
{
    if (options.mapping.contains(Part::Item) || options.mapping.contains(Part::Type)) return std::nullopt;
    const std::string& field = mapping->item.field;
    const std::vector<std::string>* values = field.empty() ? nullptr : sample.valuesOf(field);
    if (values == nullptr || values->empty()) return std::nullopt;
    const auto lines = std::count_if(values->begin(), values->end(), [](const std::string& value) { return parseRequestLine(value).has_value(); });
    if (static_cast<std::size_t>(lines) * 10 < values->size() * 9) return std::nullopt;
    mapping->type = mapping->item;
    return fmt::format("“{}” holds request lines: their paths are the items, their methods the types (--map item={} takes them as they are).", field, field);
}

std::unique_ptr<Decoder> withRequestLines(std::unique_ptr<Decoder> inner) { return std::make_unique<RequestLineDecoder>(std::move(inner)); }

}  // namespace tally
