#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`tallyctl … --url` of a running `serve --http`: what it says is what the server's own store says."""

import atexit
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
QUESTIONS = [
    ["count", "--item", "a b&c"], ["count", "--item", "ä/2", "--type", "like"], ["count", "--item", "nothing"],
    ["stats", "--all", "--function", "sum"], ["stats", "--all", "--function", "average"], ["stats", "--item", "v3", "--function", "max"],
    ["stats", "--item", "v1", "--function", "p95", "--of", "latency"], ["stats", "--item", "nothing", "--function", "min"],
    ["top", "-k", "3"], ["top", "-k", "2", "--by", "sum"], ["top", "-k", "0"], ["top", "--type", "like", "--format", "json"],
    ["series", "--step", "1m"], ["series", "--step", "1h", "--item", "v1", "--function", "sum"], ["series", "--step", "15m", "--fill"],
    ["series", "--from", "{from}", "--to", "{to}", "--step", "1m", "--format", "ndjson"],
    ["ledger"],
]


def expect(what, got, wanted):
    if got != wanted:
        sys.exit("%s: got %r, expected %r" % (what, got, wanted))


def tallyctl(*words):
    done = subprocess.run([TALLYCTL, *words], capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def events(now):
    """Half an hour of events up to now, with items that need encoding and sums that doubles would round."""
    names = ["a b&c", "ä/2", "v1", "v2", "v3", "v1", "v1"]
    for i in range(3000):
        yield '{"videoId":"%s","type":"%s","timestamp":%d,"value":%d.%06d,"latencyMs":%d}' % (
            names[i % 7], "like" if i % 5 == 0 else "view", now - 1800 + i * 1800 // 3000, 900719925474 + i, i * 7 % 1000000, i % 400)


def without_moving_parts(text):
    """The same answer may come from memory or from the store: `tier` and what was read for it may differ."""
    return re.sub(r',"(tier|completeness|rows_read|cached|from|to)":("[^"]*"|null|\w+)', "", text)


def main():
    with tempfile.TemporaryDirectory() as folder:
        data, said = os.path.join(folder, "data"), os.path.join(folder, "serve.log")
        token = os.path.join(folder, "token")
        with open(token, "w", encoding="utf-8") as file:
            file.write("s3cret-and-long-enough\n")
        with open(said, "w", encoding="utf-8") as log:
            server = subprocess.Popen([TALLYCTL, "serve", "--data", data, "--http", "127.0.0.1:0", "--token-file", token, "--allowed-lateness", "1d"], stderr=log)
        atexit.register(server.kill)
        found, until = None, time.monotonic() + 30
        while found is None and time.monotonic() < until and server.poll() is None:
            with open(said, encoding="utf-8") as log:
                found = re.search(r"listening on (http://127.0.0.1:\d+)", log.read())
            time.sleep(0.01)
        if found is None:
            sys.exit("serve does not listen")
        url = found.group(1)

        now = int(time.time()) // 60 * 60
        body = "\n".join(events(now)) + "\n"
        done = subprocess.run(["curl", "-sS", "-o", "-", "-w", "%{http_code}", "-H", "Authorization: Bearer s3cret-and-long-enough", "-H", "Content-Type: application/x-ndjson",
                               "--data-binary", "@-", url + "/v1/events"], input=body.encode(), capture_output=True, check=True, timeout=60)
        expect("status of the events", done.stdout[-3:], b"200")

        asked = ["--url", url, "--token-file", token]
        until = time.monotonic() + 30
        while tallyctl("count", "--data", data)[1].strip() != "3000" and time.monotonic() < until:
            time.sleep(0.05)
        for words in QUESTIONS:
            words = [w.format(**{"from": now - 1200, "to": now - 600}) if w.startswith("{") else w for w in words]
            code, text, _ = tallyctl(words[0], *asked, *words[1:])
            wanted_code, wanted, wanted_error = tallyctl(words[0], "--data", data, *words[1:])
            expect("exit of %s (%s)" % (words, wanted_error), code, wanted_code)
            expect("answer to %s" % words, without_moving_parts(text), without_moving_parts(wanted))

        for words, code, part in [
            (["count", "--url", url], 2, "--token-file"), (["health", *asked], 1, "/metrics"), (["letters", *asked], 1, "--data"),
            (["count", *asked, "--data", data], 1, "one of"), (["count", "--url", "ftp://x"], 1, "http://HOST:PORT"),
            (["count", "--url", "http://127.0.0.1:1"], 2, "onnect"), (["count", *asked, "--as-known-at", "2026-01-01T00:00:00Z"], 1, "store"),
        ]:
            got, text, error = tallyctl(*words)
            expect("exit of %s, which says %r" % (words, error), got, code)
            expect("stdout of %s" % words, text, "")
            if part not in error:
                sys.exit("%s says %r, without %r" % (words, error, part))
            if "s3cret-and-long-enough" in error:
                sys.exit("the token is in " + error)
        server.send_signal(signal.SIGTERM)
        expect("end of serve", server.wait(timeout=60), 0)
    print("%d questions over HTTP answered as the store answers them" % len(QUESTIONS))


main()
