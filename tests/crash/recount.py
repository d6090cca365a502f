# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be in the store, and what is."""

import collections
import csv
import datetime
import io
import subprocess
import time

from stream import event


def expected(streams):
    """Counts by (item, type) and by minute, and how many are refused, of streams {name: last record}."""
    cells, minutes, refused = collections.Counter(), collections.Counter(), 0
    for name, last in streams.items():
        for i in range(1, last + 1):
            found = event(name, i)
            if found is None:
                refused += 1
                continue
            cells[found[0], found[1]] += 1
            minutes[found[2] // 60 * 60] += 1
    return cells, minutes, refused


REFUSED = 4   # among others, an answer that would take longer than a read may; a busy machine has time a little later


def table(tallyctl, *words):
    for pause in (1, 2, 4, 8, 0):
        run = subprocess.run([tallyctl, *words, "--format", "csv"], check=False, capture_output=True, text=True)
        if run.returncode != REFUSED or pause == 0:
            break
        time.sleep(pause)
    if run.returncode != 0:
        raise RuntimeError(f"{' '.join(words)}: exit {run.returncode}: {run.stderr}")
    return list(csv.DictReader(io.StringIO(run.stdout)))


def stored(tallyctl, data):
    cells = collections.Counter()
    for kind in ("view", "like", "share"):
        for row in table(tallyctl, "top", "--data", data, "-k", "100000", "--type", kind):
            if row["item"] != "Other":
                cells[row["item"], kind] += int(row["count"])
    minutes = collections.Counter()
    for row in table(tallyctl, "series", "--data", data, "--step", "1m"):
        when = datetime.datetime.fromisoformat(row["time"].replace("Z", "+00:00"))
        minutes[int(when.timestamp())] += int(row["value"])
    ledger = table(tallyctl, "ledger", "--data", data)
    return cells, minutes, ledger
