#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""formats_test.py TALLYCTL: the same events, written in every form that is read, give the same answers; they are counted here
from the list of events, never from the files.
"""
import bz2
import collections
import csv
import datetime
import gzip
import io
import json
import lzma
import os
import random
import sys
import tempfile

from tally_run import Failures, Tally

UTC = datetime.timezone.utc
Event = collections.namedtuple('Event', 'item time value actor')
MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()


def made_up(seed=5, count=400):
    """Seconds of a few days around the turn of a month, so that day and month matter."""
    rng = random.Random(seed)
    first = datetime.datetime(2017, 1, 28, 3, 0, tzinfo=UTC)
    return [Event(f'/item{min(int(rng.expovariate(0.4)), 30)}', first + datetime.timedelta(seconds=rng.randrange(9 * 86400)),
                  rng.randrange(1, 5_000_000), f'10.0.0.{rng.randrange(1, 60)}') for _ in range(count)]


EVENTS = made_up()


def csv_of(header, rows, delimiter=',', end='\n', before=''):
    out = io.StringIO(newline='')
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    if header:
        writer.writerow(header)
    writer.writerows(rows)
    return before + out.getvalue()


def stamp(form):
    return [e.time.strftime(form) for e in EVENTS]


def table(times, **how):
    return csv_of(['item', 'when_time' if how.pop('odd', False) else 'time', 'value', 'user_id'],
                  [[e.item, t, e.value, e.actor] for e, t in zip(EVENTS, times)], **how)


def ndjson(make):
    return ''.join(json.dumps(make(e)) + '\n' for e in EVENTS)


def plain(e):
    return {'item': e.item, 'time': e.time.isoformat(), 'value': e.value, 'user_id': e.actor}


def combined(e, front='', back=''):
    return f'{front}{e.actor} - frank [{e.time:%d/%b/%Y:%H:%M:%S} +0000] "GET {e.item}?q=1 HTTP/1.1" 200 {e.value} "-" "curl/7.8 (x)"{back}\n'


def w3c(e):
    return f'{e.time:%Y-%m-%d} {e.time:%H:%M:%S} {e.actor} GET {e.item} - 200 {e.value} "Mozilla/5.0 (x)" 15\n'


W3C_HEAD = ('#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n#Date: 2017-01-28 00:00:00\n'
            '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes cs(User-Agent) time-taken\n')


def w3c_whose_fields_change():
    half = len(EVENTS) // 2
    second = '#Fields: time date cs-uri-stem c-ip sc-bytes cs-method sc-status\n' + ''.join(
        f'{e.time:%H:%M:%S} {e.time:%Y-%m-%d} {e.item} {e.actor} {e.value} GET 200\n' for e in EVENTS[half:])
    return W3C_HEAD + ''.join(w3c(e) for e in EVENTS[:half]) + second


def syslog5424(e, carried):
    return f'<134>1 {e.time:%Y-%m-%dT%H:%M:%S}Z web-1 nginx 77 - [meta k="a ]\\" b"] {carried}'


def syslog3164(e, carried, number='<134>'):
    return f'{number}{e.time:%b} {e.time.day:2d} {e.time:%H:%M:%S} web-1 nginx[77]: {carried}'


def logfmt(e):
    return f'ts={e.time:%Y-%m-%dT%H:%M:%SZ} level=info msg="served \\"it\\" well" path={e.item} status=200 bytes={e.value} user={e.actor}\n'


def cloudevent(e, number):
    return {'specversion': '1.0', 'id': str(number), 'source': '/shop', 'type': 'com.example.view', 'subject': e.item,
            'time': e.time.isoformat(), 'data': {'value': e.value, 'user_id': e.actor}}


def month_first(e):
    hour = e.time.hour % 12 or 12
    return f'{e.time.month}/{e.time.day}/{e.time.year} {hour}:{e.time:%M:%S} {"AM" if e.time.hour < 12 else "PM"}'


def written(e):
    hour = e.time.hour % 12 or 12
    return f'{MONTHS[e.time.month - 1]} {e.time.day}, {e.time.year} {hour}:{e.time:%M:%S} {"AM" if e.time.hour < 12 else "PM"}'


def grouped(mark):
    return [f' {e.value:,} '.replace(',', mark) for e in EVENTS]


def with_values(values, **how):
    return csv_of(['item', 'time', 'value', 'user_id'], [[e.item, e.time.isoformat(), v, e.actor] for e, v in zip(EVENTS, values)], **how)


ISO = stamp('%Y-%m-%dT%H:%M:%SZ')
APACHE = '%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i" %D'
NGINX = '$time_iso8601|$remote_addr|$host|"$request"|$status|$body_bytes_sent|$request_time'

# name: (text, options, words of which stderr has to hold one; None = it stays empty)
TABLES = {
    'csv': (table(ISO), [], None),
    'semicolons': (table(ISO, delimiter=';'), [], None),
    'bars': (table(ISO, delimiter='|'), [], None),
    'tabs': (table(ISO, delimiter='\t'), [], None),
    'carets': (table(ISO, delimiter='^'), ['--delimiter', '^'], None),
    'crlf': (table(ISO, end='\r\n'), [], None),
    'cr only': (table(ISO, end='\r'), [], None),
    'title rows': (table(ISO, before='Views of the shop\n\nmade on Monday, by hand\n'), [], 'before the header'),
    'comment rows': (table(ISO, before='# made by x\n# a, b\n'), [], 'comments'),
    'comments inside': ('# made by x\n' + table(ISO).replace('\n', '\n# a note\n', 5), [], 'comments'),
    'title with as many fields': (table(ISO, before='a,b\nreport,2017\n'), [], 'before the header'),
    'headerless': (csv_of(None, [[e.item, e.actor, t, e.value] for e, t in zip(EVENTS, ISO)]), ['--map', 'item=1,actor=2,time=3,value=4'], 'first row'),
    'headerless, said': (csv_of(None, [[e.item, e.actor, t, e.value] for e, t in zip(EVENTS, ISO)]),
                         ['--no-header', '--map', 'item=1,actor=2,time=3,value=4'], 'first row'),
    'columns by number': (table(ISO), ['--map', 'item=1,time=2,value=3,actor=4'], None),
    'row names': (csv_of(['item', 'time', 'value', 'user_id'], [[i, e.item, t, e.value, e.actor] for i, (e, t) in enumerate(zip(EVENTS, ISO))]), [], None),
    'thousands': (with_values(grouped(',')), [], None),
    'thousands with blanks': (with_values(grouped(' ')), [], None),
    'thousands with points, two groups': (with_values([f'{e.value:,}'.replace(',', '.') + ',0' for e in EVENTS], delimiter=';'), [], None),
    'decimal comma': (with_values([f'{e.value},00' for e in EVENTS], delimiter=';'), [], 'decimal comma'),
    'two columns': (csv_of(['item', 'day', 'clock', 'value', 'user_id'], [[e.item, f'{e.time:%Y-%m-%d}', f'{e.time:%H:%M:%S}', e.value, e.actor] for e in EVENTS]),
                    ['--map', 'time=day+clock'], None),
    'two columns, found': (csv_of(['ip', 'date', 'time', 'value', 'item'], [[e.actor, f'{e.time:%Y-%m-%d}', f'{e.time:%H:%M:%S}', e.value, e.item] for e in EVENTS]),
                           [], 'date+time'),
    'another name for the time': (table(ISO, odd=True), [], 'when_time'),
}
TIMES = {
    'epoch seconds': ([int(e.time.timestamp()) for e in EVENTS], [], None),
    'epoch milliseconds': ([int(e.time.timestamp()) * 1000 for e in EVENTS], [], None),
    'epoch with a fraction': ([f'{e.time.timestamp():.3f}' for e in EVENTS], [], None),
    'epoch in scientific notation': ([f'{e.time.timestamp():.9e}' for e in EVENTS], [], None),
    'month first, 12 hours': ([month_first(e) for e in EVENTS], [], 'month, day, year'),
    'day first': (stamp('%d.%m.%Y %H:%M:%S'), [], 'day, month, year'),
    'year, day, month': (stamp('%y.%d.%m %H:%M:%S'), ['--date-order', 'ydm'], None),
    'written': ([written(e) for e in EVENTS], [], None),
    'day-month name-year': (stamp('%d-%b-%Y %H:%M:%S'), [], None),
    'points': (stamp('%Y.%m.%d %H:%M:%S'), [], None),
    'compact': (stamp('%Y%m%dT%H%M%SZ'), [], None),
    'digits only': (stamp('%Y%m%d%H%M%S'), [], '%Y%m%d%H%M%S'),
    'comma fraction': (stamp('%Y-%m-%d %H:%M:%S,000'), [], None),
    'zone behind a blank': ([f'{e.time + datetime.timedelta(hours=1):%Y-%m-%d %H:%M:%S} +0100' for e in EVENTS], [], None),
    'UTC in words': (stamp('%Y-%m-%d %H:%M:%S UTC'), [], None),
    'RFC 1123': (stamp('%a, %d %b %Y %H:%M:%S GMT'), [], None),
    'ctime': (stamp('%a %b %e %H:%M:%S %Y'), [], None),
    'a feed': (stamp('%a %b %d %H:%M:%S +0000 %Y'), [], None),
    'quoted': ([f'"{int(e.time.timestamp())}"' for e in EVENTS], [], None),
    'local': ([f'{e.time + datetime.timedelta(hours=1):%Y-%m-%d %H:%M:%S}' for e in EVENTS], ['--time-zone', 'Europe/Berlin'], None),
}
LINES = {
    'ndjson': (ndjson(plain), [], None),
    'nested': (ndjson(lambda e: {'repo': {'name': e.item}, 'at': {'time': e.time.isoformat()}, 'v': e.value, 'actor': {'login': e.actor}}),
               ['--map', 'item=repo.name,time=at.time,value=v,actor=actor.login'], None),
    'dots in keys': (ndjson(lambda e: {'repo': {'name': 'wrong'}, 'repo.name': e.item, 'time': e.time.isoformat(), 'value': e.value, 'user_id': e.actor}),
                     ['--map', 'item=repo.name'], None),
    'dots in keys, before': (ndjson(lambda e: {'repo.name': e.item, 'repo': {'name': 'wrong'}, 'time': e.time.isoformat(), 'value': e.value, 'user_id': e.actor}),
                             ['--map', 'item=repo.name'], None),
    'two keys': (ndjson(lambda e: {'item': e.item, 'd': f'{e.time:%Y-%m-%d}', 't': f'{e.time:%H:%M:%S}', 'value': e.value, 'user_id': e.actor}),
                 ['--map', 'time=d+t'], None),
    'array': (json.dumps([plain(e) for e in EVENTS]), [], None),
    'array, pretty': (json.dumps([plain(e) for e in EVENTS], indent=2), [], None),
    'array in an object': (json.dumps({'took': 5, 'tags': ['a', 'b'], 'records': [plain(e) for e in EVENTS], 'next': {'page': [{'item': 'x', 'time': 1}]}}), [], None),
    'array in an object, pretty': (json.dumps({'records': [plain(e) for e in EVENTS], 'count': 7}, indent=1), [], None),
    'lines in quotes': (''.join(json.dumps(json.dumps(plain(e))) + '\n' for e in EVENTS), [], 'pair of quotes'),
    'rows in quotes': (''.join('"' + line.replace('"', '""') + '"\n' for line in table(ISO).splitlines()), [], 'pair of quotes'),
    'cloudevents': (''.join(json.dumps(cloudevent(e, i)) + '\n' for i, e in enumerate(EVENTS)), [], None),
    'cloudevents, batch': (json.dumps([cloudevent(e, i) for i, e in enumerate(EVENTS)]), [], None),
    'caddy': (ndjson(lambda e: {'level': 'info', 'ts': e.time.timestamp(), 'msg': 'handled request', 'request': {
        'remote_ip': e.actor, 'method': 'GET', 'host': 'a', 'uri': e.item, 'headers': {'A': ['b']}}, 'duration': 0.01, 'size': e.value, 'status': 200}), [], None),
    'nginx json': (ndjson(lambda e: {'time_iso8601': e.time.isoformat(), 'remote_addr': e.actor, 'request_method': 'GET', 'request_uri': e.item,
                                     'status': '200', 'body_bytes_sent': str(e.value), 'request_time': '0.010'}), [], None),
    'combined': (''.join(combined(e) for e in EVENTS), [], None),
    'combined with the host in front': (''.join(combined(e, 'example.com:443 ') for e in EVENTS), [], None),
    'combined, named': (''.join(combined(e) for e in EVENTS), ['--log-format', 'combined'], None),
    'apache notation': (''.join(combined(e, 'example.com:443 ', ' 1500') for e in EVENTS), ['--log-format', APACHE], None),
    'nginx notation': (''.join(f'{e.time:%Y-%m-%dT%H:%M:%S}+00:00|{e.actor}|a.org|"GET {e.item} HTTP/2.0"|200|{e.value}|0.003\n' for e in EVENTS),
                       ['--log-format', NGINX], None),
    'apache with its own time': (''.join(f'{e.actor} {e.time:%d.%m.%Y %H:%M:%S} GET {e.item} 200 {e.value}\n' for e in EVENTS),
                                 ['--log-format', '%a %{%d.%m.%Y %H:%M:%S}t %m %U %s %B'], None),
    'w3c': (W3C_HEAD + ''.join(w3c(e) for e in EVENTS), [], None),
    'w3c with tabs': ((W3C_HEAD + ''.join(w3c(e).replace(' (x)', '+(x)').replace(' ', '\t') for e in EVENTS)), [], None),
    'w3c whose fields change': (w3c_whose_fields_change(), [], None),
    'logfmt': (''.join(logfmt(e) for e in EVENTS), [], None),
    'RFC 5424 with JSON': (''.join(syslog5424(e, json.dumps(plain(e))) + '\n' for e in EVENTS), [], 'syslog'),
    'RFC 5424 with untimed JSON': (''.join(syslog5424(e, json.dumps({'item': e.item, 'value': e.value, 'user_id': e.actor})) + '\n' for e in EVENTS), [], 'frame'),
    'RFC 5424 with Combined': (''.join(syslog5424(e, combined(e)) for e in EVENTS), [], 'syslog'),
    'RFC 3164 with Combined': (''.join(syslog3164(e, combined(e)) for e in EVENTS), [], 'syslog'),
    'RFC 3164 in a file': (''.join(syslog3164(e, combined(e), '') for e in EVENTS), [], 'syslog'),
    'RFC 3164 with untimed logfmt': (''.join(syslog3164(e, f'item={e.item} value={e.value} user={e.actor}') + '\n' for e in EVENTS), ['--year', '2017'], 'frame'),
}


def hours():
    counts = collections.Counter(int(e.time.timestamp()) // 3600 for e in EVENTS)
    return [[datetime.datetime.fromtimestamp(h * 3600, UTC).strftime('%Y-%m-%dT%H:%M:%SZ'), str(n)] for h, n in sorted(counts.items())]


def ranking():
    counts = collections.Counter(e.item for e in EVENTS)
    return [[item, str(n)] for item, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].encode()))] + [['Other', '0']]


class FormatsTest:
    def __init__(self, program, folder):
        self.failures = Failures()
        self.tally = Tally(program, self.failures)
        self.folder = folder
        self.ranking, self.hours = ranking(), hours()
        self.sum = str(sum(e.value for e in EVENTS))
        self.actors = str(len({e.actor for e in EVENTS}))

    def write(self, data):
        path = os.path.join(self.folder, 'log')
        with open(path, 'wb') as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return path

    def same(self, what, data, options=(), says=None):
        path = self.write(data)
        code, out, err = self.tally.run('top', path, '-k', 1000, '--format', 'csv', *options)
        rows = list(csv.reader(io.StringIO(out.decode(), newline='')))[1:]
        self.failures.equal(f'{what}: exit', code, 0)
        self.failures.equal(f'{what}: top', rows, self.ranking)
        if says is None:
            self.failures.equal(f'{what}: stderr', err.decode(), '')
        else:
            self.failures.check(says in err.decode(), f'{what}: stderr says nothing of “{says}”: {err.decode()}')
        self.failures.equal(f'{what}: hours', self.tally.rows('series', path, '--step', '1h', *options), self.hours)
        self.failures.equal(f'{what}: sum', self.tally.value('stats', path, '--all', '--function', 'sum', *options), self.sum)
        self.failures.equal(f'{what}: actors', self.tally.value('stats', path, '--all', '--function', 'distinct', *options), self.actors)
        rows = self.tally.rows('ledger', path, *options)
        self.failures.equal(f'{what}: received and counted', [row[1:3] for row in rows], [[str(len(EVENTS))] * 2])

    def encodings(self):
        text = table(ISO)
        self.same('UTF-8 with its mark', b'\xef\xbb\xbf' + text.encode())
        self.same('UTF-16, little', b'\xff\xfe' + text.encode('utf-16-le'))
        self.same('UTF-16, big', b'\xfe\xff' + text.encode('utf-16-be'))
        self.same('gzip of UTF-16', gzip.compress(b'\xff\xfe' + text.encode('utf-16-le')))
        self.same('bzip2', bz2.compress(text.encode()))
        self.same('two bzip2 streams', bz2.compress(text.encode()[:5000]) + bz2.compress(text.encode()[5000:]))
        self.same('xz', lzma.compress(text.encode()))
        self.same('two xz streams', lzma.compress(text.encode()[:5000]) + lzma.compress(text.encode()[5000:]))
        path = self.write('item,time\ncaf\xe9,1\n'.encode('latin-1'))
        self.failures.equal('Latin-1', self.tally.rows('top', path, '--encoding', 'latin1')[0], ['café', '1'])
        path = self.write('item,time\ncafé 😀,1\n'.encode('utf-16'))
        self.failures.equal('UTF-16 beyond the first plane', self.tally.rows('top', path)[0], ['café 😀', '1'])

    def weights(self):
        rows = [[e.item, t, e.value % 7, e.value] for e, t in zip(EVENTS, ISO)]
        path = self.write(csv_of(['item', 'time', 'trips', 'value'], rows))
        counts = collections.Counter()
        for item, _, weight, _ in rows:
            counts[item] += weight
        options = ['--map', 'weight=trips']
        expected = [[i, str(n)] for i, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].encode())) if n] + [['Other', '0']]
        self.failures.equal('weights: top', [r for r in self.tally.rows('top', path, '-k', 1000, *options) if r[1] != '0' or r[0] == 'Other'], expected)
        self.failures.equal('weights: sum', self.tally.value('stats', path, '--all', '--function', 'sum', *options), str(sum(w * v for _, _, w, v in rows)))
        self.failures.equal('weights: count', self.tally.value('stats', path, '--all', '--function', 'count', *options), str(sum(w for _, _, w, _ in rows)))
        self.failures.equal('weights: ledger counts records', self.tally.rows('ledger', path, *options)[0][1:3], [str(len(rows))] * 2)
        store = os.path.join(self.folder, 'weights')
        self.tally.answer('import', path, '--data', store, *options)
        self.failures.equal('weights: stored', [r for r in self.tally.rows('top', '--data', store, '-k', 1000) if r[1] != '0' or r[0] == 'Other'], expected)
        self.failures.equal('weights: stored sum', self.tally.value('stats', '--data', store, '--all', '--function', 'sum'), str(sum(w * v for _, _, w, v in rows)))
        bad = self.write('item,time,n\na,1,2\na,2,\na,3,-1\na,4,1.5\na,5,x\na,6,"1,000"\na,7,3.0\n')
        code, out, err = self.tally.run('count', bad, '--item', 'a', '--map', 'weight=n')
        self.failures.equal('bad weights', (code, out), (0, b'1005\n'))
        letters = self.tally.rows('letters', bad, '--map', 'weight=n')
        self.failures.equal('bad weights: letters', [(r[1], r[3]) for r in letters], [(str(line), 'bad_weight') for line in (3, 4, 5, 6)])

    def refusals(self):
        ambiguous = csv_of(['item', 'date'], [['a', f'{d:02}/{m:02}/2017'] for d in range(1, 12) for m in range(1, 12)])
        both = csv_of(['item', 'date'], [['a', '13/01/2017'], ['a', '01/13/2017']])
        two_digits = csv_of(['item', 'date'], [['a', f'17/06/{d:02} 20:10:40'] for d in range(1, 29)])
        for what, text, options, words in (
                ('days and months alike', ambiguous, [], ('--time-format', '--date-order')), ('both orders', both, [], ('--date-order',)),
                ('two digits for the year', two_digits, [], ('--date-order',)), ('years or seconds', 'item,time\na,2017\nb,2018\n', [], ('years',)),
                ('syslog without a year', ''.join(syslog3164(e, f'item={e.item} value=1') + '\n' for e in EVENTS), [], ('--year',)),
                ('syslog of a system', 'Jan  2 03:04:05 host sshd[1]: Accepted publickey for root\n' * 50, [], ('syslog',)),
                ('log of a program', '2017-01-02 15:04:05,123 INFO [main] org.x.Server: started in 5 ms\n' * 50, [], ('program',)),
                ('no header', 'a1,2,3\nb2,3,4\nc3,4,5\n', [], ('--no-header', '--map')),
                ('another log format', ''.join(combined(e) for e in EVENTS), ['--log-format', '%h %t %r'], ('log format',))):
            code, out, err = self.tally.run('top', self.write(text), *options)
            self.failures.equal(f'{what}: exit and stdout', (code, out), (2, b''))
            for word in words:
                self.failures.check(word in err.decode(), f'{what}: stderr says nothing of {word}: {err.decode()}')

    def bounds(self):
        big = {'item': 'big', 'time': 1, 'x': 'y' * (3 << 20), 'z': [{'item': 'inner', 'time': 1}, {'item': 'inner', 'time': 2}]}
        path = self.write(json.dumps([plain(e) for e in EVENTS[:200]] + [big] + [plain(e) for e in EVENTS[200:]] + [big]))
        self.failures.equal('elements over 1 MiB', self.tally.rows('top', path, '-k', 1000), self.ranking)
        self.failures.equal('elements over 1 MiB: letters', [r[3] for r in self.tally.rows('letters', path)], ['too_long'] * 2)
        huge = self.write(ndjson(lambda e: {'item': 9007199254740993 + len(e.item), 'time': e.time.isoformat()}))
        counts = collections.Counter(str(9007199254740993 + len(e.item)) for e in EVENTS)
        self.failures.equal('ids beyond 2^53', dict(self.tally.rows('top', huge)[:-1]), {k: str(n) for k, n in counts.items()})
        for what, pack in (('bzip2', bz2.compress), ('xz', lzma.compress), ('gzip', gzip.compress)):
            packed = pack(table(ISO).encode())
            code, _, err = self.tally.run('top', self.write(packed[:-20]))
            self.failures.check(code == 2 and ('truncated' in err.decode() or 'early' in err.decode()), f'{what} cut short: {code} {err.decode()}')
        bomb = self.write(bz2.compress(b'item,time\n' + b'a,1\n' * (100 << 20)))
        code, _, err = self.tally.run('count', bomb, '--item', 'a')
        self.failures.check(code == 2 and 'thousand times' in err.decode(), f'a bomb: {code} {err.decode()}')
        lines = self.write('item,time\ra,1\rb,x\r"c\rd",1\re,y\r')
        self.failures.equal('lines of a file with CR only', [r[1] for r in self.tally.rows('letters', lines)], ['3', '6'])


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        test = FormatsTest(program, folder)
        for what, (text, options, says) in {**TABLES, **LINES}.items():
            test.same(what, text, options, says)
        for what, (times, options, says) in TIMES.items():
            test.same(f'time, {what}', table(times), options, says)
        test.encodings()
        test.weights()
        test.refusals()
        test.bounds()
        test.failures.finish()


main(sys.argv[1])
