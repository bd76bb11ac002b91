#!/usr/bin/env python3
"""Writes the first inputs of the fuzz targets into tests/fuzz/corpus: small, each with the features its parser has branches for.

Usage: make_seeds.py [CORPUS]

What fuzzing found worth keeping lies beside them under the hash of its bytes; the same names are written again, nothing is removed.
"""
import gzip
import io
import os
import struct
import sys
import tarfile
import zipfile
import zlib

CORPUS = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")


def seed(target, name, content):
    folder = os.path.join(CORPUS, target + "_fuzz")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as out:
        out.write(content if isinstance(content, bytes) else content.encode("utf-8"))


def texts():
    seed("text", "markdown", "# Head\n\nA paragraph with *words*,\nover two lines.\n\n- item\n- item two\n\n1. first\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\f## Second page\n")
    seed("text", "utf16", "Größe 1.577,00 €\r\nzweite".encode("utf-16"))
    seed("text", "latin1", "Größe und Maß, naïve façade".encode("latin-1") * 3)
    seed("text", "rtl", "שלום עולם 123 \u202e override \u0000 nul \x1b[31m")
    seed("csv", "commas", 'name,amount,note\n"Doe, Jane",1577.0,"line\nbreak"\n"He said ""no""",-3,\n')
    seed("csv", "semicolons", "a;b;c\n1,5;2,5;x\n;;\n")
    seed("csv", "tabs", "a\tb\n1\t2\n\t\n")
    seed("html", "page", "<!doctype html><html lang=de><head><meta charset=utf-8><title>T</title><style>p{}</style></head><body><h1>Head</h1><p>A <b>bold</b> <a href='http://x'>link</a>"
         "<ul><li>one<ol><li>two</ol></ul><table><caption>C</caption><tr><th colspan=2>H<td rowspan=3>x<tr><td>1<td>2</table><pre> a\n b</pre><script>no()</script><p hidden>h</p>"
         "<p style='display:none'>n</p>&amp;&#x41;&nbsp;<br><img alt=pic><blockquote>q</blockquote><del>d</del><ins>i</ins></body></html>")
    seed("html", "broken", "<table><tr><td><table><tr><td>deep<p><b><i>unclosed<div></b><td rowspan=99999 colspan=-1>")
    seed("rtf", "features", r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset204 Arial;}}{\info{\title T}{\author A}}\pard\b Head\b0\par Text with \'e4\u8364?\par"
         r"{\v hidden}{\deleted gone}{\revised new}\trowd\cellx1000\cellx2000 a\cell b\cell\row{\*\generator x}{\footnote note}\bin4 abcd{\pict\pngblip 89504e47}\page end}")
    seed("rtf", "open", r"{\rtf1{{{{\uc2\u-3913 ab\'")


