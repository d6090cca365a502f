#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups made while `tallyctl serve` counts one sender's numbered events: each, restored and served again, holds exactly the
events 0 … n - 1, none missing in between and none twice; and n is at least what was counted when the backup began."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
LINES, BACKUPS = 150_000, 4


def start(data):
    server = subprocess.Popen([TALLYCTL, "serve", "--data", data, "--tcp", "127.0.0.1:0", "--allowed-lateness", "2d"],
                              stderr=subprocess.PIPE, text=True)
    for text in server.stderr:
        found = re.search(r"tcp://127\.0\.0\.1:(\d+)", text)
        if found:
            return server, int(found.group(1))
    sys.exit("serve said no address")


# A part is sent when the one before it has been seen in the store, so that every backup lies between two commits.
def send(port, go_on):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        size = LINES // (BACKUPS + 1)
        for at in range(0, LINES, size):
            connection.sendall(b"".join(b'{"videoId":"n%06d","timestamp":%d}\n' % (i, 1795392000 + i // 1000)
                                        for i in range(at, min(at + size, LINES))))
            go_on.acquire()
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(4096):
            pass


def run(*words):
    done = subprocess.run([TALLYCTL, *words], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit("%s: exit %d: %s" % (" ".join(words), done.returncode, done.stderr))
    return done.stdout


def counted(data):
    return int(run("stats", "--data", data, "--all", "--function", "count"))


def check_prefix(data):
    rows = [row.split(",") for row in run("top", "--data", data, "-k", str(LINES + 1), "--format", "csv").splitlines()[1:-1]]
    numbers = sorted(int(item[1:]) for item, count in rows)
    doubled = [item for item, count in rows if count != "1"]
    if doubled:
        sys.exit("counted twice: %s …" % doubled[:5])
    if numbers != list(range(len(numbers))):
        sys.exit("a hole among %d events up to %d" % (len(numbers), numbers[-1]))
    return len(numbers)


with tempfile.TemporaryDirectory() as folder:
    data = os.path.join(folder, "data")
    server, port = start(data)
    go_on = threading.Semaphore(1)
    sender = threading.Thread(target=send, args=(port, go_on))
    sender.start()
    known = []
    for i in range(BACKUPS):
        # Sending goes on while the copy is made.
        before = counted(data)
        go_on.release()
        run("backup", "--data", data, "--to", os.path.join(folder, "backup%d" % i))
        known.append(before)
        while counted(data) == before and sender.is_alive():
            pass
    for i in range(BACKUPS):
        go_on.release()
    sender.join()
    server.kill()
    server.wait()
    held = []
    for i, before in enumerate(known):
        restored = os.path.join(folder, "restored%d" % i)
        run("restore", "--from", os.path.join(folder, "backup%d" % i), "--data", restored)
        again, _ = start(restored)   # counts what the journal has beyond the database
        again.send_signal(signal.SIGTERM)
        if again.wait(timeout=60) != 0:
            sys.exit("serve on a restored store ended badly: " + again.stderr.read())
        held.append(check_prefix(restored))
        if held[-1] < before:
            sys.exit("the backup holds %d events although %d were counted before it" % (held[-1], before))
print("backup: %s of %d events, each without a hole" % (held, LINES))
