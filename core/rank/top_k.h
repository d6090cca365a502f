// SPDX-License-Identifier: GPL-3.0-or-later
// Exact top-K over dense counters: a scan and a bounded heap. Ties rank by item bytes, so the answer does not depend on
// the order in which items were first seen. An exact scan of a million counters takes under a millisecond; sketches are
// for what does not fit in memory.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tally {

// better(a, b): a ranks before b (strict weak order over indexes). present(i): i takes part.
// Returns at most k indexes, best first.
template <class Present, class Better>
std::vector<std::uint32_t> topK(std::size_t count, std::size_t k, Present&& present, Better&& better)
{
    std::vector<std::uint32_t> heap;  // its front is the worst of those kept
    if (k == 0) return heap;
    for (std::size_t i = 0; i < count; ++i) {
        const auto index = static_cast<std::uint32_t>(i);
        if (!present(index)) continue;
        if (heap.size() < k) {
            heap.push_back(index);
            if (heap.size() == k) std::make_heap(heap.begin(), heap.end(), better);
        } else if (better(index, heap.front())) {
            std::pop_heap(heap.begin(), heap.end(), better);
            heap.back() = index;
            std::push_heap(heap.begin(), heap.end(), better);
        }
    }
    std::sort(heap.begin(), heap.end(), better);
    return heap;
}

}  // namespace tally
