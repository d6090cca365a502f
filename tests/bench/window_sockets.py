#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Events a second through each kind of socket into a window that shows them, and what its frames take meanwhile. On a virtual
display of 1920x1080; Overview is open; the senders are niced and their processor time is told apart.

    /usr/bin/python3 tests/bench/window_sockets.py BIN_DIR [EVENTS [WORDS]]      default 5000000; WORDS: only ways with them in their name

"Until visible": from the first byte until a painted frame shows the last event. Writes the table of SOCKETS.md.
"""
import os
import pathlib
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "e2e")]
import desk
from sockets import SEND, cpu_of
from window_cost import Log
from ports import free_port

PARTS = 8
ONLY = sys.argv[3].split() if len(sys.argv) > 3 else []
DATAGRAMS, RATE = 10, 150_000   # seconds, a second


def own_cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def is_open(address):
    with socket.socket(socket.AF_UNIX if address.startswith("/") else socket.AF_INET) as one:
        one.connect(address if address.startswith("/") else ("127.0.0.1", int(address)))
    return True


def measure(d, work, name, scheme, senders, events, durable=False):
    """`senders`: port or path → commands."""
    if not all(word in name for word in ONLY):
        return
    frames = Log(work / "frames")
    frames.path.unlink(missing_ok=True)
    where = str(d.home / "sock") if scheme == "local" else str(free_port())
    listen = f"local:{where}" if scheme == "local" else f"{scheme}://127.0.0.1:{where}"
    d.start("--frame-log", frames.path, "--page", "overview", "--listen", listen, *(("--data", work / "data") if durable else ()))
    if scheme == "udp":
        time.sleep(2)
    else:
        d.wait(lambda: is_open(where), "the listener")
    time.sleep(1)
    frames.mark()
    idle, own, begin = cpu_of(d.app.pid), own_cpu(), time.time()
    running = [subprocess.Popen(["nice", "-n", "19", *map(str, one)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for one in senders(where)]

    def all_seen():
        seen = frames.values("counted", 2)
        return seen and seen[-1] >= events and frames.values("counted")[-1]
    seen = d.wait(all_seen, f"{name}: {events} events on the screen", seconds=180)
    took, used = seen / 1e6 - begin, cpu_of(d.app.pid) - idle
    for one in running:
        one.wait()
    sending = own_cpu() - own
    print(f"| {name} | {events / took / 1e6:.2f} | {used:.1f} | {sending:.1f} | {frames.frames()} | {os.getloadavg()[0]:.1f} |", flush=True)
    d.quit()
    shutil.rmtree(work / "data", ignore_errors=True)


def main():
    desk.skip_unless_there()
    binary, events = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 5_000_000
    work = pathlib.Path(tempfile.mkdtemp(prefix="sockets"))
    print("| way | M events/s, until visible | CPU s, window and engine | CPU s, senders | frames p50 / p99 | load |\n|---|---|---|---|---|---|", flush=True)
    try:
        log = work / "log.ndjson"
        with log.open("wb") as out:
            subprocess.run([binary / "tallyctl", "generate", "--events", str(events), "--items", "20000", "--rate", "100000", "--seed", "3"], stdout=out, check=True)
        subprocess.run(["split", "-n", f"r/{PARTS}", "-d", log, work / "part"], check=True)
        parts = sorted(work.glob("part*"))
        with desk.Desk(str(binary / "tallyscope"), size=(1920, 1080)) as d:
            identity = d.home / "config" / "tallyscope"
            identity.mkdir(parents=True)
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", identity / "key.pem",
                            "-out", identity / "cert.pem", "-days", "2", "-subj", "/CN=localhost"], check=True, capture_output=True)
            (identity / "key.pem").chmod(0o600)
            (identity / "config.toml").write_text(f'[listen]\ncertificate = "{identity}/cert.pem"\nkey = "{identity}/key.pem"\n')
            plain = lambda files: lambda where: [(sys.executable, "-c", SEND, where, file) for file in files]
            named = lambda where: [(binary / "tallyctl", "send", log, "--to", f"tcp://127.0.0.1:{where}", "--sender", "s")]
            tls = lambda where: [("socat", "-u", "-b", "262144", f"FILE:{log}", f"OPENSSL:127.0.0.1:{where},verify=0")]
            http = lambda where: [(sys.executable, HERE / "http_events.py", "--to", where, log, 4)]
            datagrams = lambda where: [(sys.executable, HERE / "datagrams.py", "--to", where, RATE, DATAGRAMS)]
            measure(d, work, "TCP, not durable, 1 connection", "tcp", plain([log]), events)
            measure(d, work, "TCP, not durable, 8 connections", "tcp", plain(parts), events)
            measure(d, work, "TCP, durable and acknowledged, 1 sender", "tcp", named, events, durable=True)
            measure(d, work, "TLS, not durable, 1 connection", "tls", tls, events)
            measure(d, work, "local socket, not durable, 1 connection", "local", plain([log]), events)
            measure(d, work, "HTTP, NDJSON in bodies of 10,000 lines, durable, 4 connections", "http", http, events, durable=True)
            measure(d, work, f"UDP, {RATE:,} datagrams a second", "udp", datagrams, RATE * DATAGRAMS)
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
