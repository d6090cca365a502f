// SPDX-License-Identifier: GPL-3.0-or-later
// ActorHider: records of any format → records that say the same of what is counted, and nothing else: item, type, time, value,
// latency, outcome, id and weight stay, the actor becomes a keyed hash, every other field is left out. Of a record that cannot
// be counted only the reason and its length stay, as nobody knows where its actor is. One record in is one line out.
//
//   ActorHider hider(read, key);
//   log.append(hider.hide(lines));     // to be read with ActorHider::readOptions(read)
//
// Thread safety: none.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/padded_buffer.h"
#include "core/base/result.h"
#include "core/event/read_options.h"
#include "core/format/decoder.h"

namespace tally {

// The same actor has the same hash under one key; without it nobody can try addresses out.
struct ActorKey {
    std::array<std::uint64_t, 4> words{};
    static ActorKey random();
    // That of a data directory, in its file `actor-key` of mode 0600, which is made when there is none. Errors: Store.
    static Result<ActorKey> of(const std::string& dataDirectory);
    std::string hash(std::string_view actor) const;   // 33 characters: h and 32 hex digits
};

class ActorHider {
public:
    ActorHider(ReadOptions read, const ActorKey& key) : read_(std::move(read)), key_(key) { read_.maySayMore = true; }

    // Whole lines. The format is found from the first ones that show it; what comes before is refused. `fresh`: nothing that
    // was hidden before was taken, so a header may come (again).
    std::string hide(std::string_view lines, bool fresh);
    static std::string refused(Reason reason, std::size_t bytes);   // one line: what stays of a record that is not counted
    static ReadOptions readOptions(const ReadOptions& asked);       // how to read what comes out

private:
    bool prepare(std::string_view lines);
    ReadOptions read_;
    const ActorKey key_;
    std::unique_ptr<Decoder> decoder_;
    std::string header_;
    PaddedBuffer bytes_;
};

}  // namespace tally
