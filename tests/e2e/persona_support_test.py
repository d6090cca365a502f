#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Support exports: a chart as CSV for Excel, a chart as picture, a page as PDF, the whole table; all by visible controls, each
compared with what tallyctl says of the same log.
    persona_support_test.py TALLYSCOPE TALLYCTL
"""
import csv
import io
import struct
import subprocess
import sys
import tempfile
import time
import pathlib

import desk

desk.skip_unless_there()
tallyscope, tallyctl = sys.argv[1:3]


def tally(*arguments):
    return subprocess.run([tallyctl, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def export(d, path, kind, begin):
    """Through the Export dialog that `begin` opens: the format by its combo box, the file by its field."""
    dialog = d.wait(lambda: d.find("dialog", "Export"), "the export dialog", again=lambda: None if d.find("dialog", "Export") else begin())
    formats = d.find("combo box", "Format", root=dialog)

    d.wait(lambda: d.choose(formats, "Format " + kind), f"the format {kind} chosen")
    field = d.find("text", "File", root=dialog)

    def fill():
        d.click(field)
        d.press("ctrl+a")
        d.type(str(path))
        return d.atspi.Text.get_text(field, 0, -1) == str(path)
    d.wait(fill, "the file name in its field")
    d.wait(lambda: path.exists() and path.stat().st_size > 0 and d.find("dialog", "Export") is None, f"{path.name} written",
           again=lambda: (b := d.find("push button", "Export")) and d.click(b))
    return path.read_bytes()


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="support"))
    log = work / "log.ndjson"
    log.write_text(tally("generate", "--events", 60000, "--items", 300, "--seed", 3))
    with desk.Desk(tallyscope) as d:
        d.start(log, "--page", "overview")
        d.wait(lambda: d.find("push button", "Traffic") and "60,000 in range" in d.text(d.find("push button", "Traffic")), "the log counted")

        def chart_dialog():
            d.focus()
            menu = d.find("push button", "More for Traffic")
            d.click(menu)
            time.sleep(0.5)
            d.press("Down", "Return")   # its first entry: Export…
        bytes_ = export(d, work / "traffic.csv", "CSV for Excel", chart_dialog)
        assert bytes_.startswith(b"\xef\xbb\xbf"), "Excel needs the byte order mark"
        text = bytes_.decode("utf-8-sig")
        assert "\r\n" in text
        rows = list(csv.reader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ","))
        series = dict(csv.reader(io.StringIO(tally("series", log, "--step", "5m", "--format", "csv"))))
        series.pop("time")
        got = {row[0].replace(" ", "T").rstrip("Z") + "Z": sum(float(cell) for cell in row[1:] if cell) for row in rows[1:] if row}
        assert len(rows[0]) == 5, rows[0]
        wrong = {time: (value, got.get(time)) for time, value in series.items() if got.get(time) != float(value)}
        assert not wrong and sum(got.values()) == 60000, list(wrong.items())[:5]

        picture = export(d, work / "traffic.png", "PNG", chart_dialog)
        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", picture[16:24])
        assert width > 800 and height > 300, (width, height)

        page = export(d, work / "overview.pdf", "PDF", lambda: (d.focus(), d.press("ctrl+shift+e")))
        assert page.startswith(b"%PDF-") and page.rstrip().endswith(b"%%EOF") and len(page) > 10_000

        d.press("ctrl+2")
        d.wait(lambda: d.find("table", "All items"), "the table of all items", again=lambda: d.press("ctrl+2"))
        d.wait(lambda: d.find("label", starts="All events in range") or d.find("filler", starts="All events in range, 300 items"), "all items counted")

        def table_dialog():
            d.click(d.find("table", "All items"), at=(0.3, 0.2))
            d.press("ctrl+e")
        whole = export(d, work / "items.csv", "CSV", table_dialog)
        rows = list(csv.DictReader(io.StringIO(whole.decode("utf-8-sig"))))
        key = next(name for name in rows[0] if name in ("Item", "Video", "Id", "ID"))
        # Text that a spreadsheet would run is made inert by an apostrophe before it.
        plain = lambda text: text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text
        got = [(plain(row[key]), int(row["Events"])) for row in rows]
        expected = [(item, int(count)) for item, count in list(csv.reader(io.StringIO(tally("top", log, "-k", 1000, "--format", "csv"))))[1:-1]]
        assert got == expected, [pair for pair in zip(got, expected) if pair[0] != pair[1]][:5]
    print("support: chart as CSV for Excel, PNG, page as PDF and all", len(got), "items agree with tallyctl")


main()
