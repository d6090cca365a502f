#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage_test.py TALLYCTL: what a newcomer types wrongly is answered with what to type; and what no field of a log can answer is
no number."""
import os
import sys
import tempfile

from tally_run import Failures, Tally


def main(program):
    failures = Failures()
    tally = Tally(program, failures)

    def refused(code, words, *arguments):
        got, out, err = tally.run(*arguments)
        lines = err.decode().splitlines()
        failures.equal(f'{arguments}: exit and stdout', (got, out), (code, b''))
        failures.check(bool(lines) and lines[-1].startswith('tallyctl: '), f'{arguments}: no sentence: {err.decode()}')
        for word in words:
            failures.check(word in err.decode(), f'{arguments}: stderr says nothing of “{word}”: {err.decode()}')

    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, 'log')
        with open(log, 'w', encoding='utf-8') as file:
            file.write('item,time,price,note\na,2021-01-01T10:00:00Z,$1.50,x\nb,2021-01-01T10:01:00Z,"$1,000.25",y\n')
        refused(1, ['no command tpo', 'did you mean top?'], 'tpo', log)
        refused(1, ['no command xyzzy', 'tallyctl --help'], 'xyzzy')
        refused(1, ['say a command: ', 'import', 'tallyctl names --help'], 'names')
        refused(1, ['tallyctl series takes no --stpe', 'did you mean --step?'], 'series', log, '--stpe', '1h')
        refused(1, ['--function is required'], 'stats', log, '--all')
        refused(1, ['say a command: count, stats, top', 'tallyctl --help'])
        code, out, err = tally.run('top', '--help')
        failures.check(code == 0 and b'Options for how files are read:' in out and b'For example' in out, f'help: {code} {out.decode()}')
        code, out, err = tally.run('--version')
        failures.check(code == 0 and out.strip() != b'', f'version: {code}')

        # Of a log that says no values a sum is 0, and nobody would see that it is one of nothing: it is said.
        for words, answer, arguments in [('--map actor=FIELD', b'0\n', ['stats', log, '--all', '--function', 'distinct']),
                                         ('--map latency=FIELD', b'\n', ['stats', log, '--all', '--function', 'p95', '--of', 'latency']),
                                         ('--map latency=FIELD', b'0\n', ['stats', log, '--all', '--function', 'sum', '--of', 'latency'])]:
            code, out, err = tally.run(*arguments)
            failures.equal(f'of nothing: {arguments[2:]}', (code, out), (0, answer))
            failures.check(words in err.decode() and 'item, time, price, note' in err.decode(), f'{arguments[2:]}: {err.decode()}')
        refused(2, ['--map actor=FIELD'], 'top', log, '--by', 'distinct')
        code, out, err = tally.run('stats', log, '--all', '--function', 'sum')
        failures.equal('sum of money', (code, out), (0, b'1001.75\n'))
        failures.check('The values are those of “price”' in err.decode(), f'which values: {err.decode()}')
        code, out, err = tally.run('stats', log, '--all', '--function', 'sum', '--map', 'value=price')
        failures.equal('sum of what was said', (code, out, err), (0, b'1001.75\n', b''))
        nothing = os.path.join(folder, 'nothing')
        open(nothing, 'wb').close()
        failures.equal('an empty file has nothing to miss', tally.run('stats', nothing, '--all', '--function', 'sum'), (0, b'0\n', b''))
    failures.finish()


if __name__ == '__main__':
    main(sys.argv[1])
