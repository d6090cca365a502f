#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""rsyslog, socat, logger, nc, curl and openssl send to tallyctl serve, wrk asks it; the totals are what they were given.

peers_test.py BIN_FOLDER   A peer that is not installed is left out, and said; exit 77 when there is none at all.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from ports import free_port

from serving import Serve, expect

BIN = sys.argv[1]
EVENTS = 20_000
left_out = []
tried = []


def needs(*programs):
    """Makes a peer's test one that is left out where a program is missing."""
    def wrap(test):
        def run(work):
            missing = [program for program in programs if shutil.which(program) is None and not os.path.exists("/usr/sbin/" + program)]
            if missing:
                left_out.append("%s (%s is not installed)" % (test.__name__, ", ".join(missing)))
                return
            with tempfile.TemporaryDirectory(dir=work) as folder:
                print("%s: %s" % (test.__name__.replace("_", " "), test(folder)), flush=True)
            tried.append(test.__name__)
        return run
    return wrap


def events(i):
    return '{"videoId":"v%d","eventType":"view","timestamp":%d,"title":"a <b> & ü %d"}' % (i % 50, 1795392000 + i % 86400, i)


def write_log(folder, count=EVENTS):
    path = os.path.join(folder, "events.ndjson")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(events(i) + "\n" for i in range(count))
    return path


def run(*words, timeout=60, **more):
    return subprocess.run(words, check=True, timeout=timeout, capture_output=True, **more)


def send(path, port):
    with open(path, "rb") as file, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendfile(file)


def settled(server, wanted):
    """Everything that was sent is counted, and nothing else came."""
    server.until_events(wanted, 60)
    server.end()
    expect("events in the end", server.events(), wanted)
    ledger = server.ledger()
    expect("ledger", (ledger["received"], ledger["valid"], ledger["rejected"]), (wanted, wanted, 0))
    return "%d events" % wanted


def rsyslog(folder, framing):
    """rsyslog follows a file and forwards it; what it is given may be sent with a line end inside."""
    log = os.path.join(folder, "in.log")
    open(log, "w", encoding="utf-8").close()
    server = Serve(BIN, os.path.join(folder, "data"), "--tcp", "127.0.0.1:0")
    config = os.path.join(folder, "rsyslog.conf")
    os.mkdir(os.path.join(folder, "spool"))
    with open(config, "w", encoding="utf-8") as file:
        file.write('global(workDirectory="%s/spool" maxMessageSize="64k")\nmodule(load="imfile" mode="inotify")\n'
                   'input(type="imfile" File="%s" Tag="app" ruleset="out")\n'
                   'ruleset(name="out") { action(type="omfwd" target="127.0.0.1" port="%d" protocol="tcp" TCP_Framing="%s"'
                   ' template="RSYSLOG_SyslogProtocol23Format" action.resumeRetryCount="-1") }\n' % (folder, log, server.port(), framing))
    daemon = subprocess.Popen([shutil.which("rsyslogd") or "/usr/sbin/rsyslogd", "-n", "-f", config, "-i", os.path.join(folder, "pid")],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with open(log, "a", encoding="utf-8") as file:
            file.writelines(events(i) + "\n" for i in range(EVENTS))
        server.until_events(EVENTS, 60)
    finally:
        daemon.terminate()
        daemon.wait(timeout=30)
    return settled(server, EVENTS)


@needs("rsyslogd")
def rsyslog_plain_tcp(folder):
    return rsyslog(folder, "traditional")


@needs("rsyslogd")
def rsyslog_octet_counted(folder):
    return rsyslog(folder, "octet-counted")


@needs("socat")
def socat_tcp_and_local_socket(folder):
    path, where = write_log(folder), os.path.join(folder, "tally")
    server = Serve(BIN, os.path.join(folder, "data"), "--tcp", "127.0.0.1:0", "--local", where)
    expect("mode of the socket", oct(os.stat(where).st_mode & 0o777), "0o600")
    run("socat", "-u", "FILE:" + path, "TCP:127.0.0.1:%d" % server.port())
    run("socat", "-u", "FILE:" + path, "UNIX-CONNECT:" + where)
    done = settled(server, 2 * EVENTS)
    expect("the socket goes with it", os.path.exists(where), False)
    return done


@needs("socat", "openssl")
def socat_tls_with_a_token(folder):
    path, key, certificate, token = (os.path.join(folder, name) for name in ("log", "key.pem", "cert.pem", "token"))
    secret = "5a" * 32
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=127.0.0.1",
        "-addext", "subjectAltName=IP:127.0.0.1")
    with open(token, "w", encoding="ascii") as file:
        file.write(secret + "\n")
    os.chmod(token, 0o600)
    os.chmod(key, 0o600)
    with open(path, "w", encoding="utf-8") as file:
        file.write("#tally 1 token=%s\n" % secret)
        file.writelines(events(i) + "\n" for i in range(EVENTS))
    server = Serve(BIN, os.path.join(folder, "data"), "--tcp", "0.0.0.0:%d" % free_port(), "--tls-cert", certificate, "--tls-key", key, "--token-file", token)
    port = server.said().rsplit(":", 1)[1].split(" ")[0]
    run("socat", "-u", "FILE:" + path, "OPENSSL:127.0.0.1:%s,cafile=%s,verify=1" % (port, certificate))
    # Another certificate, without a restart.
    run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=127.0.0.1",
        "-addext", "subjectAltName=IP:127.0.0.1")
    os.chmod(key, 0o600)
    server.process.send_signal(1)
    server.until("the new certificate", lambda: "were read again" in server.said(), 10)
    run("socat", "-u", "FILE:" + path, "OPENSSL:127.0.0.1:%s,cafile=%s,verify=1" % (port, certificate))
    expect("the token in a message", secret in server.said(), False)
    return settled(server, 2 * EVENTS)


