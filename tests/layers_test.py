#!/usr/bin/env python3
"""Checks which folder includes which, where foreign headers may appear, and how long files are.

Usage: layers_test.py [ROOT]    exit 0 = all rules hold, 1 = a list of breaches on stdout

The tables below are the architecture. A breach is an include they do not allow, a cycle between
sub-folders, or an allowed edge that no file uses any more (delete the entry, so it cannot return).
"""
import pathlib
import re
import sys

# folder -> folders it may include; each edge must be in use once both folders hold code
ALLOWED = {
    "base": set(),
    "kernels": set(),
    "engine": {"base", "kernels"},
    "storage": {"base"},
    "ingest": {"base"},
    "app": {"base", "storage"},  # add "ingest", "engine" in the commit that first includes them
    "ui": {"base", "app"},
}
# (from, to) -> the only headers of `to` that `from` may see
PUBLIC = {
    ("engine", "kernels"): r"kernels/kernel_api\.h",
    ("app", "engine"): r"engine/engine\.h",
    ("app", "ingest"): r"ingest/ingest\.h",
    ("app", "storage"): r"storage/(\w+_store|archive)\.h",
    ("ui", "app"): r"app/(\w+/)?\w+\.h",
}
# foreign header -> where it may be included
FOREIGN = {
    r"sqlite3\.h": r"storage/.*\.cc",
    r"poppler.*|goo/.*|PDFDoc\.h|\w*OutputDev\.h|Gfx\w*\.h|tesseract/.*|leptonica/.*|allheaders\.h|gmime/.*|gsf/.*|libpst/.*"
    r"|gumbo\.h|libxml/.*|libheif/.*|libdjvu/.*|uchardet.*": r"ingest/reader/.*",
    r"pango/.*|cairo.*|xlsxwriter.*": r"app/report/.*",
    r"qpdf/.*|archive(_entry)?\.h": r"(ingest/reader|app/report)/.*",
    r"httplib\.h": r"app/net/.*",
    r"Q[A-Z]\w*|Qt\w+/.*": r"ui/.*",
    r"cuda\w*\.h|mma\.h|cooperative_groups.*": r"kernels/cuda/.*",
}
LIMIT = 800
EXEMPT = re.compile(r"generated|_tables?\.(cc|h)$")
SUFFIXES = {".h", ".cc", ".cu", ".cuh"}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)


def cycles(edges):
    """Returns each cycle of the graph once, as a list of nodes."""
    found, done = [], set()

    def visit(node, path):
        if node in path:
            loop = path[path.index(node):] + [node]
            if not any(set(loop) == set(c) for c in found):
                found.append(loop)
            return
        if node in done:
            return
        for after in sorted(edges.get(node, ())):
            visit(after, path + [node])
        done.add(node)

    for node in sorted(edges):
        visit(node, [])
    return found


def check(root):
    breaches, used, inner, populated = [], set(), {}, set()
    files = {p.relative_to(root).as_posix(): p for top in ALLOWED
             for p in sorted((root / top).rglob("*")) if p.suffix in SUFFIXES}
    for name, path in files.items():
        text = path.read_text(encoding="utf-8", errors="replace")
        top, is_test = name.split("/")[0], path.stem.endswith("_test")
        populated.add(top)
        lines = text.count("\n")
        if lines > LIMIT and not EXEMPT.search(name):
            breaches.append(f"{name}: {lines} lines, the limit is {LIMIT}")
        for header in INCLUDE.findall(text):
            for foreign, place in FOREIGN.items():
                if re.fullmatch(foreign, header) and not re.fullmatch(place, name):
                    breaches.append(f"{name}: <{header}> belongs only in {place}")
            target = header.split("/")[0]
            if target not in ALLOWED:
                continue
            if header not in files:
                breaches.append(f"{name}: no such header {header}")
            if target != top:
                used.add((top, target))
                if target not in ALLOWED[top]:
                    breaches.append(f"{name}: {top} may not include {target} ({header})")
                elif (top, target) in PUBLIC and not re.fullmatch(PUBLIC[top, target], header):
                    breaches.append(f"{name}: {header} is private to {target}")
            elif not is_test:
                here, there = name.rsplit("/", 1)[0], header.rsplit("/", 1)[0]
                if here != there:
                    inner.setdefault(here, set()).add(there)
    breaches += ["cycle: " + " -> ".join(loop) for loop in cycles(inner)]
    for top, targets in ALLOWED.items():
        for target in sorted(targets):
            if {top, target} <= populated and (top, target) not in used:
                breaches.append(f"rule {top} -> {target} is no longer used: remove it")
    return breaches


if __name__ == "__main__":
    problems = check(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
    print("\n".join(problems) or "layers: all rules hold")
    sys.exit(1 if problems else 0)
