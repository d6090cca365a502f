# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes, first lines, words and sleeps of source files."""

import re

SOURCE_LINES = 400
HEADER_LINES = 200
FUNCTION_LINES = 60
WAIVER = re.compile(r"^\s*(//|#)\s*size:\s*\S+")
WAIVER_WITHIN = 5
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
# Spelt in halves, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
SLEEP = re.compile(r"\b(sleep_for|sleep_until|usleep|nanosleep)\s*\(|\bQThread::\s*(m|u)?sleep\s*\(|\bQTest::qSleep\s*\(")

NO_FUNCTION = re.compile(r"\s*(namespace|enum|struct|class|union)\b")

STRIP = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.DOTALL)


def code_of(text):
    """The text without comments, strings and characters; line ends stay."""
    return STRIP.sub(lambda match: "\n" * match.group(0).count("\n"), text)


def check_size(path, text):
    lines = text.splitlines()
    if any(WAIVER.match(line) for line in lines[:WAIVER_WITHIN]):
        return
    budget = HEADER_LINES if path.endswith(".h") else SOURCE_LINES
    if len(lines) > budget:
        yield "size", f"{len(lines)} lines, budget {budget} (waiver: `// size: reason` in the first {WAIVER_WITHIN} lines)"


def check_functions(path, code):
    """A body begins with a brace on a line of its own, and ends with the next one indented like it."""
    if path.startswith("tests/"):
        return
    lines = code.split("\n")
    at = 1
    while at < len(lines):
        opening = re.match(r"(\s*)\{$", lines[at])
        if opening and not NO_FUNCTION.match(lines[at - 1]):
            begin = at
            while at < len(lines) and not lines[at].startswith(opening.group(1) + "}"):
                at += 1
            if at - begin - 1 > FUNCTION_LINES:
                yield "size", f"line {begin}: a function of {at - begin - 1} lines, budget {FUNCTION_LINES}"
        at += 1


def check_first_line(text):
    lines = text.splitlines()
    # Scripts start with the name of their interpreter.
    first = 1 if lines and lines[0].startswith("#!") else 0
    if len(lines) > first and lines[first].startswith("# shellcheck shell="):
        first += 1
    if len(lines) <= first or SPDX not in lines[first]:
        yield "spdx", f"the first line is not `{SPDX}`"


def check_words(text):
    for number, line in enumerate(text.splitlines(), 1):
        match = UNFINISHED.search(line)
        if match:
            yield "word", f"line {number}: {match.group(0)}"


def check_sleeps(path, code):
    if not path.startswith("tests/core/"):
        return
    for match in SLEEP.finditer(code):
        yield "sleep", f"{match.group(0).strip(' (')} in a test of core; inject a clock"
