#!/usr/bin/env python3
"""How true lists by provision are: one question a kind of clause over all contracts at once, against their labels.

Usage: provision_lists.py DOSSIER LEGAL_KIT [--details] [--limit N | --from N]

LEGAL_KIT holds data/cuad.jsonl and data/cuad/*.pdf (CUAD v1, CC BY 4.0; no part of this tree). `listed`: contracts in the list; `right`: of these, those that
are labelled with the kind; `have`: labelled contracts. A label is the word of one reader: what the lists hold beside them is to be read (--details).
"""
import json
import os
import re
import subprocess
import sys
import tempfile

QUESTIONS = [
    ("Renewal Term", "Which contracts renew automatically?"),
    ("Renewal Term", "Which contracts can be renewed?"),
    ("Cap On Liability", "Which agreements limit liability?"),
    ("Cap On Liability", "Which contracts cap liability?"),
    ("Termination For Convenience", "Which contracts can be terminated for convenience?"),
    ("Exclusivity", "Which agreements have an exclusivity clause?"),
    ("Insurance", "Which contracts require insurance?"),
    ("Audit Rights", "Which contracts give audit rights?"),
    ("Anti-Assignment", "Which contracts restrict assignment?"),
    ("Non-Compete", "Which contracts have a non-compete clause?"),
    ("No-Solicit Of Employees", "Which contracts have a non-solicitation clause?"),
    ("Change Of Control", "Which contracts have a change of control clause?"),
    ("Governing Law", "Which contracts have a governing law clause?"),
    ("Revenue/Profit Sharing", "Which contracts pay royalties?"),
    ("Minimum Commitment", "Which contracts have a minimum purchase commitment?"),
    ("Most Favored Nation", "Which contracts have a most favoured nation clause?"),
    ("Ip Ownership Assignment", "Which contracts assign intellectual property?"),
    ("License Grant", "Which contracts grant a licence?"),
]


def main():
    dossier, kit = sys.argv[1:3]
    limit = int(sys.argv[sys.argv.index("--limit") + 1]) if "--limit" in sys.argv else None
    first = int(sys.argv[sys.argv.index("--from") + 1]) if "--from" in sys.argv else None
    with open(os.path.join(kit, "data", "cuad.jsonl"), encoding="utf-8") as f:
        contracts = [json.loads(line) for line in f][first:limit]
    laws = sorted({law for c in contracts for g in c["gold"] if g["kind"] == "Governing Law"
                   for law in re.findall(r"[Ll]aws? of (?:the )?(?:State of |Commonwealth of |Province of )?((?!State|Province|Commonwealth)[A-Z]\w+(?: (?:York|Jersey|Kong|Carolina))?)", g["text"])})
    asked = [(kind, None, q) for kind, q in QUESTIONS] + [("Governing Law", law, f"Which contracts are governed by {law} law?") for law in laws]
    with tempfile.TemporaryDirectory() as work:
        archive, lines = os.path.join(work, "a.dossier"), os.path.join(work, "q.jsonl")
        files = [os.path.join(kit, "data", c["file"]) for c in contracts]
        subprocess.run([dossier, "ingest", *files, "--archive", archive, "--quiet"], stdout=subprocess.DEVNULL, check=False)
        with open(lines, "w", encoding="utf-8") as f:
            f.writelines(json.dumps({"id": k, "question": q}) + "\n" for k, (_, _, q) in enumerate(asked))
        done = subprocess.run([dossier, "ask", "--questions", lines, "--json", "--archive", archive], stdout=subprocess.PIPE, check=True)
    print(f"{'question':<62}{'listed':>7}{'right':>7}{'have':>6}")
    for (kind, law, question), line in zip(asked, done.stdout.decode().splitlines()):
        got = json.loads(line)
        listed = {e["document"]: e["quote"] for e in got["evidence"]} if got.get("counted") else {}
        have = {os.path.basename(c["file"]): g["text"] for c in contracts for g in c["gold"] if g["kind"] == kind and (law is None or law in g["text"])}
        print(f"{question:<62}{len(listed):>7}{len(set(listed) & set(have)):>7}{len(have):>6}")
        if "--details" in sys.argv:
            for name in sorted(set(listed) - set(have)):
                print(f"    {name} not labelled: {listed[name][:400]}")
            for name in sorted(set(have) - set(listed)):
                print(f"    {name} not listed: {have[name][:400]}")


if __name__ == "__main__":
    main()
