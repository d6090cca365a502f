#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""curl against `tallyctl serve --http`: totals, answers, kills in the middle, strangers, TLS and tokens, metrics."""

import atexit
import gzip
import json
import os
import random
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from ports import free_port

import open_metrics

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
NOW = int(time.time())
SUITE = os.path.join(os.environ.get("TALLY_DATA_DIR", os.path.join(os.path.dirname(__file__), "../../../shared/data")), "suites/OpenMetrics")


def expect(what, got, wanted):
    if got != wanted:
        sys.exit("%s: got %r, expected %r" % (what, got, wanted))


class Serve:
    """A server of its own, on a free port: of its choice, or of ours when it must find its journal again by the address."""

    def __init__(self, folder, *options, host="127.0.0.1", scheme="http", port=0):
        self.data, self.options, self.host, self.scheme, self.asked, self.port = os.path.join(folder, "data"), options, host, scheme, port, 0
        self.log = os.path.join(folder, "serve.log")
        self.process = None

    def start(self):
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen([TALLYCTL, "serve", "--data", self.data, "--http", "%s:%d" % (self.host, self.asked), *self.options], stderr=log)
        atexit.register(self.process.kill)   # a failed comparison leaves nothing behind
        until = time.monotonic() + 30
        while time.monotonic() < until and self.process.poll() is None:
            found = re.search(r"listening on %s://.*:(\d+)" % self.scheme, self.said())
            if found:
                self.port = int(found.group(1))
                return self
            time.sleep(0.01)
        sys.exit("serve does not listen: " + self.said())

    def said(self):
        with open(self.log, encoding="utf-8") as log:
            return log.read()

    def url(self, path):
        return "%s://127.0.0.1:%d%s" % (self.scheme, self.port, path)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(timeout=60) != 0:
            sys.exit("serve ended badly: " + self.said())

    def kill(self):
        self.process.kill()
        self.process.wait()


def curl(*words, body=None):
    """→ (status, body); status 0 when there was no answer."""
    done = subprocess.run(["curl", "-sS", "--max-time", "60", "-o", "-", "-w", "\n%{http_code}", *words], input=body, capture_output=True, check=False)
    text, _, status = done.stdout.decode(errors="replace").rpartition("\n")
    return int(status or 0), text


def post(server, body, *words):
    return curl("-H", "Content-Type: application/x-ndjson", *words, "--data-binary", "@-", server.url("/v1/events"), body=body)


def ask(*words):
    return subprocess.run([TALLYCTL, *words], check=True, capture_output=True, text=True).stdout.strip()


def lines(first, count):
    return b"".join(b'{"videoId":"v%d","eventType":"%s","timestamp":%d}\n' % (i % 100, b"like" if i % 10 == 0 else b"view", NOW - 1000 + i % 1000)
                    for i in range(first, first + count))