def mail():
    body = ("From: =?utf-8?q?J=C3=BCrgen?= <a@example.org>\r\nTo: b@example.org\r\nSubject: =?iso-8859-1?b?R3L832U=?=\r\nDate: Mon, 01 Jan 2024 00:00:00 +0000\r\n"
            "Message-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary=y\r\n\r\n"
            "--y\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=FC=DFe\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>html</p>\r\n--y--\r\n"
            "--x\r\nContent-Type: application/octet-stream; name=\"a/../b.txt\"\r\nContent-Disposition: attachment; filename*=utf-8''n%C3%A4me.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            "SGVsbG8=\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner body\r\n--x--\r\n")
    seed("eml", "multipart", body)
    seed("eml", "signed", "From: a@b\nContent-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=s\n\n--s\n\ntext\n--s\nContent-Type: application/pkcs7-signature\n\nx\n--s--\n")
    seed("eml", "encrypted", "From: a@b\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nMIIB\n")
    seed("eml", "tnef", b"From: a@b\nContent-Type: application/ms-tnef; name=winmail.dat\n\n\x78\x9f\x3e\x22\x01\x00\x01")
    seed("mbox", "two", "From a@example.org Mon Jan  1 00:00:00 2024\nSubject: one\n\nBody\n>From quoted\n\nFrom b@example.org Tue Jan  2 00:00:00 2024\nSubject: two\n\nFrom here on\n\n" )
    seed("mbox", "crlf", "From a Mon\r\nSubject: one\r\n\r\n>>From twice\r\n\r\nFrom b Tue\r\n\r\nFrom c\n\n\nFrom d\n>From")
    return body.encode()


def packages():
    seed("docx", "features", """<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="1"/></w:r><w:commentReference w:id="1"/><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:tab/><w:br w:type="page"/></w:r></w:p>
<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p><w:hyperlink r:id="x"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt></w:body></w:document>
@_rels/.rels
<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>
@word/_rels/document.xml.rels
<Relationships><Relationship Id="2" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="3" Type="x/numbering" Target="numbering.xml"/><Relationship Id="4" Type="x/styles" Target="styles.xml"/><Relationship Id="5" Type="x/comments" Target="comments.xml"/><Relationship Id="6" Type="x/image" Target="http://x" TargetMode="External"/></Relationships>
@word/footnotes.xml
<w:footnotes><w:footnote w:id="1"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>
@word/comments.xml
<w:comments><w:comment w:id="1" w:author="A"><w:p><w:r><w:t>remark</w:t></w:r></w:p></w:comment></w:comments>
@word/numbering.xml
<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1(%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num></w:numbering>
@word/styles.xml
<w:styles><w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Heading1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>
@docProps/core.xml
<cp:coreProperties><dc:title>T</dc:title><dc:creator>A</dc:creator></cp:coreProperties>
""")
    seed("xlsx", "features", """<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>x</v></c></row><row r="2" hidden="1"><c r="A2" s="1"><v>0.357</v></c><c r="B2" s="2"><v>45460</v></c><c r="C2" t="b"><v>1</v></c><c r="XFD1048576" t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>in</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>
@_rels/.rels
<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>
@xl/workbook.xml
<workbook><workbookPr date1904="1"/><sheets><sheet name="One" sheetId="1" r:id="r1"/><sheet name="Hid" state="veryHidden" sheetId="2" r:id="r1"/></sheets></workbook>
@xl/_rels/workbook.xml.rels
<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>
@xl/sharedStrings.xml
<sst><si><t>shared</t></si><si><r><t>rich</t></r></si></sst>
@xl/styles.xml
<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>
""")
    seed("pptx", "features", """<p:sld show="0"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:txBody><a:p><a:pPr lvl="1"/><a:r><a:t>point</a:t></a:r><a:br/></a:p></p:txBody></p:sp><p:graphicFrame><a:tbl><a:tr><a:tc gridSpan="2" rowSpan="9"><a:txBody><a:p><a:r><a:t>c</a:t></a:r></a:p></a:txBody></a:tc><a:tc hMerge="1"/></a:tr></a:tbl></p:graphicFrame><p:grpSp><p:sp/></p:grpSp></p:spTree></p:cSld></p:sld>
@_rels/.rels
<Relationships><Relationship Id="1" Type="x/officeDocument" Target="ppt/presentation.xml"/></Relationships>
@ppt/presentation.xml
<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst></p:presentation>
@ppt/_rels/presentation.xml.rels
<Relationships><Relationship Id="r1" Type="x/slide" Target="slides/slide1.xml"/></Relationships>
@ppt/slides/_rels/slide1.xml.rels
<Relationships><Relationship Id="r1" Type="x/notesSlide" Target="../notesSlides/n1.xml"/></Relationships>
@ppt/notesSlides/n1.xml
<p:notes><p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>note</a:t></a:r></a:p></p:txBody></p:sp></p:notes>
""")
    seed("odf", "features", """<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text><text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h text:outline-level="2">Head</text:h><text:p>a<text:s text:c="3"/><text:tab/><text:line-break/><text:change text:change-id="c"/><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note><office:annotation><text:p>r</text:p></office:annotation></text:p><text:list><text:list-item><text:p>item</text:p></text:list-item></text:list><table:table table:name="S"><table:table-column table:visibility="collapse" table:number-columns-repeated="1000000"/><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1577.0" table:formula="of:=1" table:number-columns-spanned="2" table:number-columns-repeated="16384"><text:p>1,577</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table></office:text></office:body></office:document-content>
@mimetype
application/vnd.oasis.opendocument.text
@meta.xml
<office:document-meta><office:meta><dc:title>T</dc:title></office:meta></office:document-meta>
@META-INF/manifest.xml
<manifest:manifest/>
""")
    seed("epub", "features", """<html><head><title>C</title></head><body><h1>Chapter</h1><p>text</p></body></html>
@META-INF/container.xml
<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>
@OEBPS/content.opf
<package><metadata><dc:title>T</dc:title></metadata><manifest><item id="a" href="../chapter.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b%20c.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b" linear="no"/></spine></package>
@OEBPS/b c.xhtml
<p>second</p>
@META-INF/encryption.xml
<encryption/>
""")


def containers(message):
    def zipped(members, mode=zipfile.ZIP_DEFLATED):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", mode) as z:
            for name, content in members.items():
                z.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, mode)
        return out.getvalue()
    def tarred(members):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as t:
            for name, content in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                t.addfile(info, io.BytesIO(content))
            link = tarfile.TarInfo("link")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            t.addfile(link)
        return out.getvalue()
    inner = zipped({"deep.txt": b"deep text", "m.eml": message})
    for target in ("archive_members", "dispatch"):
        seed(target, "zip", zipped({"a.txt": b"Some text.", "../b.csv": b"a,b\n1,2\n", "in.zip": inner}))
        seed(target, "stored", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>"}, zipfile.ZIP_STORED))
        seed(target, "tar", tarred({"a.txt": b"Some text.", "n\xc3\xa4me": b"x"}))
        seed(target, "gz", gzip.compress(b"Some text.\n" * 20, mtime=0))
        seed(target, "bomb", gzip.compress(b"\0" * 3_000_000, mtime=0))
    seed("dispatch", "mail", message)
    seed("dispatch", "html", "<!doctype html><title>t</title><p>text")
    seed("dispatch", "rtf", r"{\rtf1 text}")


def compound(streams):
    """A compound file (MS-CFB, version 3). Names with / lie in storages. Streams are padded to 4,096 bytes, so that none is in the mini stream."""
    entries = [["Root Entry", 5, None]]  # name, kind, content; children follow
    children = {0: []}
    places = {}
    for path, content in streams.items():
        parent = 0
        *folders, name = path.split("/")
        for depth, folder in enumerate(folders):
            key = "/".join(folders[:depth + 1])
            if key not in places:
                places[key] = len(entries)
                entries.append([folder, 1, None])
                children[places[key]] = []
                children[parent].append(places[key])
            parent = places[key]
        children[parent].append(len(entries))
        entries.append([name, 2, content.ljust(4096, b"\0")])
    sectors, chains = [], []
    def put(content):
        first = len(sectors)
        pieces = [content[at:at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        sectors.extend(pieces)
        chains.append((first, len(pieces)))
        return first
    starts = [put(content) if content else 0 for _, _, content in entries]
    none = 0xFFFFFFFF
    right = [none] * len(entries)
    for kids in children.values():
        for a, b in zip(kids, kids[1:]):
            right[a] = b
    directory = b""
    for n, (name, kind, content) in enumerate(entries):
        wide = name.encode("utf-16-le") + b"\0\0"
        child = children[n][0] if children.get(n) else none
        directory += wide.ljust(64, b"\0") + struct.pack("<HBBIII16sIQQIQ", len(wide), kind, 1, none, right[n], child, b"", 0, 0, 0, starts[n] if content else (0xFFFFFFFE if kind == 5 else 0), len(content or b""))
    directory_at = put(directory.ljust(-(-len(directory) // 512) * 512, b"\0"))
    table = [none] * 128
    for first, count in chains:
        for at in range(first, first + count):
            table[at] = at + 1 if at + 1 < first + count else 0xFFFFFFFE
    table_at = len(sectors)
    assert table_at < 127
    table[table_at] = 0xFFFFFFFD
    sectors.append(struct.pack("<128I", *table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory_at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", table_at, *[none] * 108) + b"".join(sectors)


def old_office():
    text = "Head\rA \x13 PAGE \x14 7 \x15 field\x0c\rcell\x07two\x07\x07\rEnd\r".encode("cp1252")
    wide = "Größe 北\r".encode("utf-16-le")
    word = bytearray(4096)
    word[0:2] = b"\xec\xa5"
    word[1024:1024 + len(text)] = text
    word[2048:2048 + len(wide)] = wide
    pieces = struct.pack("<III", 0, len(text), len(text) + len(wide) // 2) + struct.pack("<HIH", 0, 0x40000000 | 1024 * 2, 0) + struct.pack("<HIH", 0, 2048, 0)
    clx = b"\x01\x02\x00ab\x02" + struct.pack("<I", len(pieces)) + pieces
    word[418:426] = struct.pack("<II", 0, len(clx))
    word[76:80] = struct.pack("<I", len(text) + len(wide) // 2)
    word[10:12] = struct.pack("<H", 0x0200)
    seed("doc", "pieces", compound({"WordDocument": bytes(word), "1Table": clx, "\x05SummaryInformation": b"\xfe\xff"}))
    wide_text = lambda s: s.encode("utf-16-le")
    properties = bytes(32) + struct.pack("<IIQ", 0x00390040, 6, 133500000000000000)
    seed("msg", "attachment", compound({"__properties_version1.0": properties, "__substg1.0_0037001F": wide_text("Subject"), "__substg1.0_1000001F": wide_text("Body text."),
         "__substg1.0_0C1A001F": wide_text("Sender"), "__substg1.0_10130102": b"<p>html</p>", "__recip_version1.0_#00000000/__substg1.0_3001001F": wide_text("To"),
         "__attach_version1.0_#00000000/__substg1.0_3707001F": wide_text("a.txt"), "__attach_version1.0_#00000000/__substg1.0_37010102": b"attached text",
         "__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_0037001F": wide_text("Inner")}))


def workbook():
    """The records of an Excel 97 workbook, one of each kind that the reader takes; xls_fuzz puts the compound file around them."""
    record = lambda number, content=b"": struct.pack("<HH", number, len(content)) + content
    cell = lambda row, column, style=0: struct.pack("<HHH", row, column, style)
    narrow = lambda text: struct.pack("<HB", len(text), 0) + text.encode("latin-1")
    begin, end = record(0x809, struct.pack("<HH8x", 0x0600, 5)), record(0x0A)
    # Strings: narrow; wide; with runs of styles; one that goes on in the next record, where it becomes wide.
    strings = struct.pack("<II", 4, 4) + narrow("shared") + struct.pack("<HB", 2, 1) + "北京".encode("utf-16-le") + struct.pack("<HBH", 4, 8, 1) + b"rich" + bytes(4) + struct.pack("<HB", 6, 0) + b"cut"
    cells = (record(0x7D, struct.pack("<HHHHH", 2, 3, 0x900, 0, 1)) + record(0x208, struct.pack("<HHHHHHI", 1, 0, 9, 255, 0, 0, 0x20)) +
             record(0xFD, cell(0, 0) + struct.pack("<I", 1)) + record(0x203, cell(0, 1, 1) + struct.pack("<d", .357)) + record(0x27E, cell(0, 2, 2) + struct.pack("<I", 45460 << 2 | 2)) +
             record(0xBD, struct.pack("<HHHIHIH", 1, 0, 0, 157700 << 2 | 3, 1, 0x3FF00000, 1)) + record(0x06, cell(2, 0, 3) + struct.pack("<d", 45460.5) + bytes(6)) +
             record(0x06, cell(2, 1) + b"\0\0\0\0\0\0\xff\xff" + bytes(6)) + record(0x207, narrow("told")) + record(0x06, cell(2, 2) + b"\1\0\1\0\0\0\xff\xff") +
             record(0x06, cell(2, 3) + b"\2\0\x07\0\0\0\xff\xff") + record(0x205, cell(3, 0) + b"\x2a\1") + record(0x205, cell(3, 1) + b"\1\0") + record(0x204, cell(3, 2) + narrow("label")) +
             begin + record(0x203, cell(9, 9)) + end + record(0xE5, struct.pack("<HHHHH", 1, 0, 0, 1, 2)))
    def book(globals_of, sheets):
        """`globals_of(places)`: the globals, given where each sheet begins."""
        length, places = len(globals_of([0] * len(sheets))), []
        for sheet in sheets:
            places.append(length)
            length += len(sheet)
        return globals_of(places) + b"".join(sheets)
    def globals_of(places):
        named = zip(places, ((0, 0, "One"), (2, 0, "Hidden"), (0, 2, "Chart")))
        return (begin + record(0x22, b"\1\0") + record(0x41E, struct.pack("<H", 164) + narrow("0.0%")) + b"".join(record(0xE0, struct.pack("<HH16x", 0, code)) for code in (0, 164, 14, 22)) +
                b"".join(record(0x85, struct.pack("<IBBBB", place, hidden, kind, len(name), 0) + name.encode()) for place, (hidden, kind, name) in named) +
                record(0xFC, strings) + record(0x3C, b"\1" + "Größe"[:3].encode("utf-16-le")) + end)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "formats", "tariff.xls"), "rb") as whole:
        seed("xls", "whole", whole.read())
    seed("xls", "records", book(globals_of, [begin + cells + end, begin + record(0xFD, cell(70, 2) + struct.pack("<I", 3)) + end, begin + end]))
    seed("xls", "locked", begin + record(0x2F, bytes(6)) + end)
    seed("xls", "older", record(0x809, struct.pack("<HH4x", 0x0500, 5)) + end)


def pictures():
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    rows = zlib.compress(b"".join(b"\0" + bytes([n * 30 % 256] * 8) for n in range(8)))
    seed("image", "png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)) + chunk(b"pHYs", struct.pack(">IIB", 11811, 11811, 1)) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    seed("image", "png_huge", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", rows))
    pixels = bytes(range(192))
    seed("image", "bmp", b"BM" + struct.pack("<IHHI", 54 + 192, 0, 0, 54) + struct.pack("<IiiHHIIiiII", 40, 8, 8, 1, 24, 0, 192, 2835, 2835, 0, 0) + pixels)
    seed("image", "pnm", b"P6\n8 8\n255\n" + pixels)
    seed("image", "gif", b"GIF89a\x02\x00\x02\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x03D\x02\x05\x00;")
    tags = [(256, 4, 8), (257, 4, 8), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1), (278, 4, 8), (279, 4, 64)]
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags) + struct.pack("<I", 0)
    seed("image", "tiff", b"II*\0" + struct.pack("<I", 72) + bytes(range(64)) + directory)
    seed("image", "tiff_loop", b"II*\0" + struct.pack("<I", 72) + bytes(range(64)) + directory[:-4] + struct.pack("<I", 72))


def protocols():
    seed("mcp", "session", '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18"}}\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n'
         '{"jsonrpc":"2.0","id":2,"method":"tools/list"}\n{"jsonrpc":"2.0","id":"3","method":"ping"}\n')
    for name, arguments in (("documents", "{}"), ("search", '{"query":"rent OR 1577","limit":3}'), ("read_page", '{"document":"contract.pdf","page":1}'),
                            ("ask", '{"question":"What is the rent?"}'), ("verify", '{"claim":"The rent is 1,577.0 euros.","quotes":["The rent is 1,577.0 euros a month."]}')):
        seed("mcp", name, '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":%s}}' % (name, arguments))
    seed("mcp", "broken", '{"jsonrpc":"2.0","id":{},"method":7}\n[]\n"\\ud800"\n{"id":1}\n')
    seed("endpoint", "events", 'http://127.0.0.1:8080/v1\n200edata: {"choices":[{"delta":{"content":"a"}}]}\n\n: remark\nevent: x\r\ndata:{"choices":[{"delta":{},\rdata:"finish_reason":"length"}],'
         '"usage":{"prompt_tokens":3,"completion_tokens":1}}\r\n\r\ndata: [DONE]\n\n')
    seed("endpoint", "whole", 'https://[::1]:443/v1/\n200j{"choices":[{"message":{"content":"all"},"finish_reason":"stop"}],"usage":{"completion_tokens":1}}')
    seed("endpoint", "models", 'http://LLM.example.org\n200j{"data":[{"id":"tiny","max_model_len":4096},{"id":7}]}')
    seed("endpoint", "refused", 'http://user:pass@host:0/?a#b\n401j{"error":{"message":"the key sk-key is not known"}}')
    seed("endpoint", "error", 'http://[::1\n200edata: {"error":"sk-keysk-key"}\n\n')


def models():
    words, merges = b" the\nthe\ning\n  \n\xe0\xb9\x80\xe0\xb8\x81\nth\nhe\n", "t h\nth e\nĠ the\n".encode()
    text = "The the  theory's 12345 3.14\t\r\n\n héllo e\u0301 你好 ไทย <|eot|> \U0001f600 ".encode() + b"\xff\xc3 \xed\xa0\x80"
    for pattern in range(5):
        seed("tokenizer", f"pattern{pattern}", bytes([pattern]) + words + b"\0" + merges + b"\0" + text)
    seed("tokenizer", "repeats", b"\0aa\naaaa\n\0a a\naa aa\n\0" + b"a" * 600)
    seed("tokenizer", "lies", b"\4ab\nab\n=\xff\n\0a\nab c d\n \nx y\n\0abc")
    seed("shape", "llama4", 'chunk=64\nqk_norm=false\n{"architecture":"llama4","block_count":4,"embedding_length":64,"attention.head_count":4,"attention.head_count_kv":2,'
         '"attention.key_length":32,"vocab_size":300,"feed_forward_length":96,"expert_feed_forward_length":96,"expert_count":4,"expert_used_count":1,'
         '"interleave_moe_layer_step":2,"attention.chunk_size":64,"attention.nope_interval":2,"rope.freq_base":500000,"attention.layer_norm_rms_epsilon":1e-5,"context_length":4096}')
    seed("shape", "transformers", '{"model_type":"qwen3_moe","num_hidden_layers":2,"hidden_size":64,"num_attention_heads":4,"num_key_value_heads":2,"head_dim":32,"vocab_size":300,'
         '"moe_intermediate_size":32,"num_experts":4,"num_experts_per_tok":2,"rope_theta":1000000.0,"rms_norm_eps":1e-6,"max_position_embeddings":4096,"intermediate_size":96}')
    seed("shape", "dense", 'context=99999999999\n{"architecture":"llama","layers":2,"hidden":64,"heads":4,"kv_heads":2,"head_dim":16,"vocabulary":300,"dense_width":96,"rope_base":10000,"epsilon":1e-5,"tied_head":true}')
    seed("shape", "lies", '{"text_config":{"model_type":"llama4_text","num_hidden_layers":-1,"hidden_size":1e300,"moe_layers":[1,-1,9999999999999],"num_attention_heads":0}}')


def stored_heads():
    """What kv_node_fuzz and packed_header_fuzz put a sound head around; the former also takes bytes as the values of a header."""
    text = lambda s: bytes([len(s)]) + s
    shape = struct.pack("<I", 2) + b"\1\0" + struct.pack("<IIQQI", 1, 32, 64, 64, 3)
    identity = text(b"w" * 9) + text(b"chunk=64") + text(b"avx2 1") + text(b"")
    image = text(b"image") + struct.pack("<QQ", 3, 20)
    content = bytes(32) + shape + identity + bytes(32) + struct.pack("<Q", 0) + bytes([64]) + struct.pack("<64i", *range(64)) + b"\1" + image + b"\2" + text(b"a") + text(b"b") + b"\2" + bytes(16)
    seed("kv_node", "content", b"\0" + content)
    seed("kv_node", "no_format", b"\0" + content.replace(struct.pack("<QQI", 64, 64, 3), struct.pack("<QQI", 64, 64, 0x7F000000)))
    for kind, tokens, name in ((0, b"\1", "node"), (1, b"\0\x05", "tail")):
        seed("kv_node", name, bytes([kind, 2, 1, 0, 1, 0, 1, 8, 2, 3]) + identity + b"\0" + struct.pack("<Q", 0) + tokens + struct.pack("<I", 7) + b"\1" + image + b"\1" + text(b"a") + b"\0" + bytes(8))
    matrix = text(b"blk.0.q") + struct.pack("<IQQQQQQ", 12, 64, 256, 2, 100, 4096, 0)
    stamp = struct.pack("<QQQQQ", 1, 2, 3, 4, 5)
    seed("packed_header", "content", text(b"m.gguf") + b"\1" + stamp + bytes(32) + b"\1" + matrix + b"\2" + bytes(16))


def vision():
    """By the first byte: 0 a PPM, 1 a vision file, 2 its shape as JSON, 3 the head of stored rows."""
    seed("vision", "ppm", b"\0P6 # made by hand\n3 2\n255\n" + bytes(range(18)))
    seed("vision", "ppm_wide", b"\0P6 40 1 255\n" + bytes(120))
    seed("vision", "shape", b'\x02{"image_size":4,"patch_size":2,"embedding_length":4,"feed_forward_length":6,"block_count":1,"attention.head_count":1,"adapter_length":5,"text_width":3}')
    seed("vision", "config", b'\x02{"vision_config":{"hidden_size":8,"intermediate_size":32,"num_hidden_layers":1,"num_attention_heads":2,"projector_output_dim":4,"pixel_shuffle_ratio":0.5},'
         b'"text_config":{"hidden_size":6}}')
    seed("vision", "rows", b"\x03DOSSIERV" + struct.pack("<IIQQ", 1, 0, 1, 2) + bytes(64) + bytes(8))
    string = lambda text: struct.pack("<Q", len(text)) + text.encode()
    keys = [string("general.architecture") + struct.pack("<I", 8) + string("clip"), string("clip.projector_type") + struct.pack("<I", 8) + string("llama4")]
    for name, value in (("image_size", 4), ("patch_size", 2), ("embedding_length", 4), ("feed_forward_length", 6), ("block_count", 1), ("attention.head_count", 1), ("projector.scale_factor", 2)):
        keys.append(string("clip.vision." + name) + struct.pack("<II", 4, value))
    keys.append(string("clip.vision.attention.layer_norm_epsilon") + struct.pack("<If", 6, 1e-5))
    tensors = [("v.patch_embd.weight", 12, 4), ("v.class_embd", 4), ("v.position_embd.weight", 4, 5)]
    for name in ("v.pre_ln", "v.blk.0.ln1", "v.blk.0.ln2", "v.post_ln"):
        tensors += [(name + ".weight", 4), (name + ".bias", 4)]
    for name, cols, rows in (("attn_q", 4, 4), ("attn_k", 4, 4), ("attn_v", 4, 4), ("attn_out", 4, 4), ("ffn_up", 4, 6), ("ffn_down", 6, 4)):
        tensors += [(f"v.blk.0.{name}.weight", cols, rows), (f"v.blk.0.{name}.bias", rows)]
    tensors += [("mm.model.mlp.1.weight", 16, 5), ("mm.model.mlp.2.weight", 5, 5), ("mm.model.fc.weight", 5, 3)]
    head, offset = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(keys)) + b"".join(keys), 0
    for name, *dims in tensors:
        head += string(name) + struct.pack("<I", len(dims)) + b"".join(struct.pack("<Q", d) for d in dims) + struct.pack("<IQ", 0, offset)
        count = 1
        for d in dims:
            count *= d
        offset += (4 * count + 31) // 32 * 32
    seed("vision", "file", b"\x01" + head + bytes(-len(head) % 32) + bytes(offset))


if __name__ == "__main__":
    texts()
    message = mail()
    packages()
    old_office()
    workbook()
    containers(message)
    pictures()
    protocols()
    models()
    stored_heads()
    vision()
