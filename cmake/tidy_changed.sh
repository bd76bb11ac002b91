#!/usr/bin/env bash
# clang-tidy over the .cc files that changed since BASE (default: the commit before the last), or over FILE... Usage: tidy_changed.sh BUILD_DIR [BASE | FILE...]
set -euo pipefail
build=$(cd "$1" && pwd)
shift
if [[ ${1:-} == *.cc ]]; then
  files=("$@")
else
  mapfile -t files < <(git diff --name-only --diff-filter=d "${1:-HEAD~1}" -- '*.cc')
fi
[[ ${#files[@]} -eq 0 ]] && { echo "no changed files"; exit 0; }
# The compiler's precompiled headers mean nothing to clang-tidy, which would give up at them: it reads copies of the headers, beside which none lies.
copy=$build/tidy
mkdir -p "$copy"
(cd "$build" && find . -path ./tidy -prune -o -name 'cmake_pch.hxx' -exec cp --parents {} "$copy" \;)
sed "s#-include $build/#-include $copy/#g; s#-Winvalid-pch##g" "$build/compile_commands.json" > "$copy/compile_commands.json"
clang-tidy -p "$copy" --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-ignored-optimization-argument --quiet "${files[@]}"
