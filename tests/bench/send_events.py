#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends events of "now" over TCP at a steady rate, and prints how many were sent.

send_events.py HOST PORT RATE SECONDS SAMPLE   SAMPLE: NDJSON of `tallyctl generate`, whose stamps are replaced
"""
import re
import socket
import sys
import time

BATCHES_A_SECOND = 50


def main() -> int:
    host, port, rate, seconds, sample = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), sys.argv[5]
    with open(sample, "rb") as lines:
        parts = [re.split(rb'(?<="timestamp":)\d+', line, maxsplit=1) for line in lines]
    batch = rate // BATCHES_A_SECOND
    sent = at = 0
    with socket.create_connection((host, port)) as connection:
        start = time.monotonic()
        for turn in range(int(seconds * BATCHES_A_SECOND)):
            pause = start + turn / BATCHES_A_SECOND - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            stamp = str(time.time_ns() // 1_000_000).encode()
            chosen = [parts[(at + i) % len(parts)] for i in range(batch)]
            connection.sendall(b"".join(head + stamp + tail for head, tail in chosen))
            at += batch
            sent += batch
        took = time.monotonic() - start
    print(f"{sent} {took:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
