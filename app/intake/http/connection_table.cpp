// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/connection_table.h"

#include <optional>

namespace tally {

ConnectionTable::ConnectionTable(const HttpLimits& limits, HttpCounters& counters, Sockets sockets)
    : limits_(limits), counters_(counters), sockets_(std::move(sockets))
{
}

bool ConnectionTable::admits(const std::string& address, Time now)
{
    const std::lock_guard lock(mutex_);
    const auto known = addresses_.find(address);
    const bool ofOne = known != addresses_.end() && known->second.connections >= limits_.connectionsOfOne;
    if (!ofOne && open_ < limits_.connections) return true;
    counters_.hit(HttpLimit::Connections);
    return evict(ofOne ? &address : nullptr, now);
}

// The one that has been longest without a whole request; a body may take as long as a head before it is among them.
bool ConnectionTable::evict(const std::string* address, Time now)
{
    Entry* oldest = nullptr;
    for (auto& [id, entry] : entries_) {
        const bool slowBody = entry.phase == Phase::Body && now - entry.since > limits_.headerTime;
        const bool waits = entry.phase == Phase::Head || entry.phase == Phase::Idle || slowBody;
        if (!waits || entry.leaving || (address != nullptr && entry.address != *address)) continue;
        if (oldest == nullptr || entry.since < oldest->since) oldest = &entry;
    }
    if (oldest == nullptr) return false;
    leave(*oldest);
    return true;
}

void ConnectionTable::leave(Entry& entry)
{
    entry.leaving = true;
    --open_;
    --addresses_[entry.address].connections;
    forgetIfUnused(entry.address);
    sockets_.close(entry.descriptor);
}

void ConnectionTable::forgetIfUnused(const std::string& address)
{
    const auto found = addresses_.find(address);
    if (found != addresses_.end() && found->second.connections == 0 && found->second.bytes == 0) addresses_.erase(found);
}

ConnectionTable::Id ConnectionTable::opened(const std::string& address, int descriptor, Time now)
{
    const std::lock_guard lock(mutex_);
    ++open_;
    ++addresses_[address].connections;
    entries_[next_] = {address, descriptor, Phase::Head, now, false};
    return next_++;
}

void ConnectionTable::moved(Id id, Phase phase, Time now)
{
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    found->second.phase = phase;
    found->second.since = now;
}

void ConnectionTable::closed(Id id)
{
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    if (!found->second.leaving) {
        --open_;
        --addresses_[found->second.address].connections;
        forgetIfUnused(found->second.address);
    }
    entries_.erase(found);
}

void ConnectionTable::expire(Time now)
{
    const std::lock_guard lock(mutex_);
    for (auto& [id, entry] : entries_) {
        if (entry.leaving) continue;
        std::optional<HttpLimit> over;
        const auto spent = now - entry.since;
        switch (entry.phase) {
        case Phase::Head: if (spent > limits_.headerTime) over = HttpLimit::HeaderTime; break;
        case Phase::Body: if (spent > limits_.bodyTime) over = HttpLimit::BodyTime; break;
        case Phase::Answer: if (spent > limits_.answerTime) over = HttpLimit::AnswerTime; break;
        case Phase::Idle: if (spent > limits_.idleTime) over = HttpLimit::IdleTime; break;
        case Phase::Work: break;
        }
        // libmicrohttpd would wait for the rest all the same.
        const bool broken = entry.phase == Phase::Body && sockets_.ended(entry.descriptor);
        if (!over && !broken) continue;
        if (over) counters_.hit(*over);
        leave(entry);
    }
}

bool ConnectionTable::takeBytes(Id id, std::size_t bytes, bool* byAddress)
{
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end()) return false;
    Address& address = addresses_[found->second.address];
    *byAddress = address.bytes + bytes > limits_.bodiesOfOne;
    if (*byAddress || bytes_ + bytes > limits_.bodies) {
        counters_.hit(HttpLimit::Bodies);
        forgetIfUnused(found->second.address);
        return false;
    }
    address.bytes += bytes;
    bytes_ += bytes;
    return true;
}

void ConnectionTable::giveBytes(const std::string& address, std::size_t bytes)
{
    const std::lock_guard lock(mutex_);
    const auto found = addresses_.find(address);
    if (found == addresses_.end()) return;
    found->second.bytes -= bytes;
    bytes_ -= bytes;
    forgetIfUnused(address);
}

std::size_t ConnectionTable::open() const
{
    const std::lock_guard lock(mutex_);
    return open_;
}

std::size_t ConnectionTable::bodyBytes() const
{
    const std::lock_guard lock(mutex_);
    return bytes_;
}

}  // namespace tally
