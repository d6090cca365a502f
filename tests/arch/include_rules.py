# SPDX-License-Identifier: GPL-3.0-or-later
"""Which folder may include which (base ← event ← format, log, count … ← engine ← report; app on top)."""

import re

# Room of core → the rooms it may include besides itself. The order is the order of the layers.
CORE_ROOMS = {
    "base": (),
    "event": ("base",),
    "format": ("base", "event"),
    "log": ("base", "event"),
    "count": ("base", "event"),
    "generate": ("base", "event"),
    "read": ("base", "event", "format", "log", "count"),
    "rank": ("base", "event", "read", "count"),
    "health": ("base", "event", "read", "count"),
    "store": ("base", "event", "read"),
    "query": ("base", "event", "format", "log", "count", "read", "rank", "health", "store"),
    "engine": ("base", "event", "format", "log", "count", "generate", "read", "rank", "health", "store", "query"),
    "report": ("base", "event", "query", "engine"),
}
# Inside core/engine: room → the rooms beside it that it may include. Files of core/engine itself stand above them all.
ENGINE_ROOMS = {
    "hot": (),
    "import": ("hot",),
    "live": ("hot", "import"),
    "keep": ("hot", "import", "live"),
}
# What all rooms of the engine may know of the folder above them.
ENGINE_EXTRA = ("core/engine/snapshot.h",)
# Single headers a room may include beyond its rooms.
CORE_EXTRA = {
    "store": ("core/count/cell.h", "core/count/dd_sketch.h"),
}
# What the reusable widgets may know of core.
WIDGETS_FROM_CORE = ("core/engine/snapshot.h", "core/event/")

# Programs that start at once and run on servers without Qt.
WITHOUT_QT = ("core/", "app/cli/", "app/reading/")
# The only folders that open connections to elsewhere.
# local_socket.cpp asks only whether somebody listens at a path of this machine.
MAY_CONNECT = ("core/store/clickhouse/", "core/log/kafka/", "app/send/", "app/intake/local_socket.cpp", "tests/")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
QT_HEADER = re.compile(r"^(Q[A-Z]\w*|Qt\w+/.*|q[a-z_]+\.h|Q[A-Z]\w*/.*)$")
OUTBOUND = re.compile(r"\bconnectToHost(?:Encrypted)?\s*\(|\bQNetworkAccessManager\b|(?<![\w>])::connect\s*\(|\bcurl_easy_\w+")


def check_includes(path, text):
    """Yields (rule, message) for one source file; `path` is relative to the root, with slashes."""
    for match in INCLUDE.finditer(text):
        target = match.group(2)
        if QT_HEADER.match(target):
            if path.startswith(WITHOUT_QT):
                yield "qt", f"includes {target}, but this folder is free of Qt"
            continue
        if path.startswith("core/"):
            yield from _check_core(path, target)
        elif path.startswith("widgets/"):
            if target.startswith("core/") and not target.startswith(WIDGETS_FROM_CORE):
                yield "include", f"includes {target}; widgets know only {' and '.join(WIDGETS_FROM_CORE)}"
            elif target.startswith("app/"):
                yield "include", f"includes {target}; widgets know nothing of app/"
        elif path.startswith("app/") and target.startswith("tests/"):
            yield "include", f"includes {target}; programs know nothing of tests/"


def _check_core(path, target):
    room = path.split("/")[1]
    if room not in CORE_ROOMS:
        yield "include", f"core/{room} has no place in the order of layers; give it one in tests/arch/include_rules.py"
        return
    if target.startswith(("app/", "widgets/", "tests/")):
        yield "include", f"includes {target}; core knows nothing above it"
    if not target.startswith("core/"):
        return
    yield from _check_engine(path, target)
    other = target.split("/")[1]
    if other != room and other not in CORE_ROOMS[room] and target not in CORE_EXTRA.get(room, ()):
        yield "include", f"includes {target}; {room} may include {', '.join(CORE_ROOMS[room]) or 'nothing but itself'}"


def _check_engine(path, target):
    parts, wanted = path.split("/"), target.split("/")
    if len(parts) < 4 or parts[1] != "engine" or wanted[1] != "engine" or target in ENGINE_EXTRA:
        return
    room, other = parts[2], wanted[2] if len(wanted) == 4 else None
    if room not in ENGINE_ROOMS:
        yield "include", f"core/engine/{room} has no place in the order of layers; give it one in tests/arch/include_rules.py"
    elif other != room and other not in ENGINE_ROOMS[room]:
        yield "include", f"includes {target}; engine/{room} may include {', '.join(ENGINE_ROOMS[room]) or 'nothing but itself'}"


def check_connections(path, code):
    """`code` is the text without comments and strings."""
    if path.startswith(MAY_CONNECT):
        return
    for match in OUTBOUND.finditer(code):
        yield "outbound", f"{match.group(0).strip()} opens a connection; only {', '.join(MAY_CONNECT[:-1])} may"
