"""The supply agreement and its amendment: Corvane buys pressure sensors from Halden."""
from paper import Paper

PARTIES = ('This Supply Agreement (the "Agreement") is made on 12 March 2024 between Halden Precision Limited, a company registered in '
           'Leeds, England (the "Supplier"), and Corvane Instruments GmbH, a company registered in Jena, Germany (the "Buyer").')

SECTIONS = [
    ("1. Definitions", [
        '1.1 "Products" means the pressure sensors of the types listed in Schedule A.',
        '1.2 "Order" means a written order of the Buyer that the Supplier has confirmed.',
        '1.3 "Business Day" means a day other than a Saturday, a Sunday or a public holiday in Jena.']),
    ("2. Term", [
        "2.1 This Agreement takes effect on 1 April 2024 (the “Effective Date”) and continues for a period of three (3) years.",
        "2.2 This Agreement renews for successive periods of one (1) year unless either party gives written notice of non-renewal at least ninety (90) days before the end of the current period."]),
    ("3. Orders and delivery", [
        "3.1 The Supplier shall deliver the Products within twenty-one (21) days after it has confirmed an Order.",
        "3.2 If the Supplier is late, it shall pay liquidated damages of 0.5% of the price of the late Products for each full week of delay, up to a total of 5% of that price.",
        "3.3 Risk passes to the Buyer on delivery to the Buyer’s works in Jena (DAP Jena, Incoterms 2020).",
        "3.4 The Buyer may refuse a partial delivery, unless the parties have agreed it in the Order."]),
    ("4. Prices and payment", [
        "4.1 The prices stand in Schedule A. They are fixed until 31 March 2025.",
        "4.2 After that date the Supplier may raise the prices once in each year, by no more than the change of the producer price index, and never by more than 4% in one year.",
        "4.3 The Buyer shall pay each invoice within thirty (30) days after receipt. The Buyer may not set off claims unless they are undisputed.",
        "4.4 The Buyer shall order Products worth at least EUR 480,000 in each contract year (the “Minimum Commitment”)."]),
    ("5. Quality and warranty", [
        "5.1 The Supplier warrants that the Products conform to the specification for twenty-four (24) months after delivery.",
        "5.2 The Buyer shall inspect the Products within ten (10) Business Days after delivery and shall notify defects without undue delay.",
        "5.3 The Supplier shall repair or replace defective Products at its own cost."]),
    ("6. Liability", [
        "6.1 The liability of each party under this Agreement shall not exceed EUR 1,200,000 in any contract year.",
        "6.2 This limit does not apply to death or personal injury, to fraud, or to a breach of section 8.",
        "6.3 Neither party shall be liable for loss of profit."]),
    ("7. Termination", [
        "7.1 Either party may terminate this Agreement if the other commits a material breach and does not remedy it within thirty (30) days after written notice.",
        "7.2 The Buyer may terminate this Agreement for convenience on six (6) months’ written notice, but not before 1 April 2025.",
        "7.3 Upon a change of control of the Supplier the Buyer may terminate this Agreement within sixty (60) days."]),
    ("8. Confidentiality", [
        "8.1 Each party shall keep the other’s confidential information secret during the term and for five (5) years after it ends.",
        "8.2 This duty does not apply to information that is or becomes public without breach of this Agreement."]),
    ("9. General", [
        "9.1 The Supplier may not assign this Agreement without the prior written consent of the Buyer.",
        "9.2 This Agreement is governed by the laws of Germany. The United Nations Convention on Contracts for the International Sale of Goods does not apply.",
        "9.3 The courts of Jena have exclusive jurisdiction.",
        "9.4 Changes to this Agreement are valid only in writing and signed by both parties."]),
]

PRICES = [["Type", "Range", "Unit price (EUR)", "Minimum lot"],
          ["HP-100", "0 to 10 bar", "41.50", "200"],
          ["HP-250", "0 to 25 bar", "46.80", "200"],
          ["HP-600", "0 to 60 bar", "58.20", "100"],
          ["HP-600X", "0 to 60 bar, ATEX", "97.40", "50"]]


