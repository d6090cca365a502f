// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/health/saturation.h"

#include <cmath>

namespace tally {

std::optional<std::int64_t> timeToFull(std::span<const FillSample> samples)
{
    constexpr double kLeastSeconds = 30, kMostSeconds = 365.0 * 86400;
    if (samples.size() < 3) return std::nullopt;
    const std::int64_t origin = samples.back().at.us;
    const auto seconds = [origin](const FillSample& sample) { return static_cast<double>(sample.at.us - origin) / 1e6; };
    if (-seconds(samples.front()) < kLeastSeconds) return std::nullopt;
    double meanX = 0, meanY = 0;
    for (const FillSample& sample : samples) {
        meanX += seconds(sample) / static_cast<double>(samples.size());
        meanY += sample.used / static_cast<double>(samples.size());
    }
    double above = 0, below = 0, rest = 0;
    for (const FillSample& sample : samples) {
        above += (seconds(sample) - meanX) * (sample.used - meanY);
        below += (seconds(sample) - meanX) * (seconds(sample) - meanX);
    }
    const double slope = below > 0 ? above / below : 0;
    for (const FillSample& sample : samples) {
        const double off = sample.used - (meanY + slope * (seconds(sample) - meanX));
        rest += off * off;
    }
    // A rise that is not clearly more than its own noise says nothing about the future: at least four standard errors.
    const double error = std::sqrt(rest / static_cast<double>(samples.size() - 2) / below);
    if (slope <= 4 * error || slope <= 0) return std::nullopt;
    const double left = (1 - samples.back().used) / slope;
    if (left > kMostSeconds) return std::nullopt;
    return left <= 0 ? 0 : static_cast<std::int64_t>(left * 1e6);
}

}  // namespace tally
