#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""HTTPS with a token: `send` and `--url` with --tls-ca, refused without either; token and certificate are replaced while the server
runs, and files that are of no use change nothing."""

import os
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from serving import Serve, expect, fail

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")
TOKENS = ("the-first-token-0123456789", "the-second-token-0123456789")


def certificate(folder, name):
    """Signed by itself, for 127.0.0.1: (certificate, key)."""
    paths = os.path.join(folder, name + ".pem"), os.path.join(folder, name + ".key")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=" + name,
                    "-addext", "subjectAltName=IP:127.0.0.1", "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    return paths


def put(path, content):
    """In one step, as a renewal does."""
    with open(path + ".new", "w", encoding="ascii") as out:
        out.write(content)
    os.chmod(path + ".new", 0o600)
    os.replace(path + ".new", path)


def text(path):
    with open(path, encoding="ascii") as file:
        return file.read()


def run(*words):
    return subprocess.run([TALLYCTL, *words], capture_output=True, text=True, check=False, timeout=60)


def status(port, ca, token):
    request = urllib.request.Request("https://127.0.0.1:%d/v1/ledger" % port, headers={"Authorization": "Bearer " + token})
    try:
        with urllib.request.urlopen(request, timeout=60, context=ssl.create_default_context(cafile=ca)) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


with tempfile.TemporaryDirectory() as folder:
    first, second = certificate(folder, "first"), certificate(folder, "second")
    shown, key, token, log = (os.path.join(folder, name) for name in ("shown.pem", "shown.key", "token", "log.ndjson"))
    put(shown, text(first[0]))
    put(key, text(first[1]))
    put(token, TOKENS[0] + "\n")
    with open(log, "w", encoding="ascii") as out:
        out.writelines('{"videoId":"a","timestamp":%d}\n' % (int(time.time()) - i % 100) for i in range(5000))
    server = Serve(sys.argv[1], os.path.join(folder, "data"), "--http", "127.0.0.1:0", "--tls-cert", shown, "--tls-key", key, "--token-file", token)
    port = server.port("http")
    url = "https://127.0.0.1:%d" % port

    sent = run("send", log, "--to", url, "--tls-ca", first[0], "--token-file", token)
    expect("send over HTTPS: " + sent.stderr, sent.returncode, 0)
    server.until_events(5000, 60)
    asked = run("count", "--url", url, "--tls-ca", first[0], "--token-file", token, "--item", "a")
    expect("asked over HTTPS: " + asked.stderr, (asked.returncode, asked.stdout.strip()), (0, "5000"))
    for words, why in ((["--token-file", token], "a certificate nobody knows"), (["--tls-ca", second[0], "--token-file", token], "another's certificate"), (["--tls-ca", first[0]], "no token")):
        if run("count", "--url", url, *words, "--item", "a").returncode == 0:
            fail("answered with " + why)
    short = os.path.join(folder, "short")
    put(short, "short\n")
    for words in (["count", "--url", url, "--item", "a"], ["send", log, "--to", url]):
        refused = run(*words, "--tls-ca", first[0], "--token-file", short)
        if refused.returncode == 0 or "16 to 512" not in refused.stderr:
            fail("a short token is not refused where it is read: " + refused.stderr)

    # Replaced while it runs: what is asked from then on needs the new ones.
    put(shown, text(second[0]))
    put(key, text(second[1]))
    put(token, TOKENS[1] + "\n")
    server.until("the new certificate is shown", lambda: ssl.get_server_certificate(("127.0.0.1", port)).strip() == text(second[0]).strip(), 60)
    server.until("the new token is asked for", lambda: status(port, second[0], TOKENS[1]) == 200, 60)
    expect("the old token", status(port, second[0], TOKENS[0]), 401)

    # Of no use: said, and nothing changes.
    put(key, text(first[1]))
    server.until("it is said", lambda: "stays in use" in server.said(), 60)
    expect("with what was read before", status(port, second[0], TOKENS[1]), 200)
    if any(secret in server.said() for secret in TOKENS):
        fail("a token is in the messages")
    server.end()
print("https_test: ok")
