#!/usr/bin/env python3
"""Questions over contracts of our own making (tests/data/contracts): each must quote the right clause of the right contract.

Usage: contract_questions_test.py DOSSIER FOLDER [--docx] [--verbose]      exit 0 = all hold that are not marked "weak"

With --docx the contracts are read as Word files (paragraphs, no styles), so that what is learnt from line breaks counts for nothing.
"""
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""


def folded(text):
    return " ".join(text.split())


def paragraphs_of(text):
    """Lines are joined until a blank line, or where the next one is a heading or a numbered clause."""
    out = []
    for block in text.split("\n\n"):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        for line in lines:
            opens = line[:1].isdigit() or line.startswith(("(", "Section", "LANDLORD", "TENANT"))
            title = bool(out) and len(out[-1]) < 40 and not out[-1].endswith((".", ",", ";", ":"))
            if line is lines[0] or opens or title:
                out.append(line)
            else:
                out[-1] += " " + line
    return out


def write_docx(path, text):
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in paragraphs_of(text))
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("[Content_Types].xml", CONTENT_TYPES)
        z.writestr("_rels/.rels", RELATIONS)
        z.writestr("word/document.xml", document)


def fault_of(wanted, got):
    if wanted.get("none"):
        return None if got["not_found"] else "answered: " + got["answer"]
    if got["not_found"]:
        return "not found; nearest: " + (got["evidence"][0]["quote"] if got["evidence"] else "nothing")
    first = got["evidence"][0]
    if os.path.splitext(first["document"])[0] != os.path.splitext(wanted["file"])[0]:
        return f"from {first['document']}: {got['answer']}"
    if folded(wanted["says"]) not in folded(got["answer"]):
        return "says: " + got["answer"]
    if got.get("class") != "verbatim":
        return f"is {got.get('class')}"
    if "beside" in wanted and not any(wanted["beside"] in folded(c["quote"]) for c in got.get("changes", [])):
        return "no change beside it: " + json.dumps([c["quote"] for c in got.get("changes", [])])
    return None


def main():
    dossier, folder = sys.argv[1:3]
    docx, verbose = "--docx" in sys.argv, "--verbose" in sys.argv
    with open(os.path.join(folder, "questions.json"), encoding="utf-8") as f:
        questions = json.load(f)["questions"]
    with tempfile.TemporaryDirectory() as work:
        inputs, suffix = os.path.join(work, "in"), ".docx" if docx else ".txt"
        os.mkdir(inputs)
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".txt"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                text = f.read()
            if docx:
                write_docx(os.path.join(inputs, name[:-4] + ".docx"), text)
            else:
                with open(os.path.join(inputs, name), "w", encoding="utf-8") as f:
                    f.write(text)
        archive = os.path.join(work, "a.dossier")
        subprocess.run([dossier, "ingest", inputs, "--archive", archive, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        asked = os.path.join(work, "q.jsonl")
        with open(asked, "w", encoding="utf-8") as f:
            for k, q in enumerate(questions):
                line = {"id": k, "question": q["q"]}
                if "over" in q:
                    line["document"] = os.path.splitext(q["over"])[0] + suffix
                f.write(json.dumps(line) + "\n")
        done = subprocess.run([dossier, "ask", "--questions", asked, "--json", "--explain", "--archive", archive], check=True, stdout=subprocess.PIPE)
        answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    faults = weak = 0
    for q, got in zip(questions, answers):
        fault = fault_of(q, got)
        if fault and q.get("weak"):
            weak += 1
        elif fault:
            faults += 1
        if fault and (verbose or not q.get("weak")):
            print(f"{'weak: ' if q.get('weak') else ''}{q['q']}\n    {fault}")
            if verbose:
                for e in got["evidence"][:3]:
                    print(f"      {e['document']}: {e['quote'][:140]} | {e['why']}")
    print(f"{len(questions) - faults - weak} of {len(questions)} questions answered by the right clause, {weak} known to fail, {faults} wrong")
    return 1 if faults or len(answers) != len(questions) else 0


if __name__ == "__main__":
    sys.exit(main())
