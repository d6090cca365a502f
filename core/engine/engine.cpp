// SPDX-License-Identifier: GPL-3.0-or-later
// size: the whole public API in one place; what it drives has files of its own (state, live_source, importer, store_writer)
#include "core/engine/engine.h"

#include <atomic>
#include <condition_variable>
#include <fmt/format.h>

#include "core/base/limits.h"
#include "core/engine/counting_sink.h"
#include "core/engine/hot_source.h"
#include "core/engine/importer.h"
#include "core/engine/live_source.h"
#include "core/engine/load_store.h"
#include "core/engine/state.h"
#include "core/engine/store_writer.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

namespace {

constexpr std::uint32_t kApiSource = 0;   // events counted through countEvent() and its kin
constexpr std::uint64_t kReadCut = 16u << 20;  // bytes between two looks of a window at a log being read

// One recorded log being read.
struct Reading {
    std::stop_source stop;
    std::jthread thread;
};

}  // namespace

struct Engine::Impl {
    EngineOptions options;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<Dictionary> dictionary = std::make_shared<Dictionary>();
    std::shared_ptr<TypeTable> types = std::make_shared<TypeTable>();
    std::shared_ptr<SharedStore> store;
    std::unique_ptr<LiveWriter> writer;
    std::unique_ptr<State> state;
    std::unique_ptr<QueryService> queries;

    std::mutex sourcesMutex;                  // guards what follows
    std::map<std::uint32_t, std::unique_ptr<Reading>> readings;
    std::map<std::uint32_t, std::unique_ptr<LiveSource>> lives;
    std::uint32_t nextSource = 1;

    std::mutex readingMutex;                  // settle() waits here
    std::condition_variable readingDone;
    int readingNow = 0;

    std::mutex apiMutex;                      // guards the API's own sink
    std::unique_ptr<CountingSink> apiSink;
    Committed apiCounted;
    std::uint64_t apiPosition = 0;
    std::condition_variable_any apiWake;
    std::jthread apiThread;                   // hands on what was counted one by one

    Result<void> begin();
    void runApi(std::stop_token stop);
    void flushApi();
    Result<void> countOne(const NewEvent& event);
    void read(std::uint32_t id, const std::string& path, const ReadOptions& read, std::stop_token stop);
    void stopSources();
    void settleReading();
};

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<Engine>> Engine::create(EngineOptions options)
{
    auto impl = std::make_unique<Impl>();
    impl->clock = options.clock ? options.clock : std::make_shared<SystemClock>();
    impl->options = std::move(options);
    if (const auto begun = impl->begin(); !begun) return tl::unexpected(begun.error());
    return std::unique_ptr<Engine>(new Engine(std::move(impl)));
}

Result<void> Engine::Impl::begin()
{
    state = std::make_unique<State>(dictionary, types, clock);
    if (!options.dataDirectory.empty()) {
        auto opened = openSqliteStore(options.dataDirectory);
        if (!opened) return tl::unexpected(opened.error());
        store = std::make_shared<SharedStore>(std::move(*opened));
        auto reader = openSqliteReader(options.dataDirectory);
        if (!reader) return tl::unexpected(reader.error());
        auto loaded = loadStore(**reader, *dictionary, *types);
        if (!loaded) return tl::unexpected(loaded.error());
        const auto sources = (*reader)->sources();
        if (!sources) return tl::unexpected(sources.error());
        SourceState kept;
        kept.id = nextSource++;
        kept.kind = SourceKind::Store;
        kept.phase = SourcePhase::Complete;
        kept.name = options.dataDirectory;
        kept.format = "store";
        kept.progress = 1;
        for (const StoredSource& source : *sources) loaded->ledger += source.ledger;
        state->post([kept, part = std::make_shared<Committed>(std::move(*loaded))](State::Counted& counted) {
            counted.sources[kept.id] = kept;
            counted.add(kept.id, std::move(*part));
        });
        writer = std::make_unique<LiveWriter>(store, dictionary, types);
    }
    apiSink = std::make_unique<CountingSink>(*dictionary, *types, [this](Delta&& delta) { apiCounted.take(std::move(delta)); });
    state->onTick([this](State::Counted& counted) {
        if (writer) counted.storeProblem = writer->problem();
    });
    state->setQueueFill([this] {
        std::pair<double, std::string> fullest{writer ? writer->fill() : 0.0, "writer"};
        const std::lock_guard lock(sourcesMutex);
        for (const auto& [id, live] : lives)
            if (live->log().fill() > fullest.first) fullest = {live->log().fill(), "intake"};
        return fullest;
    });
    state->start();
    apiThread = std::jthread([this](std::stop_token stop) { runApi(stop); });
    queries = std::make_unique<QueryService>([this] { return state->view(); }, 2);
    return {};
}

