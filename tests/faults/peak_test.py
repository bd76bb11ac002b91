#!/usr/bin/env python3
"""Ingests one large or hostile file of every kind and looks at how much memory each process took.

Usage: peak_test.py DOSSIER [--limit-mib 1430] [--scale 1.0] [--only KIND,...] [--samples DIR]

The files are made here: bombs that unpack to gigabytes, sheets and texts of many megabytes, pictures of many pixels, trees too deep. Each
is ingested alone by one reader; the resident peak (VmHWM) of every process of the run is watched; the limit is 1.5 GB. Fails if one is above the limit, if the
run crashes, or if the file is neither read nor listed with a reason. --samples: a folder with real files to grow (a JPEG's size is
forged from one). --scale 0.1 makes all of it ten times smaller.
"""
import argparse
import base64
import glob
import gzip
import io
import json
import os
import random
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
import zlib

MIB = 1 << 20
DJVU = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../fuzz/corpus/djvu_fuzz/photo")
LINE = b"The seller shall deliver 1,577.00 tonnes to the buyer before 31 March 2024, price 4,160 USD each, under clause 12.3(a).\n"


def repeated(line, size):
    return line * max(1, int(size) // len(line))


def varied(before, after):
    """A MiB of lines that differ, so that packing makes them three times smaller and not a thousand times, as real text."""
    noise = random.Random(1)
    return b"".join(before + noise.randbytes(20).hex().encode() + b" " + LINE[:40] + after for _ in range(MIB // (len(before) + len(after) + 81)))


def png(width, height, row=None, lie=False):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    pack, body = zlib.compressobj(9), b""
    line = b"\0" + (row or b"\xff" * width)
    for _ in range(64 if lie else height):
        body += pack.compress(line)
    body += pack.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def bmp(width, height):
    row = (width * 3 + 3) // 4 * 4
    return b"BM" + struct.pack("<IHHI", 54 + row * height, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, row * height, 2835, 2835, 0, 0) + b"\xff" * (row * height)


def tiff(pages, width, height):
    out, first = io.BytesIO(), 8
    out.write(b"II*\0" + struct.pack("<I", first))
    strip_bytes = (width + 7) // 8 * height
    for n in range(pages):
        at = out.tell()
        entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 0), (273, 4, 1, 0), (277, 3, 1, 1), (278, 4, 1, height), (279, 4, 1, strip_bytes)]
        size = 2 + 12 * len(entries) + 4
        entries[5] = (273, 4, 1, at + size)
        out.write(struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *e) for e in entries))
        out.write(struct.pack("<I", at + size + strip_bytes if n + 1 < pages else 0))
        out.write(b"\0" * strip_bytes)
    return out.getvalue()


def jpeg_with_forged_size(sample, width, height):
    data = bytearray(sample)
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if 0xC0 <= data[at + 1] <= 0xC2:
            struct.pack_into(">HH", data, at + 5, height, width)
            return bytes(data)
        at += 2 + struct.unpack_from(">H", data, at + 2)[0]
    return None


