// SPDX-License-Identifier: GPL-3.0-or-later
// Beginning, ending and the sources.
#include "core/engine/engine.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>

#include "core/base/counting_thread.h"
#include "core/engine/engine_impl.h"
#include "core/engine/hot/load_store.h"
#include "core/store/kept_options.h"
#include "core/store/sqlite/set_aside.h"
#include "core/store/sqlite/sqlite_store.h"

namespace tally {

namespace {
constexpr std::uint64_t kReadCut = 16u << 20;  // bytes between two looks of a window at a log being read
constexpr std::uint64_t kItemBytes = 128;     // of an item without events: its id, its places in tables, its part of a run
}  // namespace

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<Engine>> Engine::create(EngineOptions options)
{
    auto impl = std::make_unique<Impl>();
    impl->clock = options.clock ? options.clock : std::make_shared<SystemClock>();
    impl->options = std::move(options);
    if (const auto begun = impl->begin(); !begun) return tl::unexpected(begun.error());
    return std::unique_ptr<Engine>(new Engine(std::move(impl)));
}

// What the store has becomes a source; what is counted from now on is kept in it.
Result<void> Engine::Impl::openStore()
{
    if (!options.readOnly) {
        auto opened = openSqliteStore(options.dataDirectory, clock, shares.store);
        if (!opened) return tl::unexpected(opened.error());
        store = std::make_shared<SharedStore>(std::move(*opened));
    }
    auto reader = openSqliteReader(options.dataDirectory);
    if (!reader) return tl::unexpected(reader.error());
    auto loaded = loadStore(**reader, *dictionary, *types, shares.counted);
    if (!loaded) return tl::unexpected(loaded.error());
    SourceState kept;
    kept.id = nextSource++;
    kept.kind = SourceKind::Store;
    kept.phase = SourcePhase::Complete;
    kept.name = options.dataDirectory;
    kept.format = "store";
    kept.progress = 1;
    const auto api = checkpointOf("api", {});
    if (!api) return tl::unexpected(api.error());
    apiPosition = apiHandedOn = api->position;
    if (const auto before = api->senders.find(""); before != api->senders.end()) apiNewest = before->second.newest;
    storeSource = kept.id;
    const auto newest = (*reader)->newestLetters(1);
    if (!newest) return tl::unexpected(newest.error());
    if (!newest->empty()) firstLetter = LetterId{raw(newest->front().second.id) + 1};
    state->post([kept, loaded = std::make_shared<LoadedStore>(std::move(*loaded))](State::Counted& counted) { counted.take(kept, std::move(*loaded)); });
    if (store) writer = std::make_unique<LiveWriter>(store, dictionary, types, shares.writer);
    if (writer) writer->onFinal([this](Micros before) { state->post([before](State::Counted& counted) { counted.keptFinal = std::max(counted.keptFinal, before); }); });
    if (writer) state->keepFinalBy([this](Micros before) { writer->keepFinal(before); });
    return {};
}

// Nothing is counted yet, whatever a store that turned out to be damaged had been read to.
void Engine::Impl::beginCounting()
{
    dictionary = std::make_shared<Dictionary>();
    types = std::make_shared<TypeTable>();
    dictionary->watched().enable();
    shares = memoryShares(options.memoryBudget, !options.dataDirectory.empty() && !options.readOnly);
    dictionary->limit(static_cast<std::uint32_t>(std::min<std::uint64_t>(options.itemBudget, std::max<std::uint64_t>(shares.counted / kItemBytes, 1))),
                      static_cast<std::size_t>(shares.counted / 4));
    ids = std::make_shared<IdBudget>(shares.ids);
    state = std::make_unique<State>(dictionary, types, clock, options.eventTime, shares.counted);
}

void Engine::Impl::noteSetAside(const SetAside& aside, const std::string& why)
{
    notes.push_back(fmt::format("The store could not be opened and was set aside as {}: {} A new one was begun, and what the journal holds is counted again. "
                                "What else was counted is in that file; a backup comes back with tallyctl restore.", aside.file, why));
    if (!aside.names) notes.emplace_back("The names of items could not be read from it.");
}

// It always starts: a damaged store is kept under another name, and the journal is counted again into a new one.
Result<void> Engine::Impl::openOrSetAside()
{
    if (options.readOnly) return openStore();
    const auto begun = finishSettingAside(options.dataDirectory);
    if (!begun) return tl::unexpected(begun.error());
    if (*begun) noteSetAside(**begun, "It was damaged.");
    const std::uint64_t identity = databaseIdentity(options.dataDirectory);
    auto opened = openStore();
    if (opened || opened.error().code != ErrorCode::Damaged) return opened;
    store.reset();
    const auto aside = setAsideSqliteStore(options.dataDirectory, identity, *clock);
    if (!aside) return aside.error().code == ErrorCode::Busy ? opened : tl::unexpected(aside.error());
    noteSetAside(*aside, opened.error().what);
    beginCounting();
    return openStore();
}

Result<void> Engine::Impl::begin()
{
    beginCounting();
    if (!options.dataDirectory.empty()) {
        if (const auto opened = openOrSetAside(); !opened) return opened;
    }
    if (apiNewest.us > clock->nowMicros() + options.eventTime.futureTolerance) apiNewest = kNever;
    apiClock = std::make_unique<FollowClock>(options.eventTime, apiNewest);
    apiSink = std::make_unique<CountingSink>(*dictionary, *types, [this](Delta&& delta) { apiCounted.take(std::move(delta)); }, CountingSink::Cold::Keep);
    apiSink->keepSeconds(true);
    state->onTick([this](State::Counted& counted) {
        counted.storeProblem = writer ? writer->problem() : std::string();
        const std::lock_guard lock(sourcesMutex);
        for (const auto& [id, live] : lives)
            if (counted.storeProblem.empty()) counted.storeProblem = live->log().problem();
    });
    state->setOtherMemory([ids = ids] { return ids->used(); });
    state->setQueueFill([this] {
        std::pair<double, std::string> fullest{writer ? writer->fill() : 0.0, "writer"};
        const std::lock_guard lock(sourcesMutex);
        for (const auto& [id, live] : lives)
            if (live->log().fill() > fullest.first) fullest = {live->log().fill(), "intake"};
        return fullest;
    });
    probe = std::make_unique<PipelineProbe>(options.dataDirectory);
    state->setProbe([this](Snapshot& snapshot) { measure(snapshot); });
    state->start();
    apiThread = std::jthread([this](std::stop_token stop) { runApi(stop); });
    QueryService::OpenStore openStore;
    if (!options.dataDirectory.empty()) openStore = [directory = options.dataDirectory] { return openSqliteReader(directory); };
    queries = std::make_unique<QueryService>([this] { return state->view(); }, 2, std::move(openStore), store ? store->changes() : nullptr);
    return {};
}

// On the state thread, for each snapshot.
void Engine::Impl::measure(Snapshot& snapshot)
{
    std::vector<PipelineLoad>& loads = snapshot.pipeline.loads;
    {
        const std::lock_guard lock(sourcesMutex);
        for (const auto& [id, live] : lives)
            for (const SourceState& source : snapshot.sources)
                if (source.id == id) loads.push_back({LoadKind::Intake, source.name, live->log().fill()});
    }
    if (writer) loads.push_back({LoadKind::WriterQueue, {}, writer->fill()});
    probe->complete(store.get(), snapshot);
}

const std::vector<std::string>& Engine::notes() const { return impl_->notes; }

Engine::~Engine()
{
    if (!impl_->state) return;
    if (impl_->writer) impl_->writer->end();
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
    std::vector<std::unique_ptr<FollowSource>> endingFollowed;
    {
        const std::lock_guard lock(sourcesMutex);
        endingReads.swap(readings);
        endingLives.swap(lives);
        for (const std::uint32_t id : left)
            if (const auto found = endingLives.find(id); found != endingLives.end()) found->second->stopEarly();
        left.clear();
        endingFollowed.swap(followed);
    }
    for (auto& [id, reading] : endingReads) reading->stop.request_stop();
    // Joined here, outside the lock, as their last deliveries may need it.
    endingReads.clear();
    endingFollowed.clear();
    endingLives.clear();
}

Result<SourceId> Engine::open(const std::string& path, const ReadOptions& options)
{
    const auto looked = LogReader::open(path, options);
    if (!looked) return tl::unexpected(looked.error());
    SourceState source;
    source.kind = SourceKind::Recorded;
    source.name = path;
    source.format = name((*looked)->shape().format);
    source.notes = (*looked)->shape().notes;
    source.storedSize = (*looked)->input().storedSize();
    source.progress = source.storedSize > 0 ? 0 : -1;
    source.id = impl_->nextSource++;
    // Before the lock: posting may wait for the state thread, and that looks at the sources.
    impl_->state->post([source](State::Counted& counted) { counted.sources[source.id] = source; });
    {
        const std::lock_guard reading(impl_->readingMutex);
        ++impl_->readingNow;
    }
    auto reading = std::make_unique<Engine::Impl::Reading>();
    reading->thread = std::jthread([impl = impl_.get(), id = source.id, path, options, stop = reading->stop.get_token()] {
        beginCountingThread();   // and the workers that it starts
        impl->read(id, path, options, stop);
        const std::lock_guard done(impl->readingMutex);
        --impl->readingNow;
        impl->readingDone.notify_all();
    });
    const std::lock_guard lock(impl_->sourcesMutex);
    impl_->readAs[path] = {options, (*looked)->shape(), 0};
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
        source.unfinished = (!result || result->interrupted || result->report.log.error) && source.ledger.received > 0;
    });
}

void Engine::cancel(SourceId source)
{
    impl_->state->post([id = raw(source)](State::Counted& counted) {
        const auto found = counted.sources.find(id);
        if (found != counted.sources.end() && found->second.kind == SourceKind::Followed) found->second.phase = SourcePhase::Cancelled;
    });
    const std::lock_guard lock(impl_->sourcesMutex);
    if (const auto reading = impl_->readings.find(raw(source)); reading != impl_->readings.end()) {
        reading->second->stop.request_stop();
        return;
    }
    for (const auto& followed : impl_->followed) followed->cancel(raw(source));
}

void Engine::clear()
{
    impl_->stopSources();
    impl_->flushApi();
    impl_->dictionary->watched().clear();
    impl_->state->post([](State::Counted& counted) {
        State::Counted fresh;
        fresh.generation = counted.generation + 1;
        fresh.keptFinal = counted.keptFinal;
        counted = std::move(fresh);
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
