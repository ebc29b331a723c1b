#!/usr/bin/env bash
# Lays out the working tree that `cmake --install` makes, in build/stage: bin/kura, share/kurabiraki/...
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

stage="$KURA_BUILD/stage"
# Into a new folder each time, so that a file that is no longer installed does not linger.
rm -rf "$stage.new"
cmake --install "$KURA_BUILD/native" --prefix "$stage.new"
rm -rf "$stage"
mv "$stage.new" "$stage"
