#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tallyctl serve counts everything eight senders send, keeps it, and goes on after a restart and after kill -9."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
SENDERS, LINES = 8, 20_000


def line(sender, i):
    kind = "like" if i % 10 == 0 else "view"
    return ('{"videoId":"v%d","eventType":"%s","timestamp":%d}\n' % (i % 100, kind, 1795392000 + i)).encode()


def send(port, sender):
    payload = b"".join(line(sender, i) for i in range(LINES)) + b"rubbish\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        for at in range(0, len(payload), 7001):
            connection.sendall(payload[at:at + 7001])
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass


def serve_once(data):
    server, port = start(data)
    threads = [threading.Thread(target=send, args=(port, s)) for s in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    server.send_signal(signal.SIGTERM)
    if server.wait(timeout=60) != 0:
        sys.exit("serve ended with %d: %s" % (server.returncode, server.stderr.read()))


def start(data, *more):
    server = subprocess.Popen([TALLYCTL, "serve", "--data", data, "--tcp", "127.0.0.1:0",
                               "--allowed-lateness", "2d", *more], stderr=subprocess.PIPE, text=True)
    for text in server.stderr:
        found = re.search(r"tcp://127\.0\.0\.1:(\d+)", text)
        if found:
            return server, int(found.group(1))
    sys.exit("serve said no address")


# Killed while what was sent is in the journal and perhaps not yet, perhaps half in the store.
def kill_once(data, pause):
    server, port = start(data)
    send(port, 0)
    time.sleep(pause)
    server.kill()
    server.wait()


# Every option that says how a log is to be read is the listener's as well, with the same help; and it reads by them.
def check_reading(folder):
    def options_of(verb):
        text = subprocess.run([TALLYCTL, verb, "--help"], check=True, capture_output=True, text=True).stdout
        joined = re.sub(r"\n {20,}", " ", text)
        return {line.split()[0]: " ".join(line.split()[1:]) for line in joined.splitlines() if line.startswith("  --")}
    recorded, served = options_of("import"), options_of("serve")
    shared = ["--profile", "--input", "--map", "--time-zone", "--time-format", "--date-order", "--year", "--no-time", "--delimiter",
              "--no-header", "--log-format", "--encoding"]
    for option in shared:
        expect("help of " + option, served.get(option), recorded.get(option, "no such option"))
    for number, (words, line) in enumerate((
            (["--log-format", '$time_iso8601 "$request_uri" $status'], '2026-11-24T10:00:00+00:00 "/caf\u00e9" 200\n'.encode("utf-8")),
            (["--input", "csv", "--no-header", "--delimiter", ";", "--map", "item=2,time=1", "--date-order", "dmy", "--encoding", "latin1"],
             "24/11/2026 10:00;/caf\u00e9\n".encode("latin1")))):
        data = os.path.join(folder, "reading%d" % number)
        server, port = start(data, *words)
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(line * 3)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(4096):
                pass
        server.send_signal(signal.SIGTERM)
        said = server.stderr.read()
        expect("end of serve " + said, server.wait(timeout=60), 0)
        expect("read by " + " ".join(words), ask("count", "--data", data, "--item", "/caf\u00e9", "--from", "2026-11-24T10:00:00Z",
                                                "--to", "2026-11-24T10:01:00Z"), "3")


def ask(*words):
    return subprocess.run([TALLYCTL, *words], check=True, capture_output=True, text=True).stdout.strip()


def expect(what, got, wanted):
    if got != wanted:
        sys.exit("%s: got %s, expected %s" % (what, got, wanted))


with tempfile.TemporaryDirectory() as folder:
    data = os.path.join(folder, "data")
    for runs in (1, 2):
        serve_once(data)
        sent = runs * SENDERS * LINES
        expect("events", ask("stats", "--data", data, "--all", "--function", "count"), str(sent))
        expect("likes", ask("stats", "--data", data, "--all", "--type", "like", "--function", "count"), str(sent // 10))
        expect("one item", ask("count", "--data", data, "--item", "v7"), str(sent // 100))
        rows = [row.split(",") for row in ask("ledger", "--data", data, "--format", "csv").splitlines()[1:]]
        expect("received", sum(int(row[1]) for row in rows), sent + runs * SENDERS)
        expect("rejected", sum(int(row[8]) for row in rows), runs * SENDERS)
    # What was in the journal when the process was killed is counted by the next one, once.
    kills = (0.1, 0.9, 1.0, 1.1, 1.6)
    for pause in kills:
        kill_once(data, pause)
    serve_once(data)
    sent = (3 * SENDERS + len(kills)) * LINES
    expect("events after kills", ask("stats", "--data", data, "--all", "--function", "count"), str(sent))
    expect("one item after kills", ask("count", "--data", data, "--item", "v7"), str(sent // 100))
    rows = [row.split(",") for row in ask("ledger", "--data", data, "--format", "csv").splitlines()[1:]]
    expect("received after kills", sum(int(row[1]) for row in rows), sent + 3 * SENDERS + len(kills))
    check_reading(folder)
print("serve: %d events kept over two runs and %d kills" % (sent, len(kills)))