Engine::~Engine()
{
    if (!impl_->state) return;
    impl_->stopSources();
    impl_->apiThread.request_stop();
    impl_->apiThread.join();
    impl_->flushApi();
    impl_->queries.reset();
    impl_->state->stop();
    impl_->writer.reset();
}

void Engine::Impl::stopSources()
{
    std::map<std::uint32_t, std::unique_ptr<Reading>> endingReads;
    std::map<std::uint32_t, std::unique_ptr<LiveSource>> endingLives;
    {
        const std::lock_guard lock(sourcesMutex);
        endingReads.swap(readings);
        endingLives.swap(lives);
    }
    for (auto& [id, reading] : endingReads) reading->stop.request_stop();
    // Joined here, outside the lock, as their last deliveries may need it.
    endingReads.clear();
    endingLives.clear();
}

// --- counting one by one -------------------------------------------------------------------------------------------

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
    Committed part;
    std::uint64_t position = 0;
    {
        const std::lock_guard lock(apiMutex);
        apiSink->flush();
        if (apiCounted.ledger.received == 0) return;
        part = std::exchange(apiCounted, Committed());
        position = apiPosition;
    }
    if (writer) writer->push({kApiSource, "api", position, 0, part});
    state->post([part = std::make_shared<Committed>(std::move(part))](State::Counted& counted) {
        SourceState& source = counted.sources[kApiSource];
        source.id = kApiSource;
        source.kind = SourceKind::Live;
        source.phase = SourcePhase::Complete;
        source.name = "api";
        counted.add(kApiSource, std::move(*part));
    });
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

// --- questions -----------------------------------------------------------------------------------------------------

Result<ValueAnswer> Engine::getViewsCount(std::string_view videoId, Micros start, Micros end, std::stop_token stop)
{
    return getCount(videoId, "view", start, end, stop);
}

Result<ValueAnswer> Engine::getCount(std::string_view videoId, std::string_view eventType, Micros start, Micros end, std::stop_token stop)
{
    return getStats(videoId, eventType, Function::Count, start, end, stop);
}

Result<ValueAnswer> Engine::getStats(std::string_view videoId, std::string_view eventType, Function function, Micros start, Micros end,
                                     std::stop_token stop)
{
    Question question;
    question.item = std::string(videoId);
    question.type = std::string(eventType);
    question.function = function;
    question.range = {start, end};
    impl_->flushApi();
    impl_->state->settle();
    return HotSource(view()).value(question, stop);
}

Result<TopAnswer> Engine::topK(std::size_t k, std::optional<std::string> eventType, Micros start, Micros end, RankBy by, std::stop_token stop)
{
    Question question;
    question.k = k;
    question.type = std::move(eventType);
    question.by = by;
    question.range = {start, end};
    impl_->flushApi();
    impl_->state->settle();
    return HotSource(view()).top(question, stop);
}

Result<SeriesAnswer> Engine::series(std::optional<std::string> videoId, std::optional<std::string> eventType, Function function, Micros start,
                                    Micros end, Micros step, std::stop_token stop)
{
    Question question;
    question.item = std::move(videoId);
    question.type = std::move(eventType);
    question.function = function;
    question.range = {start, end};
    question.step = step;
    impl_->flushApi();
    impl_->state->settle();
    return HotSource(view()).series(question, stop);
}

// --- sources -------------------------------------------------------------------------------------------------------

