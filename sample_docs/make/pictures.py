"""The scan of a letter, the photo of a receipt, the PDF whose text layer lies, the damaged PDF."""
import io
import math
import zlib

import cairo
import numpy
from PIL import Image, ImageFilter

from paper import Paper

LETTER = """Halden Precision Limited
17 Canal Wharf, Leeds

Corvane Instruments GmbH
Purchasing
Carl-Zeiss-Strasse 8, Jena

19 July 2024

Late deliveries in June 2024

Dear Dr. Vogel,

We regret that orders 4471 and 4489 reached you late. Order 4471 was
delivered on 26 June 2024, nine days after the agreed date. Order 4489 was
delivered on 3 July 2024, sixteen days after the agreed date.

Under section 3.2 of our Supply Agreement we owe you liquidated damages
of EUR 1,184.50. We will credit this amount on our next invoice.

The cause was a failure of our calibration bench. A second bench has been
in use since 8 July 2024.

Yours sincerely,
R. Thwaite
Director"""

RECEIPT = """GASTHAUS LINDENHOF
Marktplatz 4, 07743 Jena
Tel 03641 55 21 80

Receipt No. 20417
12.06.2024  13:42

2 x Lunch menu         29,80
1 x Trout              18,50
3 x Mineral water       9,60
2 x Coffee              6,40
----------------------------
Total  EUR             64,30
incl. 19% VAT          10,27

Paid by card
Thank you"""


def drawn(text, width, height, size, font, margin, dpi):
    """Text as a gray picture."""
    scale = dpi / 72
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, int(width * scale), int(height * scale))
    context = cairo.Context(surface)
    context.set_source_rgb(1, 1, 1)
    context.paint()
    context.set_source_rgb(0.1, 0.1, 0.1)
    context.scale(scale, scale)
    paper = Paper.__new__(Paper)
    paper.context, paper.font, paper.size = context, font, size
    layout = paper.layout(text, width - 2 * margin)
    paper.show(layout, margin, margin)
    data = numpy.frombuffer(surface.get_data(), numpy.uint8).reshape(surface.get_height(), surface.get_stride() // 4, 4)
    return Image.fromarray(data[:, :surface.get_width(), 1].copy())


def worn(picture, angle, noise, seed, shade):
    """Skew, uneven light, noise, a little blur: what a cheap scanner or a phone does."""
    random = numpy.random.RandomState(seed)
    picture = picture.rotate(angle, resample=Image.BICUBIC, fillcolor=255, expand=False).filter(ImageFilter.GaussianBlur(0.6))
    pixels = numpy.asarray(picture).astype(float)
    height, width = pixels.shape
    x, y = numpy.meshgrid(numpy.linspace(0, 1, width), numpy.linspace(0, 1, height))
    pixels *= 1 - shade * (0.6 * x + 0.4 * y)
    pixels += random.normal(0, noise, pixels.shape)
    specks = random.rand(height, width)
    pixels[specks < 0.0008] = 30
    return Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8))


def letter_scan(path):
    picture = worn(drawn(LETTER, 595, 842, 11.5, "Noto Serif", 70, 200), 1.7, 9, 4, 0.12)
    picture.save(path, "PDF", resolution=200, creationDate=b"D:20240719090000Z", modDate=b"D:20240719090000Z")


def receipt_photo(path):
    picture = drawn(RECEIPT, 260, 380, 11, "Noto Sans Mono", 22, 220)
    canvas = Image.new("L", (picture.width + 160, picture.height + 160), 96)
    canvas.paste(picture, (80, 80))
    worn(canvas, -2.2, 6, 9, 0.3).convert("RGB").save(path, "JPEG", quality=82)


def _pdf(objects):
    """A PDF file of numbered objects; the first is the catalog."""
    out = io.BytesIO()
    out.write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def stream(dictionary, data):
    packed = zlib.compress(data)
    return b"<< " + dictionary + b" /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream"


PROTOCOL = """Acceptance protocol

Order 4502, flow meter line 2

Date of the test: 5 August 2024
Sensors tested: 240
Sensors rejected: 18

The rejection rate of 7.5% is above the limit of 2% that the
parties agreed. Halden will replace the rejected sensors
within ten days at its own cost.

Signed: Dr. A. Vogel"""

PROTOCOL_LIE = [l.replace("18", "1").replace("7.5%", "0.4%").replace("is above", "is below").replace("will replace", "need not replace") for l in PROTOCOL.split("\n")]


def lying_layer(path):
    """A scan with an invisible text layer that says something else than the picture."""
    picture = worn(drawn(PROTOCOL, 595, 842, 13, "Noto Serif", 80, 150), 0.3, 4, 2, 0.05)
    lines = [b"BT /F1 13 Tf 3 Tr 80 740 Td 19 TL"]
    for line in PROTOCOL_LIE:
        lines.append(b"(" + line.replace("(", "\\(").replace(")", "\\)").encode("latin-1") + b") Tj T*")
    lines.append(b"ET")
    content = b"q 595 0 0 842 0 0 cm /Im0 Do Q\n" + b"\n".join(lines)
    image = stream(b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8" % picture.size, picture.tobytes())
    path.write_bytes(_pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im0 5 0 R >> /Font << /F1 6 0 R >> >> >>",
        stream(b"", content), image, b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"]))


def damaged(path):
    """Three pages; the file is cut off inside the third and has no cross-reference table."""
    texts = ["Minutes of the quarterly review, 9 September 2024. Present: R. Thwaite, Dr. A. Vogel.",
             "Halden reported that 96.2% of the orders since July were delivered on time.",
             "The next review takes place on 9 December 2024 in Jena."]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R 5 0 R 7 0 R] /Count 3 >>"]
    for index, text in enumerate(texts):
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 9 0 R >> >> >>" % (4 + 2 * index))
        data = b"BT /F1 12 Tf 72 760 Td (" + text.encode("latin-1") + b") Tj ET"
        objects.append(b"<< /Length %d >>\nstream\n" % len(data) + data + b"\nendstream")
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    whole = _pdf([objects[0], objects[1], objects[2], objects[3], objects[4], objects[5], objects[6], objects[7], font])
    # The font and a trailer stand before the cut, so that the pages before it can be read; the third page's content is gone.
    font_text = b"9 0 obj\n" + font + b"\nendobj\n"
    trailer = b"trailer << /Size 10 /Root 1 0 R >>\n"  # as a linearized file has it near its start
    body = whole[:whole.index(b"8 0 obj")].replace(b"3 0 obj", font_text + trailer + b"3 0 obj", 1)
    path.write_bytes(body + b"8 0 obj\n<< /Length 400 >>\nstream\nBT /F1 12 Tf 72 7")
