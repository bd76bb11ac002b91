#!/usr/bin/env python3
"""The filings of the evaluation kit under names that say nothing, to see how much of the routing rests on file names.

Usage: neutral_names.py DATA OUT     DATA: the kit's finance/data; OUT: a new folder, to be given to run.py as --data

    python3 tests/bench/neutral_names.py ../shared/eval/finance/data /tmp/neutral
    DOSSIER=build/release/app/dossier python3 ../shared/eval/finance/run.py financebench --data /tmp/neutral
"""
import json
import os
import shutil
import sys


def main():
    source, out = (os.path.join(folder, "financebench") for folder in sys.argv[1:3])
    os.makedirs(os.path.join(out, "pdf"))
    # By size, so that not even the order of names is left.
    pdfs = sorted(os.listdir(os.path.join(source, "pdf")), key=lambda name: os.path.getsize(os.path.join(source, "pdf", name)))
    names = {name: "file%02d.pdf" % number for number, name in enumerate(pdfs, 1)}
    for name, neutral in names.items():
        shutil.copy(os.path.join(source, "pdf", name), os.path.join(out, "pdf", neutral))
    with open(os.path.join(source, "questions.jsonl"), encoding="utf-8") as given, open(os.path.join(out, "questions.jsonl"), "w", encoding="utf-8") as written:
        for line in given:
            question = json.loads(line)
            question["document"] = names[question["document"]]
            written.write(json.dumps(question, ensure_ascii=False) + "\n")
    print("%d files in %s" % (len(names), out))


main()
