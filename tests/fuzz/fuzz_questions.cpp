// SPDX-License-Identifier: GPL-3.0-or-later
// What a stranger may ask over HTTP once the head is taken apart: method and path in the first line, parameters one a line up
// to an empty one, then header fields. The gate refuses or not, and each question that is let through is answered.
#include <algorithm>

#include "app/intake/http/gate.h"
#include "app/intake/http/question_api.h"
#include "core/log/memory_log.h"
#include "tests/fuzz/log_reading.h"

namespace {

using namespace tally;
using fuzz::require;

constexpr std::int64_t kNow = 1'795'392'000;

std::string_view takeLine(std::string_view& text)
{
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return line;
}

HttpHead headOf(std::string_view text)
{
    HttpHead head;
    const std::string_view first = takeLine(text);
    const std::size_t blank = std::min(first.find(' '), first.size());
    head.method = first.substr(0, blank);
    head.path = first.substr(std::min(blank + 1, first.size()));
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (line.empty()) break;
        const std::size_t equals = std::min(line.find('='), line.size());
        head.query.emplace_back(line.substr(0, equals), line.substr(std::min(equals + 1, line.size())));
    }
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        const std::size_t colon = std::min(line.find(": "), line.size());
        head.fields.emplace_back(lower(line.substr(0, colon)), line.substr(std::min(colon + 2, line.size())));
        head.fieldBytes += line.size() + 4;
    }
    return head;
}

// A small engine with events of three hours.
Engine& engine()
{
    static const std::unique_ptr<Engine> made = [] {
        EngineOptions options;
        options.threads = 1;
        options.clock = std::make_shared<ManualClock>(kNow * kSecond);
        auto engine = std::move(*Engine::create(options));
        auto log = std::make_shared<MemoryLog>();
        require(engine->listen("fuzz", log).has_value(), "an engine listens");
        std::string lines;
        for (int i = 0; i < 300; ++i)
            lines += "{\"videoId\":\"v" + std::to_string(i % 7) + "\",\"eventType\":\"" + (i % 5 == 0 ? "like" : "view") + "\",\"timestamp\":" +
                     std::to_string(kNow - 10'800 + i * 36) + ",\"value\":" + std::to_string(i) + ",\"latencyMs\":12}\n";
        log->append(lines, Micros{kNow * kSecond});
        log->close();
        do {
            engine->settle();
        } while (engine->snapshot()->live);
        return engine;
    }();
    return *made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const QuestionApi api(engine(), "");
    static HttpCounters counters;
    static const HttpOptions options = [] {
        HttpOptions made;
        made.port = 8080;
        made.token = "7f3a";
        made.hosts = {"tally.example"};
        return made;
    }();
    static const Gate gate(options, counters);
    const HttpHead head = headOf({reinterpret_cast<const char*>(data), size});
    if (const auto refused = gate.refusal(head)) require(refused->status >= 400 && refused->status < 500, "a refusal is the stranger's matter");
    if (gate.knowsToken(head)) require(head.field("authorization") != nullptr, "nobody knows the token without saying it");
    const auto question = api.question(head);
    if (!question) return 0;
    if (!*question) {
        require(!question->error().what.empty(), "a question that is refused has a reason");
        return 0;
    }
    const HttpAnswer answer = tagged((**question)(*engine().view(), std::stop_token()), head);
    require(answer.status == 200 || answer.status == 304 || answer.status == 400 || answer.status == 422, "a question has an answer");
    require(answer.status == 304 || answer.body.starts_with('{'), "in JSON");
    return 0;
}
