// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/question_api.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/engine/hot/hot_source.h"
#include "core/format/time/time_parser.h"
#include "core/query/store_source.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

struct QuestionApi::Asked {
    enum class What { Value, Top, Series, Ledger } what = What::Value;
    Question question;
    bool fill = false;
};

namespace {

constexpr std::size_t kMostRows = 100'000;
constexpr std::int64_t kMostBuckets = 1'000'000;

struct Path {
    std::string_view path;
    std::vector<std::string_view> words;      // parameters it takes
};
const Path kPaths[] = {
    {"/v1/count", {"item", "type", "from", "to", "widen"}},
    {"/v1/stats", {"item", "type", "from", "to", "widen", "function", "of"}},
    {"/v1/top", {"type", "from", "to", "widen", "k", "by", "of"}},
    {"/v1/series", {"item", "type", "from", "to", "widen", "function", "of", "step", "fill"}},
    {"/v1/ledger", {}},
};

tl::unexpected<Error> bad(std::string what) { return fail(ErrorCode::Usage, std::move(what)); }

Result<bool> flag(std::string_view word, std::string_view text)
{
    if (text.empty() || text == "true" || text == "1") return true;
    if (text == "false" || text == "0") return false;
    return bad(fmt::format("{} is true or false", word));
}

Result<Micros> stepOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const std::int64_t size = unit == "s" ? kSecond : unit == "m" || unit == "min" ? kMinute : unit == "h" ? kHour : unit == "d" ? kDay : 0;
    if (error != std::errc{} || size == 0 || number <= 0 || number > kDay / kSecond) return bad("step is written 1s, 1m, 15m, 1h or 1d");
    return Micros{number * size};
}

Result<void> takeTime(std::string_view word, const std::string& text, Micros* out)
{
    TimeParser parser{ReadOptions{}};
    if (text.empty() || parser.parse(text, out) == TimeVerdict::Ok) return {};
    return bad(fmt::format("{} is no time; write 2026-11-24T14:00:00Z or an epoch", word));
}

Result<void> takeWord(const std::string& word, const std::string& text, Question* question, bool* fill)
{
    if (word == "item") question->item = text;
    else if (word == "type") question->type = text;
    else if (word == "from") return takeTime(word, text, &question->range.from);
    else if (word == "to") return takeTime(word, text, &question->range.to);
    else if (word == "function" && !parseFunction(text, &question->function))
        return bad("function is none of sum, count, average, min, max, p50, p90, p95, p99, distinct");
    else if (word == "of") {
        if (text != "value" && text != "latency") return bad("of is neither value nor latency");
        question->of = text == "latency" ? Of::Latency : Of::Value;
    } else if (word == "by") {
        if (text != "count" && text != "sum" && text != "distinct") return bad("by is none of count, sum, distinct");
        question->by = text == "sum" ? RankBy::Sum : text == "distinct" ? RankBy::Distinct : RankBy::Count;
    } else if (word == "k") {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), question->k);
        if (error != std::errc{} || end != text.data() + text.size() || question->k > kMostRows) return bad(fmt::format("k is a number up to {}", kMostRows));
    } else if (word == "step") {
        return stepOf(text).map([&](Micros step) { question->step = step; });
    } else if (word == "widen" || word == "fill") {
        return flag(word, text).map([&](bool on) { (word == "fill" ? *fill : question->widen) = on; });
    }
    return {};
}

Result<void> takeWords(const HttpHead& head, const Path& path, Question* question, bool* fill)
{
    std::vector<std::string_view> seen;
    for (const auto& [word, text] : head.query) {
        if (std::find(path.words.begin(), path.words.end(), word) == path.words.end()) return bad(fmt::format("{} takes no parameter {}", path.path, word));
        if (std::find(seen.begin(), seen.end(), word) != seen.end()) return bad(fmt::format("{} is given more than once", word));
        seen.push_back(word);
        if (auto taken = takeWord(word, text, question, fill); !taken) return taken;
    }
    const auto has = [&](std::string_view word) { return std::find(seen.begin(), seen.end(), word) != seen.end(); };
    if (path.path == "/v1/stats" && !has("function")) return bad("function is missing");
    return {};
}

std::string shown(const ValueAnswer& answer) { return writeValueJson(answer); }

// A filled series is as long as its range, whatever little is in it.
Result<std::string> shown(const SeriesAnswer& answer, const Question& question, bool fill)
{
    const TimeRange& range = answer.provenance.range;
    const bool open = range.from == TimeRange{}.from || range.to == TimeRange{}.to;
    if (fill && !open && (range.to.us - range.from.us) / question.step.us > kMostBuckets)
        return bad(fmt::format("that would be more than {} steps; ask for longer ones, or for a shorter time", kMostBuckets));
    return write(seriesTable(answer, question, fill), TableFormat::Json, &answer.provenance);
}

}  // namespace

