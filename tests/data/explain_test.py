#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""explain_test.py TALLYCTL: what `explain --line` says of a line is what counting it does, and profiles read as they say."""
import csv
import io
import os
import sys
import tempfile

from tally_run import ENVIRONMENT, Failures, Tally

LOG = '1.2.3.4 - - [10/Feb/2012:16:42:07 -0500] "GET /a?b HTTP/1.0" 404 368'


def facts(text):
    return {row[0]: row[1:] for row in csv.reader(io.StringIO(text, newline=''))}


def main(program):
    failures = Failures()
    with tempfile.TemporaryDirectory() as folder:
        ENVIRONMENT['XDG_CONFIG_HOME'] = folder
        tally = Tally(program, failures)
        found = facts(tally.answer('explain', '--line', LOG))
        for what, value in {'format': 'Common', 'item': '/a', 'type': 'GET', 'time': '2012-02-10T21:42:07Z', 'minute': '2012-02-10T21:42:00Z',
                            'hour': '2012-02-10T21:00:00Z', 'day': '2012-02-10T00:00:00Z', 'value': '368', 'outcome': 'client error', 'actor': '1.2.3.4'}.items():
            failures.equal(f'explain: {what}', found.get(what, [''])[0], value)
        log, store = os.path.join(folder, 'log'), os.path.join(folder, 'store')
        with open(log, 'w', encoding='utf-8') as file:
            file.write('art;wann;n\nx;13.02.2017 15:04;2\ny;14.02.2017 15:04;3\n')
        like = ['--like', log, '--map', 'item=art,time=wann,weight=n']
        found = facts(tally.answer('explain', '--line', 'z;01.02.2017 10:00;7', *like))
        failures.equal('explain like a log: time', found['time'][0], '2017-02-01T10:00:00Z')
        failures.equal('explain like a log: weight', found['weight'][0], '7')
        code, out, _ = tally.run('explain', '--line', 'z;soon;7', *like, '--format', 'csv')
        failures.equal('explain a bad line: exit', code, 3)
        failures.equal('explain a bad line: why', facts(out.decode())['refused'][0], 'bad_time')
        tally.answer('import', log, '--data', store, '--map', 'item=art,time=wann,weight=n')
        known = facts(tally.answer('explain', '--line', 'x;13.02.2017 15:04;2', *like, '--data', store))['store'][1]
        failures.check('holds 2' in known, f'explain with a store: {known}')
        new = facts(tally.answer('explain', '--line', 'q;13.02.2017 15:04;2', *like, '--data', store))['store'][1]
        failures.check(new.startswith('new'), f'explain with a store: {new}')
        failures.equal('explain what?', tally.run('explain')[0], 1)

        rows = tally.rows('profiles')
        failures.equal('profiles', [(row[0], row[3]) for row in rows], [(n, 'shipped') for n in ('video', 'web', 'cloudevents', 'shop', 'trades')])
        os.makedirs(os.path.join(folder, 'tallyscope', 'profiles'))
        own = os.path.join(folder, 'tallyscope', 'profiles', 'mine.toml')
        with open(own, 'w', encoding='utf-8') as file:
            file.write('title = "Mine"\ndate-order = "dmy"\n[fields]\nitem = "art"\ntime = "wann"\nweight = "n"\n')
        failures.equal('profiles: one of mine', tally.rows('profiles')[0], ['mine', 'Mine', '', own])
        for named in ('mine', own):
            failures.equal(f'--profile {named}', tally.rows('top', log, '--profile', named), [['y', '3'], ['x', '2'], ['Other', '0']])
        failures.equal('--map comes before the profile', tally.rows('top', log, '--profile', 'mine', '--map', 'item=n,weight='), [['2', '1'], ['3', '1'], ['Other', '0']])
        failures.equal('no such profile', tally.run('top', log, '--profile', 'nothing')[0], 1)
        failures.equal('profiles --show', tally.answer('profiles', '--show', 'mine')[:14], 'title = "Mine"')
    failures.finish()


main(sys.argv[1])
