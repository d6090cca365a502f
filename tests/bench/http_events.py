#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many events a second `tallyctl serve --http` takes and keeps: NDJSON bodies, each answered when it is durable.

http_events.py BIN SAMPLE [CONNECTIONS [LINES]]   SAMPLE: NDJSON of `tallyctl generate`; LINES of each body (default 10000)
http_events.py --to PORT SAMPLE [CONNECTIONS [LINES]]   to a listener that runs already
Bodies are made before the clock starts, and the senders' processor time is told apart.
"""
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time


def bodies_of(path, lines):
    with open(path, "rb") as sample:
        while True:
            body = b"".join(line for _, line in zip(range(lines), sample))
            if not body:
                return
            yield body.count(b"\n"), (b"POST /v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                                      b"Content-Length: %d\r\n\r\n" % len(body)) + body


def send(port, requests, latencies):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        replies = connection.makefile("rb")
        while True:
            try:
                request = requests.pop()
            except IndexError:
                return
            start = time.monotonic()
            connection.sendall(request)
            if b" 200 " not in replies.readline():
                sys.exit("refused: " + replies.read(2000).decode())
            length = 0
            while (line := replies.readline()) != b"\r\n":
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            replies.read(length)
            latencies.append(time.monotonic() - start)


def cpu_of(process):
    with open("/proc/%d/stat" % process.pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def send_all(port, requests, connections, latencies):
    threads = [threading.Thread(target=send, args=(port, requests, latencies)) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main():
    if sys.argv[1] == "--to":
        port, sample, connections, lines = int(sys.argv[2]), sys.argv[3], *(int(n) for n in (sys.argv[4:] + ["8", "10000"][len(sys.argv) - 4:]))
        return send_all(port, [request for _, request in bodies_of(sample, lines)], connections, [])
    program, sample = os.path.join(sys.argv[1], "tallyctl-serve"), sys.argv[2]
    connections = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    lines = int(sys.argv[4]) if len(sys.argv) > 4 else 10_000
    made = list(bodies_of(sample, lines))
    events, requests = sum(n for n, _ in made), [request for _, request in made]
    with tempfile.TemporaryDirectory() as data:
        server = subprocess.Popen([program, "--data", data, "--http", "127.0.0.1:0", "--allowed-lateness", "9000d", "--future-tolerance", "9000d"],
                                  stderr=subprocess.PIPE, text=True)
        port = int(re.search(r":(\d+)$", server.stderr.readline().strip()).group(1))
        latencies = []
        began, own = time.monotonic(), time.process_time()
        send_all(port, requests, connections, latencies)
        took, own, cpu = time.monotonic() - began, time.process_time() - own, cpu_of(server)
        server.terminate()
        server.wait()
        kept = subprocess.run([os.path.join(sys.argv[1], "tallyctl"), "stats", "--data", data, "--all", "--function", "count"],
                              check=True, capture_output=True, text=True).stdout.strip()
    if int(kept) != events:
        sys.exit("kept %s of %d" % (kept, events))
    latencies.sort()
    print("%d events in bodies of %d lines on %d connections: %.2f M/s durable, answered in %.0f ms (p50), %.0f ms (p99); "
          "server %.2f s of CPU, senders %.2f s" % (events, lines, connections, events / took / 1e6, latencies[len(latencies) // 2] * 1e3,
                                                    latencies[len(latencies) * 99 // 100] * 1e3, cpu, own))


if __name__ == "__main__":
    main()
