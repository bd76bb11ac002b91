#!/usr/bin/env python3
"""How well questions to real contracts are answered: one fixed question a kind of clause, asked of each contract by name, against labelled spans.

Usage: contract_clauses.py DOSSIER LEGAL_KIT [--limit N | --from N] [--details]

LEGAL_KIT holds data/cuad.jsonl and data/cuad/*.pdf (CUAD v1, CC BY 4.0; no part of this tree). `right`: the answer and a gold span share half of
their words, or one holds four fifths of the other's. `in three`: one of the first three passages does. `silent`: of the contracts without
that kind of clause, how many are answered by "not found".
"""
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

QUESTIONS = {
    "Parties": "Who are the parties to the agreement?",
    "Effective Date": "What is the effective date of the agreement?",
    "Expiration Date": "What is the term of the agreement?",
    "Renewal Term": "Does the agreement renew?",
    "Notice Period To Terminate Renewal": "How much notice is needed to prevent renewal?",
    "Governing Law": "What is the governing law?",
    "Termination For Convenience": "Can a party terminate for convenience?",
    "Anti-Assignment": "Can either party assign the agreement?",
    "Cap On Liability": "What is the limitation of liability?",
    "Audit Rights": "Are there audit rights?",
    "Insurance": "What insurance must be maintained?",
    "Exclusivity": "Is the agreement exclusive?",
    "Non-Compete": "Is there a non-compete?",
    "Change Of Control": "What happens on a change of control?",
    "License Grant": "What licence is granted?",
    "Minimum Commitment": "What is the minimum purchase commitment?",
    "Revenue/Profit Sharing": "What royalty or revenue share is paid?",
    "Ip Ownership Assignment": "Who owns the intellectual property?",
    "Post-Termination Services": "What happens after termination?",
    "Warranty Duration": "How long is the warranty?",
    "No-Solicit Of Employees": "May a party solicit the other's employees?",
}


def words(text):
    return set(re.findall(r"[a-z0-9]+", text.lower()))


def matches(quote, gold):
    a, b = words(quote), words(gold)
    if not a or not b:
        return False
    common = len(a & b)
    return common >= 0.5 * len(a | b) or (min(len(a), len(b)) >= 2 and common >= 0.8 * min(len(a), len(b)))


def main():
    dossier, kit = sys.argv[1:3]
    limit = int(sys.argv[sys.argv.index("--limit") + 1]) if "--limit" in sys.argv else None
    first = int(sys.argv[sys.argv.index("--from") + 1]) if "--from" in sys.argv else None
    details = "--details" in sys.argv
    with open(os.path.join(kit, "data", "cuad.jsonl"), encoding="utf-8") as f:
        contracts = [json.loads(line) for line in f][first:limit]
    asked, questions = [], []
    for c in contracts:
        for kind, question in QUESTIONS.items():
            asked.append((c, kind))
            questions.append({"id": len(questions), "question": question, "document": os.path.basename(c["file"])})
    with tempfile.TemporaryDirectory() as work:
        archive, lines = os.path.join(work, "a.dossier"), os.path.join(work, "q.jsonl")
        files = [os.path.join(kit, "data", c["file"]) for c in contracts]
        subprocess.run([dossier, "ingest", *files, "--archive", archive, "--quiet"], stdout=subprocess.DEVNULL, check=False)
        with open(lines, "w", encoding="utf-8") as f:
            f.writelines(json.dumps(q) + "\n" for q in questions)
        done = subprocess.run([dossier, "ask", "--questions", lines, "--json", "--archive", archive], stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    count = collections.Counter()
    for (contract, kind), got in zip(asked, answers):
        gold = [g["text"] for g in contract["gold"] if g["kind"] == kind]
        if not gold:
            count[kind, "without"] += 1
            count[kind, "silent"] += got["not_found"]
            if details and not got["not_found"]:
                print(f"{contract['file']} {kind}: lacks it, answered by: {(got['evidence'] or [{'quote': '-'}])[0]['quote'][:300]}")
            continue
        quotes = [e["quote"] for e in got["evidence"]]
        right = bool(quotes) and not got["not_found"] and any(matches(quotes[0], g) for g in gold)
        near = any(matches(q, g) for q in quotes[:3] for g in gold)
        count[kind, "with"] += 1
        count[kind, "right"] += right
        count[kind, "three"] += near
        count[kind, "missed"] += got["not_found"]
        if details and not right:
            print(f"{contract['file']} {kind}: {'not found' if got['not_found'] else (quotes or ['-'])[0][:200]}\n    wanted: {gold[0][:200]}")
    print(f"{'kind':<36}{'with':>6}{'right':>7}{'in three':>10}{'not found':>11}{'without':>9}{'silent':>8}")
    for kind in QUESTIONS:
        c = [count[kind, k] for k in ("with", "right", "three", "missed", "without", "silent")]
        print(f"{kind:<36}{c[0]:>6}{c[1]:>7}{c[2]:>10}{c[3]:>11}{c[4]:>9}{c[5]:>8}")
    c = [sum(count[kind, k] for kind in QUESTIONS) for k in ("with", "right", "three", "missed", "without", "silent")]
    print(f"{'all':<36}{c[0]:>6}{c[1]:>7}{c[2]:>10}{c[3]:>11}{c[4]:>9}{c[5]:>8}")


if __name__ == "__main__":
    main()
