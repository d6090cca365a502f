#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Damages copies of a data directory and looks at what the programs make of it:  BIN=DIR run.sh [--mutations N] [--seed S]
# BIN holds tallyctl and tallyctl-serve. Exit 0 only when every promise of README.md was kept.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
exec python3 -B "$here/damage_rig.py" --bin "${BIN:-$here/../../build/release/bin}" "$@"
