// SPDX-License-Identifier: GPL-3.0-or-later
// TimeFormat: stamps in the words of --time-format (strptime style: %Y %m %d %H %M %S %z %b …; %S takes fractions). A year or a
// month alone is its first moment.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tally {

class TimeFormat {
public:
    static Result<TimeFormat> of(const std::string& format);  // Usage: no year, a day without a month, or not a format

    TimeFormat(TimeFormat&&) noexcept;
    TimeFormat& operator=(TimeFormat&&) noexcept;
    ~TimeFormat();

    bool hasZone() const;                                     // the format holds %z: results are UTC, else local
    bool parse(std::string_view text, std::int64_t* us);      // the whole text must match

private:
    struct Impl;
    explicit TimeFormat(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace tally
