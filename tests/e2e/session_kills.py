#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""session_kills.py TALLYSCOPE LOG KILLS SEED, on a display with a window manager.

Lives of the window, each ended by SIGKILL at a random moment: while it starts, while it reads, between keys, at once after one.
After each: session.json is whole, names the log, and holds the page that was confirmed last or one that was asked for since, and
the filter and the columns. A life that is left to settle must not change what it found: what is restored is what was kept, and the
window is as large as it was and where it was. At the end a row is copied: it has the columns that were chosen, in their order.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time

COLUMNS = ["item", "events", "rank", "-curve", "share", "name"]   # in this order; the little curve is hidden
PAGES = ["overview", "videos", "trends", "health", "sources"]
SETTLE = 20


class Failed(Exception):
    pass


def session_path():
    return os.path.join(os.environ["XDG_STATE_HOME"], "tallyscope", "session.json")


def session():
    try:
        with open(session_path(), encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return None


def looked_at(state):
    """What a restart must bring back."""
    return {"page": state["view"]["page"], "pages": state["view"]["pages"], "range": state["range"], "paused": state["paused"],
            "columns": state["remembered"]["itemColumns"],
            "sources": [(source["kind"], source["path"]) for source in state["sources"]]}


def wait_for(what, seconds, question):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.05)
    raise Failed(f"within {seconds} s not: {what}")


