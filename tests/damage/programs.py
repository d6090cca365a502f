# SPDX-License-Identifier: GPL-3.0-or-later
"""Running tallyctl and its listener, with a limit on how long they may take."""

import os
import signal
import subprocess
import time


class Outcome:
    def __init__(self, what, code, out, err, seconds):
        self.what, self.code, self.out, self.err, self.seconds = what, code, out, err, seconds

    def faults(self, limit):
        if self.code is None:
            yield "%s did not end" % self.what
        elif self.code < 0 or self.code > 100 or "Sanitizer" in self.err or "terminate called" in self.err:
            yield "%s crashed (%s): %s" % (self.what, self.code, self.err[-500:])
        elif self.code != 0 and not (self.err + self.out).strip():
            yield "%s failed without a word" % self.what
        if self.seconds > limit:
            yield "%s took %.1f s" % (self.what, self.seconds)

    def __str__(self):
        return "%s → %s in %.2f s\n%s%s" % (self.what, self.code, self.seconds, self.out[-2000:], self.err[-2000:])


class Programs:
    def __init__(self, folder, data, port, limit):
        self.tallyctl, self.data, self.port, self.limit = os.path.join(folder, "tallyctl"), data, port, limit

    def run(self, *arguments):
        began = time.monotonic()
        try:
            done = subprocess.run([self.tallyctl, *arguments], capture_output=True, text=True, errors="replace", timeout=self.limit * 4, check=False)
        except subprocess.TimeoutExpired:
            return Outcome(arguments[0], None, "", "", time.monotonic() - began)
        return Outcome(arguments[0], done.returncode, done.stdout, done.stderr, time.monotonic() - began)

    def listener(self, *options):
        """A started listener and what it said on the way; it may have refused, and then has ended."""
        log = self.data + ".log"
        with open(log, "w", encoding="utf-8") as errors:
            server = subprocess.Popen([self.tallyctl, "serve", "--data", self.data, "--tcp", "127.0.0.1:%d" % self.port,
                                       "--allowed-lateness", "90000d", *options], stdout=subprocess.DEVNULL, stderr=errors)
        until = time.monotonic() + self.limit * 4
        while server.poll() is None and time.monotonic() < until and "listening on" not in self.said():
            time.sleep(0.01)
        return server

    def said(self):
        with open(self.data + ".log", encoding="utf-8", errors="replace") as log:
            return log.read()

    def serve(self, *options):
        """Starts the listener and asks it to end."""
        began = time.monotonic()
        server = self.listener(*options)
        started = time.monotonic() - began
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=self.limit * 4)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
            return Outcome("serve", None, "", self.said(), started)
        return Outcome("serve", server.returncode, "", self.said(), max(started, time.monotonic() - began - started))
