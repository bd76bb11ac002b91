#!/usr/bin/env python3
"""`dossier verify` with the files themselves: read as the report says they were read, moved, changed, and their coverage.

Usage: verify_test.py DOSSIER SAMPLE_DOCS
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile


def fail(message):
    sys.exit("FAILED: " + message)


def main():
    dossier, samples = os.path.abspath(sys.argv[1]), sys.argv[2]
    with tempfile.TemporaryDirectory() as scratch:
        def run(*arguments, code=0):
            done = subprocess.run([dossier, *arguments], capture_output=True, text=True)
            if done.returncode != code:
                fail("dossier %s: exit %d, not %d: %s%s" % (" ".join(arguments), done.returncode, code, done.stdout, done.stderr))
            return done.stdout

        def codes(report, *options):
            done = subprocess.run([dossier, "verify", report, "--json", *options], capture_output=True, text=True)
            said = json.loads(done.stdout)
            if (done.returncode == 0) != said["holds"]:
                fail("exit %d, but holds is %s" % (done.returncode, said["holds"]))
            return sorted({f["code"] for f in said["faults"]}), sorted({f["code"] for f in said["remarks"]}), said

        def brief(name, *options):
            """A folder of two documents, an archive of it, and a report."""
            folder = os.path.join(scratch, name)
            os.mkdir(folder)
            shutil.copy(os.path.join(samples, "other languages", "Mietvertrag.pdf"), folder)
            shutil.copy(os.path.join(samples, "contracts", "First amendment.docx"), folder)
            archive, report = os.path.join(scratch, name + ".dossier"), os.path.join(scratch, name + ".json")
            run("ingest", folder, "--archive", archive, *options)
            run("summarize", "--archive", archive, "--report", report)
            return folder, report

        # Read by pixels although there is a text layer: verify must do the same, or no quote would be found.
        for mode, option in (("always", "--redo-ocr"), ("never", "--no-ocr"), ("automatic", None)):
            _, report = brief(mode, *([option, "-l", "deu"] if mode == "always" else [option] if option else []))
            said = json.load(open(report, encoding="utf-8"))
            if any(d["reader"]["ocr"] != mode for d in said["coverage"]["documents"]):
                fail("%s is not recorded: %s" % (mode, [d["reader"] for d in said["coverage"]["documents"]]))
            faults, remarks, result = codes(report)
            if faults:
                fail("a report of documents read with OCR %s does not hold: %s" % (mode, result["faults"][:3]))
        wrong = dict(json.load(open(os.path.join(scratch, "always.json"), encoding="utf-8")))
        for document in wrong["coverage"]["documents"]:
            document["reader"]["ocr"] = "automatic"
        other = os.path.join(scratch, "other.json")
        json.dump(wrong, open(other, "w", encoding="utf-8"))
        if not codes(other)[0]:
            fail("a report holds although its documents were read otherwise")

        # The coverage is compared with what reading finds now.
        folder, report = brief("counts")
        for change, code in ((lambda d: d.update(pages=d["pages"] + 3, pages_read=d["pages"] + 3), "coverage_differs"),
                             (lambda d: d.update(pages_covered=1), "coverage_differs"), (lambda d: d.update(title="Another title"), "coverage_differs")):
            said = json.load(open(report, encoding="utf-8"))
            for document in said["coverage"]["documents"]:
                if document["name"] == "Mietvertrag.pdf":
                    change(document)
            json.dump(said, open(other, "w", encoding="utf-8"))
            if code not in codes(other)[0]:
                fail("a coverage changed by hand is not noticed")

        # A document that nothing is quoted from is read on request only.
        said = json.load(open(report, encoding="utf-8"))
        for section in said["sections"]:
            if section["document"] == "Mietvertrag.pdf":
                section["claims"], section["tables"] = [], []
        gone = [i for i, c in enumerate(said["claims"]) if c["citations"][0]["document"] == "Mietvertrag.pdf"]
        kept = [i for i in range(len(said["claims"])) if i not in gone]
        said["claims"] = [said["claims"][i] for i in kept]
        said["sections"] = [s for s in said["sections"] if s["document"] != "Mietvertrag.pdf" and all(i in kept for i in s["claims"]) and not s["disagreements"]]
        for section in said["sections"]:
            section["claims"] = [kept.index(i) for i in section["claims"]]
            for table in section["tables"]:
                for row in table["rows"]:
                    for cell in row["cells"]:
                        cell["claim"] = None if cell["claim"] is None else kept.index(cell["claim"])
        json.dump(said, open(other, "w", encoding="utf-8"))
        faults, remarks, result = codes(other)
        if faults or "coverage_not_rechecked" not in remarks:
            fail("a document without quotes: %s %s" % (result["faults"], result["remarks"]))
        faults, remarks, result = codes(other, "--coverage")
        if faults or "coverage_not_rechecked" in remarks:
            fail("with --coverage: %s %s" % (result["faults"], result["remarks"]))

        # Found by its hash in another folder and under another name; never taken if its bytes have changed.
        moved = os.path.join(scratch, "moved")
        os.mkdir(moved)
        os.rename(os.path.join(folder, "Mietvertrag.pdf"), os.path.join(moved, "scan 1.bin"))
        os.rename(os.path.join(folder, "First amendment.docx"), os.path.join(moved, "x.docx"))
        if not codes(report)[0]:
            fail("a report holds without its files")
        faults, _, result = codes(report, "--files", moved)
        if faults:
            fail("the files are not found by their hash: %s" % result["faults"][:3])
        with open(os.path.join(moved, "scan 1.bin"), "ab") as file:
            file.write(b"%changed\n")
        if not codes(report, "--files", moved)[0]:
            fail("a file with other bytes was taken")
    print("read as it was read, found by hash, refused when changed, coverage compared")


main()
