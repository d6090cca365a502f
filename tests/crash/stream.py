# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of one stream: record i is always the same line, so that it can be sent again and recounted."""

import hashlib

START = 1_767_225_600            # 2026-01-01T00:00:00Z
TYPES = ("view", "view", "view", "view", "like", "share")
BAD_EVERY = 97                   # such a record is no event: refused, and acknowledged all the same


def event(stream, i):
    """(item, type, second) of record i (from 1), or None when it is refused."""
    if i % BAD_EVERY == 0:
        return None
    h = int.from_bytes(hashlib.blake2b(b"%s/%d" % (stream.encode(), i), digest_size=8).digest(), "little")
    item = "hot" if h % 5 < 3 else "v%d" % (h // 8 % 500)
    return item, TYPES[h % len(TYPES)], START + i // 50


def line(stream, i):
    found = event(stream, i)
    if found is None:
        return b"no event %d\n" % i
    return ('{"videoId":"%s","eventType":"%s","timestamp":%d}\n' % found).encode()