@needs("logger")
def logger_lines_and_octet_counted(folder):
    path = write_log(folder, 2000)
    server = Serve(BIN, os.path.join(folder, "data"), "--tcp", "127.0.0.1:0")
    for words in (("--octet-count",), ()):
        run("logger", "--tcp", "-n", "127.0.0.1", "-P", str(server.port()), "--rfc5424", "-t", "app", "-f", path, *words)
    return settled(server, 4000)


@needs("nc")
def nc_local_socket(folder):
    where = os.path.join(folder, "tally")
    server = Serve(BIN, os.path.join(folder, "data"), "--local", where)
    with open(write_log(folder), "rb") as file:
        run("nc", "-NU", where, stdin=file)
    return settled(server, EVENTS)


@needs("curl")
def curl_http(folder):
    path = write_log(folder)
    server = Serve(BIN, os.path.join(folder, "data"), "--http", "127.0.0.1:0")
    url = "http://127.0.0.1:%d/v1/events" % server.port("http")
    run("gzip", "-k", path)
    run("curl", "-sf", url, "-H", "Content-Type: application/x-ndjson", "--data-binary", "@" + path)
    run("curl", "-sf", url, "-H", "Content-Type: application/x-ndjson", "-H", "Content-Encoding: gzip", "--data-binary", "@" + path + ".gz")
    return settled(server, 2 * EVENTS)


@needs("curl", "split", "gzip")
def curl_a_million_in_parts(folder):
    """A hundred bodies of 10,000, half of them packed, and some of them sent twice under one key: a million, once."""
    path = write_log(folder, 1_000_000)
    server = Serve(BIN, os.path.join(folder, "data"), "--http", "127.0.0.1:0")
    url = "http://127.0.0.1:%d/v1/events" % server.port("http")
    run("split", "-l", "10000", "-a", "2", "-d", path, path + ".")
    for number in range(100):
        part, packed = "%s.%02d" % (path, number), ()
        if number % 2:
            run("gzip", part)
            part, packed = part + ".gz", ("-H", "Content-Encoding: gzip")
        for _ in range(2 if number % 10 == 7 else 1):
            run("curl", "-sf", url, "-H", "Content-Type: application/x-ndjson", "-H", "Idempotency-Key: part-%d" % number, *packed, "--data-binary", "@" + part)
    return settled(server, 1_000_000)


@needs("curl")
def curl_cloudevents_in_headers(folder):
    """The binary form: what an event is stands in the header, its data is the body."""
    server = Serve(BIN, os.path.join(folder, "data"), "--http", "127.0.0.1:0")
    url = "http://127.0.0.1:%d/v1/events" % server.port("http")
    for number in range(5):
        run("curl", "-sf", url, "-H", "Content-Type: application/json", "-H", "ce-specversion: 1.0", "-H", "ce-source: /shop", "-H", "ce-id: %d" % number,
            "-H", "ce-type: view", "-H", "ce-subject: v%d" % (number % 2), "-H", "ce-time: 2026-11-23T00:00:0%dZ" % number, "--data-binary", '{"shelf": 3}')
    refused = run("curl", "-sf", url, "-H", "Content-Type: application/json", "-H", "ce-specversion: 1.0", "-H", "ce-source: /shop", "-H", "ce-id: 9",
                  "--data-binary", "{}").stdout
    expect("one without a subject", b'"rejected_count":1' in refused and b'"accepted":0' in refused, True)
    server.until_events(5, 60)
    server.end()
    counts = subprocess.run([os.path.join(BIN, "tallyctl"), "top", "--data", os.path.join(folder, "data"), "--format", "csv"], capture_output=True,
                            text=True, timeout=60, check=True).stdout
    expect("top", ["v0" in counts, ",3" in counts, "v1" in counts, ",2" in counts], [True] * 4)
    return "5 events"


@needs("wrk")
def wrk_asks_beside_a_sender(folder):
    """Questions from eight connections while somebody sends: all are answered, and what was sent is counted."""
    path = write_log(folder)
    server = Serve(BIN, os.path.join(folder, "data"), "--tcp", "127.0.0.1:0", "--http", "127.0.0.1:0")
    send(path, server.port())
    figures = []
    for question in ("top?k=5", "count?item=v7", "series?step=1h", "stats?function=count"):
        send(path, server.port())
        said = run("wrk", "-t1", "-c8", "-d1s", "http://127.0.0.1:%d/v1/%s" % (server.port("http"), question)).stdout.decode()
        expect("%s: answers that are none:\n%s" % (question, said), ("Non-2xx" in said, "Socket errors" in said), (False, False))
        rate = float(re.search(r"Requests/sec:\s+([0-9.]+)", said).group(1))
        expect("%s: questions were asked" % question, rate > 0, True)
        figures.append("%s %.0f/s" % (question, rate))
    return settled(server, 5 * EVENTS) + ", " + ", ".join(figures)


def main():
    with tempfile.TemporaryDirectory() as work:
        for peer in (rsyslog_plain_tcp, rsyslog_octet_counted, socat_tcp_and_local_socket, socat_tls_with_a_token, logger_lines_and_octet_counted,
                     nc_local_socket, curl_http, curl_a_million_in_parts, curl_cloudevents_in_headers, wrk_asks_beside_a_sender):
            peer(work)
    for peer in left_out:
        print("left out: " + peer)
    return 0 if tried else 77


sys.exit(main())
