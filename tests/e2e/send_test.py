#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`tallyctl send` against `tallyctl serve` that is killed under load, over TCP and HTTP; failover; Unix socket, TLS, UDP."""

import os
import random
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from ports import free_port

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
CHILDREN = []


def expect(what, got, wanted):
    if got != wanted:
        sys.exit("%s: got %r, expected %r" % (what, got, wanted))


class Serve:
    def __init__(self, folder, name, *options):
        self.data, self.log, self.options, self.process = os.path.join(folder, name), os.path.join(folder, name + ".log"), options, None

    def start(self):
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([TALLYCTL, "serve", "--data", self.data, *self.options], stderr=log)
        CHILDREN.append(self.process)
        until = time.monotonic() + 60
        while time.monotonic() < until and self.process.poll() is None:
            with open(self.log, encoding="utf-8") as log:
                if "listening on" in log.read():
                    return self
            time.sleep(0.01)
        with open(self.log, encoding="utf-8") as log:
            sys.exit("serve does not listen: " + log.read())

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        expect("serve ends", self.process.wait(timeout=120), 0)

    def count(self):
        return int(subprocess.run([TALLYCTL, "stats", "--data", self.data, "--all", "--function", "count"], check=True, capture_output=True, text=True).stdout)


def send(*words):
    child = subprocess.Popen([TALLYCTL, "send", *words], stderr=subprocess.PIPE, text=True)
    CHILDREN.append(child)
    return child


def done(child):
    said = child.communicate(timeout=240)[1]
    if child.returncode != 0:
        sys.exit("send ended with %d: %s" % (child.returncode, said))
    return said


def generate(folder, events):
    path = os.path.join(folder, "events.ndjson")
    with open(path, "wb") as out:
        subprocess.run([TALLYCTL, "generate", "--events", str(events), "--items", "500", "--seed", "5"], check=True, stdout=out)
    return path


def killed_under_load(folder, scheme, path, events, *words):
    """kill -9 again and again while the log is sent; every event is counted once, and sending it again adds nothing. Whether a
    kill meets a batch that is under way is chance: tried until one did."""
    for attempt in range(5):
        if kill_under_load(os.path.join(folder, "%s-%d" % (scheme, attempt)), scheme, path, events, *words):
            return
    sys.exit("%s: in five runs of eight kills nothing was in doubt" % scheme)


def kill_under_load(folder, scheme, path, events, *words):
    os.makedirs(folder)
    port = free_port()
    server = Serve(folder, scheme, "--http" if scheme == "http" else "--tcp", "127.0.0.1:%d" % port, "--allowed-lateness", "1000000",
                   "--future-tolerance", "100000000").start()
    to = "%s://127.0.0.1:%d" % (scheme, port)
    child = send(path, "--to", to, "--rate", str(events / 8), "--batch", "2000", "--stats", *words)
    chance = random.Random(3)
    kills = 0
    while child.poll() is None and kills < 8:
        time.sleep(0.2 + chance.random() * 0.8)
        if child.poll() is not None:
            break
        server.kill()
        kills += 1
        time.sleep(chance.random() * 0.3)
        server.start()
    said = done(child)
    if kills < 3:
        sys.exit("%s: %d kills only: %s" % (scheme, kills, said))
    in_doubt = re.search(r"[1-9]\d* batches resent", said) is not None
    said = done(send(path, "--to", to, *words))
    if " 0 records acknowledged" not in said:
        sys.exit("sending it again: " + said)
    server.end()
    expect(scheme + " after %d kills" % kills, server.count(), events)
    print("%s: %d kills, %d events exact" % (scheme, kills, events), flush=True)
    return in_doubt


def failover(folder, path, events):
    """Two collectors with stores of their own; one or the other dies. Their counts together are what was sent."""
    ports = free_port(), free_port()
    servers = [Serve(folder, "store%d" % i, "--http" if i else "--tcp", "127.0.0.1:%d" % ports[i], "--allowed-lateness", "1000000",
                     "--future-tolerance", "100000000").start() for i in range(2)]
    child = send(path, "--to", "tcp://127.0.0.1:%d" % ports[0], "--to", "http://127.0.0.1:%d" % ports[1], "--rate", str(events / 5), "--batch", "1000", "--stats")
    time.sleep(1)
    servers[0].kill()
    time.sleep(2)
    servers[0].start()
    time.sleep(1)
    servers[1].kill()
    time.sleep(0.5)
    servers[1].start()
    done(child)
    for server in servers:
        server.end()
    counts = [server.count() for server in servers]
    expect("both together", sum(counts), events)
    if min(counts) == 0:
        sys.exit("nothing failed over: %r" % counts)
    print("failover: %r" % counts, flush=True)


