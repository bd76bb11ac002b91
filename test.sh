#!/usr/bin/env bash
# Installs what is missing, builds the release preset and runs every test.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
cmake/install_packages.sh
[[ -f build/release/build.ninja ]] || cmake --preset release > /dev/null
cmake --build --preset release
ctest --preset release "$@"
