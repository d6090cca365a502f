#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""serve with hash-actors = true: whatever comes in, good, refused, late or too long, over every kind of listener, also across a
kill, no file of the data directory and no message holds an address or a name; the counts are those of the same records."""

import ctypes
import ctypes.util
import gzip
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import urllib.request

from serving import Serve, expect, fail

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
NOW = int(time.time()) // 60 * 60
SECRETS = []


def secret(kind):
    """An address or name that occurs nowhere else."""
    SECRETS.append("%s-%d-of-nobody.example" % (kind, len(SECRETS)) if len(SECRETS) % 2 else "198.51.%d.%d" % (100 + len(SECRETS) // 200, len(SECRETS) % 200))
    return SECRETS[-1]


def good(kind, item="a", **more):
    return json.dumps({"videoId": item, "timestamp": NOW, "userId": secret(kind), "comment": "by " + SECRETS[-1], **more}) + "\n"


def tcp(port, lines):
    with socket.create_connection(("127.0.0.1", port)) as out:
        out.sendall(lines.encode())


def post(port, body, kind, packed=False):
    data = gzip.compress(body.encode()) if packed else body.encode()
    request = urllib.request.Request("http://127.0.0.1:%d/v1/events" % port, data, {"Content-Type": kind})
    if packed:
        request.add_header("Content-Encoding", "gzip")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


ZSTD = ctypes.CDLL(ctypes.util.find_library("zstd") or "libzstd.so.1")
for function in (ZSTD.ZSTD_findFrameCompressedSize, ZSTD.ZSTD_decompress):
    function.restype = ctypes.c_size_t


def unpacked(content):
    """What the compressed parts of a journal hold."""
    parts, at = [], content.find(b"\x28\xb5\x2f\xfd")
    while at >= 0:
        rest = content[at:]
        size = ZSTD.ZSTD_findFrameCompressedSize(rest, ctypes.c_size_t(len(rest)))
        if size <= len(rest):
            room = ctypes.create_string_buffer(8 << 20)
            length = ZSTD.ZSTD_decompress(room, ctypes.c_size_t(len(room)), rest, ctypes.c_size_t(size))
            if length <= len(room):
                parts.append(room.raw[:length])
        at = content.find(b"\x28\xb5\x2f\xfd", at + 4)
    return b"".join(parts)


def leaks(folder):
    """File and secret, also within what is compressed."""
    found = []
    for base, _, files in os.walk(folder):
        for name in files:
            with open(os.path.join(base, name), "rb") as file:
                content = file.read()
            content += unpacked(content)
            found += ["%s in %s" % (each, name) for each in SECRETS if each.encode() in content]
    return found


with tempfile.TemporaryDirectory() as folder:
    data, config = os.path.join(folder, "data"), os.path.join(folder, "serve.toml")
    with open(config, "w", encoding="ascii") as out:
        out.write('hash-actors = true\n')
    words = ("--tcp", "127.0.0.1:0", "--udp", "127.0.0.1:0", "--http", "127.0.0.1:0", "--config", config)
    server = Serve(sys.argv[1], data, *words)
    one = secret("tcp")
    records = 0
    for i in range(50):   # one actor, again and again
        tcp(server.port(), json.dumps({"videoId": "b", "timestamp": NOW, "userId": one}) + "\n")
    tcp(server.port(), "".join(good("tcp") for _ in range(100)))
    tcp(server.port(), "no json of %s\n" % secret("tcp") + json.dumps({"userId": secret("tcp"), "timestamp": NOW}) + "\n" +
        json.dumps({"videoId": "a", "timestamp": "at " + secret("tcp"), "userId": secret("tcp")}) + "\n" +
        json.dumps({"videoId": "a", "timestamp": NOW + 86400, "userId": secret("tcp")}) + "\n")
    tcp(server.port(), "{\"long\":\"" + (secret("tcp") + " ") * 120_000 + "\n")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        for _ in range(20):
            out.sendto(good("udp").encode(), ("127.0.0.1", server.port("udp")))
    answer = post(server.port("http"), "".join(good("http", latencyMs=5, status=200) for _ in range(30)) + "refused %s\n" % secret("http"), "application/x-ndjson", packed=True)
    expect("accepted over HTTP", (answer["accepted"], answer["rejected_count"]), (30, 1))
    answer = post(server.port("http"), "videoId,timestamp,userId\n" + "".join("c,%d,%s\n" % (NOW, secret("csv")) for _ in range(10)) + "short,%s\n" % secret("csv"), "text/csv")
    expect("accepted as CSV", (answer["accepted"], answer["rejected_count"]), (10, 1))
    expected = 50 + 100 + 20 + 30 + 10
    server.until_events(expected, 60)
    expect("of one item", int(subprocess.run([TALLYCTL, "count", "--data", data, "--item", "b"], capture_output=True, text=True, check=True).stdout), 50)
    expect("nothing leaks while it runs", leaks(data), [])
    if not any(one_file.startswith("actor-key") for one_file in os.listdir(data)):
        fail("there is no key")
    expect("mode of the key", stat.S_IMODE(os.stat(os.path.join(data, "actor-key")).st_mode), 0o600)

    # Killed with records that are only in the journal, and read again.
    tcp(server.port(), "".join(good("late") for _ in range(40)))
    time.sleep(0.2)
    server.process.send_signal(signal.SIGKILL)
    server.process.wait()
    expect("nothing leaks after a kill", leaks(data), [])
    said = server.said()
    server = Serve(sys.argv[1], data, *words)
    server.end()
    expect("nothing leaks at the end", leaks(data), [])
    said += server.said()
    expect("nothing leaks into messages", [each for each in SECRETS if each in said], [])
    book = server.ledger()
    expect("the ledger", (book["future"], book["rejected"]), (1, 6))
    expect("it balances", book["received"], book["counted"] + book["late"] + book["future"] + book["rejected"] + book["duplicate"])
    listed = subprocess.run([TALLYCTL, "letters", "--data", data, "--format", "ndjson"], capture_output=True, text=True, check=True).stdout
    expect("letters", len(listed.splitlines()), 7)
    expect("letters name nobody", [each for each in SECRETS if each in listed], [])
    reasons = sorted(json.loads(line)["reason"] for line in listed.splitlines())
    expect("reasons", reasons, sorted(["bad_json", "no_item", "bad_time", "future", "too_long", "bad_json", "bad_json"]))

    # The test can fail: without the option they are there.
    server = Serve(sys.argv[1], os.path.join(folder, "open"), "--tcp", "127.0.0.1:0")
    tcp(server.port(), good("open") + "refused %s\n" % secret("open"))
    server.until_events(1, 60)
    server.end()
    if len({each.rsplit(" ", 1)[1].split("-")[0] for each in leaks(os.path.join(folder, "open"))}) < 2:
        fail("what is looked for is not found in store and journal, where it must be")
    refused = subprocess.run([TALLYCTL, "serve", "--data", data, "--hash-actors", "--tcp", "127.0.0.1:0", "--follow", "x"], capture_output=True, text=True, check=False)
    expect("a followed log is refused", refused.returncode, 1)
print("hash_actors_test: ok")
