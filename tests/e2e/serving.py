# SPDX-License-Identifier: GPL-3.0-or-later
"""tallyctl serve for the tests of sockets: started, asked, ended by its process id."""

import atexit
import os
import re
import signal
import subprocess
import sys
import tempfile
import time


def fail(what):
    sys.exit("%s: %s" % (os.path.basename(sys.argv[0]), what))


def expect(what, got, wanted):
    if got != wanted:
        fail("%s: got %s, expected %s" % (what, got, wanted))


def at_most(what, got, bound):
    if got > bound:
        fail("%s: %s, at most %s" % (what, got, bound))


class Serve:
    """`wrapped`: words before the program, such as those of strace."""

    def __init__(self, programs, data, *words, wrapped=()):
        self.tallyctl = os.path.join(programs, "tallyctl")
        self.data = data
        self.messages = tempfile.NamedTemporaryFile(mode="r", prefix="serve-", suffix=".err")
        command = [*wrapped, os.path.join(programs, "tallyctl-serve"), "--data", data, "--allowed-lateness", "9000d", *words]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(self.messages.name, "w", encoding="utf-8"))
        atexit.register(self.drop)
        self.listeners = sum(word in ("--tcp", "--udp", "--local", "--http") for word in words)
        self.until("it listens", lambda: self.said().count("listening on ") == self.listeners, 30)

    def said(self):
        with open(self.messages.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def port(self, scheme="tcp"):
        return int(re.search(r"listening on %ss?://127\.0\.0\.1:(\d+)" % scheme, self.said()).group(1))

    def until(self, what, so, seconds):
        end = time.monotonic() + seconds
        while not so():
            if self.process.poll() is not None:
                fail("serve has ended: " + self.said())
            if time.monotonic() > end:
                fail("not in %s s: %s; serve said: %s" % (seconds, what, self.said()[-2000:]))
            time.sleep(0.05)

    def rss(self):
        """MiB"""
        with open("/proc/%d/status" % self.process.pid, encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def events(self, *words):
        done = subprocess.run([self.tallyctl, "stats", "--data", self.data, "--all", "--function", "count", *words], capture_output=True, text=True, check=False)
        return int(done.stdout or 0) if done.returncode == 0 else -1

    def until_events(self, count, seconds, *words):
        self.until("%d events, there are %d" % (count, self.events(*words)), lambda: self.events(*words) == count, seconds)

    def ledger(self):
        """Columns by name, summed over all sources."""
        done = subprocess.run([self.tallyctl, "ledger", "--data", self.data, "--format", "csv"], capture_output=True, text=True, check=True)
        head, *rows = [line.split(",") for line in done.stdout.splitlines()]
        return {name: sum(int(row[i]) for row in rows) for i, name in enumerate(head) if i > 0}

    def drop(self):
        """Of a test that has failed."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        expect("serve ends well", self.process.wait(timeout=60), 0)
