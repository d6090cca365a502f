// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/url_source.h"

#include <cctype>
#include <charconv>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <optional>
#include <simdjson.h>
#include <utility>

#include "core/format/time/time_parser.h"

namespace tally::cli {

// A JSON object's texts, and its numbers and truths as they are written: doubles would round them. Nulls are left out.
using Fields = std::map<std::string, std::string, std::less<>>;

struct UrlAnswer {
    Fields fields;
    std::vector<Fields> rows;   // of the member "value", where it is an array
};

namespace {

tl::unexpected<Error> strange(std::string_view what) { return fail(ErrorCode::Unreadable, fmt::format("the server's answer is not understood: {}", what)); }

tl::unexpected<Error> notKnownAt() { return fail(ErrorCode::Usage, "--as-known-at is answered by a store only; ask the server's with --data DIR"); }

// The words of a question, as its parameters.
class Words {
public:
    explicit Words(std::string path) : text_(std::move(path)) {}
    Words& add(std::string_view word, std::string_view value)
    {
        text_ += any_ ? '&' : '?';
        text_ += fmt::format("{}={}", word, percentEncoded(value));
        any_ = true;
        return *this;
    }
    Words& range(const Question& question)
    {
        if (question.type) add("type", *question.type);
        if (question.range.from != TimeRange{}.from) add("from", isoExact(question.range.from));
        if (question.range.to != TimeRange{}.to) add("to", isoExact(question.range.to));
        if (question.widen) add("widen", "true");
        return *this;
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
    bool any_ = false;
};

std::string_view nameOf(Of of) { return of == Of::Latency ? "latency" : "value"; }
std::string_view nameOf(RankBy by) { return by == RankBy::Sum ? "sum" : by == RankBy::Distinct ? "distinct" : "count"; }

bool take(simdjson::ondemand::object object, Fields* fields, std::vector<Fields>* rows)
{
    for (auto member : object) {
        std::string_view key;
        simdjson::ondemand::value value;
        simdjson::ondemand::json_type type{};
        if (member.unescaped_key().get(key) != simdjson::SUCCESS || member.value().get(value) != simdjson::SUCCESS) return false;
        const std::string name(key);
        if (value.type().get(type) != simdjson::SUCCESS) return false;
        if (type == simdjson::ondemand::json_type::array && rows != nullptr && name == "value") {
            for (auto element : value.get_array()) {
                simdjson::ondemand::object row;
                if (element.get_object().get(row) != simdjson::SUCCESS || !take(row, &rows->emplace_back(), nullptr)) return false;
            }
        } else if (type == simdjson::ondemand::json_type::string) {
            std::string_view text;
            if (value.get_string().get(text) != simdjson::SUCCESS) return false;
            (*fields)[name] = text;
        } else if (type == simdjson::ondemand::json_type::number || type == simdjson::ondemand::json_type::boolean) {
            std::string_view token = value.raw_json_token();
            while (!token.empty() && std::isspace(static_cast<unsigned char>(token.back())) != 0) token.remove_suffix(1);
            (*fields)[name] = token;
        }
    }
    return true;
}

Result<UrlAnswer> answeredIn(const std::string& text)
{
    simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(text);
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    UrlAnswer answered;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS || document.get_object().get(object) != simdjson::SUCCESS ||
        !take(object, &answered.fields, &answered.rows))
        return strange("it is not the JSON that was asked for");
    return answered;
}

std::string textAt(const Fields& fields, std::string_view key)
{
    const auto found = fields.find(key);
    return found == fields.end() ? std::string() : found->second;
}

std::optional<Fixed> fixedAt(const Fields& fields, std::string_view key)
{
    bool outOfRange = false;
    return parseFixed(textAt(fields, key), &outOfRange);
}

std::optional<std::uint64_t> numberAt(const Fields& fields, std::string_view key)
{
    const std::string text = textAt(fields, key);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && !text.empty() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Provenance provenanceOf(const Fields& answer, const Question& question)
{
    Provenance p;
    p.exact = textAt(answer, "exact") != "false";
    const std::string completeness = textAt(answer, "completeness");
    for (const Completeness each : {Completeness::Final, Completeness::Provisional, Completeness::Revised})
        if (completeness == name(each)) p.completeness = each;
    TimeParser parser{ReadOptions{}};
    const std::string from = textAt(answer, "from"), to = textAt(answer, "to");
    if (!from.empty()) parser.parse(from, &p.range.from);
    if (!to.empty()) parser.parse(to, &p.range.to);
    p.tier = textAt(answer, "tier");
    p.rowsRead = numberAt(answer, "rows_read").value_or(0);
    p.widened = question.widen && (p.range.from < question.range.from || p.range.to > question.range.to);
    return p;
}

Error errorOf(const HttpReply& reply, const std::string& url)
{
    std::string detail;
    if (const auto problem = answeredIn(reply.body)) detail = textAt(problem->fields, "detail");
    if (detail.empty()) detail = fmt::format("the server answers {}", reply.status);
    switch (reply.status) {
    case 400: return {ErrorCode::Usage, detail, url};
    case 401:
    case 403: return {ErrorCode::Unreadable, detail + " (--token-file says which token is sent)", url};
    case 422: return {ErrorCode::NotExact, detail, url};
    case 500: return {ErrorCode::Store, detail, url};
    default: return {ErrorCode::Unreadable, detail, url};
    }
}

}  // namespace

UrlSource::UrlSource(std::string url, HttpGetOptions options) : url_(std::move(url)), options_(std::move(options))
{
    while (url_.ends_with('/')) url_.pop_back();
}

Result<UrlAnswer> UrlSource::ask(const std::string& pathAndWords, std::stop_token stop) const
{
    const auto reply = httpGet(url_ + pathAndWords, options_, std::move(stop));
    if (!reply) return tl::unexpected(reply.error());
    if (reply->status != 200) return tl::unexpected(errorOf(*reply, url_));
    return answeredIn(reply->body);
}

Result<ValueAnswer> UrlSource::value(const Question& question, std::stop_token stop)
{
    if (question.asKnownAt) return notKnownAt();
    Words words("/v1/stats");
    words.add("function", name(question.function)).add("of", nameOf(question.of)).range(question);
    if (question.item) words.add("item", *question.item);
    const auto answered = ask(words.text(), std::move(stop));
    if (!answered) return tl::unexpected(answered.error());
    ValueAnswer answer;
    answer.value = fixedAt(answered->fields, "value");
    answer.provenance = provenanceOf(answered->fields, question);
    if (!answer.provenance.exact) {
        answer.lower = fixedAt(answered->fields, "lower");
        answer.upper = fixedAt(answered->fields, "upper");
    }
    return answer;
}

Result<TopAnswer> UrlSource::top(const Question& question, std::stop_token stop)
{
    if (question.asKnownAt) return notKnownAt();
    Words words("/v1/top");
    words.add("k", fmt::format("{}", question.k)).add("by", nameOf(question.by)).add("of", nameOf(question.of)).range(question);
    const auto answered = ask(words.text(), std::move(stop));
    if (!answered) return tl::unexpected(answered.error());
    TopAnswer answer;
    answer.provenance = provenanceOf(answered->fields, question);
    for (const Fields& each : answered->rows) {
        TopRow row;
        row.item = textAt(each, "item");
        const std::uint64_t number = numberAt(each, nameOf(question.by)).value_or(0);
        if (question.by == RankBy::Sum) row.tally.sum = fixedAt(each, "sum").value_or(Fixed{});
        else if (question.by == RankBy::Distinct) row.distinct = number;
        else row.tally.count = number;
        if (const auto upper = numberAt(each, "upper"); upper && *upper != row.tally.count) row.upper = upper;
        answer.rows.push_back(std::move(row));
    }
    if (answer.rows.empty()) return strange("it has no row for the others");
    answer.other = answer.rows.back().tally;   // the last row is that of the others, whatever the items are called
    answer.otherDistinct = answer.rows.back().distinct;
    answer.rows.pop_back();
    return answer;
}

Result<SeriesAnswer> UrlSource::series(const Question& question, std::stop_token stop)
{
    if (question.asKnownAt) return notKnownAt();
    Words words("/v1/series");
    words.add("function", name(question.function)).add("of", nameOf(question.of)).add("step", fmt::format("{}s", question.step.us / kSecond)).range(question);
    if (question.item) words.add("item", *question.item);
    const auto answered = ask(words.text(), std::move(stop));
    if (!answered) return tl::unexpected(answered.error());
    SeriesAnswer answer;
    answer.provenance = provenanceOf(answered->fields, question);
    TimeParser parser{ReadOptions{}};
    for (const Fields& each : answered->rows) {
        SeriesPoint point;
        if (parser.parse(textAt(each, "time"), &point.time) != TimeVerdict::Ok) return strange("a step has no time");
        point.value = fixedAt(each, "value");
        answer.points.push_back(point);
    }
    if (answer.points.empty()) return answer;
    TimeRange& range = answer.provenance.range;   // open edges are the first and the last step
    if (range.from == TimeRange{}.from) range.from = answer.points.front().time;
    if (range.to == TimeRange{}.to) range.to = Micros{answer.points.back().time.us + question.step.us};
    return answer;
}

Result<HealthAnswer> UrlSource::health(const Question&, std::stop_token)
{
    return fail(ErrorCode::Usage, "health is not asked over --url; the server's /metrics has it, or ask its store with --data DIR");
}

Result<std::vector<SourceLedger>> UrlSource::ledger(std::stop_token stop)
{
    const auto answered = ask("/v1/ledger", std::move(stop));
    if (!answered) return tl::unexpected(answered.error());
    std::vector<SourceLedger> ledgers;
    for (const Fields& each : answered->rows) {
        Ledger l;
        l.received = numberAt(each, "received").value_or(0);
        l.valid = numberAt(each, "valid").value_or(0);
        l.quarantined = numberAt(each, "quarantined").value_or(0);
        l.duplicate = numberAt(each, "duplicate").value_or(0);
        l.late = numberAt(each, "late").value_or(0);
        l.future = numberAt(each, "future").value_or(0);
        l.rejected = numberAt(each, "rejected").value_or(0);
        l.inFlight = numberAt(each, "in_flight").value_or(0);
        ledgers.push_back({textAt(each, "source"), l, 0});
    }
    return ledgers;
}

Result<std::vector<SourceLetter>> UrlSource::letters(std::size_t, std::stop_token)
{
    return fail(ErrorCode::Usage, "letters are not asked over --url; ask the server's store with --data DIR");
}

}  // namespace tally::cli
