#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of a data directory are damaged at random; see README.md for what must hold then."""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../support"))
from ports import free_port

from mutate import mutate
from programs import Programs

IMPORTED, SENT = 3000, 2000
JOURNALED = 3 * SENT


def contents(folder):
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def kept_somewhere(name, old, now):
    """Is each byte of a journal file still there: in it, or beside it? Only a torn end, which nobody was told of, may go."""
    if now.get(name, b"").startswith(old):
        return True
    beside = [bytes_ for other, bytes_ in now.items() if other.startswith(name + ".damaged-")]
    if name not in now:
        return any(old in bytes_ for bytes_ in beside)
    return old.startswith(now[name])


class Rig:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.base, self.data = os.path.join(folder, "base"), os.path.join(folder, "data")
        self.port = free_port()
        self.programs = Programs(options.bin, self.data, self.port, options.limit)
        self.failures = self.refused = self.lossless = self.set_aside = 0

    # --- what is damaged
    def make_base(self):
        """As a kill leaves it: an import, records that are in the store, and some that only the journal has."""
        for _ in range(10):   # a commit may come between the last records and the kill
            shutil.rmtree(self.base, ignore_errors=True)
            self.kill_listener()
            self.copy()
            self.stored = self.total()
            self.programs.serve()
            self.all = self.total()
            if self.all != IMPORTED + JOURNALED:
                break
            if IMPORTED + SENT <= self.stored < self.all:
                return
        sys.exit("the data directory is not as it should be: %s in the store, %s with the journal" % (self.stored, self.all))

    def write_config(self):
        with open(os.path.join(self.base, "serve.toml"), "w", encoding="utf-8") as file:
            file.write("out-of-order = \"5s\"\nfuture-tolerance = \"5m\"\nthreads = 2\n\n[limits]\nconnections = 500\n")

    def kill_listener(self):
        made = Programs(self.options.bin, self.base, self.port, self.options.limit)
        made.run("import", self.log("imported", IMPORTED, 1), "--data", self.base)
        server = made.listener()
        for i, pause in ((2, 2.5), (3, 2.5), (4, 0)):
            sent = made.run("send", self.log("sent-%d" % i, SENT, i), "--to", "tcp://127.0.0.1:%d" % self.port)
            if sent.code != 0:
                sys.exit("the data directory cannot be made: %s %s" % (sent, made.said()))
            time.sleep(pause)
        server.kill()
        server.wait()
        self.write_config()

    def log(self, name, events, seed):
        path = os.path.join(self.folder, name + ".ndjson")
        with open(path, "wb") as out:
            subprocess.run([self.programs.tallyctl, "generate", "--events", str(events), "--items", "300", "--seed", str(seed)], stdout=out, check=True)
        return path

    def copy(self):
        shutil.rmtree(self.data, ignore_errors=True)
        shutil.copytree(self.base, self.data)

    def total(self):
        """Of all events; None: it cannot be said."""
        return self.number(self.programs.run("count", "--data", self.data))

    @staticmethod
    def number(outcome):
        words = outcome.out.split()
        return int(words[-1].replace(",", "")) if outcome.code == 0 and words and words[-1].replace(",", "").isdigit() else None

    # --- one mutation
    def run(self, index):
        self.copy()
        chosen = random.Random("%d/%d" % (self.options.seed, index))
        kind, name = mutate(self.data, chosen)
        before = contents(self.data)
        if name == "serve.toml":
            self.judge_config(index, kind, before)
            return
        count = self.programs.run("count", "--data", self.data)
        asked = [count] + [self.programs.run(what, "--data", self.data) for what in ("top", "ledger", "letters")]
        verified = self.programs.run("verify", "--data", self.data)
        between = contents(self.data)
        served = self.programs.serve()
        again = self.programs.run("count", "--data", self.data)
        outcomes = asked + [verified, served, again]

        faults = [fault for outcome in outcomes for fault in outcome.faults(self.options.limit)]
        faults += self.vanished(before, between, contents(self.data), served)
        counted, later = self.number(count), self.number(again)
        if name.startswith("journal/"):
            faults += self.judge_journal(counted, later, served)
        else:
            faults += self.judge_store(name, counted, verified)
            faults += self.judge_start(later, served, before)
        self.set_aside += "set aside" in served.err
        self.refused += served.code != 0
        self.lossless += later == self.all
        if faults or self.options.only is not None:
            self.failures += bool(faults)
            print("mutation %d: %s %s; counted %s, later %s of %s" % (index, kind, name, counted, later, self.all))
            for fault in faults:
                print("  " + fault)
        if self.options.only is not None:
            print("\n".join(str(outcome) for outcome in outcomes))

    def vanished(self, before, between, after, served):
        for name, old in before.items():
            if name.startswith("journal/"):
                if not kept_somewhere(name, old, after):
                    yield "bytes of %s are gone" % name
            elif self.is_beside(name, old, after):
                continue
            elif name == "tally.db" and (len(between.get(name, b"")) < len(old) or len(after.get(name, b"")) < len(old)):
                yield "the store has become smaller"
            elif name == "tally.db-wal" and after.get(name) != old and (not before.get("tally.db") or (
                    served.code != 0 and after.get("tally.db") == before["tally.db"])):
                yield "the write-ahead log is gone and is not in the store"

    # Under its other name it may have been written to once more, by SQLite, as it was closed.
    @staticmethod
    def is_beside(name, old, after):
        ending = name[len("tally.db"):]
        return any(other.startswith("tally.db.damaged-") and other.removeprefix("tally.db.damaged-").lstrip("0123456789") == ending and len(now) >= len(old)
                   for other, now in after.items())

    # It always starts. Where the store was set aside, what the journal holds is counted, and that is said.
    def judge_start(self, later, served, before):
        if served.code != 0:
            yield "the listener does not start: %s" % served.err.strip()
        elif "set aside" in served.err:
            if later != JOURNALED:
                yield "of %s records of the journal, %s are counted into the new store" % (JOURNALED, later)
            if "note:" not in served.err or not any(name.startswith("tally.db.damaged-") for name in os.listdir(self.data)) and before.get("tally.db"):
                yield "the store was set aside, but is not there, or nothing was said"

    # A file of options is read as it stands or refused with its name; either way nothing else is touched.
    def judge_config(self, index, kind, before):
        served = self.programs.serve("--config", os.path.join(self.data, "serve.toml"))
        faults = list(served.faults(self.options.limit))
        if served.code not in (0, 1, 2):
            faults.append("the listener ends with %s: %s" % (served.code, served.err.strip()))
        if served.code in (1, 2) and "serve.toml" not in served.err and "--" not in served.err:
            faults.append("what is wrong with the options is not said: %s" % served.err.strip())
        if served.code != 0 and contents(self.data) != before:
            faults.append("something changed although the listener did not start")
        self.failures += bool(faults)
        for fault in faults:
            print("mutation %d: %s serve.toml\n  %s" % (index, kind, fault))

    def judge_journal(self, counted, later, served):
        if counted != self.stored:
            yield "the store counted %s before and %s now" % (self.stored, counted)
        if served.code != 0:
            yield "the listener does not start: %s" % served.err.strip()
        elif later is None or not self.stored <= later <= self.all:
            yield "after the start it counts %s; it was %s in the store, %s in all" % (later, self.stored, self.all)
        elif later < self.all and "note:" not in served.err:
            yield "%d records are gone and nothing is said" % (self.all - later)

    # A lost tail of the write-ahead log is an older state of the store, which cannot be told from a kill.
    def judge_store(self, name, counted, verified):
        if name == "tally.db" and counted is not None and counted != self.stored and verified.code == 0:
            yield "it counts %s instead of %s, and verify holds" % (counted, self.stored)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True)
    parser.add_argument("--mutations", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--limit", type=float, default=5.0, help="seconds that a program may take")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(options, folder)
        rig.make_base()
        chosen = range(options.mutations) if options.only is None else [options.only]
        for index in chosen:
            rig.run(index)
        print("seed %d: %d without any loss, %d stores set aside, the listener refused to start %d times" % (options.seed, rig.lossless, rig.set_aside, rig.refused))
        print("mutations %d, failures %d" % (len(chosen), rig.failures))
        return 1 if rig.failures else 0


sys.exit(main())
