# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk with one window of Tallyscope: a display, a window manager, a message bus and the registry of assistive programs, all
of its own; the window is looked at through AT-SPI and driven by keys and mouse. Everything ends with the desk.

    with Desk(tallyscope, size=(1440, 900)) as desk:
        desk.start("log.ndjson")
        desk.press("ctrl+2")
        desk.wait(lambda: desk.find("table", "All items"), "the table of all items")

Needs Xvfb, openbox, xdotool, xclip, dbus-daemon, at-spi2-core, python3-gi and gir1.2-atspi-2.0; skip_unless_there() leaves with 77 without.
DESK_PICTURE=FILE.png keeps a picture of what was there when something was never seen.
"""
import ctypes
import importlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = float(os.environ.get("DESK_PATIENCE", "60"))   # seconds that a condition may take on a busy machine
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def skip_unless_there():
    missing = [tool for tool in ("Xvfb", "openbox", "xdotool", "xclip", "dbus-daemon") if not shutil.which(tool)]
    missing += [] if any(os.path.exists(path) for path in LAUNCHERS) else ["at-spi-bus-launcher"]
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        missing.append("gir1.2-atspi-2.0")
    if missing:
        print("skipped: no " + ", ".join(missing))
        sys.exit(77)


def end_with_parent():
    """Whatever ends this test, nothing is left behind."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)   # PR_SET_PDEATHSIG


