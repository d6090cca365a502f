#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An analyst opens a packed log whose fields have odd names, finds when and why traffic rose, compares with the day before, copies
the exact ranking of that range, and reads the lines of the log as they are; by visible controls only, each figure compared with a
count of its own in this file and with tallyctl.
    persona_analyst_test.py TALLYSCOPE TALLYCTL
"""
import collections
import csv
import datetime
import gzip
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import desk

desk.skip_unless_there()
tallyscope, tallyctl = sys.argv[1:3]
DAY = int(datetime.datetime(2026, 11, 22, tzinfo=datetime.timezone.utc).timestamp())
SPIKE = range(1440 + 14 * 60, 1440 + 14 * 60 + 10)   # minutes, on the second day
FIELDS = {"Item": "clip", "Time": "when", "Type": "action", "Latency": "took_ms", "Actor": "who"}
COLUMNS = ("Time", "Item", "Type", "Result", "Value", "Latency", "Actor")   # of the preview, from left to right


def write(path):
    """Two days, the second with ten loud minutes of clip-7. Returns the items of every minute."""
    random.seed(4)
    minutes = collections.defaultdict(collections.Counter)
    with gzip.open(path, "wt") as log:
        for minute in range(2 * 1440):
            for i in range(220 if minute in SPIKE else 20):
                clip = "clip-7" if i >= 20 else f"clip-{random.randrange(40)}"
                minutes[minute][clip] += 1
                stamp = datetime.datetime.fromtimestamp(DAY + minute * 60 + i % 60, datetime.timezone.utc).isoformat().replace("+00:00", "Z")
                log.write(json.dumps({"clip": clip, "action": random.choice(["play", "like"]), "when": stamp, "took_ms": random.randrange(10, 300), "who": f"u{random.randrange(500)}"}) + "\n")
    return minutes


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="analyst"))
    log = work / "odd.ndjson.gz"
    minutes = write(log)
    total = sum(sum(counts.values()) for counts in minutes.values())
    with desk.Desk(tallyscope) as d:
        d.start()
        # Open it: the file dialog, then the fields above the preview.
        d.wait(lambda: d.tool("xdotool", "search", "--onlyvisible", "--name", "Open log"), "the file dialog", again=lambda: (d.focus(), d.press("ctrl+o")))
        time.sleep(0.5)   # it takes its focus a moment after it is shown
        def name_file():   # what completes names may take the first Return
            if d.find("filler", "Preview") is None:
                d.press("ctrl+a")
                d.type(str(log))
                d.press("Return")
        dialog = d.wait(lambda: d.find("filler", f"Open {log.name}") and d.find("dialog", "Open log"), "the preview of the log", again=name_file)
        preview = d.find("text", "First lines of the log", root=dialog)
        assert preview is not None and '"clip"' in d.atspi.Text.get_text(preview, 0, 200), "raw lines as they are"

        def boxes():
            left = d.rect(d.find("filler", "Preview"))[0]
            return sorted((n for n in d.nodes(dialog) if n.get_role_name() == "combo box" and d.rect(n)[0] > left), key=lambda n: d.rect(n)[0])
        for column, field in FIELDS.items():
            place = COLUMNS.index(column)

            def mapped():
                return f"{column.lower()}={field}" in d.find("filler", starts="tallyctl top").get_name()   # the same question for tallyctl

            def choose():
                if not mapped():
                    d.click(boxes()[place])
                    time.sleep(0.3)
                    d.type(field)
                    d.press("Return")
            d.wait(mapped, f"{field} chosen for {column}", again=choose)
        d.wait(lambda: d.find("dialog", "Open log") is None, "the log opened", again=lambda: (b := d.find("push button", "Open", root=dialog)) and d.click(b))
        d.wait(lambda: d.find("push button", "Traffic") and f"{total:,} in range" in d.text(d.find("push button", "Traffic")), f"{total} events counted")

        # When: the tile's peak, and the range of those minutes by the two fields behind the range button.
        d.wait(lambda: "peak 2,200 per 10 min" in d.text(d.find("push button", "Traffic")), "the peak on the tile of traffic: " + d.text(d.find("push button", "Traffic")))
        shown_range = lambda: next((n for n in d.nodes() if n.get_role_name() == "push button" and "UTC" in (n.get_name() or "")), None)
        start, end = (datetime.datetime.fromtimestamp(DAY + minute * 60, datetime.timezone.utc) for minute in (SPIKE[0], SPIKE[-1] + 1))

        def choose_range():
            d.focus()
            d.press("Escape")
            button = shown_range()
            x, y, _, _ = d.rect(button)
            d.click(button)
            time.sleep(0.4)
            for down, moment in ((82, start), (136, end)):   # the popup stands below its button, and is not in the tree of this Qt
                d.tool("xdotool", "mousemove", str(x + 213), str(y + down), "click", "--repeat", "3", "--delay", "40", "1")
                d.press("ctrl+a")
                d.type(moment.strftime("%Y-%m-%d %H:%M"))
            d.press("Return")
        spike = sum(sum(minutes[minute].values()) for minute in SPIKE)
        d.wait(lambda: f"{spike:,} in range" in d.text(d.find("push button", "Traffic")), "the loud minutes as range", again=choose_range)

        # Why: what changed, against the ten minutes before.
        before = sum(sum(minutes[minute - len(SPIKE)].values()) for minute in SPIKE)
        d.wait(lambda: d.find("dialog", "What changed?"), "what changed", again=lambda: (d.focus(), d.find("dialog") or d.press("ctrl+m")))
        d.wait(lambda: d.find("filler", starts=f"{before} → {spike:,} events"), "the change in figures")
        items = d.find("table", "Items", root=d.find("dialog", "What changed?"))
        first = d.wait(lambda: d.find("table cell", root=items), "the first row of what changed")
        assert "clip-7" in first.get_name(), first.get_name()
        d.wait(lambda: d.find("dialog") is None, "the dialog closed", again=lambda: d.press("Escape"))

        # The day before, drawn behind it.
        d.run("day earlier", lambda: d.find("push button", starts="no comparison") is None, "the comparison with the day before")

        # The exact ranking of the range, copied, against this file's own count and tallyctl.
        d.wait(lambda: d.find("table", "All items"), "the table of all items", again=lambda: (d.focus(), d.press("ctrl+2")))
        truth = collections.Counter()
        for minute in SPIKE:
            truth.update(minutes[minute])
        options = ["--map", "item=clip,type=action,time=when,latency=took_ms:ms,actor=who", "--from", start.isoformat(), "--to", end.isoformat(), "-k", "50", "--format", "csv"]
        answer = subprocess.run([tallyctl, "top", str(log), *options], capture_output=True, text=True, check=True).stdout
        assert {row[0]: int(row[1]) for row in list(csv.reader(io.StringIO(answer)))[1:-1]} == dict(truth)

        def copied():
            d.click(d.find("table", "All items"), at=(0.3, 0.2))
            d.press("ctrl+a", "ctrl+c")
            time.sleep(0.3)
            rows = [line.split("\t") for line in d.copied().splitlines()]
            return {row[1]: int(row[2]) for row in rows[1:]} == dict(truth)
        d.wait(copied, "the copied ranking as it was counted here")
    print(f"analyst: {total} events, {spike} of them in the loud minutes, {truth['clip-7']} of clip-7; all as counted twice")


main()
