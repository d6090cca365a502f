// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <memory>
#include <string>

#include "core/engine/engine.h"

namespace tally {

inline constexpr std::int64_t kNow = 1795392000LL * kSecond;  // 2026-11-23T00:00:00Z

// An engine whose clock stands at kNow.
inline std::unique_ptr<Engine> makeEngine(const std::string& data = {}, const EventTimeRules& rules = {})
{
    EngineOptions options;
    options.threads = 2;
    options.dataDirectory = data;
    options.clock = std::make_shared<ManualClock>(kNow);
    options.eventTime = rules;
    auto engine = Engine::create(options);
    EXPECT_TRUE(engine) << engine.error().what;
    return std::move(*engine);
}

}  // namespace tally
