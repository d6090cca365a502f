#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Draws the pictures of the program's icon again, after resources/app_icon/*.svg changed.
# Needs librsvg2-bin and optipng; the pictures are committed so that a build needs neither.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../resources/app_icon"
for size in 16 22 24 32 48 64 128 256; do
  # Below 32 px the strokes of the large drawing run into each other.
  drawing=io.github.tallyscope.Tallyscope.svg
  ((size >= 32)) || drawing=small.svg
  rsvg-convert -w "$size" -h "$size" "$drawing" -o "$size.png"
  optipng -quiet -o5 -strip all "$size.png"
done
