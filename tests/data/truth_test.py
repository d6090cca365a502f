#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""truth_test.py TALLYCTL DATA_DIR RECORDING: answers over recorded logs equal their ground truth."""
import gzip
import hashlib
import os
import re
import shutil
import sys
import tempfile

from tally_run import SKIPPED, Failures, Tally
from truth_file import Truth

ALL = 100_000_000

# What a user has to say of each recording. `also` names the further columns of TRUTH.md that can be items, and the
# field where it is called differently; `copies` hold the same bytes, packed otherwise.
RECORDINGS = {
    'apache_combined': {'file': 'access.log', 'map': {'item': 'target'},
                        'also': {'path': 'path', 'status': 'status', 'host': 'address', 'method': 'method'}},
    'shop_access': {'file': 'logfile_shop_access_log.0', 'map': {'item': 'target'},
                    'also': {'path': 'path', 'status': 'status', 'host': 'address', 'method': 'method'}},
    'wikipedia_edits': {'file': 'wikiticker-2015-09-12-sampled.json.gz',
                        'map': {'item': 'page', 'time': 'time', 'value': 'added'},
                        'also': {'channel': 'channel', 'user': 'user', 'isRobot': 'isRobot', 'namespace': 'namespace'}},
    'youtube_us_2017': {'file': 'USvideos.csv', 'map': {'item': 'video_id', 'value': 'views'}, 'flags': ['--no-time'],
                        'also': {'channel_title': 'channel_title', 'category_id': 'category_id', 'date': 'date'}},
    'vendor_reviews': {'file': 'anonreviews.csv.gz', 'copies': ['anonreviews.csv.zst'],
                       'map': {'item': 'vendorId', 'time': 'date', 'value': 'rating'},
                       'also': {'reviewerId': 'reviewerId', 'rating': 'rating'}},
    'block_io': {'file': 'cloudPhysicsIO.csv', 'map': {'item': 'lbn', 'time': 'time:s', 'value': 'size'},
                 'also': {'op': 'op', 'size': 'size'}},
    'flights': {'file': 'flights-20k.json', 'map': {'item': 'origin', 'time': 'date', 'value': 'delay'},
                'also': {'destination': 'destination'}},
}


def reading(recording, **changes):
    mapping = {**recording['map'], **changes}
    return ['--map', ','.join(f'{part}={field}' for part, field in mapping.items()), *recording.get('flags', [])]


