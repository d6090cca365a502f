# SPDX-License-Identifier: GPL-3.0-or-later
"""Every folder with sources has a README.md, and every path a README names exists."""

import os
import re

# Placeholders and commands are no paths: only plain characters count.
PATH = re.compile(r"^[A-Za-z0-9_.][A-Za-z0-9_.\-/]*$")
FILE_ENDINGS = (".h", ".cpp", ".md", ".sh", ".py", ".json", ".cmake", ".txt")
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# Made by a build or a run, so not there in a fresh checkout.
MADE_LATER = ("build/",)


def paths_in(text):
    text = FENCE.sub("", text)
    for match in LINK.finditer(text):
        target = match.group(1).split("#")[0]
        if target and "://" not in target and not target.startswith("mailto:"):
            yield target
    for match in CODE.finditer(text):
        word = match.group(1).strip()
        if word.startswith("./"):
            word = word[2:]
        word = word.split(" ")[0]  # a command and its arguments
        if PATH.match(word) and is_path(word):
            yield word


def is_path(word):
    if word.endswith(FILE_ENDINGS):
        return True
    if "/" not in word:
        return False
    # application/json, events/s, 7/24: things with a slash that are no paths.
    head = word.split("/")[0]
    return head in ("app", "core", "widgets", "tests", "packaging", "resources", "translations", "cmake", ".ci", "docs", "..", ".") \
        or word.endswith("/")


def check_readme(root, path, text):
    folder = os.path.dirname(path)
    for name in paths_in(text):
        if name.startswith(MADE_LATER):
            continue
        if not any(os.path.exists(os.path.normpath(os.path.join(root, base, name))) for base in (folder, "")):
            yield "readme", f"names {name}, which does not exist"
