#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""oracle_test.py TALLYCTL: every answer over a generated log equals an independent count in plain Python."""
import collections
import datetime
import json
import math
import os
import random
import sys
import tempfile
from decimal import Decimal

from tally_run import Failures, Tally, rows_of

EVENTS, ITEMS, SAMPLE = 1_000_000, 50_000, 50
ALL = 100_000_000


class Oracle:
    """Counts with dictionaries; values are kept in tenths, so that sums are exact."""

    def __init__(self, path):
        self.values = collections.defaultdict(list)
        self.minutes = collections.Counter()
        self.types = collections.Counter()
        self.latencies = []
        self.users = set()
        self.cells = set()
        self.broken = self.missing = 0
        with open(path, encoding='ascii') as file:
            for line in file:
                self.add(json.loads(line))

    def add(self, record):
        self.values[record['videoId']].append(round(record['value'] * 10))
        self.minutes[record['timestamp'] // 60_000] += 1
        self.cells.add((record['videoId'], record['eventType'], record['timestamp'] // 60_000))
        self.types[record['eventType']] += 1
        self.latencies.append(record['latencyMs'])
        self.users.add(record['userId'])
        self.broken += record['status'] >= 500
        self.missing += 400 <= record['status'] < 500

    def ranked(self, score):
        """(item, score) by score, ties by item bytes."""
        return sorted(((item, score(values)) for item, values in self.values.items()), key=lambda row: (-row[1], row[0]))


def seconds(tenths):
    return Decimal(tenths) / 10


def iso(minute):
    return datetime.datetime.fromtimestamp(minute * 60, datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def nearest_rank(ordered, percent):
    return ordered[math.ceil(len(ordered) * percent / 100) - 1]


class OracleTest:
    def __init__(self, program):
        self.failures = Failures()
        self.tally = Tally(program, self.failures)

    def run(self):
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, 'generated.ndjson')
            self.generate(log)
            oracle = Oracle(log)
            self.failures.equal('events', sum(oracle.types.values()), EVENTS)
            self.whole('files', [log], oracle)
            self.samples('files', [log], oracle)
            self.percentiles([log], oracle)
            self.threads(log)
            self.cells(log, oracle)
            self.other_forms(folder, log)
            store = os.path.join(folder, 'store')
            self.tally.answer('import', log, '--data', store)
            self.whole('store', ['--data', store], oracle)
            self.samples('store', ['--data', store], oracle, 8 * SAMPLE)
            self.same_store(folder, log, store)
        self.failures.finish()

    def generate(self, log):
        options = ['generate', '--events', EVENTS, '--items', ITEMS, '--seed', 7]
        text = self.tally.answer(*options)
        self.failures.check(text == self.tally.answer(*options), 'the same seed gives the same bytes')
        with open(log, 'w', encoding='ascii') as file:
            file.write(text)

    def whole(self, what, source, oracle):
        """Every item's count and sum, every minute's total."""
        failures, tally = self.failures, self.tally
        got = [(item, int(count)) for item, count in tally.rows('top', *source, '-k', ALL)]
        counts = oracle.ranked(len) + [('Other', 0)]
        failures.check(got == counts, f'{what}: count of every item: {differing(got, counts)}')
        sums = [(item, seconds(total)) for item, total in oracle.ranked(sum)] + [('Other', 0)]
        got = [(item, Decimal(total)) for item, total in tally.rows('top', *source, '-k', ALL, '--by', 'sum')]
        failures.check(got == sums, f'{what}: sum of every item: {differing(got, sums)}')
        ten = tally.rows('top', *source)
        rest = EVENTS - sum(count for _, count in oracle.ranked(len)[:10])
        failures.equal(f'{what}: Other', ten[-1:], [['Other', str(rest)]])
        minutes = [[iso(minute), str(count)] for minute, count in sorted(oracle.minutes.items())]
        failures.equal(f'{what}: minutes', tally.rows('series', *source, '--step', '1m'), minutes)
        for name, count in oracle.types.items():
            got = tally.value('stats', *source, '--all', '--function', 'count', '--type', name)
            failures.equal(f'{what}: events of type {name}', got, str(count))
        health = [row[1:4] for row in tally.rows('health', *source, '--step', '1d')]
        failures.equal(f'{what}: health', health, [[str(EVENTS), str(oracle.broken), str(oracle.missing)]])

    def cells(self, log, oracle):
        """What the benchmark says it has rolled up."""
        got = dict(line.split(' ', 1) for line in self.tally.answer('bench', 'open', log).splitlines())
        ranked = oracle.ranked(len)
        expected = {'events': EVENTS, 'items': len(ranked), 'cells': len(oracle.cells), 'minutes': len(oracle.minutes), 'top_count': ranked[0][1]}
        self.failures.equal('bench open', {name: int(got[name]) for name in expected}, expected)

    def samples(self, what, source, oracle, size=SAMPLE):
        ranked = oracle.ranked(len)
        rare = random.Random(1).sample(ranked[20:], size - 20)
        for item, count in ranked[:20] + rare:
            tenths = oracle.values[item]
            expected = {'count': count, 'sum': seconds(sum(tenths)), 'min': seconds(min(tenths)), 'max': seconds(max(tenths))}
            for function, value in expected.items():
                got = self.tally.value('stats', *source, f'--item={item}', '--function', function)
                self.failures.check(got != '' and Decimal(got) == value, f'{what}: {function} of {item}: {got!r}, not {value}')
            got = self.tally.value('stats', *source, f'--item={item}', '--function', 'average')
            self.failures.close(f'{what}: average of {item}', got, float(seconds(sum(tenths))) / count, 1e-6)

    def percentiles(self, source, oracle):
        """Within 1 %; the sketch's edges may lie between two values, so half a unit of the data is allowed on top."""
        ordered = {'value': sorted(t / 10 for values in oracle.values.values() for t in values),
                   'latency': sorted(ms / 1000 for ms in oracle.latencies)}
        for of, unit in (('value', 0.05), ('latency', 0.0005)):
            for percent in (50, 90, 95, 99):
                got = self.tally.value('stats', *source, '--all', '--function', f'p{percent}', '--of', of)
                expected = nearest_rank(ordered[of], percent)
                self.failures.close(f'p{percent} of {of}', got, expected, 0.01, unit)
            for function, expected in (('min', ordered[of][0]), ('max', ordered[of][-1])):
                got = self.tally.value('stats', *source, '--all', '--function', function, '--of', of)
                self.failures.close(f'{function} of {of}', got, expected, 1e-9)
        got = self.tally.value('stats', *source, '--all', '--function', 'distinct')
        self.failures.close('distinct users', got, len(oracle.users), 0.02)
        item = oracle.ranked(len)[0][0]
        values = sorted(t / 10 for t in oracle.values[item])
        for percent in (50, 99):
            got = self.tally.value('stats', *source, f'--item={item}', '--function', f'p{percent}')
            expected = nearest_rank(values, percent)
            self.failures.close(f'p{percent} of {item}', got, expected, 0.01, 0.05)

    def threads(self, log):
        questions = (['top', '-k', ALL], ['top', '-k', ALL, '--by', 'sum'], ['series', '--step', '1m'],
                     ['health', '--step', '1m'], ['stats', '--all', '--function', 'p99'],
                     ['stats', '--all', '--function', 'distinct'],
                     ['stats', '--all', '--function', 'average'], ['top', '--by', 'distinct'], ['ledger'])
        for command, *options in questions:
            answers = {self.tally.run(command, log, *options, '--threads', n)[1] for n in (1, 2, 3, 7)}
            self.failures.check(len(answers) == 1, f'{command} {options} depends on --threads: {len(answers)} different outputs')
            self.failures.check(answers != {b''}, f'{command} {options} says nothing')

    def other_forms(self, folder, log):
        """The same events as CSV, as an access log, in two files, and from standard input."""
        options = ['--events', EVENTS, '--items', ITEMS, '--seed', 7, '--format']
        expected = self.tally.rows('top', log, '-k', ALL)
        minutes = self.tally.rows('series', log, '--step', '1m')
        for form in ('csv', 'combined'):
            path = os.path.join(folder, f'generated.{form}')
            with open(path, 'w', encoding='ascii') as file:
                file.write(self.tally.answer('generate', *options, form))
            got = [[item.replace('/watch/', ''), count] for item, count in self.tally.rows('top', path, '-k', ALL)]
            self.failures.check(got == expected, f'{form}: counts differ: {differing(got, expected)}')
            self.failures.check(self.tally.rows('series', path, '--step', '1m') == minutes, f'{form}: minutes differ')
        twice = [[item, str(2 * int(count))] for item, count in expected]
        got = self.tally.rows('top', log, os.path.join(folder, 'generated.csv'), '-k', ALL)
        self.failures.check(got == twice, f'two files: {differing(got, twice)}')
        with open(log, 'rb') as file:
            got = rows_of(self.tally.answer('top', '-', '-k', ALL, '--format', 'csv', data=file.read()))
        self.failures.check(got == expected, f'standard input: {differing(got, expected)}')

    def same_store(self, folder, log, store):
        """A store filled in pieces, out of order and with other threads, gives the same bytes."""
        other = os.path.join(folder, 'other')
        with open(log, 'rb') as file:
            lines = file.readlines()
        half = len(lines) // 2
        for name, part in (('late.ndjson', lines[half:]), ('early.ndjson', lines[:half])):
            path = os.path.join(folder, name)
            with open(path, 'wb') as file:
                file.writelines(part)
            self.tally.answer('import', path, '--data', other, '--threads', 3)
        for command, *options in (['top', '-k', ALL], ['top', '-k', ALL, '--by', 'sum'], ['series', '--step', '1m']):
            got, expected = (self.tally.answer(command, '--data', data, *options) for data in (other, store))
            self.failures.check(got == expected, f'store in two parts differs in {command} {options}: '
                                                 f'{differing(rows_of(got), rows_of(expected))}')


def differing(got, expected):
    """The first rows that differ, as text."""
    if len(got) < len(expected):
        return f'{len(got)} rows, not {len(expected)}'
    pairs = [(g, e) for g, e in zip(got, expected) if g != e]
    return f'{len(pairs)} rows differ, the first (got, expected): {pairs[:2]}'


OracleTest(sys.argv[1]).run()
