#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One writer per store: a second process is told so in one sentence and exit 5, readers work meanwhile, and kill -9 of the
first leaves nothing to clean up.

lock_test.py TALLYCTL
"""
import os
import signal
import subprocess
import sys
import tempfile

from tally_run import ENVIRONMENT, Failures, Tally


def main(program):
    failures = Failures()
    tally = Tally(program, failures)
    with tempfile.TemporaryDirectory() as folder:
        store, log, names = (os.path.join(folder, name) for name in ('store', 'log.ndjson', 'names.csv'))
        with open(log, 'w', encoding='utf-8') as out:
            out.write('{"videoId":"a","timestamp":1795392000}\n' * 10)
        with open(names, 'w', encoding='utf-8') as out:
            out.write('item,name\na,First\n')
        tally.answer('import', log, '--data', store)
        # Standard input stays open, so this one keeps the store until it is killed.
        with subprocess.Popen([program, 'import', '-', '--data', store], env=ENVIRONMENT, stdin=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as first:
            wait_for_lock(store, first.pid)
            code, out, err = tally.run('import', log, '--data', store)
            failures.equal('exit of a second writer', code, 5)
            failures.equal('what it prints', out, b'')
            failures.equal('what it says', err.decode(), f'tallyctl: {store}/lock: The store is being written by process {first.pid}.\n')
            tally.answer('names', 'import', names, '--data', store)   # names have transactions of their own
            failures.equal('names meanwhile', tally.rows('top', '--data', store, '--names'), [['a', 'First', '10'], ['Other', '', '0']])
            failures.equal('a reader meanwhile', tally.value('count', '--data', store, '--item', 'a'), '10')
            tally.answer('backup', '--data', store, '--to', store + '.backup')
            first.send_signal(signal.SIGKILL)
        tally.answer('names', 'import', names, '--data', store)
        tally.answer('import', log, '--data', store)
        failures.equal('rows after the kill', tally.rows('top', '--data', store, '--names'), [['a', 'First', '10'], ['Other', '', '0']])
    failures.finish()


def wait_for_lock(store, pid):
    while True:
        with open(os.path.join(store, 'lock'), encoding='utf-8') as lock:
            if lock.read() == f'{pid}\n':
                return


if __name__ == '__main__':
    main(sys.argv[1])
