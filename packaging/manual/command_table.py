# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program offers, as a tree of commands, read from its own help."""

import os
import re
import subprocess
from dataclasses import dataclass, field

SECTION = re.compile(r"^(positionals|options|subcommands)(?: for .*)?:$", re.IGNORECASE)  # options come in groups
ENTRY = re.compile(r"^  (\S.*?)(?:\s{2,}(\S.*))?$")
# "count, sum or distinct", at the start of a description or behind a colon: the words that may be given.
WORDS = re.compile(r"(?:^|: )((?:[a-z0-9_-]+, )*[a-z0-9_-]+ or [a-z0-9_-]+)(?= \(|$)")
LISTED = re.compile(r"\{([a-z0-9_,-]+)\}")

# What stands for a value. By option, and by command and option where one name means different things.
VALUES = {
    "--data": "DIR", "--token-file": "FILE", "--tls-cert": "FILE", "--tls-key": "FILE", "--like": "FILE", "--demo-log": "FILE",
    "--screenshot": "FILE", "--follow": "FILE", "source": "FILE", "file": "FILE", "files": "FILE", "logs": "FILE", "--from": "TIME",
    "--to": "TIME", "--as-known-at": "TIME", "--names-as-of": "TIME", "--profile": "PROFILE", "--show": "PROFILE",
    "--map": "PART=FIELD,…", "--time-zone": "ZONE", "--time-format": "FORM", "--log-format": "FORM", "--year": "YEAR",
    "--threads": "N", "-k": "N", "--item": "ITEM", "--type": "TYPE", "--step": "STEP", "--tcp": "ADDRESS:PORT",
    "--udp": "ADDRESS:PORT", "--http": "ADDRESS:PORT", "--http-host": "NAME", "--listen": "tcp://ADDRESS:PORT", "--size": "WxH",
    "--query": "QUESTION", "--line": "LINE", "--delimiter": "CHARACTER", "--sender": "NAME", "--source": "NAME",
    "letters --line": "N", "--of": "SOURCE", "--reason": "REASON", "--edited": "FILE", "--text": "TEXT",
    "backup --to": "DIR", "restore --from": "DIR", "send --to": "URL",
}


@dataclass
class Option:
    names: list          # as typed: ["-h", "--help"]; of a positional its name without dashes
    value: str           # what stands for its value: DIR, FILE, N …; "" for a flag
    text: str
    choices: list        # the only words it takes; empty = any
    required: bool = False
    many: bool = False   # a positional that may be repeated


@dataclass
class Command:
    path: list           # ["tallyctl", "names", "import"]
    about: str = ""
    usage: str = ""
    footer: str = ""
    positionals: list = field(default_factory=list)
    options: list = field(default_factory=list)
    children: list = field(default_factory=list)

    @property
    def key(self):
        return " ".join(self.path[1:])

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class HelpError(Exception):
    """The help is not of the form this module reads."""


def help_of(program, words):
    # A home that is the same everywhere, so that the same sources give the same pages.
    environment = dict(os.environ, HOME="/home/you", LC_ALL="C.UTF-8")
    environment.pop("XDG_CONFIG_HOME", None)
    done = subprocess.run([program, *words, "--help"], env=environment, capture_output=True, text=True, timeout=20, check=False)
    if done.returncode != 0:
        raise HelpError(f"{program} {' '.join(words)} --help ends with {done.returncode}: {done.stderr.strip()}")
    return done.stdout.replace("/home/you/", "~/")


def option_of(left, text, command, positional):
    name_part, _, rest = left.partition(" ")
    names = name_part.split(",")
    if not positional and not all(name.startswith("-") for name in names):
        raise HelpError(f"{command}: '{left}' is no option")
    listed = LISTED.search(rest)
    spoken = WORDS.search(text)
    choices = listed.group(1).split(",") if listed else re.split(", | or ", spoken.group(1)) if spoken and rest else []
    named = VALUES.get(f"{command} {names[-1]}", VALUES.get(names[-1]))
    kind = "DURATION" if "[UNIT]" in rest else "SIZE" if "SIZE" in rest else "N" if re.match("U?INT|FLOAT", rest) else "TEXT"
    value = "" if not rest else "WORD" if choices else named or kind
    return Option(names, value, text, choices, "REQUIRED" in rest, positional and "..." in rest)


def parse(path, text):
    """The command whose help this is; its children have only path and about."""
    command = Command(path)
    section = None
    entries = {"positionals": [], "options": [], "subcommands": []}
    for line in text.splitlines():
        heading = SECTION.match(line)
        entry = ENTRY.match(line)
        if heading:
            section = heading.group(1).lower()
        elif line.startswith("Usage: "):
            command.usage = line.removeprefix("Usage: ").strip()
            section = ""
        elif section is None:
            command.about = (command.about + " " + line).strip()
        elif section and entry:
            entries[section].append([entry.group(1), entry.group(2) or ""])
        elif section and line.startswith("   ") and entries[section]:
            entries[section][-1][1] = (entries[section][-1][1] + " " + line.strip()).strip()
        elif line.strip():
            command.footer = (command.footer + " " + line.strip()).strip()
    if not command.usage or not entries["options"]:
        raise HelpError(f"{' '.join(path)}: no usage or no options in its help")
    command.positionals = [option_of(left, words, command.key, True) for left, words in entries["positionals"]]
    command.options = [option_of(left, words, command.key, False) for left, words in entries["options"]]
    command.children = [Command(path + [left.split()[0]], words) for left, words in entries["subcommands"]]
    return command


def read_program(program):
    """The whole tree of a program, one --help per command."""
    def read(path):
        command = parse(path, help_of(program, path[1:]))
        command.children = [read(child.path) for child in command.children]
        return command
    return read([os.path.basename(program)])
