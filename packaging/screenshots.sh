#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the pictures in resources/screenshots again: every page on the built-in demo, light and dark, at 1280x800 and 1920x1080.
#   packaging/screenshots.sh [--bin DIR] [--out DIR] [PAGE…]
# PAGE is overview, videos, trends, health, sources … or welcome (the page without a source); default: all.
# Needs the programs (build/release/bin), Xvfb, openbox, ImageMagick and optipng.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
bin="$root/build/release/bin"
out="$root/resources/screenshots"
pages=()
while (($# > 0)); do
  case "$1" in
    --bin) bin="$(cd "$2" && pwd)" && shift 2 ;;
    --out) mkdir -p "$2" && out="$(cd "$2" && pwd)" && shift 2 ;;
    -*)
      sed -n '3,6s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
      exit 1
      ;;
    *) pages+=("$1") && shift ;;
  esac
done
# Every page the program has, from what it says itself: no list here that could miss one.
if ((${#pages[@]} == 0)); then
  mapfile -t pages < <("$bin/tallyscope" --help | sed -n 's/^ *--page .*{\([a-z,]*\)}.*/\1/p' | tr ',' '\n')
  ((${#pages[@]} > 0)) || {
    echo "tallyscope --help names no pages" >&2
    exit 1
  }
  pages+=(welcome)
fi

# shellcheck source=tests/e2e/display.sh
source "$root/tests/e2e/display.sh"
need convert optipng
start_display 1920x1080

for page in "${pages[@]}"; do
  for theme in light dark; do
    for size in 1280x800 1920x1080; do
      show=(--page "$page" --demo --demo-log "$work/demo.ndjson")
      [[ "$page" != welcome ]] || show=()
      timeout 120 "$bin/tallyscope" "${show[@]}" --theme "$theme" --size "$size" --screenshot "$work/shot.png"
      [[ "$(identify -format '%wx%h' "$work/shot.png")" == "$size" ]] || {
        echo "$page, $theme: the window is $(identify -format '%wx%h' "$work/shot.png") instead of $size" >&2
        exit 1
      }
      # A page has few colours; 256 of them show no difference and take a third of the space.
      file="$out/${page}_${theme}_$size.png"
      convert "$work/shot.png" -dither None -colors 256 "PNG8:$file"
      optipng -quiet -o3 -strip all "$file"
      echo "$file $(stat -c %s "$file")"
    done
  done
done
