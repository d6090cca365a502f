#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Fluent Bit, Vector, Logstash and kcat send, made by hand as their manuals say: over HTTP and TCP, packed and not. Every
event counts once, at its own time; what carries no event is refused in words.

shippers_test.py BIN_FOLDER
"""

import gzip
import json
import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

from serving import Serve, expect

BIN = sys.argv[1]
T = 1795392000   # 2026-11-23T00:00:00Z
COUNT = 500


def iso(i):
    return "2026-11-23T00:%02d:%02d.%06dZ" % (i // 60, i % 60, i)


def flb(i):
    """out_http and out_tcp: json_date_key `date`, json_date_format double."""
    return '{"date":%d.%06d,"videoId":"v%d","eventType":"view"}' % (T + i, i, i % 5)


def flb_iso(i):
    return '{"date":"%s","videoId":"v%d","eventType":"view"}' % (iso(i), i % 5)


def vector(i):
    return '{"eventType":"view","host":"web-1","path":"/","source_type":"http_server","timestamp":"%s","videoId":"v%d"}' % (iso(i), i % 5)


def logstash(i):
    return '{"@timestamp":"%s","@version":"1","host":{"name":"web-1"},"videoId":"v%d","eventType":"view"}' % (iso(i), i % 5)


def kcat(i):
    """kcat -C -J: the message around what was produced."""
    return json.dumps({"topic": "events", "partition": 0, "offset": i, "tstype": "create", "ts": (T + i) * 1000, "broker": 1, "key": "v%d" % (i % 5),
                       "payload": flb(i)}, separators=(",", ":"))


def post(server, body, kind, **fields):
    request = urllib.request.Request("http://127.0.0.1:%d/v1/events" % server.port("http"), body, {"Content-Type": kind, **fields})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def tallyctl(server, *words):
    return subprocess.run([server.tallyctl, *words], capture_output=True, text=True, check=True).stdout


def whole(server, what):
    """COUNT events of five items, each at its own second."""
    server.until_events(COUNT, 30)
    server.end()
    expect(what + ": items", sorted(tallyctl(server, "top", "--data", server.data, "--format", "csv").splitlines()[1:]),
           sorted(["Other,0"] + ["v%d,%d" % (i, COUNT // 5) for i in range(5)]))
    book = server.ledger()
    expect(what + ": ledger", (book["received"], book["valid"], book["rejected"]), (COUNT, COUNT, 0))
    minutes = [row.rsplit(",", 1) for row in tallyctl(server, "series", "--data", server.data, "--step", "1m", "--format", "csv").splitlines()[1:]]
    expect(what + ": minutes", [(time[:16], int(count)) for time, count in minutes],
           [("2026-11-23T00:%02d" % m, min(60, COUNT - 60 * m)) for m in range((COUNT + 59) // 60)])


def over_http(what, body, kind, **fields):
    with tempfile.TemporaryDirectory() as folder:
        server = Serve(BIN, os.path.join(folder, "data"), "--http", "127.0.0.1:0")
        status, said = post(server, body, kind, **fields)
        expect(what + ": " + said[:300], (status, json.loads(said).get("accepted")), (200, COUNT))
        whole(server, what)
    print("%s: %d events" % (what, COUNT))


def over_tcp(what, lines, *words):
    with tempfile.TemporaryDirectory() as folder:
        server = Serve(BIN, os.path.join(folder, "data"), "--tcp", "127.0.0.1:0", *words)
        with socket.create_connection(("127.0.0.1", server.port())) as connection:
            connection.sendall("".join(line + "\n" for line in lines).encode())
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(4096):
                pass
        whole(server, what)
    print("%s: %d events" % (what, COUNT))


def refused():
    """What they send when nobody told them what an event is: answered with a sentence, counted as refused."""
    with tempfile.TemporaryDirectory() as folder:
        server = Serve(BIN, os.path.join(folder, "data"), "--http", "127.0.0.1:0")
        tail = "".join('{"date":%d.5,"log":"started worker %d"}\n' % (T + i, i) for i in range(3)).encode()
        status, said = post(server, tail, "application/x-ndjson")
        expect("lines without an item: " + said, (status, json.loads(said)["accepted"], json.loads(said)["rejected_count"]), (200, 0, 3))
        expect("and why: " + said, "No field looks like the item to count" in json.loads(said)["rejected"][0]["detail"], True)
        status, said = post(server, flb(0).encode(), "application/x-ndjson")
        expect("what comes then: " + said, (status, json.loads(said)["accepted"]), (200, 1))
        status, said = post(server, tail, "application/x-ndjson")
        expect("and why, once it is known what others send", [row["reason"] for row in json.loads(said)["rejected"]], ["no_item"] * 3)
        status, said = post(server, b"\x92\x92\xd7\x00\x6b\x02\xb1\x80\x00\x00\x00\x00\x80\x81\xa7videoId\xa2v1", "application/msgpack")
        expect("msgpack", (status, "Content-Type may be application/x-ndjson" in said), (415, True))
        status, said = post(server, flb(0).encode(), "application/x-ndjson", **{"Content-Encoding": "snappy"})
        expect("snappy", (status, "Content-Encoding may be gzip, zstd or identity" in said), (415, True))
        server.end()
    print("what carries no event, msgpack and snappy: refused in words")


def main():
    array = lambda line: ("[" + ",".join(line(i) for i in range(COUNT)) + "]").encode()
    lines = lambda line: "".join(line(i) + "\n" for i in range(COUNT)).encode()
    over_http("Fluent Bit, http, json", array(flb), "application/json", **{"User-Agent": "Fluent-Bit"})
    over_http("Fluent Bit, http, json, gzip", gzip.compress(array(flb_iso)), "application/json", **{"Content-Encoding": "gzip"})
    over_http("Fluent Bit, http, json_lines", lines(flb), "application/json")
    over_http("Fluent Bit, http, json_stream", "".join(flb(i) for i in range(COUNT)).encode(), "application/json")
    over_tcp("Fluent Bit, tcp, json_lines", map(flb, range(COUNT)))
    over_http("Vector, http, json", array(vector), "application/json")
    over_http("Vector, http, newline_delimited, gzip", gzip.compress(lines(vector)), "application/x-ndjson", **{"Content-Encoding": "gzip"})
    over_tcp("Vector, socket, json", map(vector, range(COUNT)))
    over_http("Logstash, http, json_batch", array(logstash), "application/json")
    over_tcp("Logstash, tcp, json_lines", map(logstash, range(COUNT)))
    over_tcp("kcat, payloads", map(flb, range(COUNT)))
    over_tcp("kcat -J, mapped", map(kcat, range(COUNT)), "--map", "item=key,time=ts:ms")
    refused()


main()