class TruthTest:
    def __init__(self, program, folder, recording):
        self.failures = Failures()
        self.tally = Tally(program, self.failures)
        self.recording = recording
        self.folder = folder
        self.path = os.path.join(folder, recording['file'])
        self.truth = Truth(os.path.join(folder, 'TRUTH.md'))

    def top(self, what, source, distinct, expected):
        rows = self.tally.rows('top', *source, '-k', ALL)
        self.failures.equal(f'{what}: distinct items', len(rows) - 1, distinct)
        self.failures.equal(f'{what}: the last row', rows[-1] if rows else None, ['Other', '0'])
        self.failures.equal(f'{what}: top 10', [(row[0], int(row[1])) for row in rows[:-1][:10]], expected)
        ten = self.tally.rows('top', *source, '-k', 10)
        self.failures.equal(f'{what}: top -k 10', ten[:-1], rows[:min(10, len(rows) - 1)])
        return rows

    def counts(self, what, source):
        truth, tally, failures = self.truth, self.tally, self.failures
        failures.equal(f'{what}: total', tally.value('stats', *source, '--all', '--function', 'count'), str(truth.good))
        lines = [line.split(',') for line in tally.answer('ledger', *source, '--format', 'csv').splitlines()]
        ledger = dict(zip(lines[0], lines[-1])) if len(lines) > 1 else {}
        failures.equal(f'{what}: received', ledger.get('received'), str(truth.good + truth.bad))
        failures.equal(f'{what}: counted', ledger.get('counted'), str(truth.good))
        failures.equal(f'{what}: rejected', ledger.get('rejected'), str(truth.bad))
        rows = self.top(what, source, truth.distinct[truth.item], truth.top[truth.item])
        failures.equal(f'{what}: sum of all rows', sum(int(row[1]) for row in rows), truth.good)
        for item, count in truth.top[truth.item]:
            failures.equal(f'{what}: count of {item}', tally.value('count', *source, f'--item={item}'), str(count))
        for item, start, end, count in truth.ranges:
            got = tally.value('count', *source, f'--item={item}', '--from', start, '--to', end)
            failures.equal(f'{what}: count of {item} from {start} to {end}', got, str(count))

    def hours(self, what, source):
        if self.truth.hours is None:
            return
        rows = self.tally.rows('series', *source, '--step', '1h')
        table = ''.join(f'{time}\t{count}\n' for time, count in rows)
        digest = hashlib.sha256(table.encode()).hexdigest()
        self.failures.equal(f'{what}: hours with events', len(rows), self.truth.hours)
        self.failures.equal(f'{what}: hour table', digest[:len(self.truth.hours_digest)], self.truth.hours_digest)
        minutes = self.tally.rows('series', *source, '--step', '1m') or [['', '']]
        self.failures.equal(f'{what}: first minute', minutes[0][0][:16], self.truth.first[:16])
        self.failures.equal(f'{what}: last minute', minutes[-1][0][:16], self.truth.last[:16])

    def values(self, what, source):
        for function, expected in (('sum', self.truth.sum), ('min', self.truth.min), ('max', self.truth.max)):
            got = self.tally.value('stats', *source, '--all', '--function', function)
            self.failures.close(f'{what}: {function}', got, expected, 0)
        got = self.tally.value('stats', *source, '--all', '--function', 'average')
        self.failures.close(f'{what}: average', got, self.truth.mean, 1e-6)

    def percentiles(self, what, source):
        for percent in (50, 90, 95, 99):
            got = self.tally.value('stats', *source, '--all', '--function', f'p{percent}')
            self.failures.close(f'{what}: p{percent}', got, self.truth.percentiles[percent], 0.01)

    def over_files(self):
        source = [self.path, *reading(self.recording)]
        self.counts('files', source)
        self.hours('files', source)
        self.values('files', source)
        self.percentiles('files', source)
        for name, field in self.recording['also'].items():
            self.top(f'files, item={field}', [self.path, *reading(self.recording, item=field)],
                     self.truth.distinct[name], self.truth.top[name])

    def over_store(self, path):
        what = f'store of {os.path.basename(path)}'
        with tempfile.TemporaryDirectory() as store:
            self.tally.answer('import', path, '--data', store, *reading(self.recording))
            source = ['--data', store]
            self.counts(what, source)
            self.hours(what, source)
            self.values(what, source)
            before = self.tally.answer('top', *source, '-k', ALL, '--format', 'csv')
            code, _, err = self.tally.run('import', path, '--data', store, *reading(self.recording))
            self.failures.equal(f'{what}: exit of the second import', code, 0)
            self.failures.check(b'before' in err, f'{what}: the second import says so\n  got: {err!r}')
            after = self.tally.answer('top', *source, '-k', ALL, '--format', 'csv')
            self.failures.equal(f'{what}: after the second import', after, before)

    def copies(self):
        for copy in self.recording.get('copies', []):
            self.same_answers(os.path.join(self.folder, copy))
            self.over_store(os.path.join(self.folder, copy))
        if self.path.endswith('.gz'):
            with tempfile.TemporaryDirectory() as folder:
                plain = os.path.join(folder, os.path.basename(self.path)[:-len('.gz')])
                with gzip.open(self.path) as packed, open(plain, 'wb') as unpacked:
                    shutil.copyfileobj(packed, unpacked)
                self.same_answers(plain)
                self.over_store(plain)

    def same_answers(self, copy):
        for command, *options in (['top', '-k', ALL, '--format', 'csv'], ['series', '--step', '1h', '--format', 'csv'],
                                  ['stats', '--all', '--function', 'sum'], ['stats', '--all', '--function', 'p90']):
            got, expected = (self.tally.answer(command, path, *options, *reading(self.recording))
                             for path in (copy, self.path))
            self.failures.check(got == expected, f'{copy} and {self.path} differ in {command} {options}')

    def sums_by_item(self):
        """The ranking by sum, where TRUTH.md has one: lines of SUM ITEM."""
        with open(os.path.join(self.folder, 'TRUTH.md'), encoding='utf-8') as file:
            block = re.search(r'## sum of views by channel.*?```text\n(.*?)```', file.read(), re.S)
        if block is None:
            return
        expected = [line.split(' ', 1)[::-1] for line in block.group(1).splitlines()]
        source = [self.path, *reading(self.recording, item='channel_title')]
        self.failures.equal('top by sum', self.tally.rows('top', *source, '--by', 'sum')[:-1], expected)

    def actors(self):
        if 'reviewerId' not in self.truth.distinct:
            return
        source = [self.path, *reading(self.recording, actor='reviewerId')]
        got = self.tally.value('stats', *source, '--all', '--function', 'distinct')
        self.failures.close('distinct actors', got, self.truth.distinct['reviewerId'], 0.02)


def main():
    program, data, name = sys.argv[1:]
    folder = os.path.join(data, name)
    if not os.path.exists(os.path.join(folder, 'TRUTH.md')):
        print(f'{folder} is absent; set TALLY_DATA_DIR')
        sys.exit(SKIPPED)
    test = TruthTest(program, folder, RECORDINGS[name])
    test.over_files()
    test.over_store(test.path)
    test.copies()
    test.sums_by_item()
    test.actors()
    test.failures.finish()


main()
