#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What strangers do to a listener over TCP, and what it costs the others: nothing.

attacks_test.py BIN_FOLDER [IDLE_CONNECTIONS]   prints a line of figures for each attack
"""

import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

from serving import Serve, at_most, expect, fail

BIN = sys.argv[1]
IDLE = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
LINE = b'{"videoId":"v%d","timestamp":1795392000}\n'


def line(i):
    return LINE % (i % 100)


def connect(port):
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    return connection


class Sender:
    """Acknowledged; keeps how far it is."""

    def __init__(self, port, name, token=""):
        self.connection = connect(port)
        self.file = self.connection.makefile("rb")
        self.connection.sendall(b"#tally 1 sender=%s%s\n" % (name.encode(), b" token=" + token.encode() if token else b""))
        self.answer = self.file.readline().decode().strip()
        self.at = int(self.answer[3:]) if self.answer.startswith("ok ") else -1

    def send(self, count):
        self.connection.sendall(b"".join(line(i) for i in range(self.at, self.at + count)))
        self.at += count

    def acknowledged(self):
        """Seconds until all of it is."""
        start = time.monotonic()
        while self.file.readline() != b"ack %d\n" % self.at:
            pass
        return time.monotonic() - start


def metric(server, limit):
    text = urllib.request.urlopen("http://127.0.0.1:%d/metrics" % server.port("http")).read().decode()
    rows = [row for row in text.splitlines() if row.startswith("tallyscope_listener_limit_hits_total") and 'limit="%s"' % limit in row]
    return sum(int(row.rsplit(" ", 1)[1]) for row in rows)


def half_lines(server, good):
    """2,000 senders that begin a line and never end it."""
    before = server.rss()
    slow = [connect(server.port()) for _ in range(2000)]
    for connection in slow:
        connection.sendall(b'{"videoId":"slow')
    good.send(5000)
    took = good.acknowledged()
    at_most("seconds for a good sender among half lines", took, 5)
    grown = server.rss() - before
    server.until("half lines are ended", lambda: metric(server, "line_time") == 2000, 30)
    for connection in slow:
        expect("what a slow sender hears", connection.recv(100), b"error a record must be whole in time\n")
        connection.close()
    print("2,000 half lines: a good sender had 5,000 records acknowledged in %.2f s, %.1f MiB" % (took, grown))
    return 2000   # each is a record that is refused


def endless_line(server, good):
    before, connection = server.rss(), connect(server.port())
    block = b"x" * (1 << 20)
    for _ in range(96):
        connection.sendall(block)
    grown = server.rss() - before
    connection.sendall(b"\n" + line(7))
    connection.close()
    good.send(1)
    good.acknowledged()
    at_most("MiB for an endless line", grown, 24)
    print("a line of 96 MiB: %.1f MiB" % grown)
    return 1


def idle_crowd(server, good):
    before = server.rss()
    crowd = []
    for _ in range(IDLE):
        crowd.append(connect(server.port()))
    figures = []
    server.until("the crowd is in", lambda: metric_open(server) >= IDLE, 60)
    grown = server.rss() - before
    for _ in range(3):
        good.send(20_000)
        figures.append(good.acknowledged())
    at_most("MiB for %d idle connections" % IDLE, grown, 120 * IDLE / 10_000)
    at_most("seconds for a good sender in a crowd", max(figures), 10)
    for connection in crowd:
        connection.close()
    server.until("the crowd is gone", lambda: metric_open(server) <= 5, 60)
    print("%d idle connections: %.1f MiB; 20,000 records acknowledged in %.2f s at worst" % (IDLE, grown, max(figures)))


def metric_open(server):
    text = urllib.request.urlopen("http://127.0.0.1:%d/metrics" % server.port("http")).read().decode()
    return sum(int(row.rsplit(" ", 1)[1]) for row in text.splitlines() if row.startswith("tallyscope_listener_connections_open{"))


def broken_sender(server):
    """Sends, is cut before it has heard the answer, asks, goes on; what it might send twice counts once."""
    total, tries = 10_000, 0
    while True:
        sender = Sender(server.port(), "broken")
        if sender.at >= total:
            break
        tries += 1
        sender.send(min(total - sender.at, 137 + 61 * (tries % 7)))
        if tries % 3 == 0:
            sender.acknowledged()
        sender.connection.close()
        at_most("tries", tries, 1000)
    expect("kept of a broken sender", sender.at, total)
    print("a sender cut %d times: %d records, each once" % (tries, total))
    return total


def strangers_in_bulk():
    """The bounds as they are without options: 64 connections of one address."""
    with tempfile.TemporaryDirectory() as folder:
        server = Serve(BIN, os.path.join(folder, "data"), "--tcp", "127.0.0.1:0")
        crowd = []
        for i in range(64):
            crowd.append(connect(server.port()))
            crowd[-1].sendall(line(i))
        server.until_events(64, 20)
        refused = [connect(server.port()) for _ in range(100)]
        expect("beyond the bound", {connection.recv(1) for connection in refused}, {b""})
        crowd.pop().close()
        time.sleep(0.2)
        late = connect(server.port())
        late.sendall(line(1))
        for connection in crowd:
            connection.sendall(line(2))
        server.until_events(64 + 1 + 63, 20)
        server.until("what was refused", lambda: "connections_of_one" in server.said(), 10)
        server.end()
    print("164 connections of one address: 64 are heard, 100 refused")


def wrong_tokens():
    token = "7f3a" * 16
    with tempfile.TemporaryDirectory() as folder:
        path, data = os.path.join(folder, "token"), os.path.join(folder, "data")
        with open(path, "w", encoding="ascii") as file:
            file.write(token + "\n")
        os.chmod(path, 0o600)
        server = Serve(BIN, data, "--tcp", "127.0.0.1:0", "--token-file", path)
        for bad in ("", "7f3a" * 15 + "7f3b", "7f3a" * 15, "x"):
            expect("a wrong token", Sender(server.port(), "a", bad).answer[:6], "error ")
        right = Sender(server.port(), "a", token)
        right.send(10)
        right.acknowledged()
        fresh = "b00c" * 16
        with open(path, "w", encoding="ascii") as file:
            file.write(fresh + "\n")
        server.process.send_signal(1)
        server.until("the new token", lambda: "were read again" in server.said(), 10)
        expect("the old token", Sender(server.port(), "a", token).answer, "error the token is wrong")
        expect("the new token", Sender(server.port(), "a", fresh).answer, "ok 10")
        said = server.said()
        server.end()
        expect("received", server.ledger()["received"], 10)
        found = subprocess.run(["grep", "-rlE", token + "|" + fresh, data], capture_output=True, check=False)
        expect("the token in a file", found.stdout, b"")
        expect("the token in a message", token in said or fresh in said, False)
    print("wrong tokens: refused, and no token is in any file or message")


def not_for_others():
    with tempfile.TemporaryDirectory() as folder:
        for words, wanted in ((("--tcp", "0.0.0.0:0"), "needs a certificate, its key and a token"), (("--tcp", "[::]:0"), "needs a certificate"),
                              (("--udp", "0.0.0.0:0"), "datagrams bring no token")):
            done = subprocess.run([os.path.join(BIN, "tallyctl"), "serve", "--data", os.path.join(folder, "data"), *words], capture_output=True, text=True, timeout=30, check=False)
            expect("open to others: " + " ".join(words), (done.returncode, wanted in done.stderr), (1, True))


def main():
    files = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = IDLE + 3000
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, max(files[1], wanted)))
    except (ValueError, OSError):
        fail("not so many connections as asked for can be opened here: ulimit -n %d" % wanted)
    not_for_others()
    wrong_tokens()
    strangers_in_bulk()
    with tempfile.TemporaryDirectory() as folder:
        many = str(IDLE + 3000)
        server = Serve(BIN, os.path.join(folder, "data"), "--tcp", "127.0.0.1:0", "--http", "127.0.0.1:0", "--limit", "connections=" + many,
                       "--limit", "connections_of_one=" + many, "--limit", "line_time=5s")
        good = Sender(server.port(), "good")
        good.send(1000)
        good.acknowledged()
        refused = half_lines(server, good)
        refused += endless_line(server, good)
        idle_crowd(server, good)
        kept = good.at + 1 + broken_sender(server)
        server.end()
        ledger = server.ledger()
        expect("valid", ledger["valid"], kept)
        expect("rejected", ledger["rejected"], refused)
        expect("received", ledger["received"], kept + refused)


main()
