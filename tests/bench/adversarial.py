#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast are logs that are made to be slow: another key order in every line, every character escaped, time in random
order, every id another one. Prints one row per shape: events/s of `tallyctl top` and of `tallyctl bench open`, 2 threads,
and checks that all events were counted.

usage: adversarial.py TALLYCTL [EVENTS]   (default 2,000,000; files go to a temporary folder)"""
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BLOCK = 20_000  # lines made by hand; then repeated, with fresh ids where the shape asks for them


def event(rng: random.Random, item: str, order: list[int], stamp: int) -> str:
    fields = [f'"videoId":"{item}"', f'"eventType":"{rng.choice(("view", "like", "share"))}"', f'"timestamp":{stamp}',
              f'"userId":"u{rng.randrange(10**6)}"', f'"value":{rng.randrange(6000) / 10}', f'"latencyMs":{rng.randrange(900)}', '"status":200']
    return "{" + ",".join(fields[i] for i in order) + "}"


def write(path: Path, shape: str, events: int) -> None:
    rng = random.Random(5)
    order = list(range(7))
    start = 1_700_006_400_000
    with path.open("w") as out:
        for done in range(0, events, BLOCK):
            lines = []
            for i in range(min(BLOCK, events - done)):
                number = done + i
                item = f"v{number:010d}" if shape == "distinct_ids" else f"v{rng.randrange(50_000):010d}"
                stamp = start + (rng.randrange(86_400_000) if shape == "shuffled_time" else number)
                if shape == "key_orders":
                    rng.shuffle(order)
                if shape == "escapes":
                    item = "".join(f"\\u{ord(c):04x}" for c in item)
                lines.append(event(rng, item, order, stamp))
            out.write("\n".join(lines) + "\n")


def seconds(command: list[str]) -> tuple[float, str]:
    best, output = 1e9, ""
    for _ in range(3):
        begin = time.perf_counter()
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        best = min(best, time.perf_counter() - begin)
    return best, output


def main() -> int:
    tallyctl = sys.argv[1]
    events = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000_000
    print("| shape | top, M events/s | bench open, M events/s |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for shape in ("key_orders", "escapes", "shuffled_time", "distinct_ids"):
            path = Path(folder) / "log.ndjson"
            write(path, shape, events)
            top, answer = seconds([tallyctl, "top", "--threads", "2", "--format", "csv", str(path)])
            counted = sum(int(row.rsplit(",", 1)[1]) for row in answer.splitlines()[1:])
            opened, report = seconds([tallyctl, "bench", "open", "--threads", "2", str(path)])
            rolled = int(re.search(r"^events (\d+)$", report, re.M).group(1))
            if counted != events or rolled != events:
                print(f"{shape}: {counted} and {rolled} of {events} events were counted", file=sys.stderr)
                return 1
            print(f"| {shape} | {events / top / 1e6:.1f} | {events / opened / 1e6:.1f} |", flush=True)
    return 0


sys.exit(main())
