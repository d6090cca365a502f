// SPDX-License-Identifier: GPL-3.0-or-later
// Distinct types for distinct integers: a mixed-up argument does not compile.
#pragma once

#include <cstdint>

namespace tally {

enum class ItemId : std::uint32_t {};    // dense, from 0, per Dictionary; meaningless outside the process
enum class TypeId : std::uint16_t {};    // dense, from 0, per TypeTable
enum class SourceId : std::uint32_t {};  // dense, from 0, per Engine
enum class LetterId : std::uint64_t {};  // ascending, from 1, per store, or per Engine without one; never given twice

constexpr std::uint32_t raw(ItemId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint16_t raw(TypeId id) { return static_cast<std::uint16_t>(id); }
constexpr std::uint32_t raw(SourceId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint64_t raw(LetterId id) { return static_cast<std::uint64_t>(id); }

}  // namespace tally
