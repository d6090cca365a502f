// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/held_reads.h"

#include <algorithm>
#include <fmt/format.h>

namespace tally {

HeldReads::HeldReads(const StoreReader& reader, const ReadPatience& patience, ReadLimit::Clock::time_point asked, std::stop_token stop)
    : reader_(&reader), patience_(patience), asked_(asked)
{
    limit_.stop = std::move(stop);
}

Result<void> HeldReads::begin()
{
    begun_ = ReadLimit::Clock::now();
    limit_.until = begun_ + patience_.transaction;
    if (patience_.answer.count() > 0) limit_.until = std::min(limit_.until, asked_ + patience_.answer);
    auto held = reader_->hold(limit_);
    if (!held) return tl::unexpected(held.error());
    held_ = std::move(*held);
    return {};
}

Result<bool> HeldReads::goOn(const Footprint& read, const KeptTiers& kept, bool last)
{
    const auto old = ReadLimit::Clock::now() - begun_;
    if (old < (last ? patience_.cut / 4 : patience_.cut)) return true;
    const auto version = reader_->version();   // that all of the transaction is of, and with it all that was read before
    if (!version) return tl::unexpected(version.error());
    held_.reset();
    if (const auto begun = begin(); !begun) return tl::unexpected(begun.error());
    const auto keptNow = reader_->kept();
    if (!keptNow) return tl::unexpected(keptNow.error());
    const auto touched = reader_->touchedSince(*version, read);
    if (!touched) return tl::unexpected(touched.error());
    changed_ = *touched || *keptNow != kept;
    return !changed_;
}

Error HeldReads::explained(const Error& error) const
{
    if (error.code != ErrorCode::Cancelled || limit_.stop.stop_requested()) return error;
    if (changed_) return {ErrorCode::TimedOut, "the store changed again and again while it was read; narrow the range", {}};
    if (!limit_.isLate()) return error;
    const bool all = patience_.answer.count() > 0 && ReadLimit::Clock::now() >= asked_ + patience_.answer;
    const auto seconds = static_cast<double>((all ? patience_.answer : patience_.transaction).count()) / 1000;
    return {ErrorCode::TimedOut, fmt::format("reading the store took longer than {:g} s; narrow the range", seconds), {}};
}

}  // namespace tally
