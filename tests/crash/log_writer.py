# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that writes a log and rotates it now and then, whoever reads it."""

import os
import random
import threading
import time

from stream import line

RATE = 20_000                    # records a second


class LogWriter(threading.Thread):
    """Renames its log, goes on writing into the renamed file for a moment, as programs do, and opens a new one."""

    def __init__(self, path, stream, seed):
        super().__init__(daemon=True)
        self.path, self.stream = path, stream
        self.random = random.Random("%s/%d" % (stream, seed))
        self.written, self.rotations = 0, 0
        self.stopping = threading.Event()

    def write(self, out, records):
        out.write(b"".join(line(self.stream, i) for i in range(self.written + 1, self.written + records + 1)))
        out.flush()
        self.written += records

    def run(self):
        out = open(self.path, "ab")
        rotate = time.monotonic() + self.random.uniform(0.1, 2)
        while not self.stopping.is_set():
            self.write(out, RATE // 100)
            time.sleep(0.01)
            if time.monotonic() < rotate:
                continue
            rotate = time.monotonic() + self.random.choice((self.random.uniform(0.05, 0.3), self.random.uniform(0.5, 4)))
            self.rotations += 1
            os.rename(self.path, "%s.%d" % (self.path, self.rotations))
            for _ in range(self.random.randrange(3)):
                self.write(out, RATE // 200)
                time.sleep(0.01)
            out.close()
            out = open(self.path, "ab")
        out.close()

    def close(self):
        self.stopping.set()
        self.join()
