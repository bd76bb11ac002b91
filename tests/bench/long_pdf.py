#!/usr/bin/env python3
"""Writes a PDF of many pages of text, with an outline and page labels: long_pdf.py PAGES OUT.pdf

Plain PDF 1.4 with a standard font, the same bytes each time. For timing readers; its text is made up.
"""
import sys
import zlib

WORDS = ("the supplier shall deliver each order within days of its receipt and the purchaser shall pay the price stated in "
         "schedule two unless a claim was raised in writing before the goods were accepted at the place named therein").split()


def lines_of(page):
    """45 lines of about eighty signs, different on every page."""
    seed = page * 2654435761 % 2**32
    out = [f"Chapter {(page - 1) // 50 + 1}, page {page}", ""]
    for line in range(43):
        words = []
        while sum(map(len, words)) + len(words) < 76:
            seed = (seed * 1664525 + 1013904223) % 2**32
            words.append(WORDS[(seed >> 16) % len(WORDS)])
        if line % 9 == 4:
            words[3] = f"{(page * 43 + line) * 17 % 99991:,}.{line % 10}0"
        out.append(" ".join(words))
    return out


def main():
    pages, path = int(sys.argv[1]), sys.argv[2]
    objects = []

    def add(body):
        objects.append(body)
        return len(objects)

    catalog, tree, font, outline = add(b""), add(b""), add(b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"), add(b"")
    kids, chapters = [], []
    for page in range(1, pages + 1):
        text = "BT /F 11 Tf 15 TL 72 770 Td " + " ".join(f"({line}) Tj T*" for line in lines_of(page)) + " ET"
        data = zlib.compress(text.encode("latin-1"))
        content = add(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(data), data))
        kids.append(add(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F %d 0 R>>>>/Contents %d 0 R>>" % (tree, font, content)))
        if page % 50 == 1:
            chapters.append((kids[-1], (page - 1) // 50 + 1))
    first = len(objects) + 1
    for i, (kid, number) in enumerate(chapters):
        links = (b"/Prev %d 0 R" % (first + i - 1) if i else b"") + (b"/Next %d 0 R" % (first + i + 1) if i + 1 < len(chapters) else b"")
        add(b"<</Title(Chapter %d)/Parent %d 0 R%s/Dest[%d 0 R/XYZ 0 842 0]>>" % (number, outline, links, kid))
    objects[catalog - 1] = b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageLabels<</Nums[0<</S/r>>8<</S/D/St 1>>]>>>>" % (tree, outline)
    objects[tree - 1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(b"%d 0 R" % k for k in kids))
    objects[outline - 1] = b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, first + len(chapters) - 1, len(chapters))
    with open(path, "wb") as out:
        out.write(b"%PDF-1.4\n")
        places = []
        for number, body in enumerate(objects, 1):
            places.append(out.tell())
            out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        start = out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
        out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        out.write(b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, catalog, start))


if __name__ == "__main__":
    main()
