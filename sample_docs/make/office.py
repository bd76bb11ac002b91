"""The mailbox, the spreadsheet, and the documents in German, Arabic and Thai."""
import email.message
import email.policy
import io
import mailbox
import pathlib
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Font

from paper import Paper


def mail(number, sender, to, date, subject, text, attachments=()):
    message = email.message.EmailMessage(policy=email.policy.SMTP.clone(max_line_length=78, linesep="\n"))
    message["From"], message["To"], message["Date"], message["Subject"] = sender, to, date, subject
    message["Message-ID"] = f"<{number}@corvane.example>"
    message.set_content(text)
    for name, kind, data in attachments:
        main, sub = kind.split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
        for part in message.walk():
            if part.get_content_type() == "multipart/mixed":
                part.set_boundary(f"=-part-{number}")
    return message


DELAYS = ("Order,Agreed date,Delivered,Days late,Price EUR,Damages EUR\n4471,2024-06-17,2024-06-26,9,84500.00,422.50\n4489,2024-06-17,2024-07-03,16,76200.00,762.00\n"
          "4502,2024-07-22,2024-07-22,0,23280.00,0.00\nTotal,,,25,183980.00,1184.50\n")


def offer_pdf():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "offer.pdf"
        paper = Paper(path, "Offer 2024-118", size=11)
        paper.heading("Offer 2024-118", 16)
        paper.paragraph("Halden Precision Limited offers Corvane Instruments GmbH 1,500 sensors of type HP-600X at EUR 91.20 each, EUR 136,800.00 in total.")
        paper.paragraph("The offer is valid until 31 October 2024. Delivery takes place within fourteen (14) days after the order.")
        paper.finish()
        return path.read_bytes()


def mailbox_file(path):
    messages = [
        mail(1, "Anna Vogel <vogel@corvane.example>", "Rob Thwaite <thwaite@halden.example>", "Fri, 05 Jul 2024 09:12:00 +0200", "Orders 4471 and 4489",
             "Dear Mr. Thwaite,\n\nboth orders came late again. The list is attached. Please tell us by 19 July 2024 what you will do.\n\nAnna Vogel\n",
             [("delays.csv", "text/csv", DELAYS.encode())]),
        mail(2, "Rob Thwaite <thwaite@halden.example>", "Anna Vogel <vogel@corvane.example>", "Fri, 19 Jul 2024 16:40:00 +0100", "Re: Orders 4471 and 4489",
             "Dear Dr. Vogel,\n\nplease find our letter in the post. We accept damages of EUR 1,184.50.\n\nRob Thwaite\n\n> both orders came late again.\n"),
        mail(3, "Rob Thwaite <thwaite@halden.example>", "Anna Vogel <vogel@corvane.example>", "Mon, 16 Sep 2024 10:05:00 +0100", "Offer for HP-600X",
             "Dear Dr. Vogel,\n\nour offer for 1,500 pieces is attached. It is valid until 31 October 2024.\n\nRob Thwaite\n", [("offer.pdf", "application/pdf", offer_pdf())])]
    text = ""
    for message in messages:
        text += "From MAILER-DAEMON Mon Sep 16 10:05:00 2024\n" + message.as_string().replace("\nFrom ", "\n>From ") + "\n"
    path.write_bytes(text.encode())