HttpAnswer problemOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Usage: return problem(400, "bad-question", "Bad request", error.what);
    case ErrorCode::NotExact: return problem(422, "not-exact", "Not exactly answerable", error.what);
    case ErrorCode::Cancelled: return tryAgain("too-slow", "the answer took longer than it may; ask for less");
    default: return problem(500, "store", "Internal server error", error.what);
    }
}

HttpAnswer tagged(HttpAnswer answer, const HttpHead& head)
{
    if (answer.status != 200) return answer;
    const XXH128_hash_t digest = XXH3_128bits(answer.body.data(), answer.body.size());
    const std::string tag = fmt::format("\"{:016x}{:016x}\"", digest.high64, digest.low64);
    answer.fields.emplace_back("ETag", tag);
    answer.fields.emplace_back("Cache-Control", "no-cache");
    const std::string* known = head.field("if-none-match");
    if (known == nullptr || (*known != "*" && known->find(tag) == std::string::npos)) return answer;
    answer.status = 304;
    answer.body.clear();
    return answer;
}

std::optional<Result<QuestionApi::Job>> QuestionApi::question(const HttpHead& head) const
{
    const auto* path = std::find_if(std::begin(kPaths), std::end(kPaths), [&](const Path& each) { return each.path == head.path; });
    if (path == std::end(kPaths)) return std::nullopt;
    Asked asked;
    if (const auto taken = takeWords(head, *path, &asked.question, &asked.fill); !taken) return Result<Job>(tl::unexpected(taken.error()));
    asked.what = path->path == "/v1/top" ? Asked::What::Top : path->path == "/v1/series" ? Asked::What::Series
               : path->path == "/v1/ledger" ? Asked::What::Ledger : Asked::What::Value;
    return Result<Job>([this, asked](const HotView& view, std::stop_token stop) { return answer(asked, view, std::move(stop)); });
}

HttpAnswer QuestionApi::answer(const Asked& asked, const HotView& view, std::stop_token stop) const
{
    if (asked.what == Asked::What::Ledger) return ledger(std::move(stop));
    HotSource hot(std::shared_ptr<const HotView>(std::shared_ptr<void>(), &view));   // it is held while the job runs
    const auto ask = [&](Source& source) -> Result<std::pair<std::string, bool>> {
        const Question& question = asked.question;
        if (asked.what == Asked::What::Top)
            return source.top(question, stop).map([&](const TopAnswer& found) {
                return std::pair(write(topTable(found, question.by), TableFormat::Json, &found.provenance), found.provenance.exact);
            });
        if (asked.what == Asked::What::Value)
            return source.value(question, stop).map([&](const ValueAnswer& found) { return std::pair(shown(found), found.provenance.exact); });
        const auto found = source.series(question, stop);
        if (!found) return tl::unexpected(found.error());
        return shown(*found, question, asked.fill).map([&](std::string text) { return std::pair(std::move(text), found->provenance.exact); });
    };
    auto answered = ask(hot);
    // What memory has no room for each by itself, the store has.
    const bool open = answered ? !answered->second : answered.error().code == ErrorCode::NotExact;
    if (open && !dataDirectory_.empty())
        if (auto reader = openSqliteReader(dataDirectory_); reader) {
            StoreSource store(std::move(*reader));
            if (auto exact = ask(store); exact && exact->second) answered = std::move(exact);
        }
    if (!answered) return problemOf(answered.error());
    HttpAnswer answer;
    answer.body = std::move(answered->first);
    return answer;
}

// As the store has it, so that it is what tallyctl says; without one, of what this process received.
HttpAnswer QuestionApi::ledger(std::stop_token stop) const
{
    HttpAnswer answer;
    std::vector<SourceLedger> ledgers;
    if (dataDirectory_.empty()) {
        for (const SourceState& source : engine_.snapshot()->sources) ledgers.push_back({source.name, source.ledger, source.ambiguousTimes});
    } else {
        auto reader = openSqliteReader(dataDirectory_);
        if (!reader) return problemOf(reader.error());
        auto found = StoreSource(std::move(*reader)).ledger(stop);
        if (!found) return problemOf(found.error());
        ledgers = std::move(*found);
    }
    answer.body = write(ledgerTable(ledgers), TableFormat::Json);
    return answer;
}

}  // namespace tally