class Desk:
    def __init__(self, tallyscope, size=(1440, 900)):
        self.tallyscope, self.size = tallyscope, size
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="desk"))
        self.children, self.app, self.atspi = [], None, None

    def __enter__(self):
        (self.home / "run").mkdir(mode=0o700)
        os.environ.update(HOME=str(self.home), XDG_CONFIG_HOME=str(self.home / "config"), XDG_CACHE_HOME=str(self.home / "cache"),
                          XDG_DATA_HOME=str(self.home / "data"), XDG_RUNTIME_DIR=str(self.home / "run"), LC_ALL="C.UTF-8", LANGUAGE="", TZ="UTC",
                          QT_QPA_PLATFORM="xcb", QT_SCALE_FACTOR="1", QT_ACCESSIBILITY="1", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
        for name in ("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY"):
            os.environ.pop(name, None)
        try:
            self._begin()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _begin(self):
        read, write = os.pipe()
        self._child(["Xvfb", "-displayfd", str(write), "-screen", "0", "%dx%dx24" % (self.size[0] + 20, self.size[1] + 60), "-nolisten", "tcp"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as display:
            os.environ["DISPLAY"] = ":" + display.readline().strip()
        bus = self._child(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self._child([next(path for path in LAUNCHERS if os.path.exists(path)), "--launch-immediately"])
        self._manage()
        import gi
        gi.require_version("Atspi", "2.0")
        self.atspi = importlib.import_module("gi.repository.Atspi")
        self.wait(lambda: self.atspi.init() in (0, 1) and self.atspi.get_desktop(0) is not None, "the registry of assistive programs")

    def _manage(self):
        """Openbox gives up where the display is slow to answer; it is started until it stays."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            manager = self._child(["openbox"])
            time.sleep(1)
            while manager.poll() is None and time.monotonic() < end:
                if self.tool("xdotool", "get_desktop").isdigit():
                    time.sleep(0.5)
                    if manager.poll() is None:
                        return
                time.sleep(0.1)
            self.children.remove(manager)
        raise AssertionError("no window manager stays")

    def __exit__(self, *_):
        for child in reversed(self.children):
            if child.poll() is None:
                child.terminate()
        for child in reversed(self.children):
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        # The registry is started by the bus, in a session of its own; it leaves when the bus does.
        shutil.rmtree(self.home, ignore_errors=True)

    def _child(self, command, **how):
        how.setdefault("stdout", subprocess.DEVNULL)
        child = subprocess.Popen(command, stderr=subprocess.DEVNULL, preexec_fn=end_with_parent, **how)
        self.children.append(child)
        return child

    # The window.

    def start(self, *arguments):
        self.output = open(self.home / "output", "wb")
        self.app = subprocess.Popen([self.tallyscope, "--size", "%dx%d" % self.size, *map(str, arguments)], stdout=self.output, stderr=self.output,
                                    preexec_fn=end_with_parent)
        self.children.append(self.app)
        self.wait(lambda: self.window() is not None, "the window")
        self.wait(lambda: self.tool("xdotool", "search", "--onlyvisible", "--name", "Tallyscope$"), "the window on the display")
        self.focus()

    def quit(self):
        self.app.send_signal(signal.SIGTERM)
        self.app.wait(PATIENCE)
        self.children.remove(self.app)

    def window(self):
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program is not None and (program.get_name() or "").lower() == "tallyscope" and program.get_child_count() > 0:
                return program
        return None

    def focus(self, title="Tallyscope$"):
        for window in self.tool("xdotool", "search", "--onlyvisible", "--name", title).split()[:1]:
            self.tool("xdotool", "windowactivate", "--sync", window)

    def tool(self, *command, text=None):
        done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=PATIENCE, check=False)
        return done.stdout.strip()

    def press(self, *keys):
        self.tool("xdotool", "key", "--delay", "30", *keys)

    def type(self, text):
        self.tool("xdotool", "type", "--delay", "15", text)

    def copied(self):
        return subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, timeout=PATIENCE, check=False).stdout.decode()

    # Looking.

    def nodes(self, root=None, most_children=300):
        """Every object that is shown, depth first."""
        stack = [root or self.window()]
        while stack:
            node = stack.pop()
            try:
                if node is None:
                    continue
                if node.get_role_name() != "application" and not node.get_state_set().contains(self.atspi.StateType.SHOWING):
                    continue
                yield node
                count = min(node.get_child_count(), most_children)
                stack.extend(node.get_child_at_index(i) for i in reversed(range(count)))
            except Exception:   # it went away while it was looked at
                continue

    def find(self, role=None, name=None, starts=None, root=None):
        """The first object shown of this role and name (or beginning of a name), or None."""
        for node in self.nodes(root):
            try:
                shown = node.get_name() or ""
                if (role is None or node.get_role_name() == role) and (name is None or shown == name) and (starts is None or shown.startswith(starts)):
                    return node
            except Exception:
                continue
        return None

    def text(self, node):
        words = " ".join(filter(None, (node.get_name(), node.get_description())))
        return words.replace("\u00a0", " ").replace("\u202f", " ")

    def rect(self, node):
        e = node.get_extents(self.atspi.CoordType.SCREEN)
        return e.x, e.y, e.width, e.height

    # Doing.

    def click(self, node, button=1, at=(0.5, 0.5), times=1):
        x, y, width, height = self.rect(node)
        self.tool("xdotool", "mousemove", str(int(x + width * at[0])), str(int(y + height * at[1])), "click", "--repeat", str(times), "--delay", "60", str(button))

    def drag(self, node, start, end, keys=()):
        x, y, width, height = self.rect(node)
        point = lambda part: (str(int(x + width * part[0])), str(int(y + height * part[1])))
        self.tool("xdotool", "mousemove", *point(start), *[word for key in keys for word in ("keydown", key)], "mousedown", "1")
        for step in range(1, 6):
            self.tool("xdotool", "mousemove", *point(tuple(a + (b - a) * step / 5 for a, b in zip(start, end))))
        self.tool("xdotool", "mouseup", "1", *[word for key in keys for word in ("keyup", key)])

    def choose(self, segments, word):
        """One of the segments that stand beside each other; where one ends is not in the tree."""
        for part in range(1, 48, 2):
            self.click(segments, at=(part / 48, 0.5))
            time.sleep(0.15)
            segments.clear_cache()
            if self.text(segments).endswith(word):
                return True
        return False

    def wait(self, condition, what, seconds=None, again=None):
        """Until `condition` gives something true, which is returned. `again` is done every few seconds: a key may go to a window
        that had no focus yet."""
        end, next_try = time.monotonic() + (seconds or PATIENCE), 0
        while True:
            if again is not None and time.monotonic() >= next_try:
                again()
                next_try = time.monotonic() + 5
            try:
                got = condition()
            except Exception:   # looked at while it changed
                got = None
            if got:
                return got
            if time.monotonic() > end:
                self.tool("import", "-window", "root", os.environ.get("DESK_PICTURE", str(self.home / "picture.png")))
                raise AssertionError("never seen: " + what)
            time.sleep(0.1)

    def run(self, words, expect, what):
        """By the command palette, as a user does it: Ctrl+K, words, Enter, until `expect` is seen."""
        def go():
            self.focus()
            self.press("ctrl+k")
            time.sleep(0.3)
            self.type(words)
            time.sleep(0.3)
            self.press("Return")
        return self.wait(expect, what, again=go)
