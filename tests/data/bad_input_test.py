#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bad_input_test.py TALLYCTL: broken input gets the exit code of the contract and a clear sentence, never a crash."""
import gzip
import os
import sys
import tempfile

from tally_run import Failures, Tally, rows_of, shortened

OK, USAGE, UNREADABLE, REJECTED = 0, 1, 2, 3
GOOD = [f'{{"videoId":"v{i % 10}","eventType":"view","timestamp":{1795392000000 + i * 1000},"value":1.5}}'.encode()
        for i in range(1000)]
NAMES = ['--map', 'item=videoId,type=eventType,time=timestamp:ms,value=value']


CUT_SHORT = ('truncat', 'ends', 'end of', 'incomplete')
DAMAGED = ('damaged', 'corrupt', 'invalid', 'checksum')


class BadInputTest:
    def __init__(self, program, folder):
        self.failures = Failures()
        self.tally = Tally(program, self.failures)
        self.folder = folder

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, 'wb') as file:
            file.write(data)
        return path

    def total(self, what, path, code, out, says, *options, silent=False):
        """Counts everything in `path`; `says` are words of which stderr has to hold one, `out` None = not looked at."""
        got, stdout, stderr = self.tally.run('stats', path, '--all', '--function', 'count', *options)
        self.judge(what, got, stdout, stderr, code, says, silent)
        if out is not None:
            self.failures.equal(f'{what}: answer', stdout, out)

    def judge(self, what, got, stdout, stderr, code, says, silent=False):
        failures = self.failures
        failures.check(got == code, f'{what}: exit {got}, not {code}\n'
                                    f'  stdout: {shortened(stdout)}\n  stderr: {shortened(stderr)}')
        try:
            text = stderr.decode('utf-8')
        except UnicodeDecodeError:
            failures.check(False, f'{what}: stderr is not UTF-8: {shortened(stderr)}')
            text = stderr.decode('utf-8', 'replace')
        if silent:
            failures.equal(f'{what}: stderr', text, '')
            return
        lines = text.splitlines()
        failures.check(1 <= len(lines) <= 21, f'{what}: {len(lines)} lines on stderr, not 1 to 21\n  {shortened(text)}')
        failures.check(all(len(line) <= 600 for line in lines), f'{what}: a line on stderr is endless')
        failures.check(all(c.isprintable() or c == '\n' for c in text), f'{what}: raw bytes on stderr: {shortened(text)}')
        failures.check(any(word in text.lower() for word in says), f'{what}: stderr names none of {says}: {shortened(text)}')
        for word in ('terminate called', 'what():', 'std::', 'traceback', 'assert', 'sanitizer'):
            failures.check(word not in text.lower(), f'{what}: stderr talks of the inside: {shortened(text)}')

    def beside_good_files(self):
        """What cannot be read keeps nobody from the answer of the others."""
        good = self.write('good.ndjson', b'\n'.join(GOOD) + b'\n')
        prose = self.write('prose.txt', b'It was a dark and stormy night.\nThe rain fell.\n' * 50)
        absent = os.path.join(self.folder, 'absent.log')
        for bad, says in ((absent, 'no such file'), (prose, 'none of'), (self.folder, 'directory')):
            for files in ((bad, good), (good, bad)):
                code, out, err = self.tally.run('stats', *files, '--all', '--function', 'count')
                self.judge('beside a good file', code, out, err, UNREADABLE, (says,))
                self.failures.equal('beside a good file: answer', out, b'1000\n')
        rows = rows_of(self.tally.run('ledger', absent, good, '--format', 'csv')[1].decode())
        self.failures.equal('ledger of the file that is there', [row[:2] for row in rows], [[good, '1000']])
        code, out, err = self.tally.run('stats', absent, prose, '--all', '--function', 'count')
        self.judge('only bad files', code, out, err, UNREADABLE, ('no such file',))
        self.failures.equal('only bad files: answer', out, b'')
        store = os.path.join(self.folder, 'beside')
        code, out, err = self.tally.run('import', absent, good, '--data', store)
        self.judge('import beside a good file', code, out, err, UNREADABLE, ('no such file',))
        self.failures.equal('imported', self.tally.run('stats', '--data', store, '--all', '--function', 'count')[1], b'1000\n')

    def no_log_at_all(self):
        empty = self.write('empty.log', b'')
        self.total('empty file', empty, OK, b'0\n', (), silent=True)
        self.total('empty file, format named', empty, OK, b'0\n', (), '--input', 'ndjson', silent=True)
        self.failures.equal('empty file: top', rows_of(self.tally.answer('top', empty, '--format', 'csv')), [['Other', '0']])
        self.total('empty gzip', self.write('empty.gz', gzip.compress(b'')), OK, b'0\n', (), silent=True)
        self.total('directory', self.folder, UNREADABLE, b'', ('directory',))
        self.total('missing file', os.path.join(self.folder, 'absent.log'), UNREADABLE, b'', ('no such file',))
        self.total('odd name', os.path.join(self.folder, 'a\x1b[31m\n.log'), UNREADABLE, b'', ('no such file',))
        binary = bytes((i * 7919 + (i >> 3) * 31) % 256 for i in range(200_000))
        self.total('binary file', self.write('binary.log', binary), UNREADABLE, None, ('format', 'record', 'binary'))
        self.total('binary file read as NDJSON', self.write('binary.log', binary), UNREADABLE, None, ('record', 'json', 'binary'),
                   '--input', 'ndjson')
        self.total('prose', self.write('prose.txt', b'It was a dark and stormy night.\nThe rain fell.\n' * 50), UNREADABLE, None,
                   ('format', 'record', 'recogni'))
        self.total('bzip2', self.write('log.bz2', b'BZh91AY&SY' + bytes(range(200))), UNREADABLE, None, ('bzip2', 'compress'))
        closed = self.write('closed.log', b'')
        os.chmod(self.folder, 0o755)
        os.chmod(closed, 0)
        code, out, err = self.tally.run('stats', closed, '--all', '--function', 'count', as_nobody=True)
        self.judge('unreadable file', code, out, err, UNREADABLE, ('permission', 'denied'))

    def broken_records(self):
        good = b'\n'.join(GOOD) + b'\n'
        long_line = b'{"videoId":"' + b'x' * (64 << 20) + b'"}\n'
        self.total('64 MB line', self.write('long.ndjson', good + long_line + good), OK, b'2000\n', ('long',))
        self.total('64 MB line, strict', self.write('long.ndjson', good + long_line), REJECTED, b'1000\n', ('long',), '--strict')
        self.total('only a 64 MB line', self.write('only.ndjson', long_line), UNREADABLE, None, ('record', 'long'),
                   '--input', 'ndjson', *NAMES)
        self.total('64 MB without a line end', self.write('endless.ndjson', good + long_line[:-1]), OK, b'1000\n', ('long',))
        self.total('NUL bytes', self.write('nul.ndjson', good + b'\0' * 5000 + b'\n' + good), OK, b'2000\n', ('json',))
        rows = b'videoId,timestamp\n' + b'a\0b,1795392000000\n' * 9
        self.total('NUL in an item of CSV', self.write('nul.csv', rows), OK, b'9\n', (),
                   '--input', 'csv', '--map', 'item=videoId,time=timestamp:ms', silent=True)
        bad_utf8 = b'{"videoId":"\xff\xfe\xc3","timestamp":1795392000000}\n'
        path = self.write('utf8.ndjson', good + bad_utf8 * 3)
        self.total('invalid UTF-8', path, OK, b'1000\n', ('utf-8',))
        self.total('invalid UTF-8, strict', path, REJECTED, b'1000\n', ('utf-8',), '--strict')
        self.total('cut line at the end', self.write('cut.ndjson', good + GOOD[0][:20]), OK, b'1000\n', ('json',))
        deep = b'[' * 100_000 + b'\n'
        self.total('nested without end', self.write('deep.ndjson', good + deep), OK, b'1000\n', ('json',))
        rows = b'videoId,timestamp\n' + b'a,1795392000000\n' * 99 + b'"b,1795392000000\n'
        self.total('quote that never closes', self.write('quote.csv', rows), OK, b'99\n', ('quote', 'clos'),
                   '--map', 'item=videoId,time=timestamp:ms')

    def cut_arrays(self):
        array = b'[' + b',\n'.join(GOOD) + b']\n'
        middle = array.index(b'},', len(array) // 2)
        whole = array[:middle].count(b'{')
        self.total('array', self.write('array.json', array), OK, b'1000\n', (), silent=True)
        self.total('array cut behind a comma', self.write('array.json', array[:middle + 3]), UNREADABLE, b'%d\n' % whole, ('no end',))
        self.total('array cut behind an object', self.write('array.json', array[:middle + 1]), UNREADABLE, b'%d\n' % whole, ('no end',))
        self.total('array cut within an object', self.write('array.json', array[:middle]), UNREADABLE, b'%d\n' % (whole - 1), ('no end',))
        self.total('array without its bracket', self.write('array.json', array[:-2]), UNREADABLE, b'1000\n', ('no end',))
        self.total('only the bracket of an array', self.write('array.json', b'['), UNREADABLE, b'0\n', ('no end',))
        inside = b'{"total":1000,"records":' + array + b',"next":null}\n'
        self.total('array in an object', self.write('array.json', inside), OK, b'1000\n', (), silent=True)
        self.total('array in an object, cut', self.write('array.json', inside[:middle + 40]), OK, None, ('refused',))

    def archives(self):
        good = b'\n'.join(GOOD) + b'\n'
        packed = gzip.compress(b''.join(line.replace(b':"v', b':"w%d-' % i, 1) + b'\n' for i, line in enumerate(GOOD * 40)))
        path = self.write('cut.gz', packed[:len(packed) // 2])
        code, out, err = self.tally.run('stats', path, '--all', '--function', 'count')
        self.judge('truncated gzip', code, out, err, UNREADABLE, CUT_SHORT)
        count = int(out) if out.strip().isdigit() else -1
        self.failures.check(0 < count < 40_000, f'truncated gzip: the answer so far, got {shortened(out)}')
        rows = rows_of(self.tally.run('top', path, '--format', 'csv')[1].decode())
        self.failures.equal('truncated gzip: top', sum(int(row[1]) for row in rows), count)
        data = os.path.join(self.folder, 'cut_store')
        code, out, err = self.tally.run('import', path, '--data', data)
        self.judge('import of a truncated gzip', code, out, err, UNREADABLE, CUT_SHORT)
        for what, place in (('in the middle', len(packed) // 2), ('in its checksum', -6), ('in its length', -2)):
            hurt = bytearray(packed)
            hurt[place] ^= 0xff
            self.total(f'gzip damaged {what}', self.write('hurt.gz', bytes(hurt)), UNREADABLE, None, DAMAGED)
        self.total('two gzip members', self.write('two.gz', gzip.compress(good) * 2), OK, b'2000\n', (), silent=True)
        self.total('gzip padded with zeros', self.write('padded.gz', gzip.compress(good) + b'\0' * 700_000), OK, b'1000\n', (), silent=True)
        self.total('text behind gzip', self.write('more.gz', gzip.compress(good) + b'and more\n'), UNREADABLE, b'1000\n', ('not gzip',))
        self.total('text behind the padding of gzip', self.write('more.gz', gzip.compress(good) + b'\0' * 100 + b'x'), UNREADABLE, b'1000\n', ('not gzip',))
        self.total('gzip of nothing but its head', self.write('head.gz', packed[:10]), UNREADABLE, None, CUT_SHORT)

    def mappings_and_dates(self):
        path = self.write('good.ndjson', b'\n'.join(GOOD) + b'\n')
        self.total('mapped to an absent field', path, UNREADABLE, None, ('item', 'nosuch', 'field'), '--map', 'item=nosuch')
        self.total('time of an absent field', path, UNREADABLE, None, ('time', 'nosuch', 'field'), '--map', 'time=nosuch')
        table = self.write('good.csv', b'videoId,timestamp\n' + b'a,1795392000000\n' * 5)
        self.total('absent column', table, UNREADABLE, None, ('nosuch', 'column', 'field'), '--map', 'item=nosuch,time=timestamp')
        self.total('time that is none', table, UNREADABLE, None, ('time',), '--map', 'item=timestamp,time=videoId')
        self.total('mapping without =', path, USAGE, b'', ('--map',), '--map', 'videoId')
        self.total('unknown part', path, USAGE, b'', ('--map',), '--map', 'thing=videoId')
        self.total('unknown format', path, USAGE, b'', ('--input',), '--input', 'xml')
        self.total('unknown zone', path, USAGE, b'', ('zone', 'mars'), '--time-zone', 'Mars/Olympus')
        self.total('another format than said', path, UNREADABLE, None, ('record', 'line'), '--input', 'combined')
        self.total('a time that is none', path, USAGE, b'', ('--from',), '--from', 'yesterday')
        rows = b''.join(b'a,%02d/%02d/2026 10:00\n' % (day, month) for day in range(1, 12) for month in range(1, 12))
        dates = self.write('dates.csv', b'item,date\n' + rows)
        self.total('dates that may be day or month first', dates, UNREADABLE, None,
                   ('date', 'day', 'month', 'ambiguous', '--time-format'), '--map', 'item=item,time=date')
        self.total('the same with their form', dates, OK, b'121\n', (), '--map', 'item=item,time=date',
                   '--time-format', '%d/%m/%Y %H:%M', silent=True)

    def usage(self):
        path = os.path.join(self.folder, 'good.ndjson')
        store = os.path.join(self.folder, 'no_store')
        for what, arguments in {
            'no command': [], 'unknown command': ['tally'], 'unknown option': ['top', path, '--nosuch'],
            'no source': ['top'], 'two kinds of source': ['top', path, '--data', store],
            'no function': ['stats', path, '--all'], 'unknown function': ['stats', path, '--all', '--function', 'median'],
            'neither item nor all': ['stats', path, '--function', 'sum'],
            'step that divides no day': ['series', path, '--step', '7h'],
            'step of nothing': ['series', path, '--step', '0m'], 'no number': ['top', path, '-k', 'ten'],
            'negative number': ['top', path, '-k', '-1'], 'unknown output': ['top', path, '--format', 'xml'],
            'import to nowhere': ['import', path],
        }.items():
            code, out, err = self.tally.run(*arguments)
            self.judge(what, code, out, err, USAGE, ('',))
            self.failures.equal(f'{what}: stdout', out, b'')
        code, out, err = self.tally.run('top', '--data', store)
        self.judge('absent store', code, out, err, 5, ('store', 'no such', 'no_store'))
        self.failures.check(not os.path.exists(store), 'asking an absent store makes none')
        rubbish = os.path.join(self.folder, 'rubbish')
        os.mkdir(rubbish)
        self.write('rubbish/tally.db', b'this is no database ' * 500)
        code, out, err = self.tally.run('top', '--data', rubbish)
        self.judge('rubbish for a store', code, out, err, 5, ('database', 'store', 'tally.db'))


def main():
    with tempfile.TemporaryDirectory() as folder:
        test = BadInputTest(sys.argv[1], folder)
        test.no_log_at_all()
        test.beside_good_files()
        test.broken_records()
        test.cut_arrays()
        test.archives()
        test.mappings_and_dates()
        test.usage()
        test.failures.finish()


main()
