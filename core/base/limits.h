// SPDX-License-Identifier: GPL-3.0-or-later
// Every bound on what a stranger may send, in one place (DEFINITIONS sections 1 and 13).
#pragma once

#include <cstddef>

namespace tally::limits {

inline constexpr std::size_t kLine = 1 << 20;             // bytes of one record; longer = too_long
inline constexpr std::size_t kItem = 8 << 10;             // bytes of an item; longer = item_too_long
inline constexpr std::size_t kType = 64;                  // bytes of a type; longer ones are cut on a UTF-8 boundary
inline constexpr std::size_t kLetterRaw = 4 << 10;        // bytes of a dead letter that are kept
inline constexpr std::size_t kLetterBytes = 64u << 20;    // bytes of all dead letters that are kept
inline constexpr std::size_t kTypes = 4096;               // distinct types; later ones count as "(other)"
inline constexpr std::size_t kName = 1 << 10;             // bytes of what an item is called, and of each attribute
inline constexpr std::size_t kNameAttributes = 16;        // attributes of an item
inline constexpr std::size_t kBatch = 4u << 20;            // bytes of one batch in a log
inline constexpr std::size_t kSender = 64;                // bytes of a declared sender's name
inline constexpr std::size_t kSenders = 65536;            // declared senders of one log
inline constexpr std::size_t kPadding = 64;               // readable bytes before and after every batch

// Of one HTTP listener (DESIGN section 6, promise 9); app/intake/http counts how often each was met.
inline constexpr std::size_t kHttpUrl = 8 << 10;              // bytes; longer = 414
inline constexpr std::size_t kHttpHeader = 16 << 10;          // bytes of all fields; more = 431
inline constexpr std::size_t kHttpFields = 100;               // header fields; more = 431
inline constexpr std::size_t kHttpBody = 8u << 20;            // bytes of a body as it is sent; more = 413
inline constexpr std::size_t kHttpContent = 32u << 20;        // bytes of a body once decompressed; more = 413
inline constexpr std::size_t kHttpBodies = 256u << 20;        // bytes of all bodies on their way in; more = 503
inline constexpr std::size_t kHttpBodiesOfOne = 64u << 20;    // of those, from one address; more = 429
inline constexpr std::size_t kHttpConnections = 1024;
inline constexpr std::size_t kHttpConnectionsOfOne = 64;      // from one address
inline constexpr int kHttpHeaderSeconds = 10;                 // for a request's head to arrive
inline constexpr int kHttpBodySeconds = 120;                  // for its body
inline constexpr int kHttpAnswerSeconds = 120;                // for its answer to be taken
inline constexpr int kHttpIdleSeconds = 60;                   // between two requests

}  // namespace tally::limits
