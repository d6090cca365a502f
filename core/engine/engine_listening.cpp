// SPDX-License-Identifier: GPL-3.0-or-later
// Logs of listeners: where they go on, and what earlier processes left in their journals.
#include <algorithm>
#include <set>
#include <utility>

#include "core/engine/engine.h"
#include "core/engine/engine_impl.h"
#include "core/log/journal/journal.h"
#include "core/log/journal/journal_chains.h"
#include "core/store/kept_options.h"

namespace tally {

namespace {
constexpr std::chrono::milliseconds kSettle{3000};   // the store's time for what a listener before received
}  // namespace

// What an earlier process committed of the listener `name` and of those who sent to it. "name sender" is a sender's row; its
// position counts records, the listener's own counts the bytes of its log.
Result<LiveOptions> Engine::Impl::checkpointOf(const std::string& name, const ReadOptions& read)
{
    LiveOptions live;
    live.now = {clock->nowMicros()};
    live.read = read;
    live.rules = options.eventTime;
    live.ids = ids;
    live.portionCells = std::max<std::size_t>(shares.writer.gatherCells / 4, 1);
    if (!store) return live;
    const auto stored = store->sources();
    if (!stored) return tl::unexpected(stored.error());
    for (const StoredSource& source : *stored) {
        if (!source.fingerprint.empty() || !source.name.starts_with(name)) continue;
        if (source.name != name && source.name[name.size()] != ' ') continue;
        const bool isListener = source.name == name;
        if (isListener) live.position = source.position;
        if (isListener) live.sample = source.shape;
        live.hasIds |= source.hasIds;
        SenderCheckpoint& sender = live.senders[isListener ? std::string() : source.name.substr(name.size() + 1)];
        sender = {isListener ? 0 : source.position, source.newest, source.watermark};
    }
    return live;
}

// Two of one name at a time, or a checkpoint that is behind, would count events twice.
Result<void> Engine::Impl::endListener(const std::string& name)
{
    if (!writer) return {};
    const bool taking = writer->problem().empty();   // else its end would wait for the store
    std::unique_ptr<LiveSource> before;
    {
        const std::lock_guard lock(sourcesMutex);
        const auto known = readAs.find(name);
        if (known == readAs.end()) return {};
        if (const auto found = lives.find(known->second.live); taking && found != lives.end()) {
            before = std::move(found->second);
            lives.erase(found);
        }
    }
    if (before) before->stopEarly();
    before.reset();   // hands on what it has counted
    if (taking && writer->settle(kSettle)) return {};
    return fail(ErrorCode::Busy, "The store has not taken yet what this listener received before; try again in a moment.", name);
}

Result<void> Engine::endListener(const std::string& name) { return impl_->endListener(name); }

Result<SourceId> Engine::listen(const std::string& name, std::shared_ptr<EventLog> log, const ReadOptions& options)
{
    if (const auto ended = impl_->endListener(name); !ended) return tl::unexpected(ended.error());
    auto checkpoint = impl_->checkpointOf(name, options);
    if (!checkpoint) return tl::unexpected(checkpoint.error());
    for (const auto& [sender, where] : checkpoint->senders) log->resume(sender, where.sequence);
    SourceState source;
    source.kind = SourceKind::Live;
    source.phase = SourcePhase::Listening;
    source.name = name;
    source.opened = {impl_->clock->nowMicros()};
    source.id = impl_->nextSource++;
    impl_->state->post([source](State::Counted& counted) { counted.sources[source.id] = source; });
    const std::lock_guard lock(impl_->sourcesMutex);
    impl_->readAs[name] = {options, std::nullopt, source.id};
    impl_->readAs[name].read.maySayMore = true;
    impl_->lives[source.id] = std::make_unique<LiveSource>(
        log, std::move(*checkpoint), *impl_->dictionary, *impl_->types,
        [impl = impl_.get(), id = source.id, name, log = std::weak_ptr<EventLog>(log), readAs = keptText({options, impl_->options.eventTime})](LivePortion&& part) {
            const auto count = [impl, id](LivePortion&& counted) {
                impl->state->post([impl, id, part = std::make_shared<LivePortion>(std::move(counted))](State::Counted& all) {
                    impl->probe->see(id, *part);
                    all.addLive(id, std::move(*part), {impl->clock->nowMicros()}, [impl] { return impl->nextSource++; });
                });
            };
            if (impl->writer) impl->writer->handOn({id, name, log, std::move(part), readAs, kNever, {}}, count);
            else count(std::move(part));
        });
    return SourceId{source.id};
}

std::optional<ReadOptions> Engine::readingOf(SourceId listener) const
{
    const std::lock_guard lock(impl_->sourcesMutex);
    for (const auto& [name, known] : impl_->readAs)
        if (known.live == raw(listener) && impl_->lives.contains(known.live)) return known.read;
    return std::nullopt;
}

std::string Engine::sampleOf(SourceId source) const
{
    const std::lock_guard lock(impl_->sourcesMutex);
    const auto found = impl_->lives.find(raw(source));
    return found == impl_->lives.end() ? std::string() : found->second->sample();
}

namespace {

std::string journalsOf(const std::string& dataDirectory) { return dataDirectory + "/journal"; }

// How it was read when the store heard of it last.
std::optional<ReadOptions> keptReading(const StoredSource& source)
{
    const auto kept = keptOptions(source.readAs);
    return kept ? std::optional(kept->read) : std::nullopt;
}

}  // namespace

Result<std::vector<Engine::LeftJournal>> Engine::countLeft(const std::function<ReadOptions(const std::string& listener)>& readAs)
{
    std::vector<LeftJournal> left;
    if (!impl_->writer) return left;
    const std::string directory = journalsOf(impl_->options.dataDirectory);
    const auto files = systemFileSystem();
    const auto chains = journalChains(*files, directory);
    if (!chains) return tl::unexpected(chains.error());
    const auto stored = impl_->store->sources();
    if (!stored) return tl::unexpected(stored.error());
    std::set<std::string> listening;
    {
        const std::lock_guard lock(impl_->sourcesMutex);
        for (const auto& [name, how] : impl_->readAs)
            if (impl_->lives.contains(how.live)) listening.insert(journal::chainName(name));
    }
    for (const JournalChain& chain : *chains) {
        if (listening.contains(chain.chain)) continue;
        const auto row = std::find_if(stored->begin(), stored->end(), [&](const StoredSource& source) {
            return source.fingerprint.empty() && (chain.listener.empty() ? journal::chainName(source.name) == chain.chain : source.name == chain.listener);
        });
        const bool inStore = row != stored->end(), known = inStore || !chain.listener.empty();
        const std::string name = inStore ? row->name : known ? chain.listener : chain.chain;
        auto opened = Journal::open(files, directory, name, {}, impl_->clock);
        if (!opened) {   // one that cannot be read must not keep the others from being heard
            left.push_back({name, 0, known, opened.error().what});
            continue;
        }
        const std::shared_ptr<Journal> journal = std::move(*opened);
        const std::uint64_t position = inStore ? row->position : 0;
        if (journal->durableEnd() <= position) {   // only its age is still of interest
            journal->seek(position);
            journal->release(position);
            continue;
        }
        left.push_back({name, journal->durableEnd() - position, known, {}});
        if (!known) continue;
        const auto reading = inStore ? keptReading(*row) : std::nullopt;
        const auto begun = listen(name, journal, reading ? *reading : readAs(name));
        if (!begun) {
            left.back().problem = begun.error().what;
            continue;
        }
        journal->close();
        const std::lock_guard lock(impl_->sourcesMutex);
        impl_->left.insert(raw(*begun));
    }
    return left;
}

}  // namespace tally
