#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A store at the command line: explain, verify and retain, also over one that was damaged with the sqlite3 module."""
import contextlib
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from tally_run import Failures, Tally, rows_of

DAY = 86400
START = 1790035200  # 2026-09-22T00:00:00Z
NOT_EXACT, STORE_FAILED = 4, 5


def write_log(path):
    """Six days, an event every 97 seconds, 300 items; and a busy day at the end, so that blocks are used."""
    with open(path, 'w', encoding='utf-8') as log:
        for n in range(6 * DAY // 97):
            log.write(f'{{"videoId":"v{n * 7 % 300}","timestamp":{START + n * 97},"value":{n % 50}}}\n')
        for n in range(20000):
            log.write(f'{{"videoId":"v{n % 300}","timestamp":{START + 5 * DAY + n * 4},"value":1}}\n')


def change(store, sql):
    with contextlib.closing(sqlite3.connect(store / 'tally.db')) as db:
        db.execute(sql)
        db.commit()


def explain(tally, store, query):
    return rows_of(tally.answer('explain', '--data', store, '--query', query, '--format', 'csv'))


def check_explain(tally, failures, store):
    rows = explain(tally, store, 'count --item v7 --from 2026-09-22T01:30:00Z --to 2026-09-25T00:00:00Z')
    failures.equal('tiers', [row[0] for row in rows], ['minute', 'hour', 'day', 'total'])
    failures.equal('ranges', [row[1] for row in rows[:3]], ['2026-09-22T01:30:00Z', '2026-09-22T02:00:00Z', '2026-09-23T00:00:00Z'])
    failures.equal('rows add up', sum(int(row[3]) for row in rows[:-1]), int(rows[-1][3]))
    failures.equal('completeness', rows[-1][4], 'final')
    failures.equal('a step limits the tier', [row[0] for row in explain(tally, store, 'series --step 1h')], ['hour', 'total'])
    failures.equal('a ranking', [row[0] for row in explain(tally, store, 'top -k 3 --by sum')], ['day', 'total'])
    again = rows_of(tally.answer('explain', '--data', store, '--query', 'count --item v7', '--again', '--format', 'csv'))
    failures.equal('asked again nothing is read', ([row[3] for row in again], again[-1][5]), (['0', '0'], 'yes'))
    for query in ('', 'counts', 'count --from yesterday', 'stats --function most', 'count --nonsense'):
        code, out, err = tally.run('explain', '--data', store, '--query', query)
        failures.equal(f'exit code of the query {query!r}', (code, out, bool(err)), (1, b'', True))


def check_known_at(tally, failures, store):
    """Two revisions of v7, in the words of the store's own tables: one commit two hours ago, one just now."""
    whole = int(tally.value('count', '--data', store, '--item', 'v7'))
    minute, now = START // 60 + 11, int(time.time()) * 1000000
    with contextlib.closing(sqlite3.connect(store / 'tally.db')) as db:
        item = db.execute('SELECT id FROM item WHERE name = ?', (b'v7',)).fetchone()[0]
        for committed in (now - 7200 * 1000000, now):
            db.execute('INSERT INTO revision VALUES (?, ?, 0, ?, ?)', (minute, item, committed, bytes.fromhex('d400')))   # one event, of value 0
        db.commit()
    ask = lambda seconds: int(tally.value('count', '--data', store, '--item', 'v7', '--as-known-at', str(now // 1000000 - seconds)))
    failures.equal('as known now, an hour ago, three hours ago', (ask(-1), ask(3600), ask(3 * 3600)), (whole, whole - 1, whole - 2))
    failures.equal('another item', tally.value('count', '--data', store, '--item', 'v8', '--as-known-at', str(now // 1000000 - 9000)),
                   tally.value('count', '--data', store, '--item', 'v8'))
    change(store, f"INSERT OR REPLACE INTO meta VALUES ('revisions_since', {now - 86400 * 1000000})")
    code, out, err = tally.run('count', '--data', store, '--item', 'v7', '--as-known-at', str(now // 1000000 - 90000))
    failures.equal('older than what is kept', (code, out), (NOT_EXACT, b''))
    failures.check(b'known for a day back only' in err, err)
    change(store, 'DELETE FROM revision')


def check_verify(tally, failures, store):
    lines = tally.answer('verify', '--data', store).splitlines()
    failures.equal('checks', [line.split()[:2] for line in lines[:-1]],
                   [[name, 'ok'] for name in ('database', 'blocks', 'rows', 'hours', 'days', 'ledger')])
    failures.equal('last line', lines[-1], 'verified: all 6 checks hold')


def check_damage(tally, failures, store):
    change(store, "UPDATE block SET cells = CAST(substr(cells, 1, 99) || x'00ff00' || substr(cells, 103) AS BLOB) "
                  'WHERE id = (SELECT first_block FROM segment WHERE tier = 0 LIMIT 1)')
    code, out, _ = tally.run('verify', '--data', store)
    text = out.decode()
    failures.equal('exit code over a damaged store', code, STORE_FAILED)
    failures.check('blocks    FAILED' in text and 'The store is damaged: block ' in text, f'the damaged block is not named:\n{text}')
    failures.check(text.splitlines()[-1].startswith('not verified: '), text)
    code, out, _ = tally.run('verify', '--data', store / 'nowhere')
    failures.equal('no store at all', (code, out), (STORE_FAILED, b''))


def check_retain(tally, failures, store):
    whole = tally.value('count', '--data', store, '--item', 'v7')
    day = tally.value('count', '--data', store, '--item', 'v7', '--from', '2026-09-22T00:00:00Z', '--to', '2026-09-23T00:00:00Z')
    size = (store / 'tally.db').stat().st_size
    rows = rows_of(tally.answer('retain', '--data', store, '--minutes', '2d', '--hours', '3d', '--format', 'csv'))
    failures.equal('what is kept', rows, [['minute', '2d', '2026-09-26T00:00:00Z'], ['hour', '3d', '2026-09-25T00:00:00Z'], ['day', 'ever', '']])
    failures.equal('total', tally.value('count', '--data', store, '--item', 'v7'), whole)
    failures.equal('a whole day', tally.value('count', '--data', store, '--item', 'v7', '--from', '2026-09-22T00:00:00Z', '--to',
                                              '2026-09-23T00:00:00Z'), day)
    ask = ('count', '--data', store, '--item', 'v7', '--from', '2026-09-22T10:30:00Z', '--to', '2026-09-23T00:00:00Z')
    code, out, err = tally.run(*ask)
    failures.equal('an edge whose minutes are gone', (code, out), (NOT_EXACT, b''))
    failures.check(b'2026-09-22T00:00:00Z' in err and b'--widen' in err, err)
    code, out, err = tally.run(*ask, '--widen')
    failures.equal('widened', (code, out.decode().strip()), (0, day))
    failures.check(b'widened to 2026-09-22T00:00:00Z' in err, err)
    failures.equal('hours before minutes', tally.run('retain', '--data', store, '--minutes', '9d', '--hours', '8d')[0], 1)
    failures.equal('no number of days', tally.run('retain', '--data', store, '--minutes', '9')[0], 1)
    failures.check((store / 'tally.db').stat().st_size <= size, 'the store grew')
    check_verify(tally, failures, store)


def check_ctrl_c(tally, failures, scratch):
    """An import that is interrupted leaves a store that holds, and goes on where it was."""
    log, store = scratch / 'long.ndjson', scratch / 'interrupted'
    events = 3_000_000
    with open(log, 'wb') as out:
        subprocess.run([tally.program, 'generate', '--events', str(events), '--items', '2000', '--seed', '5'], stdout=out, check=True)
    # A shell without job control starts what is in the background with SIGINT ignored.
    child = subprocess.Popen([tally.program, 'import', str(log), '--data', str(store)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                             preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    while not (store / 'tally.db').exists() and child.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=60)
    failures.check(child.returncode in (0, 130), f'import and Ctrl-C: exit {child.returncode}: {err.decode()}')
    failures.equal('verify after Ctrl-C', tally.run('verify', '--data', store)[0], 0)
    kept = int(tally.value('stats', '--data', store, '--all', '--function', 'count'))
    tally.answer('import', log, '--data', store)
    failures.equal(f'after Ctrl-C at {kept} and another import', tally.value('stats', '--data', store, '--all', '--function', 'count'), str(events))
    failures.equal('verify after both', tally.run('verify', '--data', store)[0], 0)


def main():
    failures = Failures()
    tally = Tally(sys.argv[1], failures)
    with tempfile.TemporaryDirectory() as scratch:
        log, store = pathlib.Path(scratch) / 'log.ndjson', pathlib.Path(scratch) / 'store'
        write_log(log)
        tally.answer('import', log, '--data', store)
        check_explain(tally, failures, store)
        check_known_at(tally, failures, store)
        check_verify(tally, failures, store)
        check_retain(tally, failures, store)
        check_damage(tally, failures, store)
        check_ctrl_c(tally, failures, pathlib.Path(scratch))
    failures.finish()


if __name__ == '__main__':
    main()
