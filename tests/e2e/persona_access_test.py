#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds from outside, page by page: every control that is shown has a name, none is a nameless panel.
    persona_access_test.py TALLYSCOPE TALLYCTL
"""
import pathlib
import subprocess
import sys
import tempfile

import desk

desk.skip_unless_there()
tallyscope, tallyctl = sys.argv[1:3]
CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "spin button", "slider", "page tab", "page tab list",
            "table", "list", "tree", "tree table", "chart", "link", "menu item", "check menu item", "radio menu item"}
PAGES = ("Overview", "Videos", "Trends", "Health", "Sources")
DIALOGS = (("Settings", "ctrl+comma"), ("Keys", "question"), ("Listen", "ctrl+l"))


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="access"))
    log = work / "log.ndjson"
    log.write_bytes(subprocess.run([tallyctl, "generate", "--events", "20000", "--items", "100", "--seed", "9"], capture_output=True, check=True).stdout)
    seen, nameless = 0, []

    def walk(d, where, root=None):
        nonlocal seen
        found = 0
        for node in d.nodes(root, most_children=120):
            role = node.get_role_name()
            focusable = node.get_state_set().contains(d.atspi.StateType.FOCUSABLE) and role not in ("table cell", "frame", "dialog", "window", "application")
            # What holds other things is no control, even where a click gives it the focus.
            if role in ("layered pane", "filler", "panel", "scroll pane") and node.get_child_count() > 0:
                continue
            if role not in CONTROLS and not focusable:
                continue
            found += 1
            # A cell editor or an empty head belongs to its table, which has a name.
            if not (node.get_name() or "").strip() and role not in ("table column header", "list item"):
                nameless.append(f"{where}: {role} at {d.rect(node)} in {(node.get_parent().get_name() if node.get_parent() else '')!r}")
        seen += found
        assert found >= (1 if root else 3), f"{where} shows {found} controls only"

    with desk.Desk(tallyscope) as d:
        d.start(log, "--page", "overview")
        for number, page in enumerate(PAGES, 1):
            d.wait(lambda: (rail := d.find("page tab list", "Pages")) and page in rail.get_description(), f"the page {page}",
                   again=lambda: (d.focus(), d.press(f"ctrl+{number}")))
            d.wait(lambda: d.find("chart") or d.find("table"), f"something on {page}")
            walk(d, page)
        for dialog, keys in DIALOGS:
            shown = d.wait(lambda: next((n for n in d.nodes() if n.get_role_name() in ("dialog", "alert")), None), f"the dialog {dialog}",
                           again=lambda: None if d.find("dialog") else (d.focus(), d.press(keys)))
            walk(d, dialog, shown)
            d.wait(lambda: d.find("dialog") is None, f"{dialog} closed", again=lambda: d.press("Escape"))
    assert not nameless, "\n".join(sorted(set(nameless)))
    print(f"access: {seen} controls on {len(PAGES)} pages and in {len(DIALOGS)} dialogs, all named")


main()
