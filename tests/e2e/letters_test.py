#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dead letters on the command line: listed by reason, exported, corrected, counted once, put away; refused while another
program writes the store."""

import json
import os
import subprocess
import sys
import tempfile

from serving import Serve, expect, fail

TALLYCTL = os.path.join(sys.argv[1], "tallyctl")


def run(*words, code=0):
    done = subprocess.run([TALLYCTL, *words], capture_output=True, text=True, check=False)
    if done.returncode != code:
        fail("%s: exit %d instead of %d: %s" % (" ".join(words), done.returncode, code, done.stderr))
    return done


def letters(data, *words):
    return [json.loads(line) for line in run("letters", "--data", data, "--format", "ndjson", *words).stdout.splitlines()]


def ledger(data):
    head, *rows = [line.split(",") for line in run("ledger", "--data", data, "--format", "csv").stdout.splitlines()]
    return {name: sum(int(row[i]) for row in rows) for i, name in enumerate(head) if i > 0}


def balanced(data, **columns):
    book = ledger(data)
    expect("the ledger balances", book["counted"] + book["duplicate"] + book["late"] + book["future"] + book["rejected"] + book["in_flight"], book["received"])
    for name, count in columns.items():
        expect(name, book[name], count)
    expect("every check of the store", run("verify", "--data", data).returncode, 0)


with tempfile.TemporaryDirectory() as folder:
    data, log = os.path.join(folder, "data"), os.path.join(folder, "log.csv")
    with open(log, "w", encoding="utf-8") as out:
        out.write("videoId,eventType,timestamp\n")
        for i in range(100):
            out.write("v%d,view,2026-11-24T10:%02d:00Z\n" % (i % 7, i % 60))
        out.write("v1,view,yesterday\nv1,view,\x1b[31m\nv2,view\nv3,view,2026-11-24T10:00:00Z,more\n")
    run("import", log, "--data", data)
    balanced(data, received=104, valid=100, rejected=4)
    os.remove(log)   # what a replay needs of it is in the store

    expect("all", len(letters(data)), 4)
    expect("of one reason", [row["line"] for row in letters(data, "--reason", "bad_time")], [102, 103])
    expect("of two reasons", len(letters(data, "--reason", "bad_time", "--reason", "field_count")), 4)
    expect("of one line", letters(data, "--line", "104")[0]["reason"], "field_count")
    expect("of no source", letters(data, "--of", "another"), [])
    run("letters", "--data", data, "--reason", "unheard", code=1)
    if "\x1b" in run("letters", "--data", data, "--format", "table").stdout:
        fail("a control character reaches the terminal")

    # Nothing is done by accident.
    for words in (["--replay"], ["--discard"], ["--replay", "--discard", "--all"], ["--dry-run"], ["--discard", "--all", "--dry-run"], ["--replay", "--all", "--text", "x"]):
        if subprocess.run([TALLYCTL, "letters", "--data", data, *words], capture_output=True, check=False).returncode == 0:
            fail("letters %s was done" % words)
    expect("as before", len(letters(data)), 4)

    # As it came it still cannot be read; with --dry-run nothing changes, whatever could.
    said = run("letters", "--data", data, "--replay", "--reason", "bad_time", "--strict", code=3)
    expect("kept", said.stderr.strip().endswith("0 counted, 2 kept"), True)
    good = "v1,view,2026-11-24T11:00:00Z"
    said = run("letters", "--data", data, "--replay", "--line", "102", "--text", good, "--dry-run", "--format", "ndjson")
    expect("what would count", json.loads(said.stdout)["time"], "2026-11-24T11:00:00Z")
    balanced(data, valid=100, rejected=4)

    # Corrected in an export, and counted once however often it is given.
    corrected = os.path.join(folder, "corrected.ndjson")
    with open(corrected, "w", encoding="utf-8") as out:
        for row in letters(data):
            if row["line"] == 102:
                row["raw"] = good
            if row["line"] == 105:
                row["raw"] = "v9,like,2026-11-24T10:00:00Z"
            out.write(json.dumps(row) + "\n")
    for _ in range(2):
        run("letters", "--data", data, "--replay", "--edited", corrected)
        balanced(data, received=104, valid=102, rejected=2)
    expect("counted", run("count", "--data", data, "--item", "v9", "--type", "like").stdout.strip(), "1")
    expect("counted in its minute", run("count", "--data", data, "--item", "v1", "--from", "2026-11-24T11:00:00Z", "--to", "2026-11-24T11:01:00Z").stdout.strip(), "1")

    run("letters", "--data", data, "--discard", "--reason", "field_count")
    balanced(data, received=104, valid=102, rejected=2)
    expect("left", [row["line"] for row in letters(data)], [103])

    # Who writes the store decides.
    server = Serve(sys.argv[1], data, "--tcp", "127.0.0.1:0")
    refused = run("letters", "--data", data, "--discard", "--all", code=5)
    if str(server.process.pid) not in refused.stderr or "window" not in refused.stderr:
        fail("it is not said who writes: " + refused.stderr)
    server.end()
    expect("still there", len(letters(data)), 1)
print("letters_test: ok")
