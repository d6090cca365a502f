# SPDX-License-Identifier: GPL-3.0-or-later
"""Small trees, one good and many bad: each bad one must give exactly the violation it was made for."""

import os
import tempfile

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
LISTED = 'auto list = {QT_TRANSLATE_NOOP("tally::Sentence", "the file %1 is gone")};\n'
GOOD = {
    "core/base/README.md": "`ids.h` and [the rules](../../README.md), `core/base/`, media type `text/plain`.\n",
    "core/base/ids.h": SPDX + "#pragma once\n",
    "core/store/README.md": "Rollups.\n",
    "core/store/rows.h": SPDX + '#include "core/count/cell.h"\n',
    "widgets/README.md": "Look.\n",
    "widgets/tile.h": SPDX + '#include <QWidget>\n#include "core/engine/snapshot.h"\n#include "core/event/time.h"\n',
    "app/desktop/README.md": "Window.\n",
    # connect() of signals, comments and strings are no connections to elsewhere.
    "app/desktop/main.cpp": SPDX + '#include "widgets/tile.h"\n'
        'void f() { QObject::connect(a, b); log("::connect(1)"); }  // QNetworkAccessManager\n',
    "app/desktop/sentences/README.md": "Words.\n",
    "app/desktop/sentences/sentence_list.cpp": SPDX + LISTED,
    "core/log/README.md": "Bytes.\n",
    "core/log/stream.h": SPDX + 'auto e() { return fail(Code::Unreadable, fmt::format("the file {:x} "\n    "is gone", name)); }\n',
    "README.md": "`core/base/ids.h`, `./packaging/`.\n",
    "packaging/README.md": "Scripts.\n",
    "packaging/run.sh": "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n",
}
UNFINISHED = "TO" + "DO"
LONG = SPDX + "int x;\n" * 400
# rule, path, content: each replaces or adds one file of the good tree.
BAD = (
    ("include", "core/base/ids.h", SPDX + '#include "core/event/time.h"\n'),
    ("include", "core/event/time.h", SPDX + '#include "core/count/cell.h"\n'),
    ("include", "core/count/cell.h", SPDX + '#include "core/format/decoder.h"\n'),
    ("include", "core/format/decoder.h", SPDX + '#include "core/log/stream.h"\n'),
    ("include", "core/generate/day.h", SPDX + '#include "core/count/cell.h"\n'),
    ("include", "core/store/rows.h", SPDX + '#include "core/count/dictionary.h"\n'),
    ("include", "core/query/ask.h", SPDX + '#include "core/engine/engine.h"\n'),
    ("include", "core/engine/engine.h", SPDX + '#include "core/report/table.h"\n'),
    ("include", "core/engine/hot/state.h", SPDX + '#include "core/engine/live/live_source.h"\n'),
    ("include", "core/engine/import/follower.h", SPDX + '#include "core/engine/engine.h"\n'),
    ("include", "core/engine/attic/old.h", SPDX + '#include "core/engine/hot/state.h"\n'),
    ("include", "core/report/table.h", SPDX + '#include "core/store/rows.h"\n'),
    ("include", "core/newroom/a.h", SPDX + '#include <vector>\n'),
    ("include", "core/base/ids.h", SPDX + '#include "app/cli/messages.h"\n'),
    ("include", "widgets/tile.h", SPDX + '#include "core/engine/engine.h"\n'),
    ("include", "widgets/tile.h", SPDX + '#include "app/desktop/text.h"\n'),
    ("qt", "core/base/ids.h", SPDX + "#include <QString>\n"),
    ("qt", "core/base/ids.h", SPDX + "#include <QtCore/qglobal.h>\n"),
    ("qt", "app/cli/top.cpp", SPDX + "#include <QCoreApplication>\n"),
    ("outbound", "app/desktop/main.cpp", SPDX + "void f(S* s) { s->connectToHost(a, 1); }\n"),
    ("outbound", "widgets/tile.h", SPDX + "QNetworkAccessManager manager;\n"),
    ("outbound", "core/base/ids.h", SPDX + "int g = ::connect(fd, address, size);\n"),
    ("size", "app/desktop/main.cpp", LONG),
    ("size", "core/base/ids.h", SPDX + "int x;\n" * 200),
    ("size", "app/desktop/main.cpp", SPDX + "void f()\n{\n" + "    g();\n" * 61 + "}\n"),
    ("spdx", "core/base/ids.h", "#pragma once\n"),
    ("spdx", "packaging/run.sh", "#!/bin/sh\necho hello\n"),
    ("word", "core/base/ids.h", SPDX + f"// {UNFINISHED}: later\n"),
    ("sleep", "tests/core/a_test.cpp", SPDX + "void f() { std::this_thread::sleep_for(1s); }\n"),
    ("sleep", "tests/core/a_test.cpp", SPDX + "void f() { QThread::msleep(1); }\n"),
    ("readme", "core/base/README.md", "`core/base/gone.h`\n"),
    ("readme", "core/base/README.md", "[gone](gone.md)\n"),
    ("readme", "README.md", "`./packaging/gone.sh FILE`\n"),
    ("no-readme", "core/event/time.h", SPDX),
    ("sentence", "core/log/gzip.h", SPDX + 'auto e() { return fail(Code::Unreadable, "the archive is damaged"); }\n'),
    ("sentence", "app/desktop/sentences/sentence_list.cpp", SPDX + LISTED.replace("}", ', QT_TRANSLATE_NOOP("tally::Sentence", "nobody says this")}')),
    ("sentence", "app/desktop/sentences/sentence_list.cpp", SPDX + LISTED + LISTED),
)
WAIVED = ("app/desktop/main.cpp", SPDX + "// size: a table that is one thing\n" + "int x;\n" * 400)


def write(root, files):
    for path, text in files.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)


def violations(check_tree, extra):
    path = next(iter(extra), None)
    with tempfile.TemporaryDirectory() as root:
        write(root, {**GOOD, **extra})
        # A file in a folder of its own needs a README there, unless that is what is tested.
        return [v for v in check_tree(root) if path is None or v[1] == path or v[0] == "no-readme"]


def run(check_tree, rules):
    failures = []
    for name, extra in (("good", {}), ("waived", dict([WAIVED]))):
        for violation in violations(check_tree, extra):
            failures.append(f"{name} tree: {violation}")
    for rule, path, text in BAD:
        found = violations(check_tree, {path: text})
        if rule not in [v[0] for v in found]:
            failures.append(f"{path}: `{rule}` did not fire on {text[len(SPDX):][:60]!r}")
        for violation in found:
            if violation[0] not in (rule, "no-readme"):
                failures.append(f"{path}: unexpected {violation}")
    for rule in rules:
        if rule not in [bad[0] for bad in BAD]:
            failures.append(f"no bad tree for `{rule}`")
    print("\n".join(failures) or f"{len(BAD)} bad trees, each found")
    return 1 if failures else 0