def workbook(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Deliveries 2024"
    rows = [["Quarter", "Orders", "Pieces", "Value EUR", "Late orders", "Share late"], ["Q2 2024", 14, 6150, 301420.5, 5, None], ["Q3 2024", 12, 5480, 268330, 1, None], ["Total", None, None, None, None, None]]
    for row in rows:
        sheet.append(row)
    for r in (2, 3, 4):
        sheet[f"F{r}"] = f"=E{r}/B{r}"
        sheet[f"F{r}"].number_format = "0.0%"
    for c in "BCDE":
        sheet[f"{c}4"] = f"=SUM({c}2:{c}3)"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet["A6"] = "Internal target price 2025, EUR"
    sheet["D6"] = 43.1
    sheet.row_dimensions[6].hidden = True
    notes = book.create_sheet("Notes")
    notes["A1"] = "Late means more than 0 days after the agreed date."
    draft = book.create_sheet("Draft")
    draft["A1"] = "Not for the supplier"
    draft.sheet_state = "hidden"
    held = io.BytesIO()
    book.save(held)
    cached(held.getvalue(), path, {"F2": 5 / 14, "F3": 1 / 12, "F4": 6 / 26, "B4": 26, "C4": 11630, "D4": 569750.5, "E4": 6})


def cached(data, path, values):
    """Puts the computed values beside the formulas, as a spreadsheet program does, and fixes the dates of the members."""
    import re
    source = zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = content.decode()
                for place, value in values.items():
                    text = re.sub(rf'(<c r="{place}"[^>]*>)(<f>[^<]*</f>)<v\s*/>', rf"\g<1>\g<2><v>{value!r}</v>", text)
                    text = re.sub(rf'(<c r="{place}"[^>]*>)(<f>[^<]*</f>)<v></v>', rf"\g<1>\g<2><v>{value!r}</v>", text)
                content = text.encode()
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-10-07T08:00:00Z", content)
            out.writestr(zipfile.ZipInfo(name, (2024, 10, 7, 8, 0, 0)), content)


GERMAN = [("Mietvertrag über Lagerflächen", True),
          ("zwischen der Saale Logistik GmbH, Jena (Vermieterin), und der Corvane Instruments GmbH, Jena (Mieterin).", False), ("§ 1 Mietgegenstand", True),
          ("Die Vermieterin vermietet der Mieterin eine Lagerfläche von 640 Quadratmetern in der Halle 3, Rudolstädter Straße 41 in Jena.", False), ("§ 2 Mietzeit", True),
          ("Das Mietverhältnis beginnt am 1. Mai 2024 und endet am 30. April 2027. Eine Kündigung ist nur aus wichtigem Grund zulässig.", False), ("§ 3 Miete", True),
          ("Die monatliche Miete beträgt 4.160,00 EUR zuzüglich Umsatzsteuer. Sie ist bis zum dritten Werktag eines Monats zu zahlen.", False),
          ("Die Miete darf frühestens nach zwölf Monaten und höchstens um 3 % erhöht werden.", False), ("§ 4 Kaution", True),
          ("Die Mieterin zahlt eine Kaution von 12.480,00 EUR. Die Vermieterin darf die Kaution nicht zur Deckung laufender Mieten verwenden.", False)]

ARABIC = [("إشعار بتمديد عقد الصيانة", True),
          ("إلى شركة كورفان للأجهزة، يينا، ألمانيا", False),
          ("نود إبلاغكم بأن عقد صيانة أجهزة القياس رقم 318 يُمدد لمدة سنتين ابتداءً من 1 يناير 2025.", False),
          ("تبلغ قيمة العقد السنوية 36,500 دولار أمريكي، وتُدفع على قسطين متساويين.", False),
          ("لا يجوز إنهاء العقد قبل 30 يونيو 2026 إلا بموافقة الطرفين كتابةً.", False)]

THAI = [("ใบสั่งซื้อเลขที่ 5507", True), ("บริษัท คอร์เวน อินสทรูเมนท์ส จำกัด สั่งซื้อเซ็นเซอร์วัดความดันจำนวน 350 ชิ้น", False),
        ("ราคาต่อชิ้น 1,820 บาท รวมเป็นเงินทั้งสิ้น 637,000 บาท ไม่รวมภาษีมูลค่าเพิ่ม", False),
        ("ผู้ขายต้องส่งมอบสินค้าภายใน 45 วันนับจากวันที่ 15 สิงหาคม 2567", False), ("หากส่งมอบล่าช้า ผู้ขายต้องชำระค่าปรับร้อยละ 0.2 ต่อวัน", False)]


def other_language(path, title, font, parts, align="left"):
    paper = Paper(path, title, font=font, size=12, footer="{page}")
    for text, is_head in parts:
        if is_head:
            paper.heading(text, 15, align=align)
        else:
            paper.paragraph(text, align=align, gap=10)
    paper.finish()
