"""The earnings call and the court opinion."""
from paper import Paper

CALL = [
    ("Operator", "Good morning, and welcome to the Norwick Tools fourth quarter 2023 earnings call. All lines are muted. After the remarks there will be a question and answer session."),
    ("Priya Nair, Investor Relations", "Thank you, operator. With me are Tom Becker, our chief executive officer, and Elena Ruiz, our chief financial officer. Some statements today are forward-looking and actual results may differ."),
    ("Tom Becker, Chief Executive Officer", "Thank you, Priya, and good morning. We closed a good year. Fourth quarter net sales were $108.4 million, up 7.1% from a year ago. "
     "Full year net sales were $412.7 million, up 6.8%. Power Tools led, with growth of 10.2% for the year, as our new cordless range reached 4,200 stores. "
     "I want to thank our people in Brno, who brought the new line up two months early."),
    ("Elena Ruiz, Chief Financial Officer", "Thanks, Tom. Diluted earnings per share in the quarter were $0.34, compared with $0.29 a year ago. For the full year they were $1.25, up from $1.14. "
     "Gross margin in the quarter was 36.5%, up 120 basis points, mainly because freight cost less. Operating cash flow for the year was $49.6 million. "
     "Turning to 2024, we expect net sales between $430 million and $440 million, and diluted earnings per share between $1.32 and $1.40. Capital expenditures should be about $25 million. "
     "We also raised the quarterly dividend to $0.11 per share."),
    ("Operator", "We will now take questions. The first is from Dana Osei of Fairhaven Research."),
    ("Dana Osei, Fairhaven Research", "Congratulations on the quarter. How much of the margin gain will stay, and what do you assume for steel?"),
    ("Elena Ruiz, Chief Financial Officer", "We assume steel prices do not change from today. About 80 basis points of the gain should stay. We do not expect freight to fall further."),
    ("Dana Osei, Fairhaven Research", "And on the litigation with Aldergate, is anything left?"),
    ("Tom Becker, Chief Executive Officer", "The court of appeals ruled for us on January 18. We have made no provision, and we do not expect to need one."),
    ("Operator", "There are no further questions. This concludes the call."),
]


def earnings_call(path):
    paper = Paper(path, "Norwick Tools Corporation, Q4 2023 Earnings Call", 612, 792, size=11)
    paper.heading("Norwick Tools Corporation", 16)
    paper.paragraph("Q4 2023 Earnings Call, February 7, 2024")
    for speaker, text in CALL:
        paper.paragraph(speaker, bold=True, gap=2)
        paper.paragraph(text, gap=9)
    paper.finish()


OPINION = [
    ("I. BACKGROUND", [
        "Norwick Tools Corporation imports battery packs from Penang. In 2021 it hired Aldergate Freight, Inc. to carry forty containers to Long Beach.¹ The contract of carriage set a free time of seven days, after which demurrage of $185 a day was due for each container.",
        "The port was congested in the autumn of 2021. Norwick’s containers stood at the terminal for an average of thirty-eight days. Aldergate billed $2,312,000. Norwick did not pay, and Aldergate sued.",
        "The district court granted summary judgment to Norwick. It held that Aldergate had not made the containers available, because the terminal refused appointments, and that free time therefore had not begun to run.²"]),
    ("II. DISCUSSION", [
        "We review a grant of summary judgment de novo. The question is when free time begins under section 9 of the contract, which says that free time begins “when the container is available for pickup”.",
        "Aldergate argues that a container is available as soon as it is discharged. We disagree. A thing that nobody can collect is not available in any ordinary sense of the word. The record shows that the terminal gave no appointments between September 20 and November 11, 2021, and Aldergate does not dispute this.³",
        "Aldergate also argues that Norwick bore the risk of congestion. The contract could have said so; it does not. We may not add a term that the parties left out.",
        "Nor does the tariff help Aldergate. It applies only “unless otherwise agreed”, and section 9 is such an agreement.",
        "Because free time had not begun to run, no demurrage was due. We need not decide whether the rate was a penalty."]),
    ("III. CONCLUSION", ["The judgment of the district court is AFFIRMED."]),
]
OPINION_NOTES = ["¹ The contract is dated March 3, 2021 and is governed by the law of Ohio.",
                 "² Aldergate Freight, Inc. v. Norwick Tools Corp., No. 3:22-cv-118 (S.D. Ohio Feb. 9, 2023).",
                 "³ The terminal’s operator is not a party."]


def opinion(path):
    paper = Paper(path, "Aldergate Freight v. Norwick Tools", 612, 792, margin=60, size=10.5, header="No. 23-3140          Aldergate Freight, Inc. v. Norwick Tools Corp.", footer="– {page} –")
    paper.heading("UNITED STATES COURT OF APPEALS", 14, align="center")
    paper.heading("FOR THE SIXTH CIRCUIT (SAMPLE)", 11, gap=0, align="center")
    paper.paragraph("ALDERGATE FREIGHT, INC., Plaintiff-Appellant, v. NORWICK TOOLS CORPORATION, Defendant-Appellee.", align="center")
    paper.paragraph("No. 23-3140. Argued: November 2, 2023. Decided and filed: January 18, 2024.", align="center")
    paper.paragraph("Before: HARTE, OKORO and LINDQVIST, Circuit Judges. HARTE, J., delivered the opinion of the court.", align="center")
    paper.y += 8
    gutter, full_left, full_right, start = 24, paper.left, paper.right, paper.y
    width = (full_right - full_left - gutter) / 2
    column = 0
    pieces = []
    for title, paragraphs in OPINION:
        pieces.append((title, True))
        pieces += [(p, False) for p in paragraphs]
    notes = list(OPINION_NOTES)
    bottom = paper.bottom - 70
    for text, is_head in pieces:
        words = text.split(" ")
        while words:
            layout = paper.layout(" ".join(words), width, bold=is_head)
            if paper.y + paper.height_of(layout) <= bottom:
                paper.show(layout, full_left + column * (width + gutter), paper.y)
                paper.y += paper.height_of(layout) + 6
                words = []
                continue
            fit = len(words)
            while fit and paper.y + paper.height_of(paper.layout(" ".join(words[:fit]), width, bold=is_head)) > bottom:
                fit -= 1
            if fit:
                paper.show(paper.layout(" ".join(words[:fit]), width, bold=is_head), full_left + column * (width + gutter), paper.y)
                words = words[fit:]
            if column == 0:
                column, paper.y = 1, start
            else:
                paper.notes, notes = notes[:2], notes[2:]
                paper.new_page()
                column, start = 0, paper.top
                paper.y = start
    paper.notes = notes
    paper.finish()