def totals(folder):
    """100,000 events in gzip, plain and as an array, from several curls at once; then every answer, over HTTP and from the store."""
    server = Serve(folder).start()
    refused = []

    def send(part):
        body = lines(part * 10_000, 10_000)
        if part % 3 == 0:
            got = post(server, gzip.compress(body + b"rubbish\n"), "-H", "Content-Encoding: gzip")
        elif part % 3 == 1:
            got = post(server, body)
        else:
            array = b"[" + b",".join(body.splitlines()) + b"]"
            got = curl("-H", "Content-Type: application/json", "--data-binary", "@-", server.url("/v1/events"), body=array)
        report = json.loads(got[1])
        if got[0] != 200 or report["accepted"] != 10_000 or report["rejected_count"] != (part % 3 == 0):
            refused.append(got)

    threads = [threading.Thread(target=send, args=(part,)) for part in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expect("refused bodies", refused, [])
    until = time.monotonic() + 30
    while ask("stats", "--data", server.data, "--all", "--function", "count") != "100000" and time.monotonic() < until:
        time.sleep(0.2)
    edges = ["from=%d" % ((NOW - 1000) // 60 * 60), "to=%d" % (NOW // 60 * 60 + 60)]
    both = {"count?item=v7": ("count", "--item", "v7"), "stats?type=like&function=count": ("stats", "--all", "--type", "like", "--function", "count"),
            "top?k=5": ("top", "-k", "5"), "series?step=1h": ("series", "--step", "1h"), "ledger": ("ledger",)}
    for path, words in both.items():
        ranged = path == "ledger"
        status, text = curl(server.url("/v1/" + path + ("" if ranged else ("&" if "?" in path else "?") + "&".join(edges))))
        wanted = json.loads(ask(*words, "--data", server.data, "--format", "json", *([] if ranged else ["--" + edge.replace("=", " ").split()[0] + "=" + edge.split("=")[1] for edge in edges])))
        got = json.loads(text)
        for each in (got, wanted):   # from memory here, from the store there; which minutes are revised only memory knows
            for key in ("tier", "rows_read", "cached", "completeness"):
                each.pop(key, None)
        expect(path, (status, got), (200, wanted))
    expect("one item", json.loads(curl(server.url("/v1/count?item=v7"))[1])["value"], 1000)
    ledger = json.loads(curl(server.url("/v1/ledger"))[1])["value"]
    expect("ledger", [sum(row[key] for row in ledger) for key in ("received", "valid", "rejected")], [100_004, 100_000, 4])
    metrics(server)
    server.end()
    return 100_000


def metrics(server):
    status, text = curl(server.url("/metrics"))
    expect("metrics", status, 200)
    expect("metrics break a rule", open_metrics.errors(text), [])
    for wanted in ('tallyscope_records_total{source="http://127.0.0.1:0 ndjson",column="valid"} 100000\n', 'tallyscope_http_limit_hits_total{limit="body"} 0\n'):
        if wanted not in text:
            sys.exit("metrics lack %s in\n%s" % (wanted, text))


def kills(folder):
    """Bodies with a key each, and numbered ones, sent again until the answer is 200, while the server is killed again and again."""
    server = Serve(folder, port=free_port()).start()
    sure = random.Random(11)
    over = threading.Event()
    killed = [0]

    def killer():
        while not over.wait(sure.uniform(0.05, 0.9)):
            server.kill()
            killed[0] += 1
            server.start()

    thread = threading.Thread(target=killer)
    thread.start()
    bodies, tries, failed = 120, [0, 0], []

    def insist(which, header):
        for part in range(bodies):
            body = lines(part * 500, 500)
            while killed[0] < part * 5 // bodies and not failed:   # however fast the machine is
                time.sleep(0.01)
            while not failed:
                tries[which] += 1
                got = post(server, body, *header(part))
                if got[0] == 200:
                    break
                if got[0] not in (0, 503) or tries[which] > 5000:
                    failed.append(got)
                time.sleep(0.01)

    def key_of(part):
        return "-H", "Idempotency-Key: body-%d" % part

    def number_of(part):
        return "-H", "Tally-Sender: web-1", "-H", "Tally-First: %d" % (part * 500 + 1)

    senders = [threading.Thread(target=insist, args=(which, header)) for which, header in enumerate((key_of, number_of))]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    over.set()
    thread.join()
    expect("answers while the server is killed", failed, [])
    for part in range(0, bodies, 7):   # and once more, to a server that remembers none of them
        expect("replay", post(server, lines(part * 500, 500), *key_of(part))[0], 200)
        expect("replay", json.loads(post(server, lines(part * 500, 500), *number_of(part))[1])["already"], 500)
    server.end()
    expect("events after %d kills and %s tries" % (killed[0], tries), ask("stats", "--data", server.data, "--all", "--function", "count"), str(2 * bodies * 500))
    expect("one item", ask("count", "--data", server.data, "--item", "v7"), str(2 * bodies * 5))
    if killed[0] < 3:
        sys.exit("the server was killed only %d times" % killed[0])
    return killed[0], sum(tries)


def zeros_of_zstd(count):
    """A frame of blocks that repeat one byte, written by hand: RFC 8878, sections 3.1.1.1 and 3.1.1.2."""
    block = 128 << 10
    frame = b"\x28\xb5\x2f\xfd" + bytes([0x80, 0x68]) + count.to_bytes(4, "little")   # content size of 4 bytes, window of 8 MiB
    for left in range(count, 0, -block):
        size = min(block, left)
        frame += (size << 3 | 1 << 1 | (left <= block)).to_bytes(3, "little") + b"\0"
    return frame


def strangers(folder):
    """2,000 half requests, an endless header, bombs, a body of 10 GB: others are served, memory stays small."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(files[0], min(4096, files[1])), files[1]))
    server = Serve(folder).start()
    half = []
    for i in range(2000):   # of 40 addresses: none has more than it may, all of them more than there is room for
        connection = socket.create_connection(("127.0.0.1", server.port), source_address=("127.0.0.%d" % (1 + i % 40), 0))
        connection.sendall(b"POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Ty")
        half.append(connection)
    began = time.monotonic()
    for _ in range(20):
        expect("while 2,000 wait", post(server, lines(0, 10))[0], 200)
    took = time.monotonic() - began
    with socket.create_connection(("127.0.0.1", server.port)) as endless:
        endless.settimeout(20)
        sent = 0
        try:
            endless.sendall(b"GET / HTTP/1.1\r\n")
            while sent < 100 << 20:
                endless.sendall(b"X-A: " + b"a" * 4000 + b"\r\n")
                sent += 4007
        except OSError:
            pass
        if sent >= 100 << 20:
            sys.exit("an endless header does not end")
    expect("10 GB", curl("-H", "Content-Type: application/x-ndjson", "-H", "Content-Length: 10000000000", "--data-binary", "x", server.url("/v1/events"))[0], 413)
    bomb = gzip.compress(b"\0" * (1 << 30), 9)
    expect("bomb", post(server, bomb, "-H", "Content-Encoding: gzip")[0], 413)
    expect("bomb of zstd", post(server, zeros_of_zstd(1 << 30), "-H", "Content-Encoding: zstd")[0], 413)
    expect("rebinding", curl("-H", "Host: evil.example", server.url("/v1/ledger"))[0], 421)
    expect("a page", post(server, lines(0, 1), "-H", "Origin: http://evil.example")[0], 403)
    with open("/proc/%d/status" % server.process.pid, encoding="utf-8") as status:
        peak = int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) // 1024
    if peak > 512:
        sys.exit("strangers cost %d MiB" % peak)
    status, text = curl(server.url("/metrics"))
    for limit in ("header", "body", "content", "connections"):
        if not re.search(r'limit_hits_total\{limit="%s"\} [1-9]' % limit, text):
            sys.exit("limit %s was met and not counted" % limit)
    for connection in half:
        connection.close()
    server.end()
    expect("events", ask("stats", "--data", server.data, "--all", "--function", "count"), "200")
    return took, peak


def open_to_others(folder):
    """TLS and a token, or not at all."""
    key, certificate, token = (os.path.join(folder, name) for name in ("key.pem", "cert.pem", "token"))
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", certificate,
                    "-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    secret = "".join(random.choices("0123456789abcdef", k=64))
    with open(token, "w", encoding="utf-8") as file:
        file.write(secret + "\n")
    os.chmod(token, 0o644)
    data = os.path.join(folder, "refused")
    for words in ([], ["--token-file", token], ["--tls-cert", certificate, "--tls-key", key]):
        done = subprocess.run([TALLYCTL, "serve", "--data", data, "--http", "0.0.0.0:0", *words], capture_output=True, text=True, timeout=30, check=False)
        expect("open without protection", (done.returncode, "can be reached from other machines: HTTP there needs" in done.stderr), (1, True))
    server = Serve(folder, "--token-file", token, "--tls-cert", certificate, "--tls-key", key, host="0.0.0.0", scheme="https").start()
    trust, right = ("--cacert", certificate), ("-H", "Authorization: Bearer " + secret)
    expect("no token", post(server, lines(0, 5), *trust)[0], 401)
    expect("wrong token", post(server, lines(0, 5), *trust, "-H", "Authorization: Bearer " + secret[:-1] + "x")[0], 401)
    expect("no TLS", curl("http://127.0.0.1:%d/healthz" % server.port)[0], 0)
    expect("old TLS", curl("--tls-max", "1.1", "--tlsv1.0", *trust, server.url("/healthz"))[0], 0)
    expect("right", post(server, lines(0, 5), *trust, *right)[0], 200)
    expect("healthz", curl(*trust, server.url("/healthz"))[0], 200)
    if "chmod 600" not in server.said() or secret in server.said() or secret in curl(*trust, *right, server.url("/metrics"))[1]:
        sys.exit("the token is not kept as it should: " + server.said())
    server.end()
    expect("events", ask("stats", "--data", server.data, "--all", "--function", "count"), "5")
    found = subprocess.run(["grep", "-rlF", secret, server.data], capture_output=True, check=False).returncode
    expect("token on disk", found, 1)


def two_servers(folder):
    """Two addresses of one listener: each takes events and answers of all of them, also after a kill."""
    server = Serve(folder, "--http", "127.0.0.1:%d" % free_port(), port=free_port()).start()
    other = "http://127.0.0.1:%s" % server.options[1].rpartition(":")[2]
    header = ("-H", "Content-Type: application/x-ndjson")
    for run in (1, 2):
        expect("the first", post(server, lines(0, 10))[0], 200)
        expect("the other", curl(*header, "--data-binary", "@-", other + "/v1/events", body=lines(10, 20))[0], 200)
        until = time.monotonic() + 20
        while json.loads(curl(other + "/v1/stats?function=count")[1]).get("value") != 30 * run and time.monotonic() < until:
            time.sleep(0.1)
        for address in (server.url(""), other):
            expect(address, json.loads(curl(address + "/v1/stats?function=count")[1])["value"], 30 * run)
        server.kill()
        server.start()
    server.end()
    expect("events", ask("stats", "--data", server.data, "--all", "--function", "count"), "60")


def part(work):
    with tempfile.TemporaryDirectory() as folder:
        return work(folder)


if os.path.isdir(SUITE):
    files, complaints = open_metrics.check_suite(SUITE)
    expect("the check itself, on %d files" % files, complaints, [])
else:
    print("no suite of OpenMetrics at %s: the check itself is not checked" % SUITE)
sent = part(totals)
kill_count, try_count = part(kills)
took, peak = part(strangers)
part(open_to_others)
part(two_servers)
print("http: %d events, %d kills over %d tries, 20 requests in %.2f s beside 2,000 half ones, peak %d MiB" % (sent, kill_count, try_count, took, peak))
