#!/usr/bin/env bash
# clang-tidy over the .cc files that changed since BASE (default: the commit before the last). Usage: tidy_changed.sh BUILD_DIR [BASE]
set -euo pipefail
build=$1
base=${2:-HEAD~1}
mapfile -t files < <(git diff --name-only --diff-filter=d "$base" -- '*.cc')
[[ ${#files[@]} -eq 0 ]] && { echo "no changed files"; exit 0; }
# Precompiled headers of the compiler mean nothing to clang-tidy.
clang-tidy -p "$build" --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-ignored-optimization-argument --quiet "${files[@]}"