def supply_agreement(path):
    paper = Paper(path, "Supply Agreement", header="Supply Agreement – Halden Precision Limited / Corvane Instruments GmbH")
    paper.y += 30
    paper.heading("SUPPLY AGREEMENT", 20, align="center")
    paper.y += 10
    paper.paragraph(PARTIES)
    paper.paragraph("The Supplier makes pressure sensors. The Buyer builds flow meters and wishes to buy pressure sensors from the Supplier. The parties agree as follows.")
    for title, clauses in SECTIONS:
        paper.heading(title, 12)
        for clause in clauses:
            paper.paragraph(clause, indent=12)
    paper.new_page()
    paper.heading("Schedule A: Products and prices", 13)
    paper.paragraph("Prices exclude value added tax and include packing.")
    paper.table(PRICES, [90, 150, 110, 90], ["left", "left", "right", "right"], ruled=True)
    paper.y += 20
    paper.paragraph("Signed for Halden Precision Limited: R. Thwaite, Director, Leeds, 12 March 2024")
    paper.paragraph("Signed for Corvane Instruments GmbH: Dr. A. Vogel, Geschäftsführerin, Jena, 12 March 2024")
    paper.finish()


AMENDMENT = [
    'This First Amendment (the "Amendment") is made on 2 September 2024 between Halden Precision Limited (the "Supplier") and Corvane Instruments GmbH (the "Buyer"). '
    "It changes the Supply Agreement of 12 March 2024 (the “Agreement”).",
    "1. Section 3.1 of the Agreement is replaced by: “The Supplier shall deliver the Products within fourteen (14) days after it has confirmed an Order.”",
    "2. In section 3.2 of the Agreement the words “up to a total of 5% of that price” are replaced by “up to a total of 8% of that price”.",
    "3. The Minimum Commitment in section 4.4 of the Agreement is reduced to EUR 420,000 for the first contract year only.",
    "4. This Amendment takes effect on 1 October 2024. All other terms of the Agreement remain unchanged.",
]


def amendment(path):
    """A DOCX written by hand, with a tracked deletion, a tracked insertion and a comment."""
    import zipfile

    def paragraph(text, style=None):
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'

    tracked = ('<w:p><w:r><w:t xml:space="preserve">5. The Supplier shall name a deputy for its quality manager </w:t></w:r>'
               '<w:del w:id="1" w:author="R. Thwaite" w:date="2024-08-30T10:00:00Z"><w:r><w:delText xml:space="preserve">within thirty (30) days</w:delText></w:r></w:del>'
               '<w:commentRangeStart w:id="3"/><w:ins w:id="2" w:author="A. Vogel" w:date="2024-08-30T15:00:00Z"><w:r><w:t xml:space="preserve">within ten (10) days</w:t></w:r></w:ins>'
               '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r><w:r><w:t xml:space="preserve"> after the Amendment takes effect.</w:t></w:r></w:p>')
    body = paragraph("FIRST AMENDMENT TO THE SUPPLY AGREEMENT", "Title") + "".join(paragraph(p) for p in AMENDMENT) + tracked + \
        paragraph("Signed for Halden Precision Limited: R. Thwaite, 2 September 2024") + paragraph("Signed for Corvane Instruments GmbH: Dr. A. Vogel, 2 September 2024")
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    files = {
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                               '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                               '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
                               '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
                               '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                       '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
                                        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
        "word/styles.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {space}><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
                           '<w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style></w:styles>',
        "word/comments.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments {space}><w:comment w:id="3" w:author="A. Vogel" w:date="2024-08-30T15:01:00Z">'
                             '<w:p><w:r><w:t>Thirty days is too long for the audit in October.</w:t></w:r></w:p></w:comment></w:comments>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {space}><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 9, 2, 9, 0, 0)), content)
