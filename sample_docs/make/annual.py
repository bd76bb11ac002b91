"""A report like a 10-K of Norwick Tools Corporation: cover, business, discussion, statements over several pages, notes."""
from paper import Paper

INCOME = [["(in thousands, except per share data)", "2023", "2022", "2021"],
          ["Net sales", "$ 412,650", "$ 386,210", "$ 351,940"], ["Cost of sales", "263,480", "251,720", "232,110"],
          ["Gross profit", "149,170", "134,490", "119,830"], ["Research and development", "28,940", "26,310", "24,480"],
          ["Selling, general and administrative", "71,330", "66,870", "62,050"], ["Restructuring charges", "3,150", "—", "1,200"],
          ["Operating income", "45,750", "41,310", "32,100"], ["Interest expense", "(6,420)", "(5,110)", "(4,890)"],
          ["Other income, net", "870", "640", "410"], ["Income before income taxes", "40,200", "36,840", "27,620"],
          ["Provision for income taxes", "9,246", "8,473", "6,353"], ["Net income", "$ 30,954", "$ 28,367", "$ 21,267"],
          ["Diluted earnings per share", "$ 1.25", "$ 1.14", "$ 0.85"],
          ["Weighted average diluted shares outstanding", "24,763", "24,880", "25,020"]]

BALANCE = [["(in thousands)", "December 31, 2023", "December 31, 2022"],
           ["Assets", "", ""], ["Cash and cash equivalents", "$ 38,420", "$ 29,870"], ["Accounts receivable, net", "61,240", "57,930"],
           ["Inventories", "74,850", "70,410"], ["Prepaid expenses and other current assets", "6,310", "5,940"], ["Total current assets", "180,820", "164,150"],
           ["Property, plant and equipment, net", "142,300", "138,650"], ["Goodwill", "88,400", "88,400"], ["Other assets", "12,780", "11,950"],
           ["Total assets", "$ 424,300", "$ 403,150"], ["Liabilities and shareholders’ equity", "", ""], ["Accounts payable", "$ 43,110", "$ 40,820"],
           ["Accrued liabilities", "27,650", "25,390"], ["Current portion of long-term debt", "8,000", "8,000"], ["Total current liabilities", "78,760", "74,210"],
           ["Long-term debt", "104,000", "112,000"], ["Deferred income taxes", "17,340", "16,880"], ["Total liabilities", "200,100", "203,090"],
           ["Total shareholders’ equity", "224,200", "200,060"], ["Total liabilities and shareholders’ equity", "$ 424,300", "$ 403,150"]]

CASH = [["(in thousands)", "2023", "2022"], ["Operating activities", "", ""], ["Net income", "$ 30,954", "$ 28,367"],
        ["Depreciation and amortization", "18,620", "17,940"], ["Deferred income taxes", "460", "410"], ["Share-based compensation", "3,091", "2,860"],
        ["Accounts receivable", "(3,310)", "(2,750)"], ["Inventories", "(4,440)", "(5,120)"], ["Prepaid expenses", "(370)", "(290)"],
        ["Accounts payable", "2,290", "1,980"], ["Accrued liabilities", "2,260", "1,430"], ["Net cash provided by operating activities", "49,555", "44,827"],
        ["Investing activities", "", ""], ["Capital expenditures", "(22,270)", "(20,450)"], ["Other", "(830)", "(610)"],
        ["Net cash used in investing activities", "(23,100)", "(21,060)"], ["Financing activities", "", ""],
        ["Repayment of long-term debt", "(8,000)", "(8,000)"], ["Dividends paid", "(9,905)", "(9,206)"],
        ["Net cash used in financing activities", "(17,905)", "(17,206)"], ["Net change in cash", "8,550", "6,561"],
        ["Cash at beginning of year", "29,870", "23,309"], ["Cash at end of year", "$ 38,420", "$ 29,870"]]

SEGMENTS = [["(in thousands)", "2023", "2022", "2021"], ["Hand Tools", "$ 188,300", "$ 181,540", "$ 170,220"], ["Power Tools", "164,120", "148,930", "130,610"],
            ["Measuring Instruments", "60,230", "55,740", "51,110"], ["Total net sales", "$ 412,650", "$ 386,210", "$ 351,940"]]

BUSINESS = [
    "Norwick Tools Corporation makes hand tools, power tools and measuring instruments for trades and industry. We sell through distributors, retailers and our own website in 31 countries.",
    "We operate in three segments: Hand Tools, Power Tools and Measuring Instruments. Our largest customer accounted for 14% of net sales in 2023 and 13% in 2022.",
    "As of December 31, 2023 we employed 2,140 people, of whom 1,310 worked in manufacturing.",
    "We own plants in Dayton, Ohio, in Brno, Czech Republic, and in Penang, Malaysia. The plant in Brno was enlarged in 2023."]

