#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""100,000 broken lines among a million good ones, in a file and over TCP: each broken one is a dead letter with its place, its
reason and what it was; of the good ones every count and the sum are exact.

malformed_test.py BIN_FOLDER [GOOD [BROKEN]]
"""

import collections
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time

from serving import Serve, expect, fail

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
GOOD = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
BROKEN = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
KEPT = 4096    # bytes of a dead letter
T = 1795392000

# reason → lines of that kind; %d is a number that makes each another.
KINDS = [
    ("empty", lambda i: b""),
    ("bad_json", lambda i: b"rubbish %d" % i),
    ("bad_json", lambda i: b'{"videoId":"v%d","timestamp":%d' % (i, T)),
    ("bad_json", lambda i: b'{"videoId":"v%d","timestamp":%d} and more' % (i, T)),
    ("bad_json", lambda i: b'{"videoId":"v%d","timestamp":%d}{"videoId":"v"}' % (i, T)),
    ("bad_json", lambda i: b'{"videoId":"v%d","timestamp":%d,"title":"""}' % (i, T)),
    ("bad_json", lambda i: b'{"videoId":"v\0%d","timestamp":%d}' % (i, T)),
    ("bad_json", lambda i: b"[" * (i % 3000 + 1)),
    ("bad_json", lambda i: b"%d" % i),
    ("no_item", lambda i: b'{"eventType":"view","timestamp":%d,"n":%d}' % (T, i)),
    ("no_item", lambda i: b'{"videoId":null,"timestamp":%d,"n":%d}' % (T, i)),
    ("bad_time", lambda i: b'{"videoId":"v%d"}' % i),
    ("bad_time", lambda i: b'{"videoId":"v","timestamp":"never %d"}' % i),
    ("bad_utf8", lambda i: b'{"videoId":"\xff\xfe%d","timestamp":%d}' % (i, T)),
    ("value_range", lambda i: b'{"videoId":"v%d","timestamp":%d,"value":-1e18}' % (i, T)),
]
RARE = [
    ("item_too_long", lambda i: b'{"videoId":"%s%d","timestamp":%d}' % (b"x" * 8192, i, T)),
    ("bad_json", lambda i: b'{"videoId":"v","timestamp":%d,"more":"%s' % (T, b"y" * 20_000)),
]


def make(path):
    """→ letters in order: line, offset, reason, raw; counts of items; sum of values; records."""
    sure = random.Random(5)
    broken_at = set(sure.sample(range(GOOD + BROKEN), BROKEN))
    letters, counts, total, offset, number = [], collections.Counter(), 0, 0, 0
    with open(path, "wb", buffering=1 << 20) as out:
        for line in range(GOOD + BROKEN):
            if line in broken_at:
                number += 1
                reason, made = RARE[number // 300 % 2] if number % 300 == 0 else KINDS[number % len(KINDS)]
                text = made(number)
                if number == BROKEN // 2:
                    reason, text = "too_long", b'{"videoId":"' + b"z" * (1 << 20) + b'"}'
                letters.append((line + 1, offset, reason, text[:KEPT]))
            else:
                item, value = sure.randrange(3000), sure.randrange(-999, 1000)
                counts["v%d" % item] += 1
                total += value
                text = b'{"videoId":"v%d","eventType":"view","timestamp":%d,"value":%d}' % (item, T + line // 300, value)
            out.write(text + b"\n")
            offset += len(text) + 1
    return letters, counts, total


def ask(*words):
    return subprocess.run([TALLYCTL, *words], capture_output=True, text=True, check=True).stdout


def check(what, data, letters, counts, total):
    book = [line.split(",") for line in ask("ledger", "--data", data, "--format", "csv").splitlines()]
    column = {name: sum(int(row[i]) for row in book[1:]) for i, name in enumerate(book[0]) if i > 0}
    expect(what + ": received, valid, rejected", (column["received"], column["valid"], column["rejected"]), (GOOD + BROKEN, GOOD, BROKEN))
    expect(what + ": in flight", column["in_flight"], 0)
    expect(what + ": sum", float(ask("stats", "--data", data, "--all", "--function", "sum")), float(total))
    top = dict(row.rsplit(",", 1) for row in ask("top", "--data", data, "-k", "1000", "--format", "csv").splitlines()[1:])
    wanted = sorted(counts.items(), key=lambda each: (-each[1], each[0].encode()))[:1000]
    expect(what + ": counts of items", [(item, int(top[item])) for item, _ in wanted], wanted)
    expect(what + ": all others together", int(top["Other"]), GOOD - sum(count for _, count in wanted))
    got = [json.loads(line) for line in ask("letters", "--data", data, "--limit", str(2 * BROKEN), "--format", "ndjson").splitlines()]
    expect(what + ": dead letters", len(got), BROKEN)
    for letter, (line, offset, reason, raw) in zip(got, letters):
        place = (letter["line"], letter["offset"], letter["reason"])
        if place != (line, offset, reason):
            fail("%s: a dead letter is at %s, it is %s: %r" % (what, place, (line, offset, reason), raw[:80]))
        if letter["raw"] != raw.decode("utf-8", "replace"):
            fail("%s: line %d is kept as %r, it is %r" % (what, line, letter["raw"][:80], raw[:80]))


def main():
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "log.ndjson")
        letters, counts, total = make(log)
        began = time.monotonic()
        data = os.path.join(folder, "imported")
        subprocess.run([TALLYCTL, "import", log, "--data", data], check=True, capture_output=True)
        imported = time.monotonic() - began
        check("imported", data, letters, counts, total)
        data = os.path.join(folder, "served")
        server = Serve(sys.argv[1], data, "--tcp", "127.0.0.1:0")
        with open(log, "rb") as file, socket.create_connection(("127.0.0.1", server.port())) as connection:
            connection.sendfile(file)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(4096):
                pass
        server.until_events(GOOD, 120)
        server.end()
        # What a line over the bound was cannot be told in bytes: of it only the head is in the log.
        long_at = next(i for i, letter in enumerate(letters) if letter[2] == "too_long")
        shorter = (1 << 20) + 14 - KEPT + 1
        live = letters[:long_at + 1] + [(line, offset - shorter, reason, raw) for line, offset, reason, raw in letters[long_at + 1:]]
        check("served", data, live, counts, total)
    print("%d broken among %d good lines: each a dead letter with place and reason, imported in %.1f s and over TCP" % (BROKEN, GOOD, imported))


main()
