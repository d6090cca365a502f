#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make_manual.py PROGRAM --version V --date YYYY-MM-DD --tagline WORDS --out DIR

Writes DIR/man/PROGRAM.1 and DIR/bash/PROGRAM, DIR/zsh/_PROGRAM, DIR/fish/PROGRAM.fish from what PROGRAM says of itself.
"""

import argparse
import pathlib
import sys

from bash_completion import bash_completion
from command_table import HelpError, read_program
from completions import fish_completion, zsh_completion
from man_page import man_page


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--tagline", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    asked = parser.parse_args()
    try:
        root = read_program(str(asked.program.resolve()))
    except HelpError as error:
        print(f"make_manual.py: {error}", file=sys.stderr)
        return 1
    name = root.path[0]
    parts = (pathlib.Path(__file__).parent / "parts" / f"{name}.1").read_text(encoding="utf-8")
    parts = parts.partition("\n")[2]   # its licence line; the page has its own
    write(asked.out / "man" / f"{name}.1", man_page(root, asked.version, asked.date, asked.tagline, parts))
    write(asked.out / "bash" / name, bash_completion(root))
    write(asked.out / "zsh" / f"_{name}", zsh_completion(root))
    write(asked.out / "fish" / f"{name}.fish", fish_completion(root))
    return 0


if __name__ == "__main__":
    sys.exit(main())
