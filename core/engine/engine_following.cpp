// SPDX-License-Identifier: GPL-3.0-or-later
// Logs that are still being written.
#include "core/engine/engine_impl.h"

namespace tally {

namespace {
constexpr std::uint64_t kFollowCut = 16u << 20;  // bytes between two looks of a window at what was there already
}  // namespace

FollowSource::Listener Engine::Impl::followListener(const ReadOptions& read)
{
    FollowSource::Listener listener;
    listener.added = [this, read](const std::string& path) {
        {
            const std::lock_guard lock(sourcesMutex);
            readAs[path] = {read, std::nullopt, 0};
        }
        SourceState source;
        source.id = nextSource++;
        source.kind = SourceKind::Followed;
        source.phase = SourcePhase::Reading;
        source.name = path;
        source.opened = {clock->nowMicros()};
        state->post([source](State::Counted& counted) { counted.sources[source.id] = source; });
        return source.id;
    };
    listener.counted = [this](std::uint32_t id, Committed&& part) {
        state->post([this, id, part = std::make_shared<Committed>(std::move(part))](State::Counted& counted) {
            counted.addFollowed(id, std::move(*part), {clock->nowMicros()});
        });
    };
    listener.said = [this](std::uint32_t id, const FollowState& said) {
        state->post([id, said](State::Counted& counted) {
            const auto found = counted.sources.find(id);
            if (found == counted.sources.end() || found->second.phase == SourcePhase::Cancelled) return;
            SourceState& source = found->second;
            source.phase = SourcePhase::Following;
            source.progress = -1;
            source.format = said.format;
            source.notes = said.notes;
            source.storedSize = said.size;
            source.error = !said.error.empty() ? said.error : said.waiting ? "no line is there yet; waiting for it" : said.note;
        });
    };
    return listener;
}

Result<void> Engine::follow(const std::string& pattern, const ReadOptions& options)
{
    if (options.encoding != Encoding::Utf8) return fail(ErrorCode::Usage, "only logs in UTF-8 can be followed", pattern);
    // A mistake is worth a sentence at once; what only is not there yet is waited for.
    if (fileBehind(pattern))
        if (const auto file = GrowingFile::open(pattern); !file) return tl::unexpected(file.error());
    ImportOptions import;
    import.read = options;
    import.threads = impl_->options.threads;
    import.commitBytes = impl_->store ? import.commitBytes : kFollowCut;
    import.dictionary = impl_->dictionary.get();
    import.types = impl_->types.get();
    auto listener = impl_->followListener(options);
    {
        const std::lock_guard reading(impl_->readingMutex);
        ++impl_->readingNow;
    }
    listener.caughtUp = [impl = impl_.get()] {
        const std::lock_guard done(impl->readingMutex);
        --impl->readingNow;
        impl->readingDone.notify_all();
    };
    auto source = std::make_unique<FollowSource>(pattern, std::move(import), impl_->options.eventTime, impl_->clock, impl_->store.get(), std::move(listener));
    const std::lock_guard lock(impl_->sourcesMutex);
    impl_->followed.push_back(std::move(source));
    return {};
}

}  // namespace tally
