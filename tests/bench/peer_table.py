# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the runs that peers.sh measured into its Markdown table: peer_table.py RUNS.tsv --rounds N --tallyctl FILE"""

import argparse
import datetime
import os
import platform
import statistics
import subprocess

OURS = "tallyctl top, 2 threads"


def first_line(*command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    except OSError:
        return ""
    text = (done.stdout or done.stderr).strip()
    return text.splitlines()[0] if text else ""


def machine():
    model, memory = platform.machine(), 0
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory = int(file.readline().split()[1]) / 2**20
    with open("/etc/os-release", encoding="utf-8") as file:
        system = next(line.split("=", 1)[1].strip().strip('"') for line in file if line.startswith("PRETTY_NAME"))
    return f"{os.cpu_count()} × {model}, {memory:.0f} GiB, {system}, Linux {platform.release()}"


class Program:
    def __init__(self, source, name, events):
        self.source, self.name, self.events = source, name, int(events)
        self.walls, self.cpus, self.peaks, self.answer = [], [], [], ""

    def add(self, wall, cpu, peak, answer):
        self.walls.append(float(wall))
        self.cpus.append(float(cpu))
        self.peaks.append(int(peak) / 1024)
        self.answer = answer

    wall = property(lambda self: max(statistics.median(self.walls), 0.005))
    cpu = property(lambda self: max(statistics.median(self.cpus), 0.005))
    peak = property(lambda self: statistics.median(self.peaks))
    rate = property(lambda self: self.events / self.wall / 1e6)


def read_runs(path):
    programs = {}
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            source, name, events, *measured = line.rstrip("\n").split("\t")
            programs.setdefault((source, name), Program(source, name, events)).add(*measured)
    return list(programs.values())


def verdict(program, group):
    """Whether the top item and its count are ours, over the same events; empty for a program that was not asked."""
    ours = next((one for one in group if one.name.startswith(OURS) and one.events == program.events), None)
    if ours is None or ours is program or "," not in program.answer:
        return ""
    return "same" if program.answer == ours.answer else f"differs: {program.answer}"


def row(program, ours, group):
    wall = program.wall / program.events / (ours.wall / ours.events)
    cpu = program.cpu / program.events / (ours.cpu / ours.events)
    return (f"| {program.source} | {program.name} | {program.events / 1e6:g} M | {program.wall:.2f} | {program.cpu:.2f} | "
            f"{program.peak:.0f} | {program.rate:.2f} | {wall:.2f} | {cpu:.2f} | {program.peak / ours.peak:.2f} | {verdict(program, group)} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("runs")
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--tallyctl", required=True)
    parser.add_argument("--duckdb", default="")
    asked = parser.parse_args()
    programs = read_runs(asked.runs)
    versions = [f"tallyctl {first_line(asked.tallyctl, '--version')}"]
    if asked.duckdb:
        versions.append(f"DuckDB {asked.duckdb}")
    versions.append(f"sqlite3 {first_line('sqlite3', '--version').split(' ')[0]}")
    versions += [text for text in (first_line("mawk", "-W", "version"), first_line("lnav", "-V"), first_line("goaccess", "--version")) if text]
    print("# tallyctl beside other programs\n")
    print(f"{datetime.date.today().isoformat()}, {machine()}. Written by `peers.sh`; medians, rounds taken in turns: {asked.rounds};")
    print("whole processes, files in memory, other load on the machine not excluded. Question: how often does each video occur, the first 100.\n")
    print(f"{'; '.join(versions)}.\n")
    print("The three ratios divide by the row `tallyctl top` with 2 threads on the same input, per event: above 1 the program")
    print("needs more than we do. Answer: the most frequent video and its count, compared with ours.\n")
    print("| input | program | events | wall s | CPU s | peak MB | M events/s | wall ratio | CPU ratio | memory ratio | answer |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for source in dict.fromkeys(program.source for program in programs):
        group = [program for program in programs if program.source == source]
        ours = next((program for program in group if program.name.startswith(OURS)), None)
        if ours is None:
            continue
        for program in group:
            print(row(program, ours, group))


if __name__ == "__main__":
    main()
