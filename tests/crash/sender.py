# SPDX-License-Identifier: GPL-3.0-or-later
"""One acknowledged sender: a thread that sends records 1, 2, 3 … of its stream through every break of the connection."""

import random
import socket
import threading
import time

from stream import line


class Sender(threading.Thread):
    def __init__(self, name, port, seed):
        super().__init__(daemon=True)
        self.stream, self.port, self.random = name, port, random.Random("%s/%s" % (seed, name))
        self.acknowledged = 0        # the listener said so
        self.sent = 0                # begun to be sent, ever
        self.faults = []             # promises that were broken
        self.last = None             # set by close(): the last record to be sent
        self.connections = 0

    def close(self):
        self.last = self.sent

    def done(self):
        return self.last is not None and self.acknowledged >= self.last

    def run(self):
        while not self.done():
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
                    self.connections += 1
                    self.speak(connection)
            except OSError:
                time.sleep(0.02)

    def speak(self, connection):
        connection.settimeout(5)
        connection.sendall(b"#tally 1 sender=%s\n" % self.stream.encode())
        self.received = b""
        word, number = self.answer(connection)
        if word != "ok":
            raise OSError("refused")
        if number < self.acknowledged:
            self.faults.append("%s: %d were acknowledged, only %d are kept" % (self.stream, self.acknowledged, number))
        if number > self.sent:
            self.faults.append("%s: %d are kept, only %d were sent" % (self.stream, number, self.sent))
        self.acknowledged = max(self.acknowledged, number)
        at = number
        while not self.done():
            if at - self.acknowledged < 20_000 and (self.last is None or at < self.last):
                count = self.random.randint(1, 2000)
                if self.last is not None:
                    count = min(count, self.last - at)
                block = b"".join(line(self.stream, i) for i in range(at + 1, at + count + 1))
                at += count
                self.sent = max(self.sent, at)
                cut = self.random.randint(0, len(block))
                connection.sendall(block[:cut])
                connection.sendall(block[cut:])
                connection.settimeout(0.001)
            else:
                connection.settimeout(5)
            try:
                word, number = self.answer(connection)
            except TimeoutError:
                continue
            if word != "ack" or number > at or number <= self.acknowledged:
                self.faults.append("%s: %s %d after %d, %d sent" % (self.stream, word, number, self.acknowledged, at))
                raise OSError("nonsense")
            self.acknowledged = number

    def answer(self, connection):
        while b"\n" not in self.received:
            got = connection.recv(4096)
            if not got:
                raise OSError("closed")
            self.received += got
        text, self.received = self.received.split(b"\n", 1)
        word, _, number = text.decode().partition(" ")
        return word, int(number) if number.isdigit() else -1
