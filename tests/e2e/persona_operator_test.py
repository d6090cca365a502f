#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An operator watches live traffic: sees the incident, finds the video behind it, pauses and zooms, shows the wall display, and
goes on when the sender comes back; by visible controls only. What was sent is compared with the ledger on the screen.
    persona_operator_test.py TALLYSCOPE TALLYCTL
"""
import json
import os
import socket
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from ports import free_port

import desk

desk.skip_unless_there()
tallyscope = sys.argv[1]
PORT = free_port()


class Sender(threading.Thread):
    """Fifty requests a tenth of a second; while `incident` is set, every third one of v13 fails and the others of it are slow."""

    def __init__(self):
        super().__init__(daemon=True)
        self.incident, self.away, self.over, self.sent, self.bad = False, False, False, 0, 0

    def run(self):
        line, number = None, 0
        while not self.over:
            if self.away:
                if line:
                    line.close()
                line = None
            else:
                line = line or socket.create_connection(("127.0.0.1", PORT), 30)
                now, lines = int(time.time() * 1000), []
                for _ in range(50):
                    number += 1
                    item = "v13" if self.incident and number % 5 == 0 else f"v{number % 11}"
                    failed = item == "v13" and number % 3 == 0
                    self.bad += item == "v13"
                    lines.append(json.dumps({"videoId": item, "timestamp": now, "latencyMs": 3000 if item == "v13" else 40 + number % 20, "status": 503 if failed else 200}))
                line.sendall(("\n".join(lines) + "\n").encode())
                self.sent += 50
            time.sleep(0.1)
        if line:
            line.close()


def main():
    sender = Sender()
    with desk.Desk(tallyscope) as d:
        d.start("--listen", f"tcp://127.0.0.1:{PORT}", "--page", "overview")
        sender.start()
        described = lambda role, name: d.text(d.find(role, name))
        d.wait(lambda: "/s" in described("push button", "Traffic"), "live traffic on its tile")

        # The incident: the errors tile says so.
        sender.incident = True
        d.wait(lambda: (share := described("push button", "Errors").split()[1]) and float(share) > 0.5, "errors above half a percent on their tile")

        # Its video: Health, by video, the worst row; a click filters the service board.
        d.wait(lambda: d.find("filler", "Health") or d.find("page tab list", "Pages").get_description() == "Health", "the Health page", again=lambda: (d.focus(), d.press("ctrl+4")))
        segments = d.wait(lambda: d.find("combo box", "Objectives, or health by video or type"), "the choice of parts")
        d.wait(lambda: d.choose(segments, "By video"), "health by video")
        table = d.wait(lambda: d.find("table", "Health by video or type"), "the table by video")
        worst = lambda: d.find("table cell", "v13", root=d.find("table", "Health by video or type"))
        d.wait(lambda: worst() and d.rect(worst())[1] - d.rect(table)[1] < 60, "v13 as the first row")
        d.wait(lambda: d.find("push button", starts="video v13") or d.find("push button", "v13"), "the filter chip of v13", again=lambda: d.click(worst()))

        # Pause: the figures stand still while the engine goes on counting; zoom by dragging over a chart.
        d.wait(lambda: d.find("chart", "Traffic chart"), "the Overview", again=lambda: (d.focus(), d.press("ctrl+1")))
        mode = lambda: described("combo box", "Live or paused")
        d.wait(lambda: mode().endswith("Paused"), "the paused view", again=lambda: (d.focus(), None if mode().endswith("Paused") else d.press("space")))
        tile, sent = described("push button", "Traffic"), sender.sent
        d.wait(lambda: sender.sent > sent + 1000, "more traffic")
        assert described("push button", "Traffic") == tile, "a paused view must stand still"
        shown_range = lambda: next(n.get_name() for n in d.nodes() if n.get_role_name() == "push button" and "UTC" in (n.get_name() or ""))
        before = shown_range()
        d.wait(lambda: shown_range() != before, "another range after the drag", again=lambda: d.drag(d.find("chart", "Traffic chart"), (0.55, 0.5), (0.95, 0.5)))
        d.wait(lambda: shown_range() == before, "the range before", again=lambda: (d.focus(), d.press("alt+Left")))
        d.wait(lambda: mode().endswith("Live"), "the live view", again=lambda: (d.focus(), None if mode().endswith("Live") else d.press("space")))

        # The wall display has no rail.
        d.wait(lambda: d.find("page tab list", "Pages") is None, "the wall display", again=lambda: (d.focus(), d.find("page tab list", "Pages") and d.press("F11")))
        d.wait(lambda: d.find("page tab list", "Pages"), "the window again", again=lambda: d.find("page tab list", "Pages") or d.press("F11"))

        # The sender goes away and comes back; nothing of it is lost and nothing doubled.
        sender.incident, sender.away = False, True
        time.sleep(1)
        sent = sender.sent
        sender.away = False
        d.wait(lambda: sender.sent > sent + 500, "the sender back")
        sender.over = True
        sender.join()
        d.wait(lambda: d.find("filler", "Ledger"), "the Sources page", again=lambda: (d.focus(), d.press("ctrl+5")))
        d.wait(lambda: any(f"{sender.sent} received, {sender.sent} counted, 0 rejected" in d.text(n) for n in d.nodes() if n.get_name() == "Ledger"), f"{sender.sent} on the ledger")
    print(f"operator: {sender.sent} requests sent and counted, {sender.bad} of them of the video behind the incident")


main()
