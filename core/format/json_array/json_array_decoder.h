// SPDX-License-Identifier: GPL-3.0-or-later
// One JSON array of objects, pretty-printed or on one line, of any size: its cutter and its decoder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/event/record_cutter.h"
#include "core/format/decoder.h"
#include "core/format/event_batch.h"
#include "core/format/json_array/element_framing.h"
#include "core/format/ndjson/json_record.h"

namespace tally {

class JsonArrayCutter final : public RecordCutter {
public:
    // What stands behind an array in an object is no record.
    explicit JsonArrayCutter(JsonLayout layout = JsonLayout::Array) : layout_(layout) {}
    std::size_t wholeRecords(std::string_view bytes, bool atEnd) override;
    std::size_t preamble(std::string_view head) override { return jsonPreamble(head, layout_); }
    std::size_t patience() const override { return kElementPatience; }
    bool ended() const override { return ended_; }
    std::string missing(char last) const override;

private:
    JsonLayout layout_;
    bool ended_ = false, begun_ = false, closed_ = false;   // closed_: the bracket of the array was there
};

class JsonArrayDecoder final : public Decoder {
public:
    JsonArrayDecoder(const LogShape& shape, Parts wanted) : layout_(shape.jsonLayout), record_(shape, wanted) {}
    BatchCount decode(std::string_view bytes, EventSink& sink) override;
    std::uint64_t ambiguousTimes() const override { return record_.ambiguousTimes(); }

private:
    void take(const JsonElement& element, const char* begin);
    void flush();

    JsonLayout layout_;
    JsonRecord record_;
    EventBatch batch_;
};

}  // namespace tally
