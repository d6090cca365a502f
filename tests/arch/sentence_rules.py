# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence of the core that the window may show stands in the list that is translated, and the list holds no other."""

import fnmatch
import re

LIST = "app/desktop/sentences/sentence_list.cpp"
ROOMS = ("core/base/token_file.cpp", "core/format/*", "core/log/*", "core/read/*", "core/engine/*", "core/store/*", "app/intake/address.cpp",
         "app/intake/credential_files.cpp", "app/intake/local_socket.cpp", "app/intake/listening_socket.cpp",
         "app/intake/tcp_listener.cpp", "app/intake/udp_listener.cpp", "app/intake/http_secrets.cpp", "app/desktop/listen/open_listener.cpp", "app/desktop/demo/*")
# Said on the command line alone.
ELSEWHERE = ("core/engine/hot/*", "core/engine/import/name_*", "core/engine/keep/backup.cpp", "core/engine/keep/rebuild.cpp",
             "core/engine/keep/recount.cpp", "core/store/sqlite/database_copy.cpp", "core/store/sqlite/day_replace.cpp",
             "core/store/sqlite/retention.cpp", "core/store/sqlite/store_check.cpp")
# Text with blanks in it that is no sentence of ours, or never leaves the core.
NO_SENTENCES = {"--input log-format", "--map item={} --no-time", "--map item={},time={}", "{} % of the sample parsed as {}", "SQLite format 3\\0",
                "all different", "Amazon S3 server access", "nothing has changed"}
# In the list, and made by others or without the two words in a row that a sentence is known by.
UNSEEN = {"an ORC file", "an HDF5 file", "a program", "a year", "a PDF document", "one character", "process {}", "day, month, year", "month, day, year",
          "year, month, day", "year, day, month", "{} ({}).", "1 field, not {}", "{} fields, not {}", "line {}: {}", "the HTTP server cannot be started",
          "{} can be reached from other machines: HTTP there needs --tls-cert, --tls-key and --token-file"}
COMMENT = re.compile(r"(?m)^\s*//.*$|\s//[^\"\n]*$")
ASSERTION = re.compile(r"static_assert\([^;]*;")
LITERALS = re.compile(r'((?:"(?:[^"\\\n]|\\.)*"(?:sv)?\s*)+)')
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
TWO_WORDS = re.compile(r"[a-z]{2,} [a-z]")
SQL = re.compile(r"[\s(]*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|BEGIN|COMMIT|PRAGMA|ALTER|REPLACE|WITH|FROM|WHERE|AND|ORDER|GROUP)\b|.*' \|\| ")
LISTED = re.compile(r'QT_TRANSLATE_NOOP\("tally::Sentence",\s*"((?:[^"\\]|\\.)*)"\)')


def is_room(path):
    def within(patterns):
        return any(fnmatch.fnmatch(path, pattern) for pattern in patterns)
    return within(ROOMS) and not within(ELSEWHERE)


def sentences_of(text):
    """Places are {} in them, whatever their format."""
    for run in LITERALS.findall(ASSERTION.sub("", COMMENT.sub("", text))):
        said = "".join(LITERAL.findall(run))
        if TWO_WORDS.search(said) and not SQL.match(said):
            yield re.sub(r"\{[^}]*\}", "{}", said)


def listed_of(text):
    return [re.sub(r"%[1-9]", "{}", said).replace('\\"', '"') for said in LISTED.findall(text)]


def check_sentences(sources):
    """sources: path → text, of all C++ files. Yields (rule, path, message)."""
    if LIST not in sources:
        return
    listed = listed_of(sources[LIST])
    known = set(listed)
    said = set()
    for path, text in sources.items():
        if not is_room(path):
            continue
        for sentence in sentences_of(text):
            said.add(sentence)
            if sentence not in known and sentence not in NO_SENTENCES:
                yield "sentence", path, f"“{sentence}” is not in {LIST}, so it is not translated"
    for sentence in listed:
        if sentence not in said and sentence not in UNSEEN:
            yield "sentence", LIST, f"nothing says “{sentence}” any more"
        if listed.count(sentence) > 1:
            yield "sentence", LIST, f"“{sentence}” is there twice"
