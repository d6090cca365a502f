#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the source tree to its rules.

arch_test.py ROOT [RULE…]      checks the tree; exit 1 and one line per violation
arch_test.py --self-test       proves on small bad trees that every rule can fail
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import include_rules  # noqa: E402
import readme_rules   # noqa: E402
import sentence_rules  # noqa: E402
import source_rules   # noqa: E402

RULES = ("include", "qt", "outbound", "size", "spdx", "word", "sleep", "readme", "no-readme", "sentence")
TOP_FOLDERS = ("core", "widgets", "app", "tests", "packaging", "resources", "translations", "cmake", ".ci")
CPP = (".cpp", ".h")
SCRIPTS = (".py", ".sh")


def files_of(root):
    """Paths relative to the root, with slashes, sorted."""
    for top in TOP_FOLDERS:
        for folder, folders, names in os.walk(os.path.join(root, top)):
            folders[:] = sorted(name for name in folders if name not in ("__pycache__", "build"))
            for name in sorted(names):
                yield os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/")
    for name in sorted(os.listdir(root)):
        if name.endswith(".md"):
            yield name


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        return file.read()


def check_source(path, text):
    yield from source_rules.check_size(path, text)
    yield from source_rules.check_first_line(text)
    yield from source_rules.check_words(text)
    if path.endswith(CPP):
        code = source_rules.code_of(text)
        yield from include_rules.check_includes(path, text)
        yield from include_rules.check_connections(path, code)
        yield from source_rules.check_sleeps(path, code)
        yield from source_rules.check_functions(path, code)


def check_tree(root):
    """Yields (rule, path, message)."""
    folders, code = {}, {}
    for path in files_of(root):
        folder = os.path.dirname(path)
        if path.endswith(CPP + SCRIPTS):
            folders.setdefault(folder, False)
            if path.endswith(CPP):
                code[path] = read(root, path)
            for rule, message in check_source(path, read(root, path)):
                yield rule, path, message
        elif path.endswith("README.md"):
            folders[folder] = True
            for rule, message in readme_rules.check_readme(root, path, read(root, path)):
                yield rule, path, message
    for folder, has_readme in sorted(folders.items()):
        if not has_readme:
            yield "no-readme", folder, "has sources and no README.md"
    yield from sentence_rules.check_sentences(code)


def main(arguments):
    if arguments == ["--self-test"]:
        import self_test
        return self_test.run(check_tree, RULES)
    if not arguments or any(rule not in RULES for rule in arguments[1:]):
        print(__doc__, file=sys.stderr)
        return 1
    wanted = arguments[1:] or RULES
    violations = [v for v in check_tree(arguments[0]) if v[0] in wanted]
    for rule, path, message in violations:
        print(f"{path}: [{rule}] {message}")
    print(f"{len(violations)} violations of {', '.join(wanted)}")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
