#!/usr/bin/env python3
"""Every export format, read back by tools that are not ours: hostile text stays text, and twice gives the same bytes.

Usage: report_formats_test.py DOSSIER REPORT_TEST    exit 0 = all hold
"""
import csv
import hashlib
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

DOSSIER, REPORT_TEST = sys.argv[1:3]
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="dossier-formats-"))
BIDI = re.compile("[\u202a-\u202e\u2066\u2067\u200b\ufeff\u2028]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def export(name, form, ending=None, *options):
    out = FOLDER / f"{name}-{len(list(FOLDER.iterdir()))}.{ending or form}"
    subprocess.run([DOSSIER, "export", FOLDER / f"{name}.json", "--to", form, "-o", out, "--quiet", "--no-pictures", *options], check=True, capture_output=True)
    return out


class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, k, v) for k, v in attrs]

    def handle_data(self, data):
        self.text.append(data)


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run([REPORT_TEST, "--gtest_filter=Fixture.*"], check=True, capture_output=True, env={**os.environ, "DOSSIER_KEEP": str(FOLDER)})

    def same_twice(self, form, ending=None):
        for name in ("brief", "hostile"):
            self.assertEqual(export(name, form, ending).read_bytes(), export(name, form, ending).read_bytes(), form)

    def clean(self, text):
        self.assertNotRegex(text, BIDI)
        self.assertNotRegex(text, CONTROL)
        self.assertIn("\u25a1", text)

    def test_html(self):
        self.same_twice("html")
        text = export("hostile", "html").read_text(encoding="utf-8")
        page = Elements()
        page.feed(text)
        self.clean(text)
        self.assertFalse({"script", "iframe", "object", "embed", "link", "base", "form"} & set(page.tags))
        self.assertNotIn("img", page.tags)  # without pictures there are none; the hostile ones are text
        for tag, key, value in page.attributes:
            self.assertFalse(key.startswith("on"), (tag, key))
            if key in ("href", "src", "xlink:href"):
                self.assertTrue(value.startswith("#"), value)
        policies = [v for t, k, v in page.attributes if t == "meta" and k == "content" and "default-src" in v]
        self.assertEqual(len(policies), 1)
        self.assertTrue(policies[0].startswith("default-src 'none'; style-src 'sha256-"))
        self.assertNotIn("unsafe", policies[0])
        self.assertNotIn("style", [k for _, k, _ in page.attributes])
        self.assertIn("<script>alert(1)</script>", "".join(page.text))
        ids = [v for _, k, v in page.attributes if k == "id"]
        self.assertEqual(len(ids), len(set(ids)))
        for _, key, value in page.attributes:
            if key == "href":
                self.assertIn(value[1:], ids)

    def test_markdown(self):
        self.same_twice("md")
        text = export("hostile", "md").read_text(encoding="utf-8")
        self.clean(text)
        self.assertNotRegex(text, r"(?<!\\)!\[|(?<!\\)\]\(|<(?!\\)[a-z/]|(?i:https?://|www\.)|@\w")
        self.assertNotRegex(text, r"(?m)^\s*(=|\+)")
        # The label of a class is bold by us; a document's ** is escaped.
        self.assertNotRegex(text, r"(?m)^(?!- ).*(?<!\\)\*\*verbatim(?<!\\)\*\*")
        notes = set(re.findall(r"(?m)^\[\^(\d+)\]: ", text))
        self.assertEqual(notes, set(re.findall(r"\[\^(\d+)\](?!:)", text)))

    def test_csv(self):
        self.same_twice("csv")
        for name in ("brief", "hostile"):
            text = export(name, "csv").read_bytes().decode("utf-8")
            rows = list(csv.reader(io.StringIO(text, newline="")))
            self.assertGreater(len(rows), 15)
            for row in rows:
                self.assertEqual(len(row), len(rows[0]))
                for cell in row:
                    if cell[:1] in ("=", "+", "-", "@"):
                        self.assertRegex(cell, r"^-?[0-9.]+$")
        self.clean(text)

    def test_pdf(self):
        self.same_twice("pdf")
        for name in ("brief", "long", "hostile"):
            path = export(name, "pdf")
            subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
            plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], check=True, capture_output=True).stdout
            for forbidden in (b"/URI", b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/EmbeddedFile", b"/GoToR", b"/CreationDate"):
                self.assertNotIn(forbidden, plain)
            for wanted in (b"/Lang (en)", b"/DisplayDocTitle true", b"/Marked true", b"/S /Document", b"/S /Note", b"/S /H2", b"/Outlines"):
                self.assertIn(wanted, plain)
            text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True).stdout.decode("utf-8")
            self.assertNotRegex(text.replace("\f", ""), CONTROL)
            pages = text.split("\f")[:-1]
            for number, page in enumerate(pages, 1):
                self.assertIn(f"Page {number} of {len(pages)}", page)
            flat = " ".join(text.split())
            self.assertLess(flat.index("Coverage"), flat.index("1 " + ("Delivery" if name != "hostile" else "=section")))
            self.assertIn("They are not findings and may be false", flat)
            if name != "hostile":  # what is kept out stands in its appendix alone
                self.assertGreater(flat.index("Veltrane has been late"), flat.index("Appendix A"))
                self.assertEqual(flat.count("Veltrane has been late"), 1)
        self.assertEqual(subprocess.run(["pdfinfo", export("brief", "pdf", None, "--paper", "letter")], capture_output=True, text=True).stdout.count("612 x 792"), 1)

    def test_docx(self):
        self.same_twice("docx")
        w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
        for name in ("brief", "long", "hostile"):
            with zipfile.ZipFile(export(name, "docx")) as pack:
                self.assertIsNone(pack.testzip())
                self.assertEqual(pack.namelist()[0], "[Content_Types].xml")
                for entry in pack.infolist():
                    self.assertEqual(entry.date_time, (1980, 1, 1, 0, 0, 0))
                trees = {n: ElementTree.fromstring(pack.read(n)) for n in pack.namelist() if n.endswith((".xml", ".rels"))}
                targets = set()
                for n, tree in trees.items():
                    if n.endswith(".rels"):
                        for relation in tree:
                            self.assertIsNone(relation.get("TargetMode"))
                            self.assertNotIn(":", relation.get("Target"))
                            targets.add(relation.get("Target"))
                self.assertEqual(targets - {"word/document.xml", "docProps/core.xml"}, {n[5:] for n in pack.namelist() if n.startswith("word/") and n not in ("word/document.xml", "word/_rels/document.xml.rels")})
            fields = [f.get(w + "instr") for tree in trees.values() for f in tree.iter(w + "fldSimple")]
            self.assertEqual(sorted(fields), ["NUMPAGES", "PAGE"])
            body, notes = trees["word/document.xml"], trees["word/footnotes.xml"]
            for tree in trees.values():
                for forbidden in ("instrText", "fldChar", "object", "altChunk", "subDoc"):
                    self.assertFalse(list(tree.iter(w + forbidden)))
            for link in body.iter(w + "hyperlink"):
                self.assertEqual(list(link.attrib), [w + "anchor"])
            # Word numbers notes in the order of mention: it must be ours.
            mentioned = [int(r.get(w + "id")) for r in body.iter(w + "footnoteReference")]
            self.assertEqual(mentioned, list(range(1, len(mentioned) + 1)))
            self.assertEqual([int(n.get(w + "id")) for n in notes.iter(w + "footnote")], [-1, 0] + mentioned)
            text = "".join(t.text or "" for t in body.iter(w + "t"))
            self.assertNotRegex(text, BIDI)
            self.assertNotRegex(text, CONTROL)
            if name == "hostile":
                self.assertIn("<script>alert(1)</script>", text)

    def test_odt(self):
        self.same_twice("odt")
        text_space, xlink = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}", "{http://www.w3.org/1999/xlink}href"
        for name in ("brief", "long", "hostile"):
            with zipfile.ZipFile(export(name, "odt")) as pack:
                self.assertIsNone(pack.testzip())
                first = pack.infolist()[0]
                self.assertEqual((first.filename, first.compress_type), ("mimetype", zipfile.ZIP_STORED))
                trees = {n: ElementTree.fromstring(pack.read(n)) for n in pack.namelist() if n.endswith(".xml")}
            for n, tree in trees.items():
                for element in tree.iter():
                    if element.get(xlink) is not None:
                        self.assertRegex(element.get(xlink), r"^(#note\d+|Pictures/[a-z0-9]+\.png)$")
                    self.assertFalse(element.tag.endswith(("}script", "}dde-link", "}event-listener", "}database-display", "}object")))
            content = trees["content.xml"]
            numbers = [c.text for c in content.iter(text_space + "note-citation")]
            self.assertEqual(numbers, [str(i) for i in range(1, len(numbers) + 1)])
            said = "".join(content.itertext())
            self.assertNotRegex(said, BIDI)
            self.assertNotRegex(said, CONTROL)
            if name == "hostile":
                self.assertIn("<script>alert(1)</script>", said)

    def test_opens_in_libreoffice(self):
        office = shutil.which("soffice")
        writer = pathlib.Path(os.path.realpath(office)).parent / "libswlo.so" if office else None
        if not office or not writer.exists():
            self.skipTest("no LibreOffice Writer here: DOCX and ODT were checked by their structure alone")
        for name, form in (("brief", "docx"), ("hostile", "docx"), ("brief", "odt"), ("hostile", "odt")):
            path = export(name, form)
            profile = f"-env:UserInstallation=file://{FOLDER}/office"
            subprocess.run([office, profile, "--headless", "--convert-to", "pdf", "--outdir", FOLDER / "office-out", path], check=True, capture_output=True, timeout=120)
            text = subprocess.run(["pdftotext", FOLDER / "office-out" / (path.stem + ".pdf"), "-"], check=True, capture_output=True).stdout.decode()
            self.assertIn("They are not findings and may be false", text)

    def test_xlsx(self):
        self.same_twice("xlsx")
        m = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        for name in ("brief", "hostile"):
            with zipfile.ZipFile(export(name, "xlsx")) as pack:
                self.assertIsNone(pack.testzip())
                trees = {n: ElementTree.fromstring(pack.read(n)) for n in pack.namelist() if n.endswith((".xml", ".rels"))}
            for n, tree in trees.items():
                self.assertFalse(list(tree.iter(m + "f")), n)  # no formula
                self.assertNotIn("externalLink", n)
                if n.endswith(".rels"):
                    for relation in tree:
                        self.assertIsNone(relation.get("TargetMode"))
            links = [h for tree in trees.values() for h in tree.iter(m + "hyperlink")]
            for link in links:
                self.assertRegex(link.get("location"), r"^Sources!A\d+$")
            # Every figure has its link, and the link leads to the row that names the same source.
            sheets = [s.get("name") for s in trees["xl/workbook.xml"].iter(m + "sheet")]
            figures = trees[f"xl/worksheets/sheet{sheets.index('Figures') + 1}.xml"]
            self.assertEqual(len(list(figures.iter(m + "hyperlink"))), len(list(figures.iter(m + "row"))) - 1)
            strings = ["".join(t.text or "" for t in si.iter(m + "t")) for si in trees["xl/sharedStrings.xml"].iter(m + "si")]
            for text in strings:
                self.assertNotRegex(text, BIDI)
                self.assertNotRegex(text, CONTROL)
            if name == "hostile":
                self.assertTrue(any(text.startswith("=") for text in strings))  # as text
            else:
                values = [c.find(m + "v").text for c in figures.iter(m + "c") if c.get("t") is None and c.find(m + "v") is not None]
                self.assertIn("612.4", values)

    def test_evidence(self):
        for name in ("brief", "hostile"):
            packs = [export(name, "evidence", "zip").read_bytes() for _ in range(2)]
            self.assertEqual(*packs)
            with zipfile.ZipFile(io.BytesIO(packs[0])) as pack:
                files = {n.removeprefix("evidence/"): pack.read(n) for n in pack.namelist()}
            for n in files:  # names are ours
                self.assertRegex(n, r"^(data/)?(regions/|originals/)?[a-z0-9-]+(\.[a-z]+)?$|^README.txt$")
            listed = {}
            for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
                for line in files[manifest].decode().splitlines():
                    digest, path = line.split("  ", 1)
                    listed[path] = digest
            self.assertEqual(set(listed), set(files) - {"tagmanifest-sha256.txt"})
            for path, digest in listed.items():
                self.assertEqual(hashlib.sha256(files[path]).hexdigest(), digest)
            evidence = json.loads(files["data/evidence.json"])
            self.assertEqual(evidence["report_sha256"], hashlib.sha256(files["data/report.json"]).hexdigest())
            for note in evidence["footnotes"]:
                self.assertIsNone(note["picture"])
                self.assertIn("not at its place", note["no_picture_because"])
            numbers = [n["number"] for n in evidence["footnotes"]]
            for claim in evidence["claims"]:
                self.assertTrue(set(claim["footnotes"]) <= set(numbers))
                self.assertIn(claim["class"], ("verbatim", "computed", "supported", "judged"))
        folder = FOLDER / "pack"
        again = [DOSSIER, "export", FOLDER / "brief.json", "--to", "evidence", "-o", folder, "--quiet"]
        subprocess.run(again, check=True, capture_output=True)
        subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"], cwd=folder, check=True, capture_output=True)
        self.assertEqual(subprocess.run(again, capture_output=True).returncode, 1)  # never into what is there
        self.assertEqual([p.name for p in FOLDER.glob("pack*")], ["pack"])
        self.assertEqual(subprocess.run(again + ["--include-originals", "-o", FOLDER / "other"], capture_output=True).returncode, 1)  # they are not there
        self.assertFalse(list(FOLDER.glob("other*")))

    def test_checked_against_the_files(self):
        contracts = pathlib.Path(__file__).resolve().parent.parent / "sample_docs" / "contracts"
        files = sorted(p for p in contracts.iterdir() if p.suffix in (".pdf", ".docx"))
        report, out = FOLDER / "real.json", FOLDER / "real.html"
        subprocess.run([DOSSIER, "summarize", *files, "--report", report, "--quiet"], check=True, capture_output=True)
        run = subprocess.run([DOSSIER, "export", report, "--to", "html", "-o", out], check=True, capture_output=True, text=True)
        self.assertRegex(run.stderr, r"Checked after writing: (\d+) of \1 claims and figures hold\. Saved as ")
        self.assertIn('src="data:image/png;base64,', out.read_text(encoding="utf-8"))
        forged = json.loads(report.read_text(encoding="utf-8"))
        citation = next(c for claim in forged["claims"] for c in claim["citations"] if re.search(r"[0-8]", c["quote"]))
        citation["quote"] = re.sub(r"[0-8]", "9", citation["quote"], count=1)
        (FOLDER / "forged.json").write_text(json.dumps(forged), encoding="utf-8")
        run = subprocess.run([DOSSIER, "export", FOLDER / "forged.json", "--to", "html", "-o", FOLDER / "forged.html"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 1)
        self.assertIn("Nothing was written", run.stderr)
        self.assertFalse((FOLDER / "forged.html").exists())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
