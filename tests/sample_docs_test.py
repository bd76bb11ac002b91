#!/usr/bin/env python3
"""sample_docs: what expected.json says of each document, question and search must come out of the program.

Usage: sample_docs_test.py DOSSIER SAMPLE_DOCS      exit 0 = all holds
"""
import json
import os
import subprocess
import sys
import tempfile


def call(dossier, *arguments, accept=(0, 3)):
    done = subprocess.run([dossier, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    if done.returncode not in accept:
        sys.exit(f"dossier {' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def folded(text):
    return " ".join(text.split())


def header_of(table, cell):
    heads = [c["text"] for c in table["cells"] if c["header"] and c["column"] <= cell["column"] < c["column"] + c["column_span"]]
    return folded(" ".join(heads))


def has_cell(pages, wanted):
    for page in pages:
        if page["page"] != wanted["page"]:
            continue
        for table in page["tables"]:
            for cell in table["cells"]:
                if wanted["text"] not in cell["text"] or wanted["column"] not in header_of(table, cell):
                    continue
                first = [c["text"] for c in table["cells"] if c["row"] <= cell["row"] < c["row"] + c["row_span"] and c["column"] == 0]
                if any(wanted["row"] in folded(f) for f in first):
                    return True
    return False


def check_document(dossier, root, name, expected, listed):
    faults = []
    got = json.loads(call(dossier, "text", os.path.join(root, name), "--json", accept=(0, 1, 3)))
    own = [p for p in got["pages"] if not p.get("part")]
    everything = folded(" ".join(p["text"] for p in got["pages"]))
    if listed["type"] != expected["type"]:
        faults.append(f"type {listed['type']}")
    if listed["status"] != expected.get("status", "read"):
        faults.append(f"status {listed['status']}: {listed['error']}")
    if "pages" in expected and listed["pages"] != expected["pages"]:
        faults.append(f"{listed['pages']} pages")
    if "failed_pages" in expected and listed["pages_failed"] != expected["failed_pages"]:
        faults.append(f"failed pages {listed['pages_failed']}")
    if "source" in expected and any(p["source"] != expected["source"] for p in own):
        faults.append(f"source {[p['source'] for p in own]}")
    for wanted in expected.get("contains", []):
        page = [p for p in own if p["page"] == wanted["page"]]
        if not page or folded(wanted["text"]) not in folded(page[0]["text"]):
            faults.append(f"page {wanted['page']} lacks: {wanted['text']}")
    faults += [f"lacks: {text}" for text in expected.get("contains_anywhere", []) if text not in everything]
    faults += [f"holds: {text}" for text in expected.get("absent", []) if text in everything]
    faults += [f"no cell {wanted}" for wanted in expected.get("cells", []) if not has_cell(own, wanted)]
    found = {f["kind"] for f in got["findings"]} | {f["kind"] for p in got["pages"] for f in p.get("findings", [])}
    faults += [f"no finding {kind}" for kind in expected.get("findings", []) if kind not in found]

    def parts(entry):
        return sum(1 + parts(p) for p in entry.get("parts", []))
    if "parts" in expected and parts(listed) != expected["parts"]:
        faults.append(f"{parts(listed)} parts")
    return faults


def check_question(dossier, archive, question):
    answer = json.loads(call(dossier, "ask", question["question"], "--archive", archive, "--json"))
    answer = answer[0] if isinstance(answer, list) else answer
    if question.get("not_found"):
        return [] if answer["not_found"] else [f"answered: {answer['answer']}"]
    faults = []
    numbers = answer["numbers"]
    if "value" in question and not any(n["value"].lstrip("-") == question["value"] and n["scale"] == question.get("scale", n["scale"])
                                       and (question.get("unit") in (None, n["unit"])) for n in numbers[:1]):
        faults.append(f"numbers {numbers[:2]}")
    if "contains" in question and question["contains"] not in (answer["answer"] or "") + " ".join(e["quote"] for e in answer["evidence"][:3]):
        faults.append(f"answer {answer['answer']}")
    first = answer["evidence"][:1]
    if not first or first[0]["document"] != question["document"] or question.get("page", first[0]["page"]) != first[0]["page"]:
        faults.append(f"evidence {[(e['document'], e['page']) for e in first]}")
    return faults


def check_search(dossier, archive, search):
    hits = json.loads(call(dossier, "search", search["query"], "--archive", archive, "--json"))["hits"]
    good = [h for h in hits if h["document"] == search["document"] and search.get("page", h["page"]) == h["page"]]
    return [] if good else [f"hits {[(h['document'], h['page']) for h in hits]}"]


def check_report(dossier, archive, scratch):
    report = os.path.join(scratch, "report.json")
    call(dossier, "summarize", "--archive", archive, "--report", report)
    done = subprocess.run([dossier, "verify", report], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return [] if done.returncode == 0 else [f"verify ended with {done.returncode}: {done.stdout.decode()[-800:]}"]


def main(dossier, root):
    expected = json.load(open(os.path.join(root, "expected.json"), encoding="utf-8"))
    passed, failed = 0, 0

    def report(what, faults):
        nonlocal passed, failed
        passed, failed = passed + (not faults), failed + bool(faults)
        for fault in faults:
            print(f"{what}: {fault}")

    with tempfile.TemporaryDirectory() as scratch:
        archive = os.path.join(scratch, "sample.dossier")
        documents = json.loads(call(dossier, "ingest", root, "--exclude", "make", "--exclude", "expected.json", "--archive", archive, "--json"))["documents"]
        listed = {os.path.relpath(d["path"], root): d for d in documents}
        for name in sorted(set(listed) ^ set(expected["documents"])):
            report(name, ["not in both expected.json and the folder"])
        for name, wanted in expected["documents"].items():
            report(name, check_document(dossier, root, name, wanted, listed[name]) if name in listed else [])
        for question in expected["questions"]:
            report(question["question"], check_question(dossier, archive, question))
        for search in expected["searches"]:
            report(search["query"], check_search(dossier, archive, search))
        report("brief", check_report(dossier, archive, scratch))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
