#!/usr/bin/env bash
# Installs what is missing, builds, reads PATH... (default: the sample documents) and writes a checked brief to out/.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
if [[ $# -eq 0 ]]; then
  paths=("$here/sample_docs")
  exclude=(--exclude make --exclude expected.json)
else
  paths=("$@")
  exclude=()
fi
"$here/cmake/install_packages.sh"
[[ -f $here/build/release/build.ninja ]] || (cd "$here" && cmake --preset release > /dev/null)
log=$(mktemp)
targets=(dossier dossier-reader)
# The desktop is built where Qt is, and opened where there is a display.
[[ -d $here/build/release/ui/CMakeFiles/dossier-desktop.dir ]] && targets+=(dossier-desktop)
cmake --build "$here/build/release" --target "${targets[@]}" > "$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; exit 1; }
rm -f "$log"

dossier=$here/build/release/app/dossier
out=$here/out
mkdir -p "$out"
archive=$out/archive.dossier

# 3: done, but some documents could not be read whole; the brief says which, so the work goes on.
allow_unread() { local code=0; "$@" || code=$?; [[ $code -eq 3 ]] && { unread=1; code=0; }; return $code; }

unread=0
allow_unread "$dossier" ingest "${paths[@]}" "${exclude[@]}" --archive "$archive"
echo
allow_unread "$dossier" summarize --archive "$archive" --report "$out/report.json"
echo
"$dossier" export "$out/report.json" --to html,pdf,docx -o "$out/report"
"$dossier" verify "$out/report.json"

echo
echo "The brief: $out/report.html"
echo "           $out/report.pdf"
echo "           $out/report.docx"
echo "As data:   $out/report.json   (check it again: $dossier verify $out/report.json)"
echo "Archive:   $archive   ($dossier ask --archive $archive QUESTION)"
[[ $unread -eq 0 ]] || echo "Some documents were not read whole: the coverage at the top of the brief says which and why."

desktop=$here/build/release/ui/dossier-desktop
if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} && -x $desktop ]]; then
  echo "Desktop:   $desktop $archive"
  "$desktop" "$archive" --report "$out/report.json" < /dev/null > "$out/desktop.log" 2>&1 &
  disown
fi
