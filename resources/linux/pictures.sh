#!/bin/bash
# Makes the README's pictures from the running sandbox: resources/linux/pictures.sh [PROGRAM [STATE]]. Takes three
# minutes; run it again when a screen has changed. STATE: the store of a workspace that has run there before, to go on from it.
set -eu
export LANG=C
cd "$(dirname "$(readlink -f "$0")")/../.."
program=${1:-build/release/sluice}
own=$(mktemp -d)
state=${2:-$own}
trap 'kill "$load" 2>/dev/null; rm -rf "$own"' EXIT
"$program" sandbox load --rate 150 --seconds 170 >/dev/null &
load=$!
mkdir -p docs/pictures
"$program" shot pipeline --out docs/pictures/pipeline-dark.png --theme dark --after 75 --state "$state" resources/examples/shop.toml
"$program" shot job:publish --out docs/pictures/job-dark.png --theme dark --after 70 --state "$state" resources/examples/shop.toml
"$program" shot wizard:4 --out docs/pictures/wizard-dark.png --theme dark --after 3 --state "$state" resources/examples/shop.toml
