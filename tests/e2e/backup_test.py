#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups made while `tallyctl serve` counts one sender's numbered events. Each, restored and served again, holds exactly the
events 0 … n - 1, none missing in between and none twice, and at least what was counted when the backup began. The sender that
then sends everything again to the restored store adds exactly what that does not have."""

import os
import re
import signal
import subprocess
import sys
import tempfile

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
LINES, RATE, BACKUPS = 120_000, 40_000, 3


def start(data):
    server = subprocess.Popen([TALLYCTL, "serve", "--data", data, "--tcp", "127.0.0.1:0", "--allowed-lateness", "2d"],
                              stderr=subprocess.PIPE, text=True)
    for text in server.stderr:
        found = re.search(r"tcp://127\.0\.0\.1:(\d+)", text)
        if found:
            return server, found.group(1)
    sys.exit("serve said no address")


def end(server):
    server.send_signal(signal.SIGTERM)
    if server.wait(timeout=60) != 0:
        sys.exit("serve on a restored store ended badly: " + server.stderr.read())


def sending(log, port, *options):
    return [TALLYCTL, "send", log, "--sender", "numbers", "--to", "tcp://127.0.0.1:" + port, *options]


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
    data, log = os.path.join(folder, "data"), os.path.join(folder, "log.ndjson")
    with open(log, "w", encoding="ascii") as out:
        out.writelines('{"videoId":"n%06d","timestamp":%d}\n' % (i, 1795392000 + i // 1000) for i in range(LINES))
    server, port = start(data)
    with subprocess.Popen(sending(log, port, "--rate", str(RATE)), stderr=subprocess.DEVNULL) as sender:
        known = []
        for i in range(BACKUPS):
            while counted(data) == (known[-1] if known else 0) and sender.poll() is None:
                pass
            known.append(counted(data))
            run("backup", "--data", data, "--to", os.path.join(folder, "backup%d" % i))
        server.kill()
        server.wait()
        sender.kill()
    held = []
    for i, before in enumerate(known):
        restored = os.path.join(folder, "restored%d" % i)
        run("restore", "--from", os.path.join(folder, "backup%d" % i), "--data", restored)
        again, _ = start(restored)   # counts what the journal has beyond the database
        end(again)
        held.append(check_prefix(restored))
        if held[-1] < before:
            sys.exit("the backup holds %d events although %d were counted before it" % (held[-1], before))
        again, port = start(restored)
        if subprocess.run(sending(log, port), stderr=subprocess.DEVNULL, check=False).returncode != 0:
            sys.exit("sending the rest failed")
        end(again)
        if check_prefix(restored) != LINES:
            sys.exit("%d of %d events after all was sent again" % (check_prefix(restored), LINES))
print("backup: counted %s when begun, held %s of %d events, each without a hole" % (known, held, LINES))
