// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/line_source.h"

#include <algorithm>

namespace tally {

namespace {

std::uint64_t linesOf(std::string_view bytes) { return static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n')); }

}  // namespace

Result<LineSource> LineSource::open(const std::string& path)
{
    auto opened = openStream(path);
    if (!opened) return tl::unexpected(opened.error());
    return LineSource(std::move(opened->stream));
}

Result<std::optional<LineBlock>> LineSource::next(std::size_t size)
{
    while (!ended_) {
        const std::size_t before = rest_.size();
        rest_.resize(before + size);
        const auto got = stream_->read(rest_.data() + before, size);
        rest_.resize(before + got.value_or(0));
        if (!got) return tl::unexpected(got.error());
        ended_ = *got == 0;
        const std::size_t end = rest_.rfind('\n');
        if (end == std::string::npos) continue;
        LineBlock block{rest_.substr(0, end + 1), 0};
        rest_.erase(0, end + 1);
        block.records = linesOf(block.bytes);
        return block;
    }
    if (rest_.empty()) return std::optional<LineBlock>();
    LineBlock block{std::exchange(rest_, {}), 0};
    if (!block.bytes.ends_with('\n')) block.bytes += '\n';
    block.records = linesOf(block.bytes);
    return block;
}

Result<std::uint64_t> LineSource::skip(std::uint64_t records)
{
    std::uint64_t passed = 0;
    while (passed < records) {
        auto block = next(1 << 20);
        if (!block) return tl::unexpected(block.error());
        if (!*block) return passed;
        std::size_t at = 0;
        for (; passed < records && at < (*block)->bytes.size(); ++passed) at = (*block)->bytes.find('\n', at) + 1;
        rest_.insert(0, (*block)->bytes, at);
    }
    return passed;
}

}  // namespace tally
