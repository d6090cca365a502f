// SPDX-License-Identifier: GPL-3.0-or-later
// An engine whose clock stands, and a server in front of it, on a fresh data directory or in memory.
#pragma once

#include <filesystem>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "app/intake/http/http_server.h"
#include "tests/intake/http_client.h"

namespace tally::test {

inline constexpr std::int64_t kNow = 1795392000LL * kSecond;

class HttpTest : public ::testing::Test {
protected:
    void TearDown() override
    {
        stop();
        if (!options.dataDirectory.empty()) std::filesystem::remove_all(options.dataDirectory);
    }
    void onDisk()
    {
        options.dataDirectory = std::filesystem::temp_directory_path() / fmt::format("tally-http-{}", ::getpid());
        std::filesystem::remove_all(options.dataDirectory);
    }
    std::uint16_t start()
    {
        EngineOptions engineOptions;
        engineOptions.dataDirectory = options.dataDirectory;
        engineOptions.clock = clock;
        engineOptions.threads = 1;
        auto made = Engine::create(engineOptions);
        EXPECT_TRUE(made) << made.error().what;
        engine = std::move(*made);
        options.name = "http://127.0.0.1:1";
        auto started = HttpServer::start(*engine, options, clock);
        EXPECT_TRUE(started) << started.error().what;
        server = std::move(*started);
        return server->port();
    }
    void stop()
    {
        server.reset();
        engine.reset();
    }
    // Once `received` records of all sources are counted.
    Ledger ledger(std::uint64_t received)
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (engine->snapshot()->ledger.received < received && std::chrono::steady_clock::now() < until) engine->settle();
        return engine->snapshot()->ledger;
    }
    static std::string event(const std::string& item, int secondsAgo = 0)
    {
        return fmt::format("{{\"videoId\":\"{}\",\"timestamp\":{}}}\n", item, kNow / kSecond - secondsAgo);
    }

    HttpOptions options;
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(kNow);
    std::unique_ptr<Engine> engine;
    std::unique_ptr<HttpServer> server;
};

}  // namespace tally::test
