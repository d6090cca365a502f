#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes inputs that brought other readers of logs down, too long or too odd to be kept as seeds:  killers.py FOLDER

Every fuzzer runs each of them once. Many fuzzers take their options from the first byte, so each comes with a few of those.
"""

import os
import sys

HEADER = b"videoId,eventType,timestamp,value,latencyMs,status,userId,eventId\n"


def record(time):
    return b'{"videoId":"a","eventType":"view","timestamp":%s}\n' % time


KILLERS = {
    "three_quotes": b'"""',
    "three_quotes_in_a_row": HEADER + b'a,view,1,""",,,,\nb,view,2,,,,,\n',
    "record_of_38000_lines": HEADER + b'a,view,1,"' + b"\n" * 38_000 + b'",,,,\nb,view,2,,,,,\n',
    "open_quote_to_the_end": HEADER + b'a,"' + b"view,1\n" * 9_000,
    "line_of_4_MiB": b"x" * (4 << 20),
    "string_of_4_MiB": b'{"videoId":"' + b"x" * (4 << 20) + b'","timestamp":1}\n' + record(b"2"),
    "field_of_4_MiB": HEADER + b"a,view,1," + b"9" * (4 << 20) + b"\nb,view,2,,,,,\n",
    "address_of_4_MiB": b'1.2.3.4 - - [01/Jan/2020:00:00:00 +0000] "GET /' + b"x" * (4 << 20) + b' HTTP/1.1" 200 1 "-" "-"\n',
    "jumps_of_time": b"".join(record(time) for time in (b"1", b"9223372036854775807", b"-9223372036854775808", b"253402300799", b'"2200-01-01T00:00:00Z"', b"2", b"1e308", b'"0000-00-00"')),
    "zero_bytes": b"\0" * 4096,
    "zero_bytes_within": HEADER + b"a\0b,view,1,\0,,,,\n" + record(b"1\0") + b"\0\n",
    "nesting": b"[" * 60_000,
    "nesting_of_objects": b'{"a":' * 20_000,
    "line_ends_of_all_kinds": HEADER.replace(b"\n", b"\r") + b"a,view,1,,,,,\r\r\n\n\rb,view,2,,,,,\r\n",
}
FIRST_BYTES = (b"", b"\0", b"\x01", b"\x03", b"\x0e", b"\x21", b"\x87")


def main():
    os.makedirs(sys.argv[1], exist_ok=True)
    for name, data in KILLERS.items():
        for first in FIRST_BYTES if len(data) < 1 << 20 else FIRST_BYTES[:2]:
            with open(os.path.join(sys.argv[1], name + ("-" + first.hex() if first else "")), "wb") as file:
                file.write(first + data)


if __name__ == "__main__":
    main()