RISKS = [
    "The prices of steel, copper and lithium cells may rise. A rise of 10% in the price of steel would have increased our cost of sales in 2023 by about $6.1 million.",
    "Two suppliers in Malaysia provide most of our battery packs. If either should fail, we could not replace it within six months.",
    "Our credit agreement requires a leverage ratio of not more than 3.0. At December 31, 2023 the ratio was 1.7."]

DISCUSSION = [
    "Net sales rose 6.8% to $412.7 million in 2023, driven by Power Tools, where sales rose 10.2% on new cordless products.",
    "Gross profit rose to $149.2 million. Gross margin was 36.1% of net sales, compared with 34.8% in 2022, as freight costs fell.",
    "Restructuring charges of $3.2 million in 2023 relate to the closing of our warehouse in Reno, Nevada.",
    "Interest expense increased to $6.4 million from $5.1 million because rates on our term loan were higher.",
    "Cash provided by operating activities was $49.6 million, compared with $44.8 million in 2022. Capital expenditures were $22.3 million, mainly for the plant in Brno. "
    "We expect capital expenditures of about $25 million in 2024.",
    "We paid dividends of $9.9 million. On February 6, 2024 the board raised the quarterly dividend to $0.11 per share, payable on March 15, 2024."]

NOTES = [
    ("Note 1. Basis of presentation", ["The statements include the accounts of Norwick Tools Corporation and its subsidiaries. Balances and transactions among them are eliminated.",
                                       "Revenue is recognized when control of the goods passes to the customer, in general on shipment."]),
    ("Note 2. Inventories", ["Inventories are stated at the lower of cost (first in, first out) and net realizable value. Raw materials were $24,180 thousand and finished goods $50,670 thousand at December 31, 2023."]),
    ("Note 3. Debt", ["The term loan of $112,000 thousand matures on June 30, 2027 and bears interest at SOFR plus 1.75%. It is repaid in yearly instalments of $8,000 thousand."]),
    ("Note 4. Legal proceedings", ["Aldergate Freight, Inc. sued the company on May 4, 2022 for unpaid demurrage of $2.3 million. The court of appeals affirmed judgment for the company on January 18, 2024. No provision has been made."]),
]


def annual_report(path):
    paper = Paper(path, "Annual report 2023", 612, 792, font="Noto Serif", size=10, footer="{page}")
    paper.y += 20
    for text, size in [("UNITED STATES", 12), ("SECURITIES AND EXCHANGE COMMISSION", 12), ("FORM 10-K", 18)]:
        paper.heading(text, size, align="center")
    paper.paragraph("ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934", align="center")
    paper.paragraph("For the fiscal year ended December 31, 2023", align="center", bold=True)
    paper.y += 16
    paper.heading("NORWICK TOOLS CORPORATION", 18, align="center")
    paper.paragraph("(Exact name of registrant as specified in its charter)", align="center", size=8.5)
    paper.paragraph("Ohio                                        1200 Wheelwright Street, Dayton, Ohio 45402", align="center")
    paper.paragraph("This document is a sample. The company, its people and its figures are invented.", align="center", size=8.5, italic=True)
    paper.new_page()
    for title, paragraphs in [("Item 1. Business", BUSINESS), ("Item 1A. Risk Factors", RISKS),
                              ("Item 7. Management’s Discussion and Analysis of Financial Condition and Results of Operations", DISCUSSION)]:
        paper.heading(title, 13)
        for text in paragraphs:
            paper.paragraph(text)
    for title, rows, widths, bold, lines in [
            ("CONSOLIDATED STATEMENTS OF INCOME", INCOME, [250, 78, 78, 78], (3, 7, 12), (3, 7, 10, 12)),
            ("CONSOLIDATED BALANCE SHEETS", BALANCE, [270, 107, 107], (6, 10, 15, 18, 20), (6, 10, 15, 18, 20)),
            ("CONSOLIDATED STATEMENTS OF CASH FLOWS", CASH, [290, 97, 97], (11, 15, 19, 22), (11, 15, 19, 20, 22))]:
        paper.new_page()
        paper.heading("NORWICK TOOLS CORPORATION", 11, align="center")
        paper.heading(title, 11, gap=0, align="center")
        paper.table(rows, widths, bold_rows=bold, line_rows=lines)
        paper.paragraph("See accompanying notes to consolidated financial statements.", size=8.5, italic=True)
    paper.new_page()
    paper.heading("NOTES TO CONSOLIDATED FINANCIAL STATEMENTS", 12, align="center")
    for title, paragraphs in NOTES:
        paper.heading(title, 10.5)
        for text in paragraphs:
            paper.paragraph(text)
    paper.heading("Note 5. Segments", 10.5)
    paper.paragraph("Net sales by segment were as follows:")
    paper.table(SEGMENTS, [230, 84, 84, 84], line_rows=(4,))
    paper.finish()
