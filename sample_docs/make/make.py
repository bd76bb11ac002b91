#!/usr/bin/python3
"""Makes the documents of sample_docs. They are committed, so nobody needs to run this; it shows how each came to be.

Needs the Debian packages python3-gi python3-gi-cairo gir1.2-pango-1.0 python3-cairo python3-pil python3-numpy python3-openpyxl
fonts-noto-core. All companies, people and figures are invented.
"""
import pathlib
import sys

import annual
import contracts
import office
import pictures
import talk


def main(root):
    def at(name):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    contracts.supply_agreement(at("contracts/Supply agreement.pdf"))
    contracts.amendment(at("contracts/First amendment.docx"))
    annual.annual_report(at("filings/Norwick annual report 2023.pdf"))
    talk.earnings_call(at("filings/Norwick Q4 2023 call.pdf"))
    talk.opinion(at("court/Aldergate v Norwick.pdf"))
    pictures.letter_scan(at("scans/Letter on late deliveries.pdf"))
    pictures.receipt_photo(at("scans/Receipt Lindenhof.jpg"))
    pictures.lying_layer(at("scans/Acceptance protocol.pdf"))
    pictures.damaged(at("scans/Quarterly review (damaged).pdf"))
    office.mailbox_file(at("mail/Halden.mbox"))
    office.workbook(at("sheets/Deliveries 2024.xlsx"))
    office.other_language(at("other languages/Mietvertrag.pdf"), "Mietvertrag", "Noto Serif", office.GERMAN)
    office.other_language(at("other languages/Maintenance notice (Arabic).pdf"), "إشعار", "Noto Naskh Arabic", office.ARABIC)
    office.other_language(at("other languages/Purchase order (Thai).pdf"), "ใบสั่งซื้อ", "Noto Serif Thai", office.THAI)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent))
