#!/usr/bin/env python3
"""Changes one thing at a time in a sound report; `dossier verify` must notice every change and pass the untouched report.

usage: mutation_test.py DOSSIER [FILE...] [--report R.json] [--per-kind N] [--seed S]
Without FILE the contracts and filings of sample_docs are summarized; FILEs may be any documents. --report takes a report that is
there already. Exit 0: all caught; 1: what was missed, one a line; 77: this build has no `summarize` yet.
"""
import argparse
import copy
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def digit(text, rng):
    at = [i for i, c in enumerate(text) if c in "0123456789"]
    if not at:
        return None
    i = rng.choice(at)
    return text[:i] + rng.choice([d for d in "123456789" if d != text[i]]) + text[i + 1:]


def swap(pairs):
    def change(text, rng):
        options = []
        for a, b in pairs:
            for x, y in ((a, b), (b, a)):
                options += [(m, y) for m in re.finditer(r"(?<![\w-])" + re.escape(x) + r"(?![\w-])", text)]
        if not options:
            return None
        m, new = rng.choice(options)
        return text[:m.start()] + new + text[m.end():]
    return change


def sign(text, rng):
    ms = [m for m in re.finditer(r"(?<![\w.,(-])[$€£]?\d", text)]
    if not ms:
        return None
    m = rng.choice(ms)
    return text[:m.start()] + "-" + text[m.start():]


def year(text, rng):
    ms = list(re.finditer(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))
    if not ms:
        return None
    m = rng.choice(ms)
    return text[:m.start()] + str(int(m.group()) + rng.choice([-1, 1])) + text[m.end():]


def name(text, rng):
    ms = list(re.finditer(r"(?<=[a-z] )[A-Z][a-z]{3,}", text))
    if not ms:
        return None
    m = rng.choice(ms)
    return text[:m.start()] + "Quillon" + text[m.end():]


def negation(text, rng):
    ms = list(re.finditer(r"\b(is|are|was|were|shall|may|will|must|has|have|rose|fell)\b(?! not)", text))
    if " not " in text and rng.random() < 0.5:
        return text.replace(" not ", " ", 1)
    if not ms:
        return None
    m = rng.choice(ms)
    return text[:m.end()] + " not" + text[m.end():]


def condition(text, rng):
    m = re.search(r",? (unless|except|provided that|subject to|if|until|so long as) [^.;]*", text)
    return text[:m.start()] + text[m.end():] if m and m.start() > 10 else None


UNITS = [("days", "months"), ("weeks", "days"), ("$", "€"), ("EUR", "USD"), ("years", "months"), ("%", "percentage points"), ("per cent", "basis points")]
SCALES = [("thousand", "million"), ("million", "billion"), ("thousand", "billion")]
MODALS = [("shall", "may"), ("must", "may"), ("will", "may"), ("should", "must")]
ACTORS = [("Buyer", "Supplier"), ("Seller", "Buyer"), ("Company", "Customer"), ("Supplier", "Customer"), ("we", "they"), ("appellant", "respondent")]
WAYS = [("rose", "fell"), ("increased", "decreased"), ("higher", "lower"), ("before", "after"), ("up to", "at least"), ("at least", "at most")]


def unit(text, rng):
    for a, b in rng.sample(UNITS, len(UNITS)):
        for x, y in ((a, b), (b, a)):
            pattern = re.escape(x) if not x[0].isalpha() else r"(?<=[\d)] )" + re.escape(x) + r"\b|\b" + re.escape(x) + r"(?= \d)"
            ms = list(re.finditer(pattern, text))
            if ms:
                m = rng.choice(ms)
                return text[:m.start()] + y + text[m.end():]
    return None


TEXT = {"digit": digit, "sign": sign, "unit": unit, "scale": swap(SCALES), "period": year, "name": name, "negation": negation, "modal": swap(MODALS), "condition": condition,
        "actor": swap(ACTORS), "way": swap(WAYS)}


