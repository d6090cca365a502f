#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A million ids that collide under public hash functions: how fast are they counted, beside as many of the same form that do not.

usage: colliding_ids.py TALLYCTL [DOUBLINGS]   (default 20: 2^20 ids). Exit 1 where a flood has less than half of the speed.

All 2^n ids are made of n blocks, two choices each, that lead the function to the same state (Joux, 2004): where a function
works byte by byte on a state of 32 bits, two blocks that meet are found among 100,000. A table of buckets uses low bits, and
the low 32 of FNV-1a with 64 bits depend on nothing else.
"""
import itertools
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MASK = 0xFFFFFFFF
ALPHABET = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
BLOCK = 4
FUNCTIONS = {
    "djb2": (5381, lambda h, c: (h * 33 + c) & MASK),
    "djb2a": (5381, lambda h, c: ((h * 33) & MASK) ^ c),
    "java": (0, lambda h, c: (h * 31 + c) & MASK),
    "sdbm": (0, lambda h, c: (h * 65599 + c) & MASK),
    "FNV-1 32": (0x811C9DC5, lambda h, c: ((h * 0x01000193) & MASK) ^ c),
    "FNV-1a 32": (0x811C9DC5, lambda h, c: ((h ^ c) * 0x01000193) & MASK),
    "FNV-1a 64, low half": (0xCBF29CE484222325 & MASK, lambda h, c: ((h ^ c) * 0x1B3) & MASK),
}


def hash_of(function, text):
    state, step = FUNCTIONS[function]
    for c in text:
        state = step(state, c)
    return state


def meeting(state, step, rng):
    """Two blocks that lead from `state` to one and the same, and that one."""
    seen = {}
    while True:
        block = bytes(rng.choice(ALPHABET) for _ in range(BLOCK))
        after = state
        for c in block:
            after = step(after, c)
        other = seen.setdefault(after, block)
        if other != block:
            return other, block, after


def colliding(function, doublings):
    rng = random.Random(11)
    state, step = FUNCTIONS[function]
    pairs = []
    for _ in range(doublings):
        one, two, state = meeting(state, step, rng)
        pairs.append((one, two))
    return (b"".join(blocks) for blocks in itertools.product(*pairs))


def write(path, ids):
    rng = random.Random(7)
    lines = [b'{"videoId":"%b","timestamp":1795392000}\n' % each for each in ids]
    rng.shuffle(lines)
    path.write_bytes(b"".join(lines))
    return len(lines)


def seconds(tallyctl, path, count):
    took = []
    for _ in range(3):
        begin = time.perf_counter()
        answer = subprocess.run([tallyctl, "top", "-k", "3", "--threads", "2", "--format", "csv", str(path)], check=True, capture_output=True, text=True).stdout
        took.append(time.perf_counter() - begin)
        counted = sum(int(row.rsplit(",", 1)[1]) for row in answer.splitlines()[1:])
        if counted != count:
            sys.exit(f"{counted} of {count} events were counted")
    return min(took)


def main():
    tallyctl = sys.argv[1]
    doublings = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    slow = 0
    print("| ids that collide under | ids | M events/s | of normal |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path, plain = Path(folder) / "log.ndjson", Path(folder) / "plain.ndjson"
        rng = random.Random(5)
        normal = (bytes(rng.choices(ALPHABET, k=BLOCK * doublings)) for _ in range(1 << doublings))
        count = write(plain, normal)
        usual = seconds(tallyctl, plain, count)
        print(f"| none | {count:,} | {count / usual / 1e6:.2f} | 1.00 |", flush=True)
        for function in FUNCTIONS:
            ids = list(colliding(function, doublings))
            if len({hash_of(function, each) for each in ids[:: max(1, len(ids) // 1000)]}) != 1:
                sys.exit(f"the ids do not collide under {function}")
            write(path, ids)
            took = seconds(tallyctl, path, count)
            for _ in range(2):   # other work on the machine slows one of the two: both again, one after the other
                if usual / took >= 0.5:
                    break
                usual, took = seconds(tallyctl, plain, count), seconds(tallyctl, path, count)
            slow += usual / took < 0.5
            print(f"| {function} | {count:,} | {count / took / 1e6:.2f} | {usual / took:.2f} |", flush=True)
    return 1 if slow else 0


sys.exit(main())
