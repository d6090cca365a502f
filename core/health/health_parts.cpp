// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/health_parts.h"

#include <algorithm>

namespace tally {

namespace {
std::size_t slotOf(std::uint32_t key, std::size_t slots) { return key * 2654435761u & (slots - 1); }
}  // namespace

void HealthPart::add(const Event& event)
{
    const bool known = has(event.parts, Part::Outcome), failed = known && event.outcome == Outcome::Error;
    if (failed) errors += event.weight;
    else if (known && event.outcome == Outcome::ClientError) clientErrors += event.weight;
    if (has(event.parts, Part::Latency)) (failed ? error : ok).add(static_cast<double>(event.latencyUs) / 1e6, event.weight);
}

void HealthPart::merge(const HealthPart& other)
{
    errors += other.errors;
    clientErrors += other.clientErrors;
    ok.merge(other.ok);
    error.merge(other.error);
}

void HealthPart::addTo(HealthCell& cell) const
{
    cell.errors += errors;
    cell.clientErrors += clientErrors;
    ok.addTo(cell.latency);
    error.addTo(cell.latency);
    error.addTo(cell.errorLatency);
}

void HealthPartTable::index()
{
    slots_.assign(std::max<std::size_t>(8, slots_.size() * 2), 0);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        std::size_t at = slotOf(parts_[i].key, slots_.size());
        while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = static_cast<std::uint16_t>(i + 1);
    }
}

HealthPart& HealthPartTable::at(std::uint32_t key)
{
    if (parts_.size() * 2 >= slots_.size()) index();
    std::size_t at = slotOf(key, slots_.size());
    for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1))
        if (HealthPart& part = parts_[slots_[at] - std::size_t{1}]; part.key == key) return part;
    parts_.emplace_back().key = key;
    slots_[at] = static_cast<std::uint16_t>(parts_.size());
    return parts_.back();
}

const HealthPart* HealthPartTable::find(std::uint32_t key) const
{
    if (slots_.empty()) return nullptr;
    for (std::size_t at = slotOf(key, slots_.size()); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1))
        if (const HealthPart& part = parts_[slots_[at] - std::size_t{1}]; part.key == key) return &part;
    return nullptr;
}

void HealthPartTable::merge(const HealthPartTable& other)
{
    for (const HealthPart& part : other.parts_) at(part.key).merge(part);
}

std::size_t HealthPartTable::memoryBytes() const
{
    std::size_t bytes = slots_.capacity() * sizeof(std::uint16_t) + (parts_.capacity() - parts_.size()) * sizeof(HealthPart);
    for (const HealthPart& part : parts_) bytes += part.memoryBytes();
    return bytes;
}

}  // namespace tally
