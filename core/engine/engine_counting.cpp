// SPDX-License-Identifier: GPL-3.0-or-later
// Events counted one by one through the API.
#include "core/base/limits.h"
#include "core/engine/engine_impl.h"

namespace tally {

Result<void> Engine::Impl::countOne(const NewEvent& event)
{
    if (event.videoId.size() > limits::kItem) return fail(ErrorCode::Usage, std::string(explanation(Reason::ItemTooLong)));
    const Micros time = event.time.value_or(Micros{clock->nowMicros()});
    if (time < kMinTime || time > kMaxTime) return fail(ErrorCode::Usage, std::string(explanation(Reason::BadTime)));
    constexpr Int128 kValueLimit = static_cast<Int128>(1'000'000'000'000'000'000LL) * Fixed::kScale;
    if (event.value && (event.value->micro >= kValueLimit || event.value->micro <= -kValueLimit))
        return fail(ErrorCode::Usage, std::string(explanation(Reason::ValueRange)));
    std::string padded = event.videoId;   // interning reads whole vectors behind the item
    padded.resize(padded.size() + 16);
    Event counted;
    counted.item = std::string_view(padded).substr(0, event.videoId.size());
    counted.type = event.eventType.empty() ? std::string_view("view") : std::string_view(event.eventType);
    counted.time = time;
    counted.parts = Part::Item | Part::Type | Part::Time;
    if (event.value) {
        counted.value = *event.value;
        counted.parts = counted.parts | Part::Value;
    }
    const std::lock_guard lock(apiMutex);
    apiSink->accept({&counted, 1});
    ++apiCounted.ledger.received;
    ++apiCounted.ledger.valid;
    apiPosition += event.videoId.size() + 1;
    apiWake.notify_one();
    return {};
}

void Engine::Impl::runApi(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(apiMutex);
            apiWake.wait(lock, stop, [&] { return apiCounted.ledger.received > 0; });
            // A little later there is more of it: one delivery for all.
            apiWake.wait_for(lock, stop, std::chrono::milliseconds(100), [] { return false; });
        }
        flushApi();
    }
}

// What was counted one by one goes to the state, and to the store.
void Engine::Impl::flushApi()
{
    const std::lock_guard inOrder(apiOrder);
    Committed part;
    std::uint64_t first = 0, position = 0;
    {
        const std::lock_guard lock(apiMutex);
        apiSink->flush();
        if (apiCounted.ledger.received == 0) return;
        part = std::exchange(apiCounted, Committed());
        first = std::exchange(apiHandedOn, apiPosition);
        position = apiPosition;
    }
    const Micros now{clock->nowMicros()};
    apiClock->judge(&part);
    apiClock->advance(now, &part);
    apiClock->historyEnds();
    const auto count = [&](LivePortion&& counted) {
        state->post([now, part = std::make_shared<Committed>(std::move(counted.counted))](State::Counted& all) {
            SourceState& source = all.sources[kApiSource];
            source.id = kApiSource;
            source.kind = SourceKind::Live;
            source.phase = SourcePhase::Complete;
            source.name = "api";
            all.addFollowed(kApiSource, std::move(*part), now);
        });
    };
    LivePortion live;
    live.first = first;
    live.position = position;
    live.revisedMinutes = part.revisedMinutes;
    SenderPart& sender = live.senders[""];
    sender.ledger = part.ledger;
    sender.newest = apiClock->newest();
    sender.watermark = part.watermark;
    sender.lastArrival = now;
    sender.activeUntil = {now.us + options.eventTime.idle};
    live.counted = std::move(part);
    if (writer) writer->handOn({kApiSource, "api", {}, std::move(live), {}, kNever, {}}, count);
    else count(std::move(live));
}

Result<void> Engine::countViewEvent(std::string_view videoId) { return countEvent(videoId, "view"); }

Result<void> Engine::countEvent(std::string_view videoId, std::string_view eventType)
{
    return impl_->countOne({std::string(videoId), std::string(eventType), {}, {}});
}

Result<std::optional<Fixed>> Engine::processEvent(std::string_view videoId, std::string_view eventType, Function function, Fixed value)
{
    if (const auto done = impl_->countOne({std::string(videoId), std::string(eventType), value, {}}); !done) return tl::unexpected(done.error());
    const auto answer = getStats(videoId, eventType, function, TimeRange{}.from, TimeRange{}.to);
    if (!answer) return tl::unexpected(answer.error());
    return answer->value;
}

std::vector<Result<void>> Engine::processEvents(std::span<const NewEvent> events)
{
    std::vector<Result<void>> results;
    for (const NewEvent& event : events) results.push_back(impl_->countOne(event));
    impl_->flushApi();
    return results;
}

}  // namespace tally
