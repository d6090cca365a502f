// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

namespace tally {

// The bounds on what a stranger may do here. Each time one is met it is counted.
enum class HttpLimit : std::uint8_t {
    Url, Header, Body, Content, Bodies, Connections, HeaderTime, BodyTime, AnswerTime, IdleTime, LogFull, QuestionTime
};
inline constexpr std::array<std::string_view, 12> kHttpLimitNames{
    "url", "header", "body", "content", "bodies", "connections", "header_time", "body_time", "answer_time", "idle_time", "log_full", "question_time"};

// Written by the listener's threads, readable from any.
struct HttpCounters {
    std::array<std::atomic<std::uint64_t>, kHttpLimitNames.size()> limits{};
    std::array<std::atomic<std::uint64_t>, 600> answers{};       // by status
    std::atomic<std::uint64_t> accepted{0}, bytes{0}, records{0}, refusedRecords{0}, replayed{0}, wrongTokens{0};

    void hit(HttpLimit limit) { limits[static_cast<std::size_t>(limit)].fetch_add(1, std::memory_order_relaxed); }
    std::uint64_t hits(HttpLimit limit) const { return limits[static_cast<std::size_t>(limit)].load(); }
    void answered(unsigned status) { answers[status < answers.size() ? status : 0].fetch_add(1, std::memory_order_relaxed); }
};

}  // namespace tally
