# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs tallyctl for the tests of this folder, and collects what does not hold."""
import csv
import io
import os
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
ENVIRONMENT = {**os.environ, 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC'}


class Failures:
    """Counts checks and prints every one that fails; a test shows all of them at once."""

    def __init__(self):
        self.checks = 0
        self.failed = 0

    def check(self, holds, message):
        self.checks += 1
        if not holds:
            self.failed += 1
            print('FAILED:', message, flush=True)

    def equal(self, what, got, expected):
        self.check(got == expected, f'{what}\n  got:      {shortened(got)}\n  expected: {shortened(expected)}')

    def close(self, what, got, expected, relative, absolute=1e-9):
        try:
            fine = abs(float(got) - expected) <= relative * abs(expected) + absolute
        except ValueError:
            fine = False
        self.check(fine, f'{what}\n  got:      {shortened(got)}\n  expected: {expected} within {relative:.4%}')

    def finish(self):
        print(f'{self.checks - self.failed} of {self.checks} checks hold')
        sys.exit(1 if self.failed else 0)


def shortened(value):
    text = repr(value)
    return text if len(text) <= 600 else text[:600] + ' …'


class Tally:
    """One tallyctl program; every call answers (exit code, stdout, stderr), both outputs as bytes."""

    def __init__(self, program, failures):
        self.program = program
        self.failures = failures
        self.copied = None

    def run(self, *arguments, data=None, timeout=300, as_nobody=False):
        """`as_nobody`: of root, to whom no file is closed, as somebody else."""
        command = [self.program, *map(str, arguments)]
        other = {}
        if as_nobody and os.geteuid() == 0:
            other = {'user': 65534, 'group': 65534, 'extra_groups': []}
            command[0] = self.open_to_all()
        try:
            done = subprocess.run(command, input=data if data is not None else b'', capture_output=True,
                                  env=ENVIRONMENT, timeout=timeout, check=False, **other)
        except subprocess.TimeoutExpired:
            self.failures.check(False, f'no answer within {timeout} s: {printable(command)}')
            return -1, b'', b''
        if done.returncode < 0 or done.returncode > 5:
            self.failures.check(False, f'ended with {done.returncode}: {printable(command)}\n  {shortened(done.stderr)}')
        return done.returncode, done.stdout, done.stderr

    def open_to_all(self):
        """The program, where everybody may run it; what is built need not be."""
        if self.copied is None:
            self.copied = tempfile.TemporaryDirectory()
            os.chmod(self.copied.name, 0o755)
            shutil.copy(self.program, self.copied.name)
        return os.path.join(self.copied.name, os.path.basename(self.program))

    def answer(self, *arguments, data=None):
        """stdout of a call that has to succeed."""
        code, out, err = self.run(*arguments, data=data)
        self.failures.check(code == 0, f'exit {code} instead of 0: {printable(arguments)}\n  {shortened(err)}')
        return out.decode('utf-8', 'surrogateescape')

    def value(self, *arguments):
        return self.answer(*arguments).strip('\n')

    def rows(self, *arguments):
        """The rows of a CSV answer without its header."""
        return rows_of(self.answer(*arguments, '--format', 'csv'))


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline='')))[1:]


def printable(arguments):
    return ' '.join(map(str, arguments))
