// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/http_desk.h"

#include "app/intake/http/server_metrics.h"
#include "core/base/counting_thread.h"

namespace tally {

namespace {

constexpr int kWorkers = 2;

HttpAnswer wrongMethod(std::string_view allowed)
{
    HttpAnswer answer = problem(405, "method", "Method not allowed", "this path takes " + std::string(allowed));
    answer.fields.emplace_back("Allow", allowed);
    return answer;
}

HttpAnswer leaving() { return tryAgain("ending", "the server ends", 5); }

HttpAnswer notDurableYet()
{
    return tryAgain("not-durable-yet", "the body was taken, but whether it is kept is not known yet; send it again with the same Idempotency-Key or Tally-First", 5);
}

}  // namespace

void HttpExchange::finish(HttpAnswer with)
{
    if (finished_.exchange(true)) return;
    answer = std::move(with);
    wake();
}

HttpDesk::HttpDesk(Engine& engine, const HttpOptions& options, const Gate& gate, std::shared_ptr<const Clock> clock, HttpCounters& counters,
                   ConnectionTable& connections)
    : engine_(engine), options_(options), gate_(gate), clock_(clock), counters_(counters), connections_(connections),
      intake_(engine, options, clock, counters, [this] { wakeClerk(); }), questions_(std::make_shared<QuestionApi>(engine, options.dataDirectory))
{
}

Result<void> HttpDesk::start()
{
    if (const auto opened = intake_.openKept(); !opened) return opened;
    for (int i = 0; i < kWorkers; ++i) threads_.emplace_back([this](std::stop_token stop) { work(std::move(stop)); });
    threads_.emplace_back([this](std::stop_token stop) { clerk(std::move(stop)); });
    return {};
}

HttpDesk::~HttpDesk()
{
    end();
    threads_.clear();
}

std::optional<HttpAnswer> HttpDesk::early(const HttpHead& head) const
{
    if (head.path == "/v1/events") {
        if (head.method != "POST") return wrongMethod("POST");
        return EventIntake::refusal(head);
    }
    const bool ours = head.path == "/metrics" || head.path == "/healthz" || questions_->question(head).has_value();
    if (!ours) return problem(404, "path", "Not found", "there is /v1/events, /v1/count, /v1/stats, /v1/top, /v1/series, /v1/ledger, /metrics and /healthz");
    if (!head.reads()) return wrongMethod("GET, HEAD");
    const std::string* length = head.field("content-length");
    if (head.field("transfer-encoding") != nullptr || (length != nullptr && *length != "0"))
        return problem(400, "bad-request", "Bad request", "a question has no body");
    return std::nullopt;
}

std::optional<HttpAnswer> HttpDesk::handle(const ExchangePtr& exchange)
{
    const HttpHead& head = exchange->head;
    if (head.path == "/healthz") return serverHealth(engine_, intake_, gate_.knowsToken(head));
    if (ended_) return leaving();
    if (head.path == "/v1/events" || head.path == "/metrics") {
        const std::lock_guard lock(mutex_);
        if (head.path == "/metrics") work_.push_front(exchange);   // whoever watches wants to know most when there is much to do
        else work_.push_back(exchange);
        workCame_.notify_one();
        return std::nullopt;
    }
    auto job = questions_->question(head);
    if (!*job) return problemOf(job->error());
    ask(exchange, std::move(**job));
    return std::nullopt;
}

// --- questions -----------------------------------------------------------------------------------------------------

void HttpDesk::ask(const ExchangePtr& exchange, QuestionApi::Job job)
{
    exchange->deadline = std::chrono::steady_clock::now() + options_.limits.questionTime;
    exchange->waiting = problemOf({ErrorCode::Cancelled, {}, {}});
    waitFor(exchange);
    engine_.queries().post(
        [exchange, job = std::move(job), questions = questions_](const HotView& view, std::stop_token stop) {
            if (!exchange->finished()) exchange->finish(tagged(job(view, std::move(stop)), exchange->head));
        },
        exchange->stop.get_token());
}

// --- bodies --------------------------------------------------------------------------------------------------------

void HttpDesk::work(std::stop_token stop)
{
    beginCountingThread();
    for (;;) {
        ExchangePtr exchange;
        {
            std::unique_lock lock(mutex_);
            if (!workCame_.wait(lock, stop, [&] { return !work_.empty(); })) return;
            exchange = std::move(work_.front());
            work_.pop_front();
        }
        if (exchange->head.path == "/metrics") exchange->finish(serverMetrics(engine_, counters_, connections_, intake_, Micros{clock_->nowMicros()}, options_.moreMetrics));
        else takeBody(exchange);
    }
}

void HttpDesk::takeBody(const ExchangePtr& exchange)
{
    counters_.bytes.fetch_add(exchange->body.size(), std::memory_order_relaxed);
    Posted posted = intake_.post(exchange->head, std::move(exchange->body), &exchange->channel);
    connections_.giveBytes(exchange->address, std::exchange(exchange->bodyBytes, 0));
    if (posted.batches == 0 || exchange->channel->log().durableBatches() >= posted.batches) {
        exchange->finish(std::move(posted.answer));
        return;
    }
    exchange->batches = posted.batches;
    exchange->waiting = std::move(posted.answer);
    exchange->deadline = std::chrono::steady_clock::now() + options_.limits.durableTime;
    waitFor(exchange);
    wakeClerk();
}

// --- what waits ----------------------------------------------------------------------------------------------------

void HttpDesk::waitFor(const ExchangePtr& exchange)
{
    const std::lock_guard lock(mutex_);
    waiting_.push_back(exchange);
}

void HttpDesk::wakeClerk()
{
    {
        const std::lock_guard lock(mutex_);
        clerkWoken_ = true;
    }
    clerkWanted_.notify_one();
}

void HttpDesk::giveAnswers(HttpExchange::Time now)
{
    std::list<ExchangePtr> due;
    {
        const std::lock_guard lock(mutex_);
        for (auto each = waiting_.begin(); each != waiting_.end();) {
            const HttpExchange& exchange = **each;
            const bool kept = exchange.batches > 0 && exchange.channel->log().durableBatches() >= exchange.batches;
            const auto here = each++;
            if (exchange.finished()) waiting_.erase(here);
            else if (kept || now >= exchange.deadline) due.splice(due.end(), waiting_, here);
        }
    }
    for (const ExchangePtr& exchange : due) {
        const bool question = exchange->batches == 0;
        const bool kept = !question && exchange->channel->log().durableBatches() >= exchange->batches;
        if (question) {
            counters_.hit(HttpLimit::QuestionTime);
            exchange->stop.request_stop();
        }
        if (kept || question) exchange->finish(std::move(exchange->waiting));
        else exchange->finish(notDurableYet());
    }
}

void HttpDesk::clerk(std::stop_token stop)
{
    auto nextTick = std::chrono::steady_clock::now() + options_.tickEvery;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(mutex_);
            clerkWanted_.wait_for(lock, stop, kLook, [&] { return clerkWoken_; });
            clerkWoken_ = false;
        }
        const auto now = std::chrono::steady_clock::now();
        giveAnswers(now);
        connections_.expire(now);
        if (now < nextTick) continue;
        nextTick = now + options_.tickEvery;
        for (const auto& channel : intake_.channels()) channel->tick();
    }
}

void HttpDesk::end()
{
    if (ended_.exchange(true)) return;
    const auto until = std::chrono::steady_clock::now() + kFarewell;
    for (;;) {
        wakeClerk();
        std::list<ExchangePtr> left;
        {
            const std::lock_guard lock(mutex_);
            const bool over = std::chrono::steady_clock::now() >= until;
            if (waiting_.empty() && work_.empty()) break;
            if (over) {
                left.swap(waiting_);
                left.insert(left.end(), work_.begin(), work_.end());
                work_.clear();
            }
        }
        for (const ExchangePtr& exchange : left) {
            exchange->stop.request_stop();
            exchange->finish(exchange->batches > 0 ? notDurableYet() : leaving());
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

}  // namespace tally
