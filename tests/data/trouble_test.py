#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A store in trouble: no room, busy, not to be written, no directory. The program says so, naming the path, and exits with 5;
afterwards the store holds whole commits, and importing again brings exactly the rest.

trouble_test.py TALLYCTL
"""
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading

from tally_run import ENVIRONMENT, Failures, Tally

EVENTS = 200_000


def main(program):
    failures = Failures()
    tally = Tally(program, failures)
    with tempfile.TemporaryDirectory() as folder:
        logs = []
        for seed in range(3):
            logs.append(os.path.join(folder, f'{seed}.ndjson'))
            with open(logs[-1], 'wb') as log:
                log.write(tally.answer('generate', '--events', EVENTS, '--items', 3000, '--seed', seed).encode())
        no_room(tally, failures, program, os.path.join(folder, 'full'), logs)
        busy(tally, failures, os.path.join(folder, 'full'))
        no_directory(tally, failures, folder, logs[0])
        os.chmod(folder, 0o755)
        read_only(tally, failures, os.path.join(folder, 'full'))
    failures.finish()


def complain(failures, done, path, words):
    code, err = done
    failures.equal(f'exit ({words})', code, 5)
    lines = [line for line in err.splitlines() if line.startswith('tallyctl: ')]
    failures.check(len(lines) == 1 and lines[0].startswith(f'tallyctl: {path}') and words in lines[0], f'{words}: {err}')


def no_room(tally, failures, program, store, logs):
    tally.answer('import', logs[0], '--data', store)
    limit = os.path.getsize(f'{store}/tally.db') + 100_000

    def small_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run([program, 'import', *logs, '--data', store], env=ENVIRONMENT, capture_output=True, text=True,
                          preexec_fn=small_disk, check=False)
    complain(failures, (done.returncode, done.stderr), f'{store}/tally.db', 'disk')
    with sqlite3.connect(f'file:{store}/tally.db?mode=ro', uri=True) as db:
        failures.equal('integrity_check', db.execute('PRAGMA integrity_check').fetchall(), [('ok',)])
    counted = [row[2] for row in tally.rows('ledger', '--data', store)]
    failures.check(set(counted) == {str(EVENTS)}, f'half an import is left: {counted}')
    tally.answer('import', *logs, '--data', store)
    failures.equal('events once there is room', tally.value('stats', '--data', store, '--all', '--function', 'count'), str(3 * EVENTS))


def busy(tally, failures, store):
    names = store + '.csv'
    with open(names, 'w', encoding='utf-8') as out:
        out.write('item,name\na,First\n')
    db = sqlite3.connect(f'{store}/tally.db', isolation_level=None, check_same_thread=False)
    db.execute('BEGIN IMMEDIATE')
    code, _, err = tally.run('names', 'import', names, '--data', store)
    complain(failures, (code, err.decode()), f'{store}/tally.db', 'Another program uses the store')
    # Let go while it waits: it is tried again until it works.
    timer = threading.Timer(1.0, db.execute, ('ROLLBACK',))
    timer.start()
    tally.answer('names', 'import', names, '--data', store)
    timer.join()
    db.close()


def no_directory(tally, failures, folder, log):
    code, _, err = tally.run('import', log, '--data', log + '/store')
    complain(failures, (code, err.decode()), log + '/store', 'cannot be created')
    code, _, err = tally.run('top', '--data', os.path.join(folder, 'nowhere'))
    complain(failures, (code, err.decode()), os.path.join(folder, 'nowhere'), 'no such store')


def read_only(tally, failures, store):
    names = store + '.csv'
    with open(names, 'w', encoding='utf-8') as out:
        out.write('item,name\na,Another\n')
    os.chmod(f'{store}/tally.db', 0o400)
    if os.geteuid() == 0:   # who may write everywhere, so it is another one's store
        for path in (store, *(os.path.join(store, name) for name in os.listdir(store))):
            os.chown(path, 65534, 65534)
    code, _, err = tally.run('names', 'import', names, '--data', store, as_nobody=True)
    complain(failures, (code, err.decode()), f'{store}/tally.db', 'must not be written')
    os.chmod(f'{store}/tally.db', 0o600)


if __name__ == '__main__':
    main(sys.argv[1])