class Window:
    def __init__(self, program, arguments=()):
        self.output = open(os.path.join(os.environ["HOME"], "output"), "wb")
        self.process = subprocess.Popen([program, *arguments], stdout=self.output, stderr=self.output)

    def id(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "^Tallyscope$"],
                               capture_output=True, text=True, check=False).stdout.split()
        return found[0] if found else None

    def place(self):
        """Left, top, width and height on the display."""
        words = subprocess.run(["xdotool", "getwindowgeometry", "--shell", wait_for("a window", SETTLE, self.id)], capture_output=True, text=True, check=False, timeout=10).stdout
        values = dict(line.split("=") for line in words.split())
        return [int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")]

    def press(self, *keys):
        window = wait_for("a window", SETTLE, self.id)
        subprocess.run(["xdotool", "windowactivate", "--sync", window], capture_output=True, check=False, timeout=10)
        subprocess.run(["xdotool", "key", *keys], check=False, timeout=10)

    def kill(self):
        if self.process.poll() is not None:
            raise Failed(f"the window ended by itself with {self.process.returncode}")
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        self.output.close()


def begin(program, log):
    window = Window(program, ["--size", "1280x800", log])
    window.press("ctrl+2")
    wait_for("the log in session.json", SETTLE, lambda: (session() or {}).get("sources"))
    wait_for("page videos", SETTLE, lambda: session()["view"]["page"] == "videos")
    window.press("slash", "a")
    wait_for("the filter in session.json", SETTLE, lambda: session()["view"]["pages"]["videos"]["filter"])
    shape = session()["remembered"]["geometry"]
    subprocess.run(["xdotool", "windowsize", "--sync", window.id(), "1130", "770", "windowmove", "--sync", window.id(), "90", "70"], check=False, timeout=20)
    wait_for("another geometry in session.json", SETTLE, lambda: session()["remembered"]["geometry"] != shape)
    time.sleep(1)
    window.kill()
    # As if the columns had been chosen in the menu of the head: they are kept in this file.
    state = session()
    state["remembered"]["itemColumns"] = COLUMNS
    with open(session_path(), "w", encoding="utf-8") as file:
        json.dump(state, file)
    window = Window(program)
    wait_for("a window", SETTLE, window.id)
    time.sleep(1.5)
    place = window.place()
    window.kill()
    return place


def life(program, log, dice, place):
    """One life; returns how it ended."""
    before = looked_at(session())
    window = Window(program)
    asked = {before["page"]}
    kind = dice.choice(["at once", "settled", "keys", "after a key"])
    if kind == "at once":
        time.sleep(dice.uniform(0, 1.2))
    else:
        wait_for("a window", SETTLE, window.id)
        time.sleep(dice.uniform(0.8, 1.6))
    if kind == "settled":
        after = looked_at(session())
        if after != before:
            raise Failed(f"restored differs from kept:\n  kept     {before}\n  restored {after}")
        if window.place() != place:
            raise Failed(f"the window is at {window.place()} in place of {place}")
    if kind == "keys":
        page = dice.randrange(len(PAGES))
        window.press(f"ctrl+{page + 1}")
        wait_for(f"page {PAGES[page]}", SETTLE, lambda: session()["view"]["page"] == PAGES[page])
        window.press(dice.choice(["bracketleft", "minus", "0", "alt+Left"]))
        asked = {PAGES[page]}
        time.sleep(dice.uniform(0, 0.6))
    if kind == "after a key":
        page = dice.randrange(len(PAGES))
        window.press(f"ctrl+{page + 1}")
        asked.add(PAGES[page])
        time.sleep(dice.uniform(0, 0.4))
    window.kill()
    state = session()
    after = looked_at(state)
    if after["page"] not in asked:
        raise Failed(f"{kind}: page {after['page']} instead of one of {sorted(asked)}")
    if after["columns"] != COLUMNS:
        raise Failed(f"{kind}: columns {after['columns']}")
    if after["sources"] != [("log", log)]:
        raise Failed(f"{kind}: sources {after['sources']}")
    if after["pages"]["videos"] != before["pages"]["videos"]:
        raise Failed(f"{kind}: filter and order {after['pages']['videos']} instead of {before['pages']['videos']}")
    if state["remembered"]["recents"][0]["path"] != log:
        raise Failed(f"{kind}: recent logs {state['remembered']['recents']}")
    return kind


def copied(window):
    """What a row of the table of all items is when it is copied; its first line is the head of the columns."""
    window.press("ctrl+2")
    window.press("0")   # everything: the range that was restored may lie before all events
    left, top, width, height = window.place()
    subprocess.run(["xdotool", "mousemove", str(left + width * 3 // 10), str(top + height // 2), "click", "1"], check=False, timeout=10)
    window.press("ctrl+c")
    text = subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, text=True, check=False, timeout=10).stdout
    return text.splitlines()[0].split("\t") if text else []


def final_count(program, frame_log):
    """The log that was restored is counted, as the frame log says at an orderly end; the columns are those that were chosen."""
    window = Window(program, ["--frame-log", frame_log])
    wait_for("a window", SETTLE, window.id)
    time.sleep(2)
    end = time.monotonic() + SETTLE
    while (head := copied(window))[:4] != ["Item", "Events", "#", "Share"]:
        if time.monotonic() > end:
            raise Failed(f"a copied row has the columns {head}")
    for _ in range(5):
        window.press("ctrl+q")
        try:
            window.process.wait(5)
            break
        except subprocess.TimeoutExpired:
            continue
    with open(frame_log, encoding="utf-8") as file:
        ledger = [line.split() for line in file if line.startswith("ledger ")]
    if not ledger or ledger[-1][1] != "60000":
        raise Failed(f"the restored log is not counted: {ledger}")


def main():
    program, log, kills, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    dice = random.Random(seed)
    ended = {}
    place = begin(program, log)
    for number in range(1, kills + 1):
        try:
            kind = life(program, log, dice, place)
        except (Failed, json.JSONDecodeError) as why:
            print(f"life {number} of {kills} (seed {seed}): {why}")
            return 1
        ended[kind] = ended.get(kind, 0) + 1
    final_count(program, os.path.join(os.environ["HOME"], "frames"))
    print(f"{kills} of {kills} kills: everything is where it was ({', '.join(f'{n} {kind}' for kind, n in sorted(ended.items()))})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
