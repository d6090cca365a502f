#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Datagrams that the kernel dropped stand in /metrics, by the rules of OpenMetrics: what was received and what was lost make what
was sent. The server is stopped meanwhile, so that something is lost for certain."""

import re
import signal
import socket
import sys
import tempfile
import time
import urllib.request

import open_metrics
from serving import Serve, expect, fail

SIZE = 8000          # bytes of a datagram
MOST = 64 << 20      # sent while nobody reads: more than any receive buffer holds


def metrics(server):
    with urllib.request.urlopen("http://127.0.0.1:%d/metrics" % server.port("http"), timeout=60) as answer:
        text = answer.read().decode()
    expect("metrics break a rule", open_metrics.errors(text), [])
    figures = {}
    for name in ("datagrams", "datagrams_lost"):
        found = re.search(r'^tallyscope_listener_%s_total\{listener="udp://127\.0\.0\.1:0"\} (\d+)$' % name, text, re.MULTILINE)
        if not found:
            fail("there is no %s in\n%s" % (name, text))
        figures[name] = int(found.group(1))
    return figures["datagrams"], figures["datagrams_lost"]


with tempfile.TemporaryDirectory() as folder:
    server = Serve(sys.argv[1], folder, "--udp", "127.0.0.1:0", "--http", "127.0.0.1:0")
    expect("before", metrics(server), (0, 0))
    record = b'{"videoId":"a","timestamp":%d,"more":"' % int(time.time())
    datagram = record + b"x" * (SIZE - len(record) - 3) + b'"}\n'
    sent = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        server.process.send_signal(signal.SIGSTOP)
        while sent * SIZE < MOST:
            out.sendto(datagram, ("127.0.0.1", server.port("udp")))
            sent += 1
        server.process.send_signal(signal.SIGCONT)
        # The kernel tells of a loss with the next datagram that it delivers.
        end = time.monotonic() + 60
        while sum(metrics(server)) < sent:
            if time.monotonic() > end:
                fail("%d were sent, received and lost are %s" % (sent, metrics(server)))
            out.sendto(datagram, ("127.0.0.1", server.port("udp")))
            sent += 1
            time.sleep(0.2)
    received, lost = metrics(server)
    if lost == 0 or received == 0:
        fail("received %d, lost %d: nothing to compare" % (received, lost))
    expect("received and lost", received + lost, sent)
    server.until_events(received, 60)
    server.end()
print("udp_metrics_test: ok, %d received, %d lost" % (received, lost))
