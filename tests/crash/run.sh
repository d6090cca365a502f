#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Kills listeners and imports with -9 at random moments and recounts:  BIN=DIR run.sh [--kills N] [--seed S]
# BIN holds tallyctl and tallyctl-serve. Exit 0 only when nothing acknowledged was lost and nothing counted twice.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
exec python3 "$here/crash_rig.py" --bin "${BIN:-$here/../../build/release/bin}" "$@"