def mutants(report, rng):
    """Yields (kind, claim number, changed report)."""
    claims = report["claims"]

    def edit(i, change):
        new = copy.deepcopy(report)
        return new if change(new["claims"][i]) is not False else None

    for i, claim in enumerate(claims):
        for kind, change in TEXT.items():
            text = change(claim["text"], rng)
            if text and text != claim["text"]:
                yield kind, i, edit(i, lambda c: c.update(text=text))
                # The quote changed along with the sentence.
                if claim["text"] in claim["citations"][0]["quote"]:
                    def both(c):
                        c["text"] = text
                        c["citations"][0]["quote"] = c["citations"][0]["quote"].replace(claim["text"], text)
                    yield kind + "+quote", i, edit(i, both)
        at = rng.randrange(len(claim["citations"]))
        place = claim["citations"][at]

        def cite(kind, **changes):
            return kind, i, edit(i, lambda c: c["citations"][at].update(changes))
        yield cite("page", page=place["page"] + 1)
        if place["page"] > 1:
            yield cite("page", page=place["page"] - 1)
        yield cite("offset", begin=place["begin"] + 1)
        yield cite("offset", end=place["end"] - 1) if place["end"] - place["begin"] > 1 else cite("offset", end=place["end"] + 1)
        yield cite("offset", begin=place["begin"] + 3, end=place["end"] + 3)
        boxes = copy.deepcopy(place["boxes"])
        if boxes:
            boxes[rng.randrange(len(boxes))][rng.randrange(4)] += rng.choice([-2, 2])
            yield cite("box", boxes=boxes)
            yield cite("box", boxes=place["boxes"][1:])
        yield cite("hash", page_hash=("0" if place["page_hash"][0] != "0" else "1") + place["page_hash"][1:])
        yield cite("covered", covered=not place["covered"])
        yield cite("doubtful", doubtful=not place["doubtful"])
        yield cite("label", label=place["label"] + "9")
        yield cite("document", document="Other.pdf")
        other = rng.choice(claims)["citations"][0]
        if other["quote"] != place["quote"]:
            yield cite("joined", quote=place["quote"] + " " + other["quote"])
            yield cite("joined", quote=place["quote"][:len(place["quote"]) // 2] + other["quote"][len(other["quote"]) // 2:])
        if other["sha256"] != place["sha256"]:
            yield cite("file", sha256=other["sha256"])
        for wrong in ("verbatim", "computed", "supported"):
            if wrong != claim["class"]:
                yield "class", i, edit(i, lambda c: c.update({"class": wrong}))
        for f in range(len(claim["figures"])):
            yield from figures(report, i, lambda c, f=f: c["figures"][f], "figure", rng)
        computation = claim["computation"]
        if computation:
            for o in range(len(computation["operands"])):
                yield from figures(report, i, lambda c, o=o: c["computation"]["operands"][o]["figure"], "operand", rng)
            yield from figures(report, i, lambda c: c["computation"]["result"], "result", rng)
            swapped = {"difference": "sum", "sum": "difference", "percentage_change": "share", "share": "ratio", "ratio": "product"}.get(computation["operation"], "sum")
            yield "operation", i, edit(i, lambda c: c["computation"].update(operation=swapped))
            if len(computation["operands"]) == 2 and computation["operation"] in ("difference", "percentage_change", "ratio", "share"):
                yield "operands", i, edit(i, lambda c: c["computation"]["operands"].reverse())
    for s, section in enumerate(report["sections"]):
        for t, table in enumerate(section["tables"]):
            for r, row in enumerate(table["rows"]):
                for k, cell in enumerate(row["cells"]):
                    text = digit(cell["text"], rng)
                    if text and cell["claim"] is not None:
                        new = copy.deepcopy(report)
                        new["sections"][s]["tables"][t]["rows"][r]["cells"][k]["text"] = text
                        yield "cell", cell["claim"], new


def figures(report, i, pick, what, rng):
    figure = pick(report["claims"][i])

    def edit(kind, **changes):
        new = copy.deepcopy(report)
        pick(new["claims"][i]).update(changes)
        return what + " " + kind, i, new
    if re.fullmatch(r"-?[\d.]+", figure["value"]):
        yield edit("digit", value=digit(figure["value"], rng))
        if float(figure["value"]):
            yield edit("sign", value=figure["value"][1:] if figure["value"].startswith("-") else "-" + figure["value"])
    if figure["scale"] != "1":
        yield edit("scale", scale="1000000000" if figure["scale"] != "1000000000" else "1000")
    if figure["unit"] in ("USD", "EUR", "%"):
        yield edit("unit", unit={"USD": "JPY", "EUR": "JPY", "%": "USD"}[figure["unit"]])
    if re.fullmatch(r"(19|20)\d\d", figure["period"]):
        yield edit("period", period=str(int(figure["period"]) - 7))


def verify(tool, folder, report, extra):
    path = folder / "mutant.json"
    path.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return subprocess.run([tool, "verify", str(path), "--quiet"] + extra, capture_output=True, text=True, timeout=600)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("dossier")
    ap.add_argument("files", nargs="*")
    ap.add_argument("--report")
    ap.add_argument("--per-kind", type=int, default=6)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    rng = random.Random(a.seed)
    with tempfile.TemporaryDirectory() as where:
        folder = pathlib.Path(where)
        report_path = pathlib.Path(a.report) if a.report else folder / "report.json"
        if not a.report:
            if "summarize" not in subprocess.run([a.dossier, "--help"], capture_output=True, text=True).stdout:
                print("SKIPPED: this build has no `dossier summarize`, so there is no report to change")
                return 77
            files = a.files or sorted(str(p) for d in ("contracts", "filings") for p in (ROOT / "sample_docs" / d).iterdir())
            made = subprocess.run([a.dossier, "summarize", *files, "--points", "8", "--report", str(report_path), "--quiet"], capture_output=True, text=True, timeout=900)
            if made.returncode not in (0, 3):
                print("summarize failed:", made.stderr)
                return 1
        report = json.loads(report_path.read_text(encoding="utf-8"))
        untouched = verify(a.dossier, folder, report, [])
        bad = 0
        if untouched.returncode != 0:
            print("MISTAKEN: the untouched report fails:\n" + untouched.stdout)
            bad += 1
        all_mutants = {}
        for kind, i, new in mutants(report, rng):
            if new is not None:
                all_mutants.setdefault(kind, []).append((i, new))
        counts = {}
        for kind, made in sorted(all_mutants.items()):
            chosen = rng.sample(made, min(a.per_kind, len(made)))
            for i, new in chosen:
                result = verify(a.dossier, folder, new, [])
                caught = result.returncode == 1
                counts[kind] = counts.get(kind, 0) + 1
                if not caught:
                    bad += 1
                    print("MISSED %s, claim %d (exit %d): %s" % (kind, i + 1, result.returncode, new["claims"][i]["text"][:160]))
        print("%d claims, %d changes of %d kinds, %d mistakes" % (len(report["claims"]), sum(counts.values()), len(counts), bad))
        return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