def play(listener, wrap, kept):
    """A listener that acknowledges, and hangs up once in the middle of a batch without a word."""
    broke = False
    while True:
        try:
            plain = listener.accept()[0]
        except OSError:
            return
        try:
            peer = wrap(plain)
        except OSError:
            continue   # it does not trust us
        stream = peer.makefile("rwb", buffering=0)
        hello = stream.readline()
        if not hello:
            continue
        kept.setdefault("hello", hello)
        stream.write(b"ok %d\n" % len(kept["lines"]))
        for line in stream:
            if not line.endswith(b"\n"):
                break
            kept["lines"].append(line)
            if len(kept["lines"]) == 1500 and not broke:
                broke = True
                break
            if len(kept["lines"]) % 100 == 0 or len(kept["lines"]) == kept["wanted"]:
                stream.write(b"ack %d\n" % len(kept["lines"]))
        stream.close()
        peer.close()


def played(folder, scheme):
    lines = [b"record %d\n" % i for i in range(5000)]
    path = os.path.join(folder, "records")
    with open(path, "wb") as out:
        out.writelines(lines)
    kept = {"lines": [], "wanted": len(lines)}
    words = []

    def wrap(peer):
        return peer

    if scheme == "local":
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(os.path.join(folder, "tally.sock"))
        to = "local:" + os.path.join(folder, "tally.sock")
    else:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        to = "tls://127.0.0.1:%d" % listener.getsockname()[1]
        cert, key, token = (os.path.join(folder, name) for name in ("cert.pem", "key.pem", "token"))
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=127.0.0.1",
                        "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
        with open(token, "w", encoding="ascii") as out:
            out.write("0123456789abcdef\n")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)

        def wrap(peer):   # noqa: F811
            return context.wrap_socket(peer, server_side=True)

        words = ["--tls-ca", cert, "--token-file", token]
    listener.listen()
    threading.Thread(target=play, args=(listener, wrap, kept), daemon=True).start()
    if scheme == "tls":
        stranger = send(path, "--to", to)
        said = stranger.communicate(timeout=60)[1]
        if stranger.returncode != 1 or "certificate" not in said:
            sys.exit("a stranger's certificate: %d %s" % (stranger.returncode, said))
    done(send(path, "--to", to, "--batch", "700", *words))
    expect(scheme + " records", kept["lines"], lines)
    expect(scheme + " shows its token", b" token=0123456789abcdef\n" in kept["hello"], scheme == "tls")
    listener.close()
    print("%s: ok" % scheme, flush=True)


def datagrams(folder, path):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        listener.settimeout(5)
        small = os.path.join(folder, "small")
        with open(path, "rb") as source, open(small, "wb") as out:
            out.write(b"".join(source.readline() for _ in range(500)))
        said = done(send(small, "--to", "udp://127.0.0.1:%d" % listener.getsockname()[1]))
        if "nobody acknowledges" not in said or "handed over" not in said:
            sys.exit("UDP is not said to be unacknowledged: " + said)
        got = b""
        while got.count(b"\n") < 500:
            datagram = listener.recv(65536)
            expect("whole lines", (datagram[-1:], len(datagram) <= 1400), (b"\n", True))
            got += datagram
    with open(small, "rb") as sent:
        expect("datagrams", got, sent.read())
    print("udp: ok", flush=True)


def main():
    try:
        with tempfile.TemporaryDirectory() as folder:
            events = 200_000
            path = generate(folder, events)
            played(folder, "local")
            played(folder, "tls")
            datagrams(folder, path)
            killed_under_load(folder, "tcp", path, events)
            killed_under_load(folder, "http", path, events, "--compress", "gzip")
            failover(folder, path, events)
    finally:
        for child in CHILDREN:
            if child.poll() is None:
                child.kill()


main()
