// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/field_sample.h"

#include <algorithm>
#include <map>
#include <simdjson.h>

#include "core/format/access/access_line.h"
#include "core/format/json_array/element_framing.h"
#include "core/format/logfmt/logfmt_line.h"
#include "core/format/pattern/pattern_lines.h"
#include "core/format/w3c/w3c_lines.h"

namespace tally {
namespace {

constexpr std::size_t kMostNames = 5000;
constexpr int kMostDepth = 16;

// Keys and scalars of JSON objects. Numbers stay the text they are.
class JsonSampler {
public:
    explicit JsonSampler(FieldSample* sample) : sample_(*sample) {}

    void add(std::string_view object)
    {
        ++sample_.records;
        simdjson::ondemand::document document;
        simdjson::ondemand::object root;
        const simdjson::padded_string_view text(object.data(), object.size(), object.size() + simdjson::SIMDJSON_PADDING);
        if (parser_.iterate(text).get(document) != simdjson::SUCCESS || document.get_object().get(root) != simdjson::SUCCESS) return;
        if (walk(root, {}, 0)) ++sample_.fitting;
    }

private:
    bool walk(simdjson::ondemand::object object, const std::string& prefix, int depth)
    {
        for (auto field : object) {
            std::string_view key;
            simdjson::ondemand::value value;
            simdjson::ondemand::json_type type{};
            if (field.unescaped_key().get(key) != simdjson::SUCCESS || field.value().get(value) != simdjson::SUCCESS ||
                value.type().get(type) != simdjson::SUCCESS) {
                return false;
            }
            const std::string name = prefix.empty() ? std::string(key) : prefix + '.' + std::string(key);
            const std::size_t index = indexOf(name);
            if (type == simdjson::ondemand::json_type::object && depth < kMostDepth) {
                simdjson::ondemand::object inner;
                if (value.get_object().get(inner) != simdjson::SUCCESS || !walk(inner, name, depth + 1)) return false;
            } else if (type == simdjson::ondemand::json_type::string) {
                std::string_view text;
                if (value.get_string().get(text) != simdjson::SUCCESS) return false;
                keep(index, text);
            } else if (type == simdjson::ondemand::json_type::number) {
                std::string_view text = value.raw_json_token();
                keep(index, text.substr(0, std::min(text.find_first_of(" \t\r\n"), text.size())));
            }
        }
        return true;
    }
    std::size_t indexOf(const std::string& name)
    {
        const auto [it, fresh] = index_.try_emplace(name, sample_.names.size());
        if (fresh && sample_.names.size() < kMostNames) {
            sample_.names.push_back(name);
            sample_.values.emplace_back();
        }
        return it->second;
    }
    void keep(std::size_t index, std::string_view text)
    {
        if (index < sample_.values.size()) sample_.values[index].emplace_back(text);
    }

