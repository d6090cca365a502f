# SPDX-License-Identifier: GPL-3.0-or-later
"""Ports for listeners that must have the same one twice, or cannot say which one they got."""

import itertools
import os
import socket

# Below what Linux gives to outgoing connections (net.ipv4.ip_local_port_range begins at 32768): a port that was
# merely free a moment ago may be one of those by the time somebody listens on it.
FIRST, COUNT = 10_000, 22_000
_tried = itertools.count(os.getpid() * 16)   # tests that run at the same time begin at different places


def free_port():
    for number in _tried:
        port = FIRST + number % COUNT
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("0.0.0.0", port))
                return port
            except OSError:
                continue
