#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program holds the store: records are acknowledged and counted all the same, it is said in time, and 10 s after the
store is let go all of it is there.

locked_store_test.py BIN_FOLDER
"""

import json
import os
import socket
import sqlite3
import sys
import tempfile
import time
import urllib.request

from serving import Serve, expect

BIN = sys.argv[1]


def send(port, sender, records):
    with socket.create_connection(("127.0.0.1", port), 30) as line:
        line.sendall(b"#tally 1 sender=%s\n" % sender)
        answers = line.makefile("rb")
        expect("the answer", answers.readline(), b"ok 0\n")
        line.sendall(b'{"videoId":"a","timestamp":%d}\n' % time.time() * records)
        while int(answers.readline().split()[1]) < records:
            pass


def asked(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


with tempfile.TemporaryDirectory() as work:
    data = os.path.join(work, "data")
    server = Serve(BIN, data, "--tcp", "127.0.0.1:0", "--http", "127.0.0.1:0")
    send(server.port(), b"before", 10)
    server.until_events(10, 20)
    database = sqlite3.connect(os.path.join(data, "tally.db"), isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    send(server.port(), b"meanwhile", 90)
    url = "http://127.0.0.1:%d/v1/count?item=a" % server.port("http")
    server.until("all are counted while the store is away", lambda: json.loads(asked(url))["value"] == 100, 10)
    # Five seconds, and one until serve looks whether there is something to say.
    server.until("it is said", lambda: "problem: Another program uses the store" in server.said(), 6 - (time.monotonic() - began))
    said = time.monotonic() - began
    database.execute("ROLLBACK")
    database.close()
    began = time.monotonic()
    server.until_events(100, 10)
    print("said after %.1f s, all there %.1f s after it was let go" % (said, time.monotonic() - began))
    server.end()
