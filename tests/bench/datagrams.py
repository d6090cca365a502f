#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Datagrams a second: what of a steady stream is received and counted, and what the kernel had to drop.

datagrams.py BIN_FOLDER [RATE [SECONDS]]   one record of 100 bytes in each; default 200,000 a second for 10 s
datagrams.py --to PORT RATE SECONDS           to a listener that runs already
Exit 1 where something that was received is not counted. The sender's processor time is told apart.
"""
import ctypes
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

BURST = 64          # datagrams of one system call
T = 1795392000


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_char_p), ("length", ctypes.c_size_t)]


class Header(ctypes.Structure):
    _fields_ = [("name", ctypes.c_void_p), ("name_length", ctypes.c_uint32), ("vectors", ctypes.POINTER(Vector)), ("count", ctypes.c_size_t),
                ("control", ctypes.c_void_p), ("control_length", ctypes.c_size_t), ("flags", ctypes.c_int)]


class Message(ctypes.Structure):
    _fields_ = [("header", Header), ("length", ctypes.c_uint)]


def bursts():
    """A thousand bursts that differ, made beforehand."""
    made, kept = [], []
    for first in range(0, 1000 * BURST, BURST):
        messages = (Message * BURST)()
        for i in range(BURST):
            text = b'{"videoId":"v%d","eventType":"view","timestamp":%d,"value":%d,"title":"a datagram"}\n' % (first % 9973 + i, T + first // 5000, i)
            vector = Vector(text, len(text))
            messages[i].header.vectors, messages[i].header.count = ctypes.pointer(vector), 1
            kept.append(vector)
        made.append(messages)
    return made, kept


def stream(port, rate, seconds):
    """A steady stream of them: how many were sent, how long that took, and what sends one more."""
    made, kept = bursts()
    send = ctypes.CDLL(None, use_errno=True).sendmmsg
    out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    out.connect(("127.0.0.1", port))
    sent, number, began = 0, 0, time.monotonic()
    while sent < rate * seconds:
        if sent >= min(rate * seconds, (time.monotonic() - began) * rate):
            time.sleep(0.0005)
            continue
        done = send(out.fileno(), made[number % len(made)], BURST, 0)
        sent, number = sent + max(0, done), number + 1
    return sent, time.monotonic() - began, lambda: max(0, send(out.fileno(), kept and made[0], 1, 0))


def figures(port):
    with urllib.request.urlopen("http://127.0.0.1:%d/metrics" % port) as answer:
        text = answer.read().decode()
    return [int(re.search(r'^tallyscope_listener_%s_total\{listener="udp:[^}]*\} (\d+)$' % name, text, re.M).group(1)) for name in ("datagrams", "datagrams_lost")]


def cpu_of(pid):
    with open("/proc/%d/stat" % pid, encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    if sys.argv[1] == "--to":
        stream(*map(int, sys.argv[2:]))
        return 0
    rate, seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000, int(sys.argv[3]) if len(sys.argv) > 3 else 10
    with tempfile.TemporaryDirectory() as folder:
        messages = os.path.join(folder, "err")
        with open(messages, "w", encoding="utf-8") as err:
            server = subprocess.Popen([os.path.join(sys.argv[1], "tallyctl-serve"), "--data", os.path.join(folder, "data"), "--udp", "127.0.0.1:0",
                                       "--http", "127.0.0.1:0", "--allowed-lateness", "9000d", "--not-durable"], stderr=err)
        try:
            said = ""
            while said.count("listening on") < 2:
                time.sleep(0.02)
                with open(messages, encoding="utf-8") as err:
                    said = err.read()
            udp, http = (int(re.search(r"%s://127\.0\.0\.1:(\d+)" % scheme, said).group(1)) for scheme in ("udp", "http"))
            before, own = cpu_of(server.pid), resource.getrusage(resource.RUSAGE_SELF)
            sent, took, another = stream(udp, rate, seconds)
            used = resource.getrusage(resource.RUSAGE_SELF)
            for _ in range(50):   # the kernel tells of a loss with the next datagram that it delivers
                received, lost = figures(http)
                if received + lost >= sent:
                    break
                time.sleep(0.2)
                sent += another()
            listener = cpu_of(server.pid) - before
        finally:
            server.terminate()
            server.wait()
        counted = int(subprocess.run([os.path.join(sys.argv[1], "tallyctl"), "stats", "--data", os.path.join(folder, "data"), "--all", "--function", "count"],
                                     check=True, capture_output=True, text=True).stdout)
    sender = used.ru_utime + used.ru_stime - own.ru_utime - own.ru_stime
    print("%d datagrams sent in %.1f s (%.0f/s), %d received (%.0f/s), %d lost in the kernel, %d counted; listener %.1f s of CPU, sender %.1f s, load %.1f"
          % (sent, took, sent / took, received, received / took, lost, counted, listener, sender, os.getloadavg()[0]))
    return 0 if counted == received and received + lost == sent else 1


if __name__ == "__main__":
    sys.exit(main())
