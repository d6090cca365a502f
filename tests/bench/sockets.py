#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Events a second through each kind of socket: received, counted and visible, with the CPU of listener and sender apart.

usage: sockets.py BIN_FOLDER [EVENTS [WORDS]]   (default 5,000,000; needs socat for TLS). Prints the table of SOCKETS.md; with WORDS
only the ways that have these words in their name.
"""
import json
import os
import re
import resource
import shutil
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ONLY = sys.argv[3].split() if len(sys.argv) > 3 else []

PARTS = 8
SEND = """import os, socket, sys
connection = socket.socket(socket.AF_UNIX) if sys.argv[1].startswith('/') else socket.socket()
connection.connect(sys.argv[1] if sys.argv[1].startswith('/') else ('127.0.0.1', int(sys.argv[1])))
with open(sys.argv[2], 'rb') as file:
    connection.sendfile(file)
"""


def peak_of(pid):
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def cpu_of(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def counted(base):
    with urllib.request.urlopen(f"{base}/v1/ledger", context=ssl._create_unverified_context() if base.startswith("https") else None) as answer:
        return sum(int(row["counted"]) for row in json.load(answer)["value"])


def measure(folder, programs, name, words, sender, parts, events):
    """`sender`: the words of the process that sends one part."""
    if not all(word in name for word in ONLY):
        return
    messages = folder / "serve.err"
    with messages.open("w") as err:
        server = subprocess.Popen([programs / "tallyctl-serve", "--data", folder / "data", "--http", "127.0.0.1:0", "--allowed-lateness", "9000d", *words],
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=err)
    try:
        while messages.read_text().count("listening on") < 2:
            time.sleep(0.02)
        said = messages.read_text()
        http = re.search(r"https?://127\.0\.0\.1:\d+", said).group(0)
        where = re.search(r"(?:tcp://127\.0\.0\.1:|local:)(\S+)", said).group(1)
        idle, begin, own = cpu_of(server.pid), time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        senders = [subprocess.Popen(sender(where, part, i), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for i, part in enumerate(parts)]
        while counted(http) < events:
            time.sleep(0.02)
            if time.perf_counter() - begin > 120:
                sys.exit(f"{name}: {counted(http)} of {events} events are counted after two minutes")
        took, listener, peak = time.perf_counter() - begin, cpu_of(server.pid) - idle, peak_of(server.pid)
        for each in senders:
            each.wait()
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        sending = used.ru_utime + used.ru_stime - own.ru_utime - own.ru_stime
        load = os.getloadavg()[0]
    finally:
        server.terminate()
        server.wait()
    shutil.rmtree(folder / "data")
    print(f"| {name} | {events / took / 1e6:.2f} | {events / listener / 1e6:.2f} | {listener:.1f} | {sending:.1f} | {peak:.0f} | {load:.1f} |", flush=True)


def main():
    programs, events = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 5_000_000
    print("| way | M events/s, until visible | M events per s of the listener's CPU | CPU s, listener | CPU s, sender | peak MiB | load |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        log = folder / "log.ndjson"
        with log.open("wb") as out:
            subprocess.run([programs / "tallyctl", "generate", "--events", str(events), "--items", "20000", "--rate", "100000", "--seed", "3"], stdout=out, check=True)
        subprocess.run(["split", "-n", f"r/{PARTS}", "-d", log, folder / "part"], check=True)
        parts = sorted(folder.glob("part*"))
        slow = folder / "slow.ndjson"   # 2,000 a second of event time: minutes follow each other, and each part has some of its own
        with slow.open("wb") as out:
            subprocess.run([programs / "tallyctl", "generate", "--events", str(events), "--items", "20000", "--rate", "2000", "--seed", "3"], stdout=out, check=True)
        subprocess.run(["split", "-n", f"l/{PARTS}", "-d", slow, folder / "range"], check=True)
        ranges = sorted(folder.glob("range*"))
        for name in ("key.pem", "cert.pem"):
            (folder / name).touch(mode=0o600)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", folder / "key.pem",
                        "-out", folder / "cert.pem", "-days", "2", "-subj", "/CN=localhost"], check=True, capture_output=True)
        plain = lambda where, part, i: [sys.executable, "-c", SEND, where, str(part)]
        named = lambda where, part, i: [programs / "tallyctl", "send", part, "--to", f"tcp://127.0.0.1:{where}", "--sender", f"s{i}"]
        tls = lambda where, part, i: ["socat", "-u", "-b", "262144", f"FILE:{part}", f"OPENSSL:127.0.0.1:{where},verify=0"]
        tcp, memory = ("--tcp", "127.0.0.1:0"), ("--not-durable",)
        local = ("--local", folder / "tally")
        identity = ("--tls-cert", folder / "cert.pem", "--tls-key", folder / "key.pem")
        measure(folder, programs, "TCP, not durable, 1 connection", (*tcp, *memory), plain, [log], events)
        measure(folder, programs, "TCP, not durable, 8 connections", (*tcp, *memory), plain, parts, events)
        measure(folder, programs, "TCP, not durable, 8 connections, each with times of its own", (*tcp, *memory), plain, ranges, events)
        measure(folder, programs, "TCP, not durable, 1 connection, the same times", (*tcp, *memory), plain, [slow], events)
        measure(folder, programs, "TCP, durable and acknowledged, 1 sender", tcp, named, [log], events)
        measure(folder, programs, "TCP, durable and acknowledged, 8 senders", tcp, named, parts, events)
        measure(folder, programs, "TLS, not durable, 1 connection", (*tcp, *memory, *identity), tls, [log], events)
        measure(folder, programs, "TLS, durable, 1 connection", (*tcp, *identity), tls, [log], events)
        measure(folder, programs, "local socket, not durable, 1 connection", (*local, *memory), plain, [log], events)
        measure(folder, programs, "local socket, durable, 1 connection", local, plain, [log], events)


if __name__ == "__main__":
    main()