def pdf(objects):
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for n, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % n + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def pdf_stream(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


def pdf_of(pages, resources=b"<< /Font << /F 3 0 R >> >>", more=(), box=b"0 0 612 792"):
    """`pages`: content streams as objects; `more`: objects from number 4 on."""
    kids, objects = [], [b"", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"] + list(more)
    for content in pages:
        objects.append(content)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Resources %s /Contents %d 0 R >>" % (box, resources, len(objects)))
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return pdf(objects)


def deflated(line, size):
    pack, out, piece = zlib.compressobj(9), io.BytesIO(), repeated(line, MIB)
    for _ in range(max(1, int(size) // MIB)):
        out.write(pack.compress(piece))
    out.write(pack.flush())
    return out.getvalue()


def packed(members):
    """A ZIP of {name: bytes or (line, size)}; the latter is written piece by piece."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members.items():
            if isinstance(data, bytes):
                archive.writestr(name, data)
                continue
            head, line, size, tail = data
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(head)
                piece = repeated(line, MIB)
                for _ in range(max(1, int(size) // MIB)):
                    member.write(piece)
                member.write(tail)
    return out.getvalue()


def docx(document):
    return packed({
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document})


def xlsx(sheet):
    return packed({
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet})


def opendocument(kind, body):
    return packed({"mimetype": b"application/vnd.oasis.opendocument." + kind, "content.xml": body})


def kinds(scale, sample_jpeg, sample_djvu):
    """Name of the file -> a function that gives its bytes."""
    m = MIB * scale
    w = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    s = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    o = b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    mail = b"From: a@example.org\nTo: b@example.org\nSubject: %s\nDate: Mon, 01 Jan 2024 00:00:00 +0000\nMIME-Version: 1.0\n"
    side = int(9000 * scale ** .5)
    return {
        "text.txt": lambda: repeated(LINE, 400 * m),
        "one_line.txt": lambda: repeated(LINE[:-1], 200 * m),
        "zeros.bin": lambda: b"\0" * int(400 * m),
        "table.csv": lambda: repeated(b"4160,1577.00,\"a, b\",2024-03-31,x\n", 150 * m),
        "page.html": lambda: b"<html><body>" + repeated(b"<p>" + LINE + b"</p>", 120 * m) + b"</body></html>",
        "deep.html": lambda: b"<html><body>" + b"<div><b><i>" * int(300000 * scale),
        "table.html": lambda: b"<table>" + repeated(b"<tr><td>4160<td>1577.00<td>x</tr>", 60 * m) + b"</table>",
        "text.md": lambda: repeated(b"# Heading\n\n- " + LINE, 100 * m),
        "text.rtf": lambda: b"{\\rtf1\\ansi " + repeated(b"\\b " + LINE.replace(b"\n", b"\\par "), 120 * m) + b"}",
        "deep.rtf": lambda: b"{\\rtf1 " + b"{\\b " * int(2e6 * scale) + b"x",
        "code.py": lambda: repeated(b"def f(x):\n    return x + 1\n", 100 * m),
        "letter.eml": lambda: mail % b"long" + b"Content-Type: text/plain\n\n" + repeated(LINE, 150 * m),
        "attached.eml": lambda: mail % b"attached" + b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename=a.txt\nContent-Transfer-Encoding: base64\n\n"
        + base64.encodebytes(repeated(LINE, 200 * m)) + b"\n--x--\n",
        "nested.eml": lambda: b"".join(mail % b"n" + b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(int(3000 * scale) + 10)) + LINE,
        "box.mbox": lambda: b"".join(b"From a@example.org Mon Jan  1 00:00:00 2024\n" + mail % b"m" + b"\n" + LINE + b"\n" for _ in range(int(20000 * scale) + 1)),
        "large.mbox": lambda: repeated(b"From a@example.org Mon Jan  1 00:00:00 2024\n" + mail % b"m" + b"\n" + LINE * 2000 + b"\n", 500 * m),
        "table.json": lambda: b"[" + repeated(b'{"tonnes": 4160, "price": "1577.00", "buyer": "a, b"},\n', 300 * m) + b"{}]",
        "bomb.zip": lambda: packed({"zeros.txt": (b"", b"\0", 4000 * m, b"")}),
        "text.zip": lambda: packed({"%d.txt" % n: (b"", varied(b"", b"\n"), 200 * m, b"") for n in range(5)}),
        "many.zip": lambda: packed({"%d.txt" % n: LINE for n in range(int(20000 * scale) + 1)}),
        "bomb.gz": lambda: gzip.compress(b"\0" * int(1000 * m), 9) * 4,
        "text.tar": lambda: tar_of({"a.txt": repeated(LINE, 300 * m), "b.txt": repeated(LINE, 300 * m)}),
        "text.docx": lambda: docx((b"<w:document %s><w:body>" % w, varied(b"<w:p><w:r><w:t>", b"</w:t></w:r></w:p>"), 300 * m, b"</w:body></w:document>")),
        "deep.docx": lambda: docx(b"<w:document %s><w:body>" % w + b"<w:p>" * int(2e6 * scale)),
        "sheet.xlsx": lambda: xlsx((b"<worksheet %s><sheetData>" % s, varied(b"<row>" + b"<c><v>4160</v></c>" * 12 + b"<c t='str'><v>", b"</v></c></row>"), 300 * m, b"</sheetData></worksheet>")),
        "text.odt": lambda: opendocument(b"text", (b"<office:document-content %s><office:body><office:text>" % o, varied(b"<text:p>", b"</text:p>"), 300 * m, b"</office:text></office:body></office:document-content>")),
        "sheet.ods": lambda: opendocument(b"spreadsheet", b"<office:document-content %s><office:body><office:spreadsheet><table:table table:name=\"S\"><table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell table:number-columns-repeated=\"16000\"><text:p>4160</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>" % o),
        "large.png": lambda: png(side, side, b"\xff\x00\xff\xff" * (side // 4) + b"\xff" * (side % 4)),
        "forged.png": lambda: png(60000, 60000, lie=True),
        "large.bmp": lambda: bmp(side, side),
        "pages.tiff": lambda: tiff(int(300 * scale) + 1, 2480, 3508),
        "white.djvu": lambda: djvu_page(10900, 10900),
        "forged.djvu": lambda: djvu_with_forged_size(sample_djvu, 10900, 10900),
        "forged_more.djvu": lambda: djvu_with_forged_size(sample_djvu, 60000, 60000),
        "forged.jpg": (lambda: jpeg_with_forged_size(sample_jpeg, 16000, 6000)) if sample_jpeg else None,
        "pages.pdf": lambda: pdf_of([pdf_stream(b"BT /F 10 Tf 12 TL 50 740 Td " + b"(%s) Tj T* " % LINE[:-1].replace(b"(", b"\\(").replace(b")", b"\\)") * 55 + b"ET")] * (int(3000 * scale) + 1)),
        "flate_bomb.pdf": lambda: pdf_of([pdf_stream(deflated(b"q 1 0 0 1 0 0 cm Q\n", 3000 * m), b"/Filter /FlateDecode")]),
        "words_bomb.pdf": lambda: pdf_of([pdf_stream(deflated(b"BT /F 1 Tf 50 700 Td (word) Tj ET\n", 400 * m), b"/Filter /FlateDecode")]),
        "lines_bomb.pdf": lambda: pdf_of([pdf_stream(deflated(b"10 10 m 300 300 l S\n", 400 * m), b"/Filter /FlateDecode")]),
        "huge_page.pdf": lambda: pdf_of([pdf_stream(b"0 0 9000 9000 re f")], box=b"0 0 14400 14400"),
        "image_bomb.pdf": lambda: pdf_of([pdf_stream(b"q 612 0 0 792 0 0 cm /I Do Q")], b"<< /XObject << /I 4 0 R >> >>",
                                         [pdf_stream(deflated(b"\xff", 900 * m), b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode")]),
        "scans.pdf": lambda: pdf_of([pdf_stream(b"q 612 0 0 792 0 0 cm /I Do Q")] * 3, b"<< /XObject << /I 4 0 R >> >>",
                                    [pdf_stream(deflated(b"\xff\xff\x00\xff", 4961 * 7016), b"/Type /XObject /Subtype /Image /Width 4961 /Height 7016 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode")]),
        "text.epub": lambda: packed({"mimetype": b"application/epub+zip",
                                     "META-INF/container.xml": b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
                                     "c.opf": b'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
                                     "a.xhtml": (b"<html><body>", varied(b"<p>", b"</p>"), 100 * m, b"</body></html>")}),
    }


def tar_of(members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def djvu_page(width, height, chunks=b""):
    info = b"INFO" + struct.pack(">IHHBB", 10, width, height, 24, 0) + struct.pack("<H", 300) + b"\x16\x01"
    body = b"DJVU" + info + chunks
    return b"AT&TFORM" + struct.pack(">I", len(body)) + body


def djvu_with_forged_size(sample, width, height):
    """A page in wavelets says its size twice: of the page, and of the picture on it."""
    at = sample.index(b"BG44")
    length = struct.unpack_from(">I", sample, at + 4)[0]
    picture = bytearray(sample[at:at + 8 + length])
    struct.pack_into(">HH", picture, 12, width, height)
    return djvu_page(width, height, bytes(picture))


def family(root):
    """The process and all its descendants that are alive."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open("/proc/%s/stat" % entry, "rb") as f:
                    parents[int(entry)] = int(f.read().rsplit(b")", 1)[1].split()[1])
            except (OSError, IndexError):
                pass
    found, grown = {root}, True
    while grown:
        more = {p for p, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return found


def peak_of(pid):
    try:
        with open("/proc/%d/status" % pid) as f:
            fields = dict(line.split(":", 1) for line in f if ":" in line)
        return fields["Name"].strip(), int(fields["VmHWM"].split()[0]) / 1024
    except (OSError, KeyError, ValueError):
        return None


def ingest(dossier, path, archive):
    """(exit status, what is listed, {process: MiB}, seconds)"""
    start, peaks = time.time(), {}
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([dossier, "ingest", path, "--archive", archive, "--jobs", "1", "--json"], stdout=out, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        while process.poll() is None:
            for pid in family(process.pid):
                seen = peak_of(pid)
                if seen:
                    peaks[seen[0]] = max(peaks.get(seen[0], 0), seen[1])
            time.sleep(.01)
        out.seek(0)
        try:
            listed = json.load(out)["documents"]
        except (ValueError, KeyError):
            listed = []
    return process.returncode, listed, peaks, time.time() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dossier")
    parser.add_argument("--limit-mib", type=float, default=1430)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--samples", default="sample_docs")
    options = parser.parse_args()
    jpegs = sorted(glob.glob(os.path.join(options.samples, "**", "*.jp*g"), recursive=True))
    sample = open(jpegs[0], "rb").read() if jpegs else None
    if not sample:
        print("NO JPEG in %s: forged.jpg is not tried" % options.samples)
    faults, highest = 0, (0, "", "")
    print("%-18s %9s %6s %8s %8s  %s" % ("file", "MB", "exit", "dossier", "reader", "said"))
    for name, make in kinds(options.scale, sample, open(DJVU, "rb").read()).items():
        if make is None or (options.only and name not in options.only.split(",")):
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, name)
            with open(path, "wb") as f:
                f.write(make())
            size = os.path.getsize(path) / 1e6
            rc, listed, peaks, seconds = ingest(options.dossier, path, os.path.join(folder, "a.dossier"))
            mine = [d for d in listed if os.path.basename(d.get("path", "")) == name]
            said = "%s %s" % (mine[0]["status"], mine[0].get("error") or "") if mine else "NOT LISTED"
            bad = [] if mine and rc in (0, 3) else ["exit %s" % rc]
            for process, mib in peaks.items():
                highest = max(highest, (mib, process, name))
                if mib > options.limit_mib:
                    bad.append("%s took %.0f MiB" % (process, mib))
            faults += bool(bad)
            reader = max([v for k, v in peaks.items() if k != "dossier"] or [0])
            print("%-18s %9.1f %6s %8.0f %8.0f  %s, %.1f s %s" % (name, size, rc, peaks.get("dossier", 0), reader, said.strip()[:70], seconds, "FAULT: " + "; ".join(bad) if bad else ""), flush=True)
    print("highest: %.0f MiB by %s on %s; %d faults" % (highest + (faults,)))
    return 1 if faults else 0


sys.exit(main())
