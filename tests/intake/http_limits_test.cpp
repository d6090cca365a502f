// SPDX-License-Identifier: GPL-3.0-or-later
// Strangers: too much, too slow, malformed. They get a clear answer or are closed, and others are served meanwhile.
#include <future>
#include <list>
#include <thread>

#include "tests/intake/http_fixture.h"

namespace tally::test {
namespace {

class HttpLimitsTest : public HttpTest {
protected:
    std::uint64_t hits(HttpLimit limit) const { return server->counters().hits(limit); }
    Reply raw(std::uint16_t port, std::string_view bytes)
    {
        HttpClient client(port);
        client.send(bytes);
        return client.reply(false);
    }
    void expectServed(std::uint16_t port) { EXPECT_EQ(ask(port, "GET", "/healthz").status, 200); }
};

const std::string kPost = "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n";

TEST_F(HttpLimitsTest, AHundredHalfRequestsOfOneAddressDoNotKeepItFromBeingServed)
{
    const auto port = start();
    std::list<HttpClient> slow;
    for (int i = 0; i < 200; ++i) slow.emplace_back(port).send("POST /v1/events HTTP/1.1\r\nHost: loc");
    expectServed(port);
    EXPECT_EQ(ask(port, "GET", "/healthz").status, 200);
    EXPECT_LE(server->open(), options.limits.connectionsOfOne + 1);
    EXPECT_GE(hits(HttpLimit::Connections), 100u);
    EXPECT_TRUE(slow.front().closedByPeer());
}

TEST_F(HttpLimitsTest, SlowBodiesOfOneAddressLeaveRoomForOthers)
{
    const auto port = start();
    std::list<HttpClient> slow;
    for (std::size_t i = 0; i < options.limits.connectionsOfOne; ++i) slow.emplace_back(port).send(kPost + "Content-Length: 100\r\n\r\n{");
    while (server->open() < options.limits.connectionsOfOne) std::this_thread::yield();
    HttpClient other(port, "127.0.0.2");
    EXPECT_EQ(other.ask("POST", "/v1/events", "Content-Type: application/x-ndjson\r\n", event("a")).status, 200);
}

TEST_F(HttpLimitsTest, WhoIsSlowIsClosed)
{
    options.limits.headerTime = options.limits.bodyTime = options.limits.idleTime = std::chrono::milliseconds(150);
    const auto port = start();
    HttpClient silent(port), half(port), body(port), idle(port);
    half.send("GET /healthz HTTP/1.1\r\nHost: loc");
    body.send(kPost + "Content-Length: 100\r\n\r\n{");
    EXPECT_EQ(idle.ask("GET", "/healthz").status, 200);
    for (HttpClient* client : {&silent, &half, &body, &idle}) EXPECT_TRUE(client->closedByPeer());
    EXPECT_EQ(hits(HttpLimit::HeaderTime), 2u);
    EXPECT_EQ(hits(HttpLimit::BodyTime), 1u);
    EXPECT_EQ(hits(HttpLimit::IdleTime), 1u);
    EXPECT_EQ(server->open(), 0u);
    expectServed(port);
}

TEST_F(HttpLimitsTest, AnEndlessHeaderEnds)
{
    const auto port = start();
    HttpClient client(port);
    client.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n");
    const std::string field = "X-" + std::string(1000, 'a') + ": b\r\n";
    std::size_t sent = 0;
    while (sent < (8u << 20) && client.send(field)) sent += field.size();
    EXPECT_LT(sent, 8u << 20);
    EXPECT_EQ(raw(port, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(17'000, 'a') + "\r\n\r\n").status, 431);
    std::string many = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 0; i < 200; ++i) many += fmt::format("X{}: 1\r\n", i);
    EXPECT_EQ(raw(port, many + "\r\n").status, 431);
    EXPECT_EQ(raw(port, "GET /v1/count?item=" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 414);
    EXPECT_GE(hits(HttpLimit::Header), 3u);
    EXPECT_EQ(hits(HttpLimit::Url), 1u);
    expectServed(port);
}

TEST_F(HttpLimitsTest, ABodyThatIsTooLargeIsRefusedBeforeItComes)
{
    const auto port = start();
    EXPECT_EQ(raw(port, kPost + "Content-Length: 10000000000\r\n\r\n{").status, 413);
    EXPECT_EQ(raw(port, kPost + "Content-Length: 10000000000\r\nExpect: 100-continue\r\n\r\n").status, 413);
    EXPECT_EQ(hits(HttpLimit::Body), 2u);
    expectServed(port);
}

TEST_F(HttpLimitsTest, AChunkedBodyThatDoesNotEndIsCut)
{
    options.limits.body = 1 << 20;
    const auto port = start();
    HttpClient client(port);
    client.send(kPost + "Transfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "10000\r\n" + std::string(65536, 'x') + "\r\n";
    std::size_t sent = 0;
    while (sent < (64u << 20) && client.send(chunk)) sent += chunk.size();
    EXPECT_LT(sent, 64u << 20);
    // A little over: the answer arrives.
    std::string over = kPost + "Transfer-Encoding: chunked\r\n\r\n";
    for (int i = 0; i < 17; ++i) over += chunk;
    EXPECT_EQ(raw(port, over + "0\r\n\r\n").status, 413);
    EXPECT_EQ(hits(HttpLimit::Body), 2u);
    expectServed(port);
}

TEST_F(HttpLimitsTest, MalformedRequestsNeverReachTheLog)
{
    const auto port = start();
    const std::pair<std::string, int> cases[] = {
        {kPost + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {kPost + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", 400},
        {kPost + "Content-Length: -5\r\n\r\nhello", 400},
        {kPost + "Transfer-Encoding: chunked\r\n\r\nZZ\r\nhello\r\n0\r\n\r\n", 400},
        {"GET /healthz HTTP/1.1\r\n\r\n", 400},
        {"GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
        {kPost + "Origin: http://evil.example\r\nContent-Length: 2\r\n\r\n{}", 403},
        {"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404},
        {"DELETE /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
    };
    for (const auto& [bytes, status] : cases) {
        EXPECT_EQ(raw(port, bytes).status, status) << bytes;
    }
    HttpClient(port).send(kPost + "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n");
    for (const char* rubbish : {"\x16\x03\x01\x02", "rubbish\r\n\r\n", "\r\n\r\n\r\n"}) HttpClient(port).send(rubbish);
    expectServed(port);
    EXPECT_EQ(engine->snapshot()->ledger.received, 0u);
}

TEST_F(HttpLimitsTest, WhoGoesAwayInTheMiddleLeavesNothingBehind)
{
    const auto port = start();
    for (int i = 0; i < 100; ++i) HttpClient(port).send(kPost + "Content-Length: 100000\r\n\r\n" + event("a"));
    // As long as more of them than one address may have are not noticed to be gone, a newcomer from there is closed.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (server->open() > 0 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    EXPECT_EQ(server->open(), 0u);
    EXPECT_EQ(post(port, event("a")).status, 200);
    EXPECT_EQ(ledger(1).received, 1u);
    EXPECT_NE(ask(port, "GET", "/metrics").body.find("tallyscope_http_bodies_bytes 0\n"), std::string::npos);
}

TEST_F(HttpLimitsTest, AQuestionThatTakesTooLongIsGivenUpAndOthersAreServed)
{
    options.limits.questionTime = std::chrono::milliseconds(100);
    const auto port = start();
    std::promise<void> over;
    const auto wait = over.get_future().share();
    for (int i = 0; i < 2; ++i) engine->queries().post([wait](const HotView&, std::stop_token) { wait.wait(); });   // both threads
    const Reply reply = ask(port, "GET", "/v1/top");
    EXPECT_EQ(reply.status, 503);
    EXPECT_TRUE(reply.fields.contains("retry-after"));
    EXPECT_EQ(post(port, event("a")).status, 200);
    EXPECT_EQ(hits(HttpLimit::QuestionTime), 1u);
    over.set_value();
    Reply later;
    for (int i = 0; i < 100 && later.status != 200; ++i) later = ask(port, "GET", "/v1/top");
    EXPECT_EQ(later.status, 200);
}

TEST_F(HttpLimitsTest, WhoDoesNotTakeItsAnswerIsClosed)
{
    options.limits.answerTime = std::chrono::milliseconds(200);
    const auto port = start();
    // Few items with long names: the answer is larger than the buffers on the way, and written in well under its second.
    const std::string longName(7000, 'n');
    for (int part = 0; part < 3; ++part) {
        std::string body;
        for (int i = 0; i < 500; ++i) body += event(fmt::format("{}-{}", longName, part * 500 + i));
        ASSERT_EQ(post(port, body).status, 200);
    }
    ledger(1'500);
    HttpClient client(port);
    client.send("GET /v1/top?k=1500 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (hits(HttpLimit::AnswerTime) == 0 && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    EXPECT_EQ(hits(HttpLimit::AnswerTime), 1u);
    expectServed(port);
}

TEST_F(HttpLimitsTest, TooMuchOnItsWayIsSaid)
{
    options.limits.bodiesOfOne = 100'000;
    options.limits.bodies = 150'000;
    const auto port = start();
    std::list<HttpClient> slow;
    const std::string begun = kPost + "Content-Length: 100000\r\n\r\n" + std::string(80'000, 'x');
    slow.emplace_back(port).send(begun);
    while (ask(port, "GET", "/metrics").body.find("tallyscope_http_bodies_bytes 80000\n") == std::string::npos) std::this_thread::yield();
    const Reply one = post(port, std::string(50'000, 'x'));
    EXPECT_EQ(one.status, 429);
    EXPECT_TRUE(one.fields.contains("retry-after"));
    HttpClient other(port, "127.0.0.2");
    EXPECT_EQ(other.ask("POST", "/v1/events", "Content-Type: application/x-ndjson\r\n", std::string(80'000, 'x')).status, 503);
    EXPECT_EQ(other.ask("POST", "/v1/events", "Content-Type: application/x-ndjson\r\n", event("a")).status, 200);
    EXPECT_GE(hits(HttpLimit::Bodies), 2u);
}

}  // namespace
}  // namespace tally::test
