// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/follower.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "core/engine/import/fingerprint.h"

namespace tally {

namespace {
constexpr std::uint64_t kFewBytes = 4u << 20;   // not worth several workers
constexpr std::size_t kKnown = 256;             // ended files that are known again without a store

// Counted to its last byte: no need to read it once more, which for a year of logs takes long.
bool isRead(const RotatedFile& file, const std::vector<StoredSource>& read)
{
    std::optional<std::string> head;
    return std::any_of(read.begin(), read.end(), [&](const StoredSource& source) {
        if (source.position != file.size || file.size == 0) return false;
        if (!head) head = headOf(file, kFingerprint);
        return matchesFingerprint(*head, source.fingerprint);
    });
}
}  // namespace

Follower::Follower(std::string path, const ImportOptions& options, RollupStore* store)
    : path_(std::move(path)), options_(options), onCommit_(options.onCommit), store_(store)
{
    options_.onCommit = [this](Committed&& part) { pass(std::move(part), *reading_); };
}

// Each session counts refusals from its own beginning.
void Follower::pass(Committed&& part, Counts& told)
{
    for (std::size_t r = 0; r < rejected_.size(); ++r) rejected_[r] += part.rejectedBy[r] - told[r];
    told = part.rejectedBy;
    part.rejectedBy = rejected_;
    if (onCommit_) onCommit_(std::move(part));
}

bool Follower::holds(FileIdentity file) const
{
    if (current_ && current_->file->identity() == file) return true;
    return rotated_.contains(file) ||
           std::any_of(leaving_.begin(), leaving_.end(), [&](const Input& input) { return input.file->identity() == file; });
}

void Follower::step(Micros now, std::stop_token stop)
{
    if (!std::exchange(begun_, true)) resume(now, stop);
    lookAtLeaving(now, stop);
    // Of a file of which nothing was read yet nobody can tell whether it was copied and cut meanwhile.
    const bool untouched = current_ && (!current_->session || !current_->session->readSomething());
    if (current_) lookAtCurrent(now, stop);
    if (!current_ && open(now)) {
        rescueNew(now, stop);   // it may have been rotated more than once since the last look
        readOn(*current_, now, stop);
    }
    if (folderChanged(path_) == folderSeen_) return;
    if (untouched || !fileBehind(path_)) rescueNew(now, stop);
    else learnRotated();
}

// --- the file behind the path --------------------------------------------------------------------------------------

bool Follower::open(Micros now)
{
    auto file = GrowingFile::open(path_);
    if (!file) {
        state_.waiting = true;
        // That there is none yet, or none between two, is no trouble: it is waited for.
        state_.error = fileBehind(path_) ? file.error().what : std::string();
        return false;
    }
    current_.emplace();
    current_->file = std::move(*file);
    current_->lastGrown = now;
    begin(*current_, now);
    return true;
}

// Busy: not yet; tried again when the file has changed, or after a while.
Result<void> Follower::begin(Input& input, Micros now)
{
    const auto size = input.file->size();
    if (!size) return tl::unexpected(size.error());
    if (*size == input.sizeTried && !input.ended && now.us < input.tried.us + kRetryEvery) return fail(ErrorCode::Busy, "nothing has changed");
    if (std::exchange(input.sizeTried, *size) != *size) input.lastGrown = now;
    input.tried = now;
    auto session = std::make_unique<ImportSession>(path_, options_, store_, [this, file = input.file.get(), ended = input.ended]() -> Result<std::unique_ptr<RecordedInput>> {
        auto opened = RecordedInput::openGrowing(path_, file->stream());
        if (ended) opened->endHere();
        return opened;
    });
    session->setKnown(known_);
    session->countFrom(input.countFrom);
    const auto begun = session->begin();
    const bool notYet = !begun && begun.error().code == ErrorCode::Busy;
    if (current_ && &input == &*current_) state_.waiting = notYet;
    state_.error = begun || notYet ? std::string() : begun.error().what;
    if (!begun) return begun;
    ++state_.files;
    state_.format = name(session->shape().format);
    state_.notes = session->shape().notes;
    input.rejected = {};
    input.session = std::move(session);
    return {};
}

void Follower::readOn(Input& input, Micros now, std::stop_token stop)
{
    if (!input.session)
        if (const auto begun = begin(input, now); !begun) return;
    const auto size = input.file->size();
    if (!size) {
        state_.error = size.error().what;
        return;
    }
    reading_ = &input.rejected;
    input.session->input().goOn();
    const std::uint64_t position = input.session->input().position();
    const auto read = input.session->readOn(stop, *size < position + kFewBytes);
    if (read) {
        state_.error.clear();
        // A copy may be packed while it is still being read.
        if (input.session->startedAt() > 0 && input.session->input().position() > position) know(input.session->content());
        return;
    }
    // What the store refused is in the file still: the next session goes on from what was committed.
    state_.error = read.error().what;
    input.session.reset();
}

void Follower::lookAtCurrent(Micros now, std::stop_token stop)
{
    Input& input = *current_;
    if (const auto size = input.file->size()) state_.size = *size;
    if (!input.session) {
        readOn(input, now, stop);
    } else {
        const auto change = input.file->look(input.session->input().position(), input.session->input().recent());
        if (!change) state_.error = change.error().what;
        else if (*change == GrowingFile::Change::Cut) return cut(now, stop);
        else if (*change == GrowingFile::Change::Grown) readOn(input, now, stop);
    }
    const auto behind = fileBehind(path_);
    if (!behind || *behind == input.file->identity()) return;
    input.lastGrown = now;
    leaving_.push_back(std::move(input));
    current_.reset();
}

// --- files that are not behind the path any more -------------------------------------------------------------------

// Its writer may not have noticed yet that it was renamed.
void Follower::lookAtLeaving(Micros now, std::stop_token stop)
{
    for (Input& input : leaving_)
        if (!input.ended) readRest(input, now, stop);
    std::erase_if(leaving_, [&](Input& input) { return now.us - input.lastGrown.us >= kLeavingSilence && end(input, now, stop); });
}

void Follower::readRest(Input& input, Micros now, std::stop_token stop)
{
    if (!input.session) return readOn(input, now, stop);
    const auto change = input.file->look(input.session->input().position(), input.session->input().recent());
    if (!change || *change != GrowingFile::Change::Grown) return;
    input.lastGrown = now;
    readOn(input, now, stop);
}

// Nothing more will come: what is left without a line end is a record too. What the store refuses is tried again.
bool Follower::end(Input& input, Micros now, std::stop_token stop)
{
    const bool again = std::exchange(input.ended, true);
    if (again && now.us < input.tried.us + kRetryEvery) return false;
    if (!input.session) {
        if (input.sizeTried == 0) return true;
        if (const auto begun = begin(input, now); !begun) return !isOfTheStore(begun.error());
    }
    input.session->input().endHere();
    reading_ = &input.rejected;
    const auto read = input.session->readOn(stop, true);
    if (read) {
        know(input.session->content());
        if (again) state_.error.clear();
        return true;
    }
    state_.error = read.error().what;
    input.session.reset();
    input.tried = now;
    return !isOfTheStore(read.error());
}

void Follower::know(KnownContent content)
{
    known_.push_back(std::move(content));
    if (known_.size() > kKnown) known_.erase(known_.begin());
}

// The file is shorter, or begins anew. What was not read of it may stand in a copy beside it.
void Follower::cut(Micros now, std::stop_token stop)
{
    Input old = std::move(*current_);
    current_.reset();
    RecordedInput& input = old.session->input();
    know(old.session->content());
    const std::string_view recent = input.recent();
    const std::uint64_t position = input.position();
    const auto shorter = old.file->onlyLostItsEnd(position, recent);
    const auto size = old.file->size();
    std::uint64_t keep = 0;
    if (shorter && *shorter && size) {
        // Up to the last record that is whole: the rest of the next one may be written again.
        const std::string_view left = recent.substr(0, static_cast<std::size_t>(*size - (position - recent.size())));
        if (const std::size_t end = left.rfind('\n'); end != std::string_view::npos) keep = *size - (left.size() - end - 1);
    }
    const bool goesOnElsewhere = rescueNew(now, stop);
    if (!goesOnElsewhere) {
        if (keep == 0) state_.note = "it was cut, and no copy of it is beside it: what was written just before that may be lost";
        input.giveUpRest();
        reading_ = &old.rejected;
        if (const auto ended = old.session->readOn(stop, true); !ended) state_.error = ended.error().what;
    }
    if (!open(now)) return;
    if (keep > 0 && current_->session && current_->session->startedAt() == 0) {
        current_->session.reset();
        current_->countFrom = keep;
        current_->tried = {0};
        current_->sizeTried = 0;
        --state_.files;
        begin(*current_, now);
    }
    readOn(*current_, now, stop);
}

// --- what was rotated away -----------------------------------------------------------------------------------------

// An earlier process followed this path. If another file lies behind it now, the rest of that one, and whatever came between,
// is in the files beside it.
void Follower::resume(Micros now, std::stop_token stop)
{
    bool unfinished = false;
    std::vector<StoredSource> read;   // of this path
    if (store_ != nullptr) {
        auto sources = store_->sources();
        if (!sources) {
            state_.error = sources.error().what;
        } else {
            for (StoredSource& source : *sources) {
                if (source.name != path_ || source.fingerprint.empty()) continue;
                unfinished |= !source.complete;
                read.push_back(std::move(source));
            }
        }
    }
    open(now);
    const bool goesOn = current_ && current_->session && current_->session->startedAt() > 0;
    if (!read.empty() && (unfinished || !goesOn)) rescueSince(read, unfinished, !goesOn, now, stop);
    else learnRotated();
    if (current_) readOn(*current_, now, stop);
}

Follower::Input* Follower::oursAt(FileIdentity file)
{
    if (current_ && current_->file->identity() == file) return &*current_;
    const auto leaving = std::find_if(leaving_.begin(), leaving_.end(), [&](const Input& input) { return input.file->identity() == file; });
    return leaving != leaving_.end() ? &*leaving : nullptr;
}

// Files that were never seen count as a whole when a known one is older: they came while the path was followed. With
// `unfinished` ones about, all files are looked at, because a process may be killed after it has counted a younger file and
// before an older one. `fresh`: the file behind the path goes on from nothing either.
void Follower::rescueSince(const std::vector<StoredSource>& read, bool unfinished, bool fresh, Micros now, std::stop_token stop)
{
    const std::int64_t changed = folderChanged(path_);
    const std::vector<RotatedFile> files = rotatedFilesOf(path_);
    const std::int64_t written = lastWritten(path_, files);
    std::vector<const RotatedFile*> unseen;      // youngest first
    std::size_t counted = 0;                     // of them: younger than some known one
    bool found = false;
    for (auto file = files.rbegin(); file != files.rend() && (unfinished || !found); ++file) {
        if (isOurs(*file)) continue;
        const bool silent = isSilent(*file, written, kLeavingSilence);
        if ((silent && isRead(*file, read)) || rescueGrowing(*file, false, silent, now, stop) || rescueCompressed(*file, false, stop)) {
            found = true;
            counted = unseen.size();
        } else if (file->sure) {
            unseen.push_back(&*file);
        }
    }
    // Without one that is known nobody can say which of them belong behind it.
    if (!found && fresh && !unseen.empty())
        state_.note = fmt::format("{} rotated files beside it are not counted: none of them goes on from what was counted before; import them by themselves",
                                  unseen.size());
    for (std::size_t i = counted; i > 0; --i) {   // oldest first
        const RotatedFile& file = *unseen[i - 1];
        rescueGrowing(file, true, isSilent(file, written, kLeavingSilence), now, stop);
        rescueCompressed(file, true, stop);
    }
    learn(files, changed);
}

// Files that have come to lie beside it since the last look: the rest of what is known, or what was never seen.
// True: some file went on from what was known.
bool Follower::rescueNew(Micros now, std::stop_token stop)
{
    bool found = false;
    const std::int64_t changed = folderChanged(path_);
    const std::vector<RotatedFile> files = rotatedFilesOf(path_);
    const std::int64_t written = lastWritten(path_, files);
    for (const RotatedFile& file : files) {
        // What was renamed away since we looked at it may have grown before that: its rest is older than what comes behind it.
        if (Input* ours = oursAt(file.identity)) {
            readRest(*ours, now, stop);
            continue;
        }
        if (rotated_.contains(file.identity)) continue;
        // A compressed one that has just appeared may still be written by its packer: it can only end what is known.
        found |= rescueGrowing(file, file.sure, isSilent(file, written, kLeavingSilence), now, stop) || rescueCompressed(file, false, stop);
    }
    learn(files, changed);
    return found;
}

// Its writer may not have noticed yet that it was renamed, so it is read on as those are that we saw leaving; a silent one
// is ended at once, lest hundreds of them are held open.
bool Follower::rescueGrowing(const RotatedFile& file, bool whole, bool silent, Micros now, std::stop_token stop)
{
    auto opened = GrowingFile::open(file.path);
    if (!opened) return false;
    Input input;
    input.file = std::move(*opened);
    input.lastGrown = now;
    if (const auto begun = begin(input, now); !begun) {
        if (whole && begun.error().code == ErrorCode::Busy) leaving_.push_back(std::move(input));
        return false;
    }
    const bool goesOn = input.session->startedAt() > 0;
    if (!goesOn && (!whole || isCopyOfOurs(*input.session))) {
        --state_.files;
        return false;
    }
    leaving_.push_back(std::move(input));
    readOn(leaving_.back(), now, stop);
    if (silent && leaving_.back().session) {
        if (end(leaving_.back(), now, stop)) leaving_.pop_back();
    }
    return goesOn;
}

bool Follower::rescueCompressed(const RotatedFile& file, bool whole, std::stop_token stop)
{
    Counts told{};
    reading_ = &told;
    ImportSession session(file.path, options_, store_);
    session.setName(path_);
    session.setKnown(known_);
    if (const auto begun = session.begin(); !begun || session.input().compression().empty()) return false;
    const bool goesOn = session.startedAt() > 0;
    if (!goesOn && (!whole || isCopyOfOurs(session))) return false;
    ++state_.files;
    if (const auto read = session.readOn(stop); !read) state_.error = read.error().what;
    else know(session.content());
    return goesOn;
}

// What it says is read from our own descriptor.
bool Follower::isCopyOfOurs(ImportSession& session)
{
    const auto head = session.input().head();
    const auto holdsIt = [&](const Input& input) {
        if (!input.session || !input.session->readSomething()) return false;
        const auto size = input.file->size();
        if (!size || !head) return false;
        const auto same = input.file->holds(0, head->substr(0, static_cast<std::size_t>(*size)));
        return same && *same;
    };
    return (current_ && holdsIt(*current_)) || std::any_of(leaving_.begin(), leaving_.end(), holdsIt);
}

void Follower::learn(const std::vector<RotatedFile>& files, std::int64_t folderChanged)
{
    rotated_.clear();
    for (const RotatedFile& file : files) rotated_.insert(file.identity);
    folderSeen_ = folderChanged;
}

void Follower::learnRotated()
{
    const std::int64_t changed = folderChanged(path_);
    const std::vector<RotatedFile> files = rotatedFilesOf(path_);
    // Rotated while we looked: the next step has to find what is new.
    if (current_ && fileBehind(path_) != current_->file->identity()) return;
    learn(files, changed);
}

}  // namespace tally
