// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/big_memory.h"

#include <cstdint>
#include <new>
#include <sys/mman.h>

namespace tally {

namespace {
constexpr std::size_t kSmallest = 1u << 20;  // below this plain pages do

std::size_t mappedSize(std::size_t bytes) { return bytes < kSmallest ? bytes : (bytes + kBigPage - 1) / kBigPage * kBigPage; }
}  // namespace

void* allocateBig(std::size_t bytes)
{
    const std::size_t size = mappedSize(bytes);
    const std::size_t slack = bytes < kSmallest ? 0 : kBigPage;
    void* memory = ::mmap(nullptr, size + slack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    if (slack == 0) return memory;
    // Align to a huge page: give back what lies before and behind.
    const auto start = reinterpret_cast<std::uintptr_t>(memory);
    const std::uintptr_t aligned = (start + kBigPage - 1) / kBigPage * kBigPage;
    if (aligned > start) ::munmap(memory, aligned - start);
    const std::uintptr_t end = start + size + slack;
    if (end > aligned + size) ::munmap(reinterpret_cast<void*>(aligned + size), end - (aligned + size));
    void* result = reinterpret_cast<void*>(aligned);
    ::madvise(result, size, MADV_HUGEPAGE);
    return result;
}

void freeBig(void* memory, std::size_t bytes)
{
    if (memory != nullptr) ::munmap(memory, mappedSize(bytes));
}

void forgetBig(void* part, std::size_t bytes) { ::madvise(part, bytes, MADV_DONTNEED); }

}  // namespace tally
