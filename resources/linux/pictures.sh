#!/bin/bash
# Makes the README's pictures from the running sandbox: resources/linux/pictures.sh [PROGRAM]. Takes a minute and a half; run it
# again when a screen has changed.
set -eu
cd "$(dirname "$(readlink -f "$0")")/../.."
program=${1:-build/release/sluice}
state=$(mktemp -d)
trap 'kill "$load" 2>/dev/null; rm -rf "$state"' EXIT
"$program" sandbox load --rate 150 --seconds 80 >/dev/null &
load=$!
mkdir -p docs/pictures
"$program" shot pipeline --out docs/pictures/pipeline-dark.png --theme dark --after 75 --state "$state" resources/examples/shop.toml
