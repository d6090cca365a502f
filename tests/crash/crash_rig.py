#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Senders and imports work on one store and are killed with -9 at random moments; then everything is recounted."""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from ports import free_port

import recount
from log_writer import LogWriter
from sender import Sender
from stream import line

FILE_RECORDS = 150_000
LATE = "90000d"                  # the streams' times lie far apart


class Rig:
    def __init__(self, options, folder):
        self.tallyctl = os.path.join(options.bin, "tallyctl")
        self.random = random.Random(options.seed)
        self.folder, self.data = folder, os.path.join(folder, "data")
        self.port = free_port()
        self.files, self.sends = {}, []
        self.slowest, self.server = 0.0, None
        self.followed = LogWriter(os.path.join(folder, "app.log"), "followed", options.seed)
        self.senders = [Sender("sender-%d" % i, self.port, options.seed) for i in range(3)]

    # --- the processes
    def serve(self, kill_after=None):
        """Starts the listener; with kill_after it may be killed before it listens."""
        began = time.monotonic()
        log = os.path.join(self.folder, "serve.log")
        with open(log, "w") as errors:
            server = subprocess.Popen([self.tallyctl, "serve", "--data", self.data, "--tcp", "127.0.0.1:%d" % self.port,
                                       "--follow", self.followed.path, "--allowed-lateness", LATE],
                                      stdout=subprocess.DEVNULL, stderr=errors)
        self.server = server
        while kill_after is None or time.monotonic() - began < kill_after:
            with open(log) as errors:
                text = errors.read()
            if "listening on" in text:
                self.slowest = max(self.slowest, time.monotonic() - began)
                break
            if server.poll() is not None or time.monotonic() - began > 60:
                sys.exit("serve did not start: %s" % text)
            time.sleep(0.005)
        return server

    def kill_listener(self):
        pause = self.random.choice((self.random.uniform(0, 0.15), self.random.uniform(0.2, 1.5)))
        server = self.serve(kill_after=pause)
        time.sleep(pause)
        server.kill()
        server.wait()

    def kill_import(self):
        """A new log each time; settle() imports it once more, which goes on where the kill was."""
        name = self.log("import-%d" % len(self.files))
        importing = subprocess.Popen([self.tallyctl, "import", name, "--data", self.data], stderr=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0, 0.25))
        importing.kill()
        importing.wait()

    def log(self, stream):
        name = os.path.join(self.folder, stream + ".ndjson")
        if stream not in self.files:
            self.files[stream] = FILE_RECORDS
            with open(name, "wb") as out:
                out.write(b"".join(line(stream, i) for i in range(1, FILE_RECORDS + 1)))
        return name

    def send_file(self):
        self.sends.append(subprocess.Popen(
            [self.tallyctl, "send", self.log("send-%d" % len(self.files)), "--to", "tcp://127.0.0.1:%d" % self.port,
             "--rate", "40000", "--give-up-after", "0"], stderr=subprocess.DEVNULL))

    # --- the run
    def torment(self, kills):
        for sender in self.senders:
            sender.start()
        self.follow_first_records()
        self.send_file()
        for kill in range(kills):
            if kill % 3 == 2:
                self.kill_import()
            else:
                self.kill_listener()
            if kill % 20 == 19:
                self.send_file()

    def follow_first_records(self):
        """A path is followed from the first commit on: a file that went away before it is nobody's promise."""
        server = self.serve()
        self.followed.start()
        while self.counted_of_followed() == 0:
            time.sleep(0.1)
        server.kill()
        server.wait()

    def settle(self):
        """Everybody may finish: each sender up to what it has begun, each file whole."""
        server = self.serve()
        for sender in self.senders:
            sender.close()
        self.followed.close()
        until = time.monotonic() + 300
        while time.monotonic() < until and not all(s.done() for s in self.senders):
            time.sleep(0.05)
        for sending in self.sends:
            if sending.wait(timeout=300) != 0:
                sys.exit("tallyctl send ended with %d" % sending.returncode)
        while time.monotonic() < until and self.counted_of_followed() < self.followed.written:
            time.sleep(0.5)
        server.send_signal(signal.SIGTERM)
        if server.wait(timeout=120) != 0:
            sys.exit("serve ended with %d" % server.returncode)
        if not all(s.done() for s in self.senders):
            sys.exit("not everything was acknowledged within 300 s")
        for stream in self.files:
            if stream.startswith("import-"):
                subprocess.run([self.tallyctl, "import", self.log(stream), "--data", self.data], check=True, stderr=subprocess.DEVNULL)

    def counted_of_followed(self):
        """Files that were found beside it have names of their own."""
        return sum(int(row["received"]) for row in recount.table(self.tallyctl, "ledger", "--data", self.data) if "app.log" in row["source"])

    @staticmethod
    def blame(streams, ledger):
        """Which logs and senders the ledger has more or fewer records of than were made."""
        for stream, made in streams.items():
            if stream.startswith("send-"):
                continue                     # kept under a name of its sender's own
            name = "/app.log" if stream == "followed" else "/%s.ndjson" % stream if stream.startswith("import-") else " " + stream
            received = sum(int(row["received"]) for row in ledger if name in row["source"] + " ")
            if received != made:
                print("%s: %d records were made, the ledger has %d" % (stream, made, received))

    def end(self):
        self.followed.stopping.set()
        for process in self.sends + ([self.server] if self.server else []):
            if process.poll() is None:
                process.kill()
                process.wait()

    def compare(self):
        streams = dict(self.files)
        streams.update({s.stream: s.last for s in self.senders})
        streams[self.followed.stream] = self.followed.written
        cells, minutes, refused = recount.expected(streams)
        got_cells, got_minutes, ledger = recount.stored(self.tallyctl, self.data)
        lost = doubled = 0
        for wanted, got in ((cells, got_cells), (minutes, got_minutes)):
            lost = max(lost, sum(max(0, wanted[k] - got[k]) for k in wanted | got))
            doubled = max(doubled, sum(max(0, got[k] - wanted[k]) for k in wanted | got))
        if lost or doubled:
            self.blame(streams, ledger)
        received, rejected = (sum(int(row[column]) for row in ledger) for column in ("received", "rejected"))
        if lost == doubled == 0 and (received != sum(streams.values()) or rejected != refused):
            print("the ledger says %d received, %d rejected; there were %d and %d" % (received, rejected, sum(streams.values()), refused))
            doubled = -1
        return lost, doubled


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(options, folder)
        try:
            rig.torment(options.kills)
            rig.settle()
        finally:
            rig.end()
        lost, doubled = rig.compare()
        faults = [fault for sender in rig.senders for fault in sender.faults]
        for fault in faults:
            print("broken promise: %s" % fault)
        print("seed %d, %d connections, slowest start %.2f s" % (options.seed, sum(s.connections for s in rig.senders), rig.slowest))
        print("followed: %d records through %d rotations" % (rig.followed.written, rig.followed.rotations))
        acknowledged = sum(s.acknowledged for s in rig.senders) + sum(n for f, n in rig.files.items() if f.startswith("send-"))
        print("kills %d, acknowledged %d, lost %d, doubled %d" % (options.kills, acknowledged, lost, doubled))
        return 1 if lost or doubled or faults else 0


sys.exit(main())
