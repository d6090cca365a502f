// SPDX-License-Identifier: GPL-3.0-or-later
// FieldLineDecoder: lines whose texts have names → events. What a line is made of is said by a LineFields; W3C extended
// logs, logfmt and logs in a --log-format are read so.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/format/decoder.h"
#include "core/format/event_batch.h"
#include "core/format/event_filler.h"
#include "core/format/time_columns.h"

namespace tally {

class LineFields {
public:
    enum class Verdict { Record, Comment, BadLine, FieldCount };  // a comment is no record

    virtual ~LineFields() = default;
    // The fields that read() is asked for, in this order.
    virtual void want(std::vector<std::string> names) = 0;
    // REQUIRES: limits::kPadding readable bytes behind `line`. Absent fields get a view with data() == nullptr; views stay
    // valid until release().
    virtual Verdict read(std::string_view line, std::vector<std::string_view>* values) = 0;
    virtual void release() {}
    // What was said in earlier batches about those that follow.
    virtual void setContext(std::string_view) {}
};

class FieldLineDecoder final : public Decoder {
public:
    // `hyphenIsNothing`: a lone "-" says that the field is absent; only an item and a type keep it.
    FieldLineDecoder(const LogShape& shape, Parts wanted, std::unique_ptr<LineFields> fields, bool hyphenIsNothing);
    BatchCount decode(std::string_view bytes, EventSink& sink) override;
    void setContext(std::string_view context) override { fields_->setContext(context); }
    std::uint64_t ambiguousTimes() const override { return filler_.ambiguousTimes(); }

private:
    struct Columns {
        int item = -1, type = -1, value = -1, latency = -1, outcome = -1, actor = -1, id = -1, weight = -1;
    };
    int place(const FieldRef& ref, bool needed);
    std::string_view text(int column) const;
    void take(const char* start, const char* lineEnd);
    void takeRecord(std::uint64_t offset, std::string_view line);
    void flush();

    std::unique_ptr<LineFields> fields_;
    bool hyphenIsNothing_;
    std::vector<std::string> names_;
    Columns at_;
    TimeColumns time_;
    std::vector<std::string_view> values_;
    EventFiller filler_;
    EventBatch batch_;
    const char* begin_ = nullptr;
};

}  // namespace tally
