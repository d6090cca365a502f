#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was acknowledged is counted, whatever address, and with whatever options, the next process listens at.

moved_listener_test.py BIN_FOLDER
"""

import os
import socket
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from ports import free_port

from serving import Serve, expect

BIN = sys.argv[1]
RECORDS = 20_000


def acknowledged(port, sender, records):
    """Returns when all of them are acknowledged; the store has not heard of them then."""
    with socket.create_connection(("127.0.0.1", port), 30) as line:
        line.sendall(b"#tally 1 sender=%s\n" % sender)
        answers = line.makefile("rb")
        expect("the answer", answers.readline(), b"ok 0\n")
        now = int(time.time())
        line.sendall(b"".join(b'{"videoId":"v%d","eventType":"view","timestamp":%d}\n' % (n % 9, now) for n in range(records)))
        while int(answers.readline().split()[1]) < records:
            pass


def killed(data, *words):
    server = Serve(BIN, data, *words)
    acknowledged(server.port(), b"one", RECORDS)
    server.process.kill()
    server.process.wait()


def goes_on(data, said, *words):
    server = Serve(BIN, data, *words)
    server.until("what was left is said", lambda: (said in server.said()) and "is not listened to now" in server.said(), 20)
    server.until_events(RECORDS, 20)
    expect("the ledger", server.ledger()["valid"], RECORDS)
    server.end()
    server = Serve(BIN, data, *words)   # and only once
    time.sleep(0.3)
    expect("said again", "is not listened to now" in server.said(), False)
    expect("events", server.events(), RECORDS)
    server.end()


with tempfile.TemporaryDirectory() as work:
    place = "127.0.0.1:%d" % free_port()
    killed(os.path.join(work, "moved"), "--tcp", place)
    goes_on(os.path.join(work, "moved"), "tcp://" + place, "--tcp", "127.0.0.1:0")
    killed(os.path.join(work, "memory"), "--tcp", place)
    goes_on(os.path.join(work, "memory"), "tcp://" + place, "--tcp", place, "--not-durable")
    killed(os.path.join(work, "hidden"), "--tcp", place)
    goes_on(os.path.join(work, "hidden"), "tcp://" + place, "--tcp", place, "--hash-actors")
    print("moved, in memory, hidden: %d records each, counted once" % RECORDS)
