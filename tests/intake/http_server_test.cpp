// SPDX-License-Identifier: GPL-3.0-or-later
// Events in and answers out through real sockets.
#include <thread>

#include "core/query/store_source.h"
#include "core/report/answer_table.h"
#include "core/report/table_writer.h"
#include "core/store/sqlite/sqlite_store.h"
#include "tests/intake/http_fixture.h"

namespace tally::test {
namespace {

using HttpServerTest = HttpTest;

TEST_F(HttpServerTest, EveryRecordOfABodyIsCountedOrNamed)
{
    onDisk();
    const auto port = start();
    const Reply reply = post(port, event("a") + "rubbish\n" + event("b") + "\n{\"videoId\":\"c\"}\n" + event("a", 10'000));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "{\"received\":6,\"accepted\":3,\"rejected\":["
                          "{\"line\":2,\"reason\":\"bad_json\",\"detail\":\"The JSON element does not have the requested type.\"},"
                          "{\"line\":4,\"reason\":\"empty\",\"detail\":\"" + std::string(explanation(Reason::Empty)) + "\"},"
                          "{\"line\":5,\"reason\":\"bad_time\",\"detail\":\"" + std::string(explanation(Reason::BadTime)) + "\"}],\"rejected_count\":3}\n");
    const Ledger counted = ledger(6);
    EXPECT_EQ(counted.valid, 2u);
    EXPECT_EQ(counted.late, 1u);      // decided when it is counted
    EXPECT_EQ(counted.rejected, 3u);
    EXPECT_TRUE(counted.balances());
    EXPECT_EQ(engine->letters(10).size(), 4u);
}

TEST_F(HttpServerTest, OneConnectionTakesManyRequests)
{
    const auto port = start();
    HttpClient client(port);
    for (int i = 0; i < 50; ++i) EXPECT_EQ(client.ask("POST", "/v1/events", "Content-Type: application/json\r\n", event("a")).status, 200);
    EXPECT_EQ(client.ask("GET", "/healthz").body, "{\"status\":\"ok\"}\n");
    EXPECT_EQ(client.ask("HEAD", "/healthz").status, 200);
    EXPECT_EQ(client.ask("GET", "/nothing").status, 404);
    EXPECT_EQ(client.ask("GET", "/v1/events").fields["allow"], "POST");
    EXPECT_EQ(client.ask("POST", "/v1/count", {}, "x").status, 405);
    EXPECT_EQ(ledger(50).valid, 50u);
    EXPECT_EQ(server->counters().accepted.load(), 1u);
}

TEST_F(HttpServerTest, AnArrayCloudEventsAndCsvEndInTheSameCounts)
{
    onDisk();
    const auto port = start();
    EXPECT_EQ(post(port, "[" + event("a") + "," + event("a") + "]", {}, "application/json; charset=utf-8").body,
              "{\"received\":2,\"accepted\":2,\"rejected\":[],\"rejected_count\":0}\n");
    const auto cloud = [](const char* source, const char* id) {
        return fmt::format(R"({{"specversion":"1.0","source":"{}","id":"{}","type":"view","subject":"a","time":"2026-11-23T00:00:00Z","data":{{"n":1}}}})", source, id);
    };
    const std::string batch = "[" + cloud("/x", "1") + "," + cloud("/y", "1") + "," + cloud("/x", "1") + "]";
    EXPECT_EQ(post(port, batch, {}, "application/cloudevents-batch+json").status, 200);
    EXPECT_EQ(post(port, cloud("/y", "2"), {}, "application/cloudevents+json").status, 200);
    EXPECT_EQ(post(port, "{}", "ce-specversion: 1.0\r\nce-source: /y\r\nce-id: 2\r\nce-type: view\r\nce-subject: a\r\nce-time: 2026-11-23T00:00:00Z\r\n", "application/json").status, 200);
    const std::string header = "videoId,timestamp,value\n", row = fmt::format("a,{},5\n", kNow / kSecond);
    EXPECT_EQ(post(port, header + row + row, {}, "text/csv").status, 200);
    EXPECT_EQ(post(port, header + row + "a,x,5\n", {}, "text/csv").body.find(R"({"received":2,"accepted":1,"rejected":[{"line":3,"reason":"bad_time")"), 0u);
    EXPECT_EQ(post(port, "other,header\n1,2\n", {}, "text/csv").status, 422);
    const Ledger counted = ledger(11);
    EXPECT_EQ(counted.received, 11u);
    EXPECT_EQ(counted.valid, 8u);
    EXPECT_EQ(counted.duplicate, 2u);   // by source and id, whichever way they came
    EXPECT_EQ(counted.rejected, 1u);
    EXPECT_EQ(ask(port, "GET", "/v1/stats?item=a&function=sum").body.substr(0, 11), "{\"value\":15");
}

TEST_F(HttpServerTest, WhoSaysItsNameIsCountedOnceWhateverItSendsAgain)
{
    onDisk();
    const std::string body = event("a") + event("b") + event("c");
    const auto send = [&](std::uint16_t port, std::uint64_t first, const std::string& what) { return post(port, what, fmt::format("Tally-Sender: web\r\nTally-First: {}\r\n", first)); };
    for (int run = 0; run < 3; ++run) {
        const auto port = start();
        const Reply whole = send(port, 1, body);
        EXPECT_EQ(whole.status, 200);
        EXPECT_NE(whole.body.find(run == 0 ? "\"received\":3" : "\"received\":0"), std::string::npos);
        EXPECT_NE(whole.body.find(run == 0 ? "\"already\":0" : "\"already\":3"), std::string::npos);
        const Reply gap = send(port, 6 + static_cast<std::uint64_t>(run), body);
        EXPECT_EQ(gap.status, 409);
        EXPECT_EQ(gap.fields.at("tally-expected"), std::to_string(4 + run));
        const Reply partly = send(port, 3, event("c") + std::string(run > 0 ? event("d") : "") + (run > 1 ? event("d") : "") + event("d"));
        EXPECT_NE(partly.body.find("\"received\":1"), std::string::npos) << partly.body;
        stop();
    }
    start();
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(1));
    EXPECT_EQ(engine->getViewsCount("c", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(1));
    EXPECT_EQ(engine->getViewsCount("d", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(3));
}

TEST_F(HttpServerTest, ABodyWithAKeyCountsOnceAlsoOverRestarts)
{
    onDisk();
    const std::string body = event("a") + "rubbish\n" + event("b");
    for (int run = 0; run < 3; ++run) {
        const auto port = start();
        for (int i = 0; i < 2; ++i) {
            const Reply reply = post(port, body, "Idempotency-Key: one\r\n");
            EXPECT_EQ(reply.status, 200);
            EXPECT_EQ(reply.fields.contains("idempotency-replayed"), i == 1);
        }
        EXPECT_EQ(post(port, event("z"), "Idempotency-Key: one\r\n").status, 422);
        EXPECT_EQ(post(port, event("b"), fmt::format("Idempotency-Key: run {}\r\n", run)).status, 200);
        stop();
    }
    start();
    EXPECT_EQ(engine->getViewsCount("a", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(1));
    EXPECT_EQ(engine->getViewsCount("b", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(4));
    EXPECT_EQ(engine->getViewsCount("z", {kNow}, {kNow + kMinute})->value, Fixed::fromInteger(0));
    EXPECT_EQ(engine->snapshot()->ledger.duplicate, 6u);
    EXPECT_EQ(engine->snapshot()->ledger.rejected, 1u);
}

TEST_F(HttpServerTest, HeadersThatContradictEachOtherAreRefused)
{
    const auto port = start();
    EXPECT_EQ(post(port, "x", "Tally-Sender: web\r\n").status, 400);
    EXPECT_EQ(post(port, "x", "Tally-Sender: web\r\nTally-First: 0\r\n").status, 400);
    EXPECT_EQ(post(port, "x", "Tally-Sender: w b\r\nTally-First: 1\r\n").status, 400);
    EXPECT_EQ(post(port, "x", "Tally-Sender: web\r\nTally-First: 1\r\nIdempotency-Key: k\r\n").status, 400);
    EXPECT_EQ(post(port, "x", "Tally-Sender: web\r\nTally-First: 1\r\n").status, 400);   // in memory only: it could not keep the promise
    EXPECT_EQ(post(port, "x", {}, "text/plain").status, 415);
    EXPECT_EQ(post(port, "x", "Content-Encoding: br\r\n").status, 415);
    const Reply reply = post(port, "[1][2]", {}, "application/json");
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.fields.at("content-type"), "application/problem+json");
    EXPECT_EQ(reply.body.find("{\"type\":\"urn:tallyscope:problem:bad-json\",\"title\":\"Bad request\",\"status\":400,\"detail\":\""), 0u);
}

// The contract: what HTTP says, what tallyctl says over the same store, and what the engine's API says, is one answer.
TEST_F(HttpServerTest, AnswersAreThoseOfTheStoreAndOfTheEngine)
{
    onDisk();
    const auto port = start();
    std::string body;
    for (int i = 0; i < 3000; ++i)
        body += fmt::format("{{\"videoId\":\"v{}\",\"eventType\":\"{}\",\"timestamp\":{},\"value\":{}.5}}\n", i % 37, i % 5 == 0 ? "like" : "view", kNow / kSecond - 3000 + i, i % 11);
    ASSERT_EQ(post(port, body).status, 200);
    ledger(3000);
    for (std::uint64_t kept = 0; kept < 3000;) {   // until all of it is in the store, too
        auto look = openSqliteReader(options.dataDirectory);
        ASSERT_TRUE(look);
        const auto sources = (*look)->sources();
        ASSERT_TRUE(sources);
        kept = 0;
        for (const StoredSource& source : *sources) kept += source.ledger.received;
    }
    const auto withoutTier = [](std::string text) { return text.substr(0, text.find(",\"tier\"")); };
    const auto http = [&](const std::string& what) { return withoutTier(ask(port, "GET", what).body); };
    auto reader = openSqliteReader(options.dataDirectory);
    ASSERT_TRUE(reader);
    StoreSource store(std::move(*reader));
    Question question;
    EXPECT_EQ(http("/v1/stats?function=count"), withoutTier(writeValueJson(*store.value(question))));
    question.item = "v7";
    question.type = "view";
    question.range = {{kNow - 50 * kMinute}, {kNow}};
    EXPECT_EQ(http("/v1/count?item=v7&type=view&from=2026-11-22T23:10:00Z&to=2026-11-23T00:00:00Z"), withoutTier(writeValueJson(*store.value(question))));
    EXPECT_EQ(http("/v1/count?item=v7&type=view").substr(9, 2), toString(*engine->getViewsCount("v7", {}, {kNow + kDay})->value));
    question.item.reset();
    question.type.reset();
    question.function = Function::Average;
    question.range = {{kNow - 10 * kMinute}, {kNow - 5 * kMinute}};
    const std::string average = "/v1/stats?function=average&from=2026-11-22T23:50:00Z&to=2026-11-22T23:55:00Z";
    // The store has called it final; the engine does once it hears of that.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (http(average).find("provisional") != std::string::npos && std::chrono::steady_clock::now() < until) engine->settle();
    EXPECT_EQ(http(average), withoutTier(writeValueJson(*store.value(question))));
    question = {};
    question.k = 4;
    const auto top = store.top(question);
    EXPECT_EQ(http("/v1/top?k=4"), withoutTier(write(topTable(*top, question.by), TableFormat::Json, &top->provenance)));
    question = {};
    question.step = {15 * kMinute};
    const auto series = store.series(question);
    EXPECT_EQ(http("/v1/series?step=15m&fill"), withoutTier(write(seriesTable(*series, question, true), TableFormat::Json, &series->provenance)));
    const auto ledgers = store.ledger();
    EXPECT_EQ(ask(port, "GET", "/v1/ledger").body, write(ledgerTable(*ledgers), TableFormat::Json));
}

TEST_F(HttpServerTest, QuestionsSayWhatIsWrongWithThem)
{
    const auto port = start();
    post(port, event("a"));
    EXPECT_EQ(ask(port, "GET", "/v1/count?item=a&from=2026-11-23T00:00:01Z").status, 422);
    EXPECT_EQ(ask(port, "GET", "/v1/count?item=a&from=2026-11-23T00:00:01Z&widen=true").status, 200);
    for (const char* bad : {"/v1/count?from=soon", "/v1/count?x=1", "/v1/count?item=a&item=b", "/v1/stats", "/v1/stats?function=mode", "/v1/top?k=-1", "/v1/top?k=1e3",
                            "/v1/top?by=luck", "/v1/series?step=7m", "/v1/series?step=5x", "/v1/series?fill=perhaps"}) {
        const Reply reply = ask(port, "GET", bad);
        EXPECT_EQ(reply.status, 400) << bad << reply.body;
        EXPECT_EQ(reply.fields.at("content-type"), "application/problem+json");
    }
    EXPECT_EQ(ask(port, "GET", "/v1/count?item=a", {}, "body").status, 400);
}

TEST_F(HttpServerTest, AnAnswerThatHasNotChangedIsNotSentAgain)
{
    const auto port = start();
    post(port, event("a"));
    ledger(1);
    const Reply first = ask(port, "GET", "/v1/top");
    const std::string known = "If-None-Match: " + first.fields.at("etag") + "\r\n";
    const Reply again = ask(port, "GET", "/v1/top", known);
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.fields.at("etag"), first.fields.at("etag"));
    post(port, event("a"));
    ledger(2);
    EXPECT_EQ(ask(port, "GET", "/v1/top", known).status, 200);
}

TEST_F(HttpServerTest, ManyAtOnceLoseNothing)
{
    onDisk();
    const auto port = start();
    std::vector<std::jthread> clients;
    std::atomic<int> fine{0};
    for (int c = 0; c < 8; ++c)
        clients.emplace_back([&] {
            HttpClient client(port);
            for (int i = 0; i < 50; ++i) fine += client.ask("POST", "/v1/events", "Content-Type: application/x-ndjson\r\n", event("a") + event("b")).status == 200;
        });
    clients.clear();
    EXPECT_EQ(fine, 400);
    EXPECT_EQ(ledger(800).valid, 800u);
}

TEST_F(HttpServerTest, OthersThanThisMachineNeedTlsAndAToken)
{
    auto made = Engine::create({});
    options.host = "0.0.0.0";
    for (int i = 0; i < 3; ++i) {
        options.token = i == 1 ? "0123456789abcdef" : "";
        options.certificate = options.key = i == 2 ? "x" : "";
        const auto refused = HttpServer::start(**made, options);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::Usage);
        EXPECT_NE(refused.error().what.find("--tls-cert"), std::string::npos);
    }
    options.host = "127.0.0.1";
    options.certificate = options.key = "no PEM";
    const auto refused = HttpServer::start(**made, options);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Unreadable);
}

TEST_F(HttpServerTest, WithATokenOnlyThoseWhoHaveItMayAsk)
{
    options.token = "0123456789abcdef";
    const auto port = start();
    const Reply refused = ask(port, "GET", "/metrics");
    EXPECT_EQ(refused.status, 401);
    EXPECT_EQ(refused.fields.at("www-authenticate"), "Bearer realm=\"tallyscope\"");
    EXPECT_EQ(post(port, event("a")).status, 401);
    EXPECT_EQ(post(port, event("a"), "Authorization: Bearer 0123456789abcdeg\r\n").status, 401);
    EXPECT_EQ(post(port, event("a"), "Authorization: Bearer 0123456789abcdef\r\n").status, 200);
    EXPECT_EQ(ask(port, "GET", "/healthz").status, 200);
    EXPECT_EQ(ledger(1).valid, 1u);
    EXPECT_EQ(server->counters().wrongTokens.load(), 3u);
}

}  // namespace
}  // namespace tally::test
