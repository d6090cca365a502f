#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every event has an id of its own, far more of them than memory may hold: totals stay exact, memory within its budget.

many_ids_test.py BIN_FOLDER [--ids N] [--memory MIB]
"""

import argparse
import os
import socket
import subprocess
import tempfile
import threading
import time

from serving import Serve, at_most, expect

CHUNK = 10_000
BASE = 1795392000


def send(port, ids):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        for first in range(0, ids, CHUNK):
            connection.sendall(b"".join(b'{"videoId":"id-%d","timestamp":%d}\n' % (i, BASE + i // 20_000) for i in range(first, min(first + CHUNK, ids))))
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass


def event_ids(folder, programs, ids=1_500_000, memory=64, bound=128):
    """One item, and an id with every event: what is remembered of them stays within the budget too, and the newest are known again."""
    def line(i):
        return b'{"videoId":"a","eventId":"event-%d","timestamp":%d}\n' % (i, BASE + i // 20_000)
    server = Serve(programs, os.path.join(folder, "event-ids"), "--tcp", "127.0.0.1:0", "--memory", "%dMiB" % memory)
    before, most = server.rss(), 0.0
    with socket.create_connection(("127.0.0.1", server.port())) as connection:
        for first in range(0, ids, CHUNK):
            connection.sendall(b"".join(line(i) for i in range(first, min(first + CHUNK, ids))))
            most = max(most, server.rss())
        connection.sendall(b"".join(line(i) for i in range(ids - CHUNK, ids)))
    server.until("every record is in the ledger", lambda: server.ledger()["received"] == ids + CHUNK, 60)
    most = max(most, server.rss())
    server.end()
    expect("ledger", (server.ledger()["valid"], server.ledger()["duplicate"]), (ids, CHUNK))
    at_most("memory in MiB beyond that at the start, of %d event ids" % ids, most - before, bound)
    print("%d event ids: memory %.0f + %.0f MiB, budget %d" % (ids, before, most - before, memory))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bin")
    parser.add_argument("--ids", type=int, default=1_000_000)
    parser.add_argument("--memory", type=int, default=1024)
    parser.add_argument("--items", type=int, default=2_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = Serve(options.bin, os.path.join(folder, "data"), "--tcp", "127.0.0.1:0", "--memory", "%dMiB" % options.memory, "--items", str(options.items))
        before, most, began = server.rss(), 0.0, time.monotonic()
        sender = threading.Thread(target=send, args=(server.port(), options.ids), daemon=True)
        sender.start()
        while sender.is_alive():
            most = max(most, server.rss())
            sender.join(0.1)
        sent = time.monotonic() - began
        server.until_events(options.ids, 60 + options.ids / 100_000)
        most = max(most, server.rss())
        server.end()
        expect("events", server.events(), options.ids)
        ledger = server.ledger()
        expect("ledger", (ledger["received"], ledger["valid"], ledger["rejected"]), (options.ids, options.ids, 0))
        for number in (0, options.ids // 2, options.ids - 1):
            counted = subprocess.run([server.tallyctl, "count", "--data", server.data, "--item", "id-%d" % number], capture_output=True, text=True, check=True)
            expect("id %d" % number, counted.stdout.strip(), "1")
        size = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names) / 2**20
        at_most("memory in MiB beyond that at the start", most - before, options.memory * 1.1)
        event_ids(folder, options.bin)
        print("%d ids in %.0f s, memory %.0f + %.0f MiB of %d, %.0f MiB on disk" % (options.ids, sent, before, most - before, options.memory, size))


main()
