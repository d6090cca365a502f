#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups made while logs are imported hold one moment: every log wholly or not at all, and importing all of them into the
restored store gives exactly what was generated, recounted here by itself and by SQL.

backup_test.py TALLYCTL
"""
import collections
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

from tally_run import ENVIRONMENT, Failures, Tally

FILES, EVENTS, ITEMS, BACKUPS = 24, 20_000, 300, 3


def recount(paths):
    counts = collections.Counter()
    for path in paths:
        with open(path, 'rb') as log:
            for line in log:
                counts[json.loads(line)['videoId']] += 1
    return counts


def counts_of(tally, store):
    rows = tally.rows('top', '--data', store, '-k', FILES * ITEMS)
    return collections.Counter({item: int(count) for item, count in rows if item != 'Other'})


def check_store(tally, failures, store, logs):
    """A restored store: what it says it has read, it has counted, and nothing else."""
    ledger = {row[0]: int(row[2]) for row in tally.rows('ledger', '--data', store)}
    failures.check(all(counted == EVENTS for counted in ledger.values()), f'a log was counted in part: {ledger}')
    failures.equal('counts of a restored store', counts_of(tally, store), recount(sorted(ledger)))
    with sqlite3.connect(f'file:{store}/tally.db?mode=ro', uri=True) as db:
        failures.equal('integrity_check', db.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
        failures.equal('the ledger by SQL', db.execute('SELECT coalesce(sum(valid), 0) FROM source').fetchone()[0], len(ledger) * EVENTS)
    tally.answer('import', *logs, '--data', store)
    failures.equal('counts after the rest was imported', counts_of(tally, store), recount(logs))
    return len(ledger)


def main(program):
    failures = Failures()
    tally = Tally(program, failures)
    with tempfile.TemporaryDirectory() as folder:
        logs = [os.path.join(folder, f'{i:02}.ndjson') for i in range(FILES)]
        for i, path in enumerate(logs):
            with open(path, 'wb') as log:
                log.write(tally.answer('generate', '--events', EVENTS, '--items', ITEMS, '--seed', i).encode())
        live = os.path.join(folder, 'live')
        tally.answer('import', logs[0], '--data', live)
        whole = []
        with subprocess.Popen([program, 'import', *logs, '--data', live, '--threads', '1'], env=ENVIRONMENT, stderr=subprocess.PIPE,
                              text=True) as importer:
            for i in range(BACKUPS):
                # The next one begins once another log is committed: each is of another moment.
                importer.stderr.readline()
                saved, restored = os.path.join(folder, f'backup{i}'), os.path.join(folder, f'restored{i}')
                tally.answer('backup', '--data', live, '--to', saved)
                tally.answer('restore', '--from', saved, '--data', restored)
                whole.append((saved, restored))
            importer.communicate()
            failures.equal('exit of the import', importer.returncode, 0)
        failures.equal('counts of the live store', counts_of(tally, live), recount(logs))
        parts = [check_store(tally, failures, restored, logs) for _, restored in whole]
        failures.check(parts == sorted(parts), f'a later backup holds less: {parts}')
        print(f'backups of {parts} of {FILES} logs')
        refused(tally, failures, live, whole[0])
    failures.finish()


def refused(tally, failures, live, first):
    saved, restored = first
    failures.equal('restore over a store', tally.run('restore', '--from', saved, '--data', restored)[0], 1)
    failures.equal('backup over a backup', tally.run('backup', '--data', live, '--to', saved)[0], 1)
    failures.equal('backup of nothing', tally.run('backup', '--data', live + 'x', '--to', saved + 'x')[0], 5)
    failures.equal('restore of nothing', tally.run('restore', '--from', live, '--data', restored + 'x')[0], 2)
    with open(os.path.join(saved, 'tally.db'), 'r+b') as db:
        db.seek(5000)
        db.write(b'damage')
    failures.equal('restore of a damaged backup', tally.run('restore', '--from', saved, '--data', restored + 'x')[0], 5)
    failures.check(not os.path.exists(restored + 'x'), 'a refused restore left a store behind')


if __name__ == '__main__':
    main(sys.argv[1])