    FieldSample& sample_;
    simdjson::ondemand::parser parser_;
    std::map<std::string, std::size_t> index_;
};

std::string_view withoutMark(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    return head;
}

template <class Visit>
void eachLine(std::string_view head, bool complete, Visit visit)
{
    head = withoutMark(head);
    for (std::size_t lines = 0; !head.empty() && lines < FieldSample::kRecords;) {
        const std::size_t end = head.find('\n');
        if (end == std::string_view::npos && !complete) return;
        std::string_view line = head.substr(0, end);
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
        visit(line);
        ++lines;
    }
}

template <class Visit>
void eachLine(std::string_view head, bool complete, std::string_view later, Visit visit)
{
    eachLine(head, complete, visit);
    eachLine(later, true, visit);
}

}  // namespace

const std::vector<std::string>* FieldSample::valuesOf(std::string_view name) const
{
    const auto it = std::find(names.begin(), names.end(), name);
    return it == names.end() ? nullptr : &values[static_cast<std::size_t>(it - names.begin())];
}

double FieldSample::filled(std::string_view name) const
{
    const auto* texts = valuesOf(name);
    if (texts == nullptr || fitting == 0) return 0;
    const auto full = std::count_if(texts->begin(), texts->end(), [](const std::string& text) { return !text.empty(); });
    return std::min(1.0, static_cast<double>(full) / static_cast<double>(fitting));
}

FieldSample sampleNdjson(std::string_view head, bool complete, std::string_view later)
{
    FieldSample sample;
    sample.open = true;
    JsonSampler sampler(&sample);
    eachLine(head, complete, later, [&](std::string_view line) { sampler.add(line); });
    return sample;
}

FieldSample sampleJsonArray(std::string_view head, bool complete, JsonLayout layout)
{
    FieldSample sample;
    JsonSampler sampler(&sample);
    const char* const end = head.data() + head.size();
    const std::size_t before = jsonPreamble(head, layout);
    for (const char* p = head.data() + before; p != end && sample.records < FieldSample::kRecords;) {
        const JsonElement element = frameElement(p, end, complete, layout);
        if (element.kind == JsonElement::Incomplete) break;
        if (element.kind != JsonElement::Nothing) {
            sampler.add({element.start, static_cast<std::size_t>(element.contentEnd - element.start)});
        }
        p = element.next;
        if (layout == JsonLayout::ArrayInObject && element.last) break;
    }
    return sample;
}

FieldSample sampleAccess(std::string_view head, bool complete, std::string_view later)
{
    FieldSample sample;
    sample.names = {"path", "target", "method", "status", "bytes", "address", "user", "referrer", "agent", "time", "host"};
    sample.values.resize(sample.names.size());
    const auto time = static_cast<std::size_t>(std::find(sample.names.begin(), sample.names.end(), "time") - sample.names.begin());
    eachLine(head, complete, later, [&](std::string_view line) {
        ++sample.records;
        AccessLine access;
        if (!parseAccessLine(line, &access)) return;
        ++sample.fitting;
        sample.withReferrer += access.referrer().data() != nullptr ? 1 : 0;
        sample.values[time].emplace_back(access.time);
    });
    return sample;
}

FieldSample sampleW3c(std::string_view head, bool complete, std::string_view later)
{
    FieldSample sample;
    sample.names = readW3cHead(head).fields;
    sample.values.resize(sample.names.size());
    W3cLines lines(sample.names);
    lines.want(sample.names);
    std::vector<std::string_view> values;
    eachLine(head, complete, later, [&](std::string_view line) {
        const LineFields::Verdict verdict = lines.read(line, &values);
        if (verdict == LineFields::Verdict::Comment) return;
        ++sample.records;
        if (verdict != LineFields::Verdict::Record) return;
        ++sample.fitting;
        for (std::size_t i = 0; i < values.size(); ++i) sample.values[i].emplace_back(values[i]);
    });
    return sample;
}

FieldSample sampleLogfmt(std::string_view head, bool complete, std::string_view later)
{
    FieldSample sample;
    std::map<std::string, std::size_t, std::less<>> index;
    std::vector<LogfmtPair> pairs;
    eachLine(head, complete, later, [&](std::string_view line) {
        ++sample.records;
        if (!splitLogfmt(line, &pairs)) return;
        const auto valued = std::count_if(pairs.begin(), pairs.end(), [](const LogfmtPair& p) { return p.hasValue; });
        if (valued < 2 || static_cast<std::size_t>(valued) * 2 < pairs.size()) return;  // prose with an equals sign
        ++sample.fitting;
        for (const LogfmtPair& pair : pairs) {
            const auto [it, fresh] = index.try_emplace(std::string(pair.key), sample.names.size());
            if (fresh && sample.names.size() < kMostNames) {
                sample.names.emplace_back(pair.key);
                sample.values.emplace_back();
            }
            if (it->second < sample.values.size()) sample.values[it->second].push_back(pair.escaped ? unescapedLogfmt(pair.value) : std::string(pair.value));
        }
    });
    return sample;
}

FieldSample samplePattern(const LogPattern& pattern, std::string_view head, bool complete, std::string_view later)
{
    FieldSample sample;
    sample.names = patternColumns(pattern);
    sample.values.resize(sample.names.size());
    PatternLines lines(pattern);
    lines.want(sample.names);
    std::vector<std::string_view> values;
    eachLine(head, complete, later, [&](std::string_view line) {
        ++sample.records;
        if (lines.read(line, &values) != LineFields::Verdict::Record) return;
        ++sample.fitting;
        for (std::size_t i = 0; i < values.size(); ++i) sample.values[i].emplace_back(values[i]);
    });
    return sample;
}

}  // namespace tally
