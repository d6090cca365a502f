// SPDX-License-Identifier: GPL-3.0-or-later
// Follower: counts what is appended to the log behind one path, whatever becomes of the file: renamed and created anew,
// copied and cut, cut in place, replaced, reached through a link that moves (DEFINITIONS section 12).
//
// A followed log is a recorded input that has not ended: everything in it counts, whatever its time. Each file that comes
// to lie behind the path is an input of its own, known by its content. A file that was renamed away is read on until its
// writer has been silent for kLeavingSilence. What was rotated away unread, also while nobody followed, is looked for in
// the files beside it (core/log/follow/rotated_files.h). A file that only lost its end goes on behind what is left of it.
//
// Looking costs two system calls, so it is done a few times a second and works on every file system; nothing is asked of
// inotify. Thread safety: none; step() is called by one thread.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "core/engine/import/import_session.h"
#include "core/log/follow/growing_file.h"
#include "core/log/follow/rotated_files.h"

namespace tally {

struct FollowState {
    bool waiting = true;         // there is no file behind the path, or not one whole line in it
    std::string format, error;   // one sentence why nothing is counted from it at the moment; empty when all is well
    std::vector<std::string> notes;   // how it is read, where there was a choice
    std::string note;            // one sentence about what is lost, or may be; empty when nothing is
    std::uint64_t size = 0;      // of the file behind the path
    std::uint64_t files = 0;     // that were read: what has lain behind the path, and what was found beside it
    bool operator==(const FollowState&) const = default;
};

// One file that has lain behind the path, or was found beside it.
struct FollowedInput {
    using Counts = std::array<std::uint64_t, kReasons>;
    std::unique_ptr<GrowingFile> file;
    std::unique_ptr<ImportSession> session;    // null: could not be begun, or the store refused; tried again
    std::uint64_t countFrom = 0;
    std::uint64_t sizeTried = 0;
    bool ended = false;                        // nothing more will come; but it may be that not all is counted yet
    Micros tried{0}, lastGrown{0};
    Counts rejected{};                         // of this session, as last told
};

class Follower {
public:
    static constexpr std::int64_t kLeavingSilence = 5 * kSecond;
    static constexpr std::int64_t kRetryEvery = kSecond;
    // `options.onCommit` gets what was counted; its rejectedBy are those of all files together. `store` may be null.
    Follower(std::string path, const ImportOptions& options, RollupStore* store);

    // One look, and everything there is to read. `now` on any clock that does not go back.
    void step(Micros now, std::stop_token stop = {});

    const std::string& path() const { return path_; }
    const FollowState& state() const { return state_; }
    bool holds(FileIdentity file) const;   // it is one of ours, or lies beside it under a rotated name

private:
    using Input = FollowedInput;
    using Counts = FollowedInput::Counts;

    bool open(Micros now);
    Result<void> begin(Input& input, Micros now);
    void readOn(Input& input, Micros now, std::stop_token stop);
    bool end(Input& input, Micros now, std::stop_token stop);   // false: not yet
    void resume(Micros now, std::stop_token stop);
    void lookAtCurrent(Micros now, std::stop_token stop);
    void lookAtLeaving(Micros now, std::stop_token stop);
    void cut(Micros now, std::stop_token stop);
    bool rescueNew(Micros now, std::stop_token stop);
    void rescueSince(const std::vector<StoredSource>& read, bool unfinished, bool fresh, Micros now, std::stop_token stop);
    Input* oursAt(FileIdentity file);
    bool isOurs(const RotatedFile& file) { return oursAt(file.identity) != nullptr; }
    void readRest(Input& input, Micros now, std::stop_token stop);
    bool rescueGrowing(const RotatedFile& file, bool whole, bool silent, Micros now, std::stop_token stop);
    bool rescueCompressed(const RotatedFile& file, bool whole, std::stop_token stop);
    bool isCopyOfOurs(ImportSession& session);
    void learn(const std::vector<RotatedFile>& files, std::int64_t folderChanged);
    void learnRotated();
    void know(KnownContent content);
    void pass(Committed&& part, Counts& told);

    const std::string path_;
    ImportOptions options_;
    const std::function<void(Committed&&)> onCommit_;
    RollupStore* store_;
    FollowState state_;
    std::optional<Input> current_;
    std::vector<Input> leaving_;
    std::set<FileIdentity> rotated_;               // seen beside it
    std::int64_t folderSeen_ = 0;
    std::vector<KnownContent> known_;              // of files that were ended, newest last
    Counts rejected_{};                            // of all files
    Counts* reading_ = nullptr;                    // `rejected` of whom is read just now
    bool begun_ = false;
};

}  // namespace tally
