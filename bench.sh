#!/usr/bin/env bash
# Measures: the long forms of what ./test.sh holds in short, and the figures of docs/benchmarks and docs/quality. `./bench.sh --list` says what there is.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
cmake/install_packages.sh
[[ -f build/release/build.ninja ]] || cmake --preset release > /dev/null
cmake --build build/release --target all benches > /dev/null
exec python3 tests/bench/full_runs.py "$@"
