# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what a recording's TRUTH.md says about it."""
import re


class Truth:
    """The numbers of the first block of facts; members are None where TRUTH.md does not say."""

    def __init__(self, path):
        with open(path, encoding='utf-8') as file:
            text = file.read()
        blocks = [block for block in re.findall(r'```text\n(.*?)```', text, re.S) if 'good records:' in block]
        if not blocks:
            raise ValueError(f'{path} has no block of facts')
        block = blocks[0]
        self.good = int(re.search(r'good records: (\d+)', block).group(1))
        self.bad = int(re.search(r'bad records: (\d+)', block).group(1))
        self.first, self.last = found(block, r'^first: (\S+)'), found(block, r'last: (\S+)')
        self.distinct = {name: int(n) for name, n in re.findall(r'^distinct (\S+): (\d+)$', block, re.M)}
        self.item = next(iter(self.distinct))
        self.top = {name: read_top(block, name) for name in self.distinct}
        self.ranges = [(item, start, end, int(n)) for item, start, end, n in
                       re.findall(r"^count of '(.*)' with (\S+) <= time < (\S+): (\d+)$", block, re.M)]
        self.hours = number(found(block, r'^hours with events: (\d+)'))
        self.hours_digest = found(block, r'sha256 of the whole hour table \(ISO TAB count LF\): ([0-9a-f]+)')
        self.values = number(found(block, r'^value \S+: (\d+) numbers'))
        self.sum, self.mean, self.min, self.max = (
            float(x) for x in re.search(r'^  sum (\S+) mean (\S+) min (\S+) max (\S+)$', block, re.M).groups())
        self.percentiles = {int(p): float(value) for p, value in re.findall(r'^  p(\d+): NR (\S+)', block, re.M)}


def found(text, pattern):
    match = re.search(pattern, text, re.M)
    return match.group(1) if match else None


def number(text):
    return None if text is None else int(text)


def read_top(block, name):
    match = re.search(rf'^top 10 {re.escape(name)}:\n((?: +\d+  .*\n)+)', block, re.M)
    lines = match.group(1).splitlines() if match else []
    return [(item, int(count)) for count, item in (re.match(r' +(\d+)  (.*)', line).groups() for line in lines)]
