#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing leaves this machine, and nothing listens, unless it was asked to.

quiet_test.py BIN_FOLDER   Exit 77 where strace is missing or may not trace.
With a fresh profile tallyctl and the window open no socket of a network. A listener that serves, and a window that shows
its store, in a network name space of their own where that can be had, connect to nobody.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile

from serving import Serve, expect, fail

BIN = sys.argv[1]
# Those of the name service count: to ask for a name is to speak to somebody.
NETWORK = re.compile(r"(AF_INET6?|AF_PACKET|AF_VSOCK)")


def program(name):
    return os.path.join(BIN, name)


class Trace:
    def __init__(self, folder, name, own_network=False):
        self.path = os.path.join(folder, name + ".strace")
        self.wrap = ["strace", "-f", "-qq", "-e", "trace=%net", "-o", self.path]
        if own_network:
            self.wrap = ["unshare", "--net", "--", *self.wrap]

    def calls(self, what):
        with open(self.path, encoding="utf-8", errors="replace") as file:
            return [row.strip() for row in file if re.search(what, row) and NETWORK.search(row)]

    def traced(self):
        return os.path.exists(self.path)


def profile(folder):
    home = os.path.join(folder, "home")
    os.makedirs(os.path.join(home, "run"), mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS") if name in os.environ}
    return {**kept, "HOME": home, "XDG_RUNTIME_DIR": os.path.join(home, "run"), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def traced(folder, name, words, environment):
    trace = Trace(folder, name)
    subprocess.run([*trace.wrap, *words], env=environment, check=True, timeout=120, capture_output=True)
    return trace


def write_log(folder, count=2000):
    path = os.path.join(folder, "events.ndjson")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines('{"videoId":"v%d","timestamp":%d}\n' % (i % 9, 1795392000 + i) for i in range(count))
    return path


def main():
    if shutil.which("strace") is None or subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode != 0:
        print("left out: strace is not installed or may not trace")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        environment, log = profile(folder), write_log(folder)
        data = os.path.join(folder, "data")
        questions = {"top": ["top", log], "import": ["import", log, "--data", data], "ledger": ["ledger", "--data", data], "verify": ["verify", "--data", data]}
        for name, words in questions.items():
            expect("sockets of tallyctl " + name, traced(folder, name, [program("tallyctl"), *words], environment).calls(r"socket\("), [])
        if os.path.exists(program("tallyscope")):
            for name, words in {"log": [log], "demo": ["--demo"]}.items():
                picture = os.path.join(folder, name + ".png")
                trace = traced(folder, "window-" + name, [program("tallyscope"), *words, "--screenshot", picture], environment)
                expect("the window came to its end", os.path.exists(picture), True)
                expect("sockets of the window", trace.calls(r"socket\("), [])
        # What is asked for is there, or the trace sees nothing at all.
        own = subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode == 0
        trace = Trace(folder, "serve", own)
        local = os.path.join(folder, "tally")
        server = Serve(BIN, os.path.join(folder, "served"), "--tcp", "127.0.0.1:0", "--local", local, "--http", "127.0.0.1:0", wrapped=trace.wrap)
        with open(log, "rb") as file, socket.socket(socket.AF_UNIX) as sender:
            sender.connect(local)
            sender.sendall(file.read())
        server.until_events(2000, 60)
        if os.path.exists(program("tallyscope")):
            picture = os.path.join(folder, "served.png")
            window = traced(folder, "window-served", [program("tallyscope"), "--data", os.path.join(folder, "served"), "--read-only", "--screenshot", picture], environment)
            expect("the window came to its end", os.path.exists(picture), True)
            expect("sockets of the window", window.calls(r"socket\("), [])
        children = subprocess.run(["pgrep", "-P", str(server.process.pid)], capture_output=True, text=True, check=False).stdout.split()
        if not children:
            fail("the traced listener is not found")
        os.kill(int(children[0]), 15)
        expect("serve ends well", server.process.wait(timeout=60), 0)
        expect("the trace sees sockets", len(trace.calls(r"\bbind\(")) >= 2, True)
        expect("connections to others", trace.calls(r"\b(connect|sendto|sendmsg|sendmmsg)\("), [])
    print("no socket of a network with a fresh profile; a listener%s and its window connected to nobody" % (" in a network of its own" if own else ""))
    return 0


sys.exit(main())
