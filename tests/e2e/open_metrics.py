# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of OpenMetrics 1.0 for what we serve: counters, gauges and infos, without time stamps and exemplars.

errors(text) → what is wrong, a list. Anything else the format knows is refused too, so that it cannot slip in unchecked.
check_suite(folder): the format's own test files; none of the bad ones may pass, and those of our kinds must.
"""

import os
import re

NAME = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*\Z")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\.)*)"')
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?|[Ii]nf(?:inity)?|[Nn]a[Nn])\Z")
SUFFIXES = {"counter": ("_total", "_created"), "gauge": ("",), "info": ("_info",)}
# In the suite: of our kinds, and right.
OURS = ("simple_counter", "simple_gauge", "counter_unit", "unit_gauge", "float_gauge", "escaping", "label_escaping", "help_escaping",
        "hash_in_label_value", "labels_with_curly_braces", "uint64_counter", "nan_gauge", "type_help_switched", "empty_help", "empty_label",
        "leading_zeros_float_gauge", "leading_zeros_simple_gauge", "null_byte", "no_newline_after_eof", "labels_and_infinite")


class Family:
    def __init__(self, name):
        self.name, self.type, self.unit, self.help = name, None, None, None
        self.seen = set()


def labels_of(text):
    """{…} → the labels as a list of pairs; ValueError."""
    labels, at = [], 0
    while at < len(text):
        match = LABEL.match(text, at)
        if not match:
            raise ValueError("labels cannot be read: " + text)
        labels.append(match.groups())
        at = match.end()
        if at < len(text):
            if text[at] != "," or at + 1 == len(text):
                raise ValueError("labels are not parted by single commas: " + text)
            at += 1
    if len({name for name, _ in labels}) != len(labels):
        raise ValueError("a label is given twice: " + text)
    return labels


def split_sample(line):
    """NAME{LABELS} VALUE → its three parts."""
    brace = line.find("{")
    space = line.find(" ")
    if brace < 0 or (0 <= space < brace):
        name, _, value = line.partition(" ")
        return name, [], value
    at = brace + 1
    while at < len(line) and line[at] != "}":
        match = LABEL.match(line, at)
        at = match.end() if match else len(line)
        if at < len(line) and line[at] == ",":
            at += 1
    if at >= len(line) or not line[at + 1:].startswith(" "):
        raise ValueError("sample cannot be read: " + line)
    return line[:brace], labels_of(line[brace + 1:at]), line[at + 2:]


def metadata(line, family, names):
    match = re.match(r"# (TYPE|UNIT|HELP) (\S+)(?: (.*))?\Z", line, re.DOTALL)
    if not match or not NAME.match(match.group(2)):
        raise ValueError("metadata cannot be read: " + line)
    kind, name, rest = match.group(1), match.group(2), match.group(3)
    if family is None or family.name != name:
        if name in names:
            raise ValueError("the family begins twice, or in pieces: " + name)
        family = Family(name)
        names.add(name)
    if family.seen:
        raise ValueError("metadata stands behind samples: " + line)
    if rest is None:
        raise ValueError("metadata without its content: " + line)
    if getattr(family, kind.lower()) is not None:
        raise ValueError("metadata is given twice: " + line)
    if kind == "TYPE" and rest not in SUFFIXES:
        raise ValueError("a type we do not serve: " + rest)
    if kind == "UNIT" and not (rest and name.endswith("_" + rest)):
        raise ValueError("the unit does not end the name: " + line)
    setattr(family, kind.lower(), rest)
    if family.type == "info" and family.unit is not None:
        raise ValueError("an info has no unit: " + line)
    return family


def sample(line, family):
    name, labels, value = split_sample(line)
    if family is None or family.type is None:
        raise ValueError("a sample without a type: " + line)
    if name not in [family.name + suffix for suffix in SUFFIXES[family.type]]:
        raise ValueError("a sample of another name than its family's: " + line)
    if not NUMBER.match(value):
        raise ValueError("value is no number: " + line)
    number = float(value)
    if family.type == "counter" and not (0 <= number < float("inf")):
        raise ValueError("a counter is finite and not negative: " + line)
    if family.type == "info" and number != 1:
        raise ValueError("an info is 1: " + line)
    key = (name, tuple(sorted(labels)))
    if key in family.seen:
        raise ValueError("the same sample twice: " + line)
    family.seen.add(key)


def read(text):
    lines = text[:-1].split("\n") if text.endswith("\n") else text.split("\n")
    if not lines or lines[-1] != "# EOF":
        raise ValueError("it does not end with # EOF")
    names, family, types = set(), None, {}
    for line in lines[:-1]:
        if line.startswith("#"):
            family = metadata(line, family, names)
            if family.type:
                types[family.name] = family.type
        else:
            sample(line, family)
    # No sample of one family may look like one of another.
    for name, kind in types.items():
        for suffix in SUFFIXES[kind] + ("",):
            if suffix and name + suffix in types:
                raise ValueError("names clash: %s and %s" % (name, name + suffix))


def errors(text):
    try:
        read(text)
    except ValueError as error:
        return [str(error)]
    return []


def check_suite(folder):
    """Returns (files looked at, complaints)."""
    parsers, complaints = os.path.join(folder, "tests", "testdata", "parsers"), []
    cases = sorted(os.listdir(parsers))
    for case in cases:
        with open(os.path.join(parsers, case, "metrics"), encoding="utf-8", newline="") as file:
            wrong = errors(file.read())
        if case.startswith("bad_") and not wrong:
            complaints.append(case + " passes")
        if case in OURS and wrong:
            complaints.append("%s: %s" % (case, wrong[0]))
    return len(cases), complaints
