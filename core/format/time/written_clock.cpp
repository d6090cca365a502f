// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/time/written_clock.h"

#include "core/event/time.h"

namespace tally {
namespace {

struct Clock {
    std::uint32_t hour = 0, minute = 0, second = 0;
    std::int64_t fraction = 0;  // microseconds
};

// ".123" or ",123"; cut after microseconds. False for a point without digits.
bool takeFraction(TextScanner& in, std::int64_t* us)
{
    if (in.peek() != '.' && in.peek() != ',') return true;
    if (!isDigit(in.peek(1))) return false;
    in.skip();
    for (std::int64_t scale = 100'000; isDigit(in.peek()); scale /= 10) {
        *us += (in.peek() - '0') * scale;
        in.skip();
    }
    return true;
}

// AM and PM, with or without points and blanks before; true = the hour fits it, also when there is none.
bool takeHalf(TextScanner& in, std::uint32_t* hour, bool* found)
{
    TextScanner ahead = in;
    ahead.skipBlanks();
    const char first = static_cast<char>(ahead.peek() | 0x20);
    if (first != 'a' && first != 'p') return true;
    ahead.skip();
    ahead.take('.');
    if ((ahead.peek() | 0x20) != 'm') return true;
    ahead.skip();
    ahead.take('.');
    if (isLetter(ahead.peek())) return true;
    if (*hour > 12) return false;
    *hour = *hour % 12 + (first == 'p' ? 12 : 0);
    *found = true;
    in = ahead;
    return true;
}

bool isHourSeparator(const TextScanner& in) { return (in.peek() == ':' || in.peek() == '.') && in.digitsAhead(1) == 2; }

// HH:MM[:SS[.f]] behind its hour, which has been taken.
bool takeRest(TextScanner& in, Clock* clock)
{
    const char separator = in.peek();
    in.skip();
    clock->minute = in.number(2);
    if (in.peek() != separator || in.digitsAhead(1) < 2) return true;
    in.skip();
    clock->second = in.number(2);
    if (separator == ':' && in.peek() == ':' && in.digitsAhead(1) == 3) {  // 22:15:29:606
        in.skip();
        clock->fraction = std::int64_t{in.number(3)} * 1000;
        return true;
    }
    return takeFraction(in, &clock->fraction);
}

bool takeParts(TextScanner& in, Clock* clock)
{
    const std::size_t digits = in.digitsAhead();
    if (digits == 4 || digits == 6) {
        clock->hour = in.number(2);
        clock->minute = in.number(2);
        if (digits == 6) clock->second = in.number(2);
        return digits == 4 || takeFraction(in, &clock->fraction);
    }
    if (digits != 1 && digits != 2) return false;
    clock->hour = in.number(digits);
    if (isHourSeparator(in)) return takeRest(in, clock);
    const std::size_t size = in.rest().size();
    bool half = false;
    // An hour alone is one with AM or PM, or with nothing but a zone behind two digits, or with nothing at all.
    TextScanner ahead = in;
    std::uint32_t hour = clock->hour;
    if (takeHalf(ahead, &hour, &half) && half) return true;
    if (digits == 1) return size == 0;  // a column of hours beside one of dates
    return size == 0 || in.peek() == 'Z' || in.peek() == '+' || in.peek() == '-' || in.peek() == ' ';
}

}  // namespace

bool takeTimeOfDay(TextScanner& in, std::int64_t* us)
{
    Clock clock;
    bool half = false;
    if (!takeParts(in, &clock) || !takeHalf(in, &clock.hour, &half)) return false;
    if (clock.hour > 23 || clock.minute > 59 || clock.second > 60) return false;
    *us = (std::int64_t{clock.hour} * 3600 + clock.minute * 60 + clock.second) * kSecond + clock.fraction;
    return true;
}

bool takeWrittenClock(TextScanner& in, std::int64_t* us)
{
    TextScanner ahead = in;
    ahead.take(',');
    const bool blank = ahead.peek() == ' ' || ahead.peek() == '\t';
    ahead.skipBlanks();
    const bool at = blank && ahead.takeWord("at");
    if (at) ahead.skipBlanks();
    const char joint = ahead.peek();
    const bool sign = joint == 'T' || joint == 't' || joint == 'D' || joint == '_' || joint == ':';
    if (!blank && sign) ahead.skip();
    if (blank && joint == '-' && ahead.peek(1) == ' ') {  // "2017-01-02 - 15:04"
        ahead.skip();
        ahead.skipBlanks();
    }
    // "20171223-22:15:29": a hyphen joins only what must be a clock.
    if (!blank && joint == '-' && ahead.digitsAhead(1) == 2 && (ahead.peek(3) == ':' || ahead.peek(3) == '.') &&
        ahead.digitsAhead(4) == 2 && (ahead.peek(6) == ':' || ahead.peek(6) == '.')) {
        ahead.skip();
    } else if (!blank && !sign) {
        return true;
    }
    if (!isDigit(ahead.peek())) return blank && !at;
    in = ahead;
    return takeTimeOfDay(in, us);
}

}  // namespace tally