Result<SourceId> Engine::open(const std::string& path, const ReadOptions& options)
{
    const auto looked = LogReader::open(path, options);
    if (!looked) return tl::unexpected(looked.error());
    SourceState source;
    source.kind = SourceKind::Recorded;
    source.name = path;
    source.format = name((*looked)->shape().format);
    source.storedSize = (*looked)->input().storedSize();
    source.progress = source.storedSize > 0 ? 0 : -1;
    const std::lock_guard lock(impl_->sourcesMutex);
    source.id = impl_->nextSource++;
    impl_->state->post([source](State::Counted& counted) { counted.sources[source.id] = source; });
    {
        const std::lock_guard reading(impl_->readingMutex);
        ++impl_->readingNow;
    }
    auto reading = std::make_unique<Reading>();
    reading->thread = std::jthread([impl = impl_.get(), id = source.id, path, options, stop = reading->stop.get_token()] {
        impl->read(id, path, options, stop);
        const std::lock_guard done(impl->readingMutex);
        --impl->readingNow;
        impl->readingDone.notify_all();
    });
    impl_->readings[source.id] = std::move(reading);
    return SourceId{source.id};
}

void Engine::Impl::read(std::uint32_t id, const std::string& path, const ReadOptions& read, std::stop_token stop)
{
    ImportOptions import;
    import.read = read;
    import.threads = options.threads;
    import.commitBytes = store ? import.commitBytes : kReadCut;
    import.dictionary = dictionary.get();
    import.types = types.get();
    import.onCommit = [this, id](Committed&& part) {
        state->post([id, part = std::make_shared<Committed>(std::move(part))](State::Counted& counted) {
            if (counted.sources.contains(id)) counted.add(id, std::move(*part));
        });
    };
    const auto result = importLog(path, import, store.get(), stop);
    state->post([id, result](State::Counted& counted) {
        const auto found = counted.sources.find(id);
        if (found == counted.sources.end()) return;
        SourceState& source = found->second;
        source.phase = !result ? SourcePhase::Failed : result->interrupted ? SourcePhase::Cancelled : SourcePhase::Complete;
        if (!result) source.error = result.error().what;
        else if (result->report.log.error) source.error = result->report.log.error->what;
        else if (result->alreadyThere) source.error = "this content was imported before; nothing was added";
        if (source.phase == SourcePhase::Complete) source.progress = 1;
    });
}

void Engine::cancel(SourceId source)
{
    const std::lock_guard lock(impl_->sourcesMutex);
    if (const auto reading = impl_->readings.find(raw(source)); reading != impl_->readings.end()) reading->second->stop.request_stop();
}

SourceId Engine::listen(const std::string& name, std::shared_ptr<EventLog> log, const ReadOptions& options)
{
    SourceState source;
    source.kind = SourceKind::Live;
    source.phase = SourcePhase::Listening;
    source.name = name;
    const std::lock_guard lock(impl_->sourcesMutex);
    source.id = impl_->nextSource++;
    impl_->state->post([source](State::Counted& counted) { counted.sources[source.id] = source; });
    impl_->lives[source.id] = std::make_unique<LiveSource>(
        std::move(log), options, *impl_->dictionary, *impl_->types,
        [impl = impl_.get(), id = source.id, name](LiveSource::Part&& part) {
            if (impl->writer) impl->writer->push({id, name, part.position, part.lines, part.counted});
            impl->state->post([id, part = std::make_shared<LiveSource::Part>(std::move(part))](State::Counted& counted) {
                const auto found = counted.sources.find(id);
                if (found == counted.sources.end()) return;
                SourceState& live = found->second;
                live.format = part->format;
                live.error = part->error;
                if (part->lastArrival.us > 0) live.lastArrival = counted.lastArrival = part->lastArrival;
                if (part->ended) live.phase = SourcePhase::Complete;
                counted.add(id, std::move(part->counted));
            });
        });
    return SourceId{source.id};
}

void Engine::clear()
{
    impl_->stopSources();
    impl_->flushApi();
    impl_->state->post([](State::Counted& counted) {
        const std::uint64_t generation = counted.generation + 1;
        counted = State::Counted();
        counted.generation = generation;
    });
    impl_->state->settle();
}

void Engine::Impl::settleReading()
{
    std::unique_lock lock(readingMutex);
    readingDone.wait(lock, [&] { return readingNow == 0; });
}

void Engine::settle()
{
    impl_->settleReading();
    impl_->flushApi();
    impl_->state->settle();
}

std::shared_ptr<const Snapshot> Engine::snapshot() const { return impl_->state->snapshot(); }
std::shared_ptr<const HotView> Engine::view() const { return impl_->state->view(); }
QueryService& Engine::queries() { return *impl_->queries; }
std::vector<Letter> Engine::letters(std::size_t limit) const { return impl_->state->letters(limit); }

}  // namespace tally
