// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in the journal's files: little endian, unaligned.
#pragma once

#include <bit>
#include <cstring>
#include <string>
#include <string_view>

namespace tally::journal {

static_assert(std::endian::native == std::endian::little, "the journal's files are little endian");

template <class T>
void put(std::string* to, T value)
{
    to->append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
void putAt(char* to, T value)
{
    std::memcpy(to, &value, sizeof value);
}

// REQUIRES: at least `offset` + sizeof(T) bytes.
template <class T>
T get(std::string_view bytes, std::size_t offset)
{
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

}  // namespace tally::journal
