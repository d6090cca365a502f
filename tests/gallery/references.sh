#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the references anew:  references.sh BIN_DIR.  Look at them before they are kept.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
mkdir -p "$here/references"
for theme in light dark contrast; do
  QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 LC_ALL=C.UTF-8 TZ=UTC "$1/tally_gallery" --theme "$theme" --states "$here/references/$theme.png"
  QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 LC_ALL=C.UTF-8 TZ=UTC "$1/tally_gallery" --theme "$theme" --shell "$here/references/shell-$theme.png"
done
