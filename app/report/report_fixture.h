// Reports for the tests: one such as a person would get, and one with hostile text in every field. Plain data: what `verify`
// would say of it is not asked here.
#pragma once

#include <string>

#include "app/report/report_document.h"

namespace dossier::fixture {

inline Sha256 hash_of(const std::string& name) { return sha256_of(name); }

inline ReportCitation cite(const std::string& document, uint32_t page, const std::string& quote, const std::string& table = "", const std::string& row = "") {
  ReportCitation c;
  uint32_t begin = static_cast<uint32_t>(100 + sha256_of(quote).bytes[0] * 16);
  c.span = {hash_of(document), page, begin, begin + static_cast<uint32_t>(quote.size())};
  c.document_name = document;
  c.page_label = document == "Supply agreement.pdf" && page > 3 ? std::to_string(page - 3) : "";
  c.bates = document == "Supply agreement.pdf" ? "CTS-0000" + std::to_string(page + 10) : "";
  c.quote = quote;
  c.boxes = {{72, 200, 520, 214}, {72, 216, 340, 230}};
  c.page_hash = hash_of(document + std::to_string(page));
  c.table = table;
  c.row = row;
  return c;
}

inline ReportClaim claim(ClaimClass check, const std::string& text, std::vector<ReportCitation> citations, Review::State state = Review::State::accepted) {
  ReportClaim c;
  c.text = text;
  c.check = check;
  c.score = 1;
  c.citations = std::move(citations);
  c.origin = {Origin::Kind::extracted, "extractive"};
  c.review.state = state;
  if (state != Review::State::open) c.review.by = "R.T.";
  if (check == ClaimClass::judged) c.judge = ReportJudge{"Example 8B Q4", "", "", "holds"};
  return c;
}

inline SourceDocument document(const std::string& name, uint32_t pages, uint32_t ocr = 0, uint32_t doubtful = 0) {
  SourceDocument d;
  d.sha256 = hash_of(name);
  d.name = name;
  d.path = "documents/" + name;
  d.bytes = 1000;
  d.info.type = "pdf";
  d.pages = d.info.pages = pages;
  d.pages_ocr = ocr;
  d.pages_text = pages - ocr;
  d.pages_doubtful = doubtful;
  for (uint32_t p = 1; p <= pages; ++p) d.page_numbers.push_back(p);
  d.reader_version = 1;
  d.languages = ocr ? "eng" : "";
  d.file_path = d.path;
  d.file_sha256 = d.sha256;
  return d;
}

inline ReportPart figures_section(ReportDocument& r) {
  ReportPart part{"Main figures of Harrow Packaging plc", "", "Annual report 2025.pdf", {}, {}, {}};
  ReportTable t{"Consolidated income statement", "EUR million, years ended 31 December", {"2025", "2024"}, {}};
  struct Line { const char* label; const char* a; const char* b; };
  for (Line l : {Line{"Revenue", "612.4", "578.1"}, Line{"Cost of sales", "441.7", "420.3"}, Line{"Gross profit", "170.7", "157.8"}, Line{"Operating profit", "58.9", "61.2"}, Line{"Other income", "−2.3", "–"}}) {
    ReportRow row{l.label, {}};
    for (const char* value : {l.a, l.b}) {
      ReportCell cell{value, std::nullopt};
      if (std::string(value) != "–") {
        ReportClaim c = claim(ClaimClass::verbatim, std::string(l.label) + " " + value,
                              {cite("Annual report 2025.pdf", 142, value, "Consolidated income statement", std::string(l.label) + " " + l.a + " " + l.b)});
        c.role = ClaimRole::figure;
        c.figures = {{value, "EUR", "1000000", value == l.a ? "2025" : "2024"}};
        cell.claim = static_cast<uint32_t>(r.claims.size());
        r.claims.push_back(std::move(c));
      }
      row.cells.push_back(std::move(cell));
    }
    t.rows.push_back(std::move(row));
  }
  part.tables.push_back(std::move(t));
  ReportClaim share = claim(ClaimClass::computed, "In 2025, 8.7 % of Harrow’s cost of sales was bought from Veltrane.",
                            {cite("Annual report 2025.pdf", 187, "38.4", "Note 24", "Purchases from Veltrane Polymers GmbH 38.4 34.9"),
                             cite("Annual report 2025.pdf", 142, "(441.7)", "Consolidated income statement", "Cost of sales 441.7 420.3")});
  share.computation = ReportComputation{Operation::share,
                                        {{{"38.4", "EUR", "1000000", "2025"}, 0, "Purchases from Veltrane"}, {{"441.7", "EUR", "1000000", "2025"}, 1, "Cost of sales"}},
                                        {"8.7", "%", "1", "2025"}};
  share.origin = {Origin::Kind::computed, "extractive"};
  part.claims.push_back(static_cast<uint32_t>(r.claims.size()));
  r.claims.push_back(std::move(share));
  return part;
}

// `extra` more sentences, for reports of many pages.
inline ReportDocument brief(int extra = 0) {
  ReportDocument r;
  r.kind = "brief";
  r.title = "Harrow supply";
  r.prepared_at = "2026-11-24T14:05:00Z";
  r.generator = "extractive";
  r.coverage.documents = {document("Supply agreement.pdf", 41), document("Amendment No. 2.pdf", 3), document("Annual report 2025.pdf", 212),
                          document("Delivery notes.pdf", 31, 31, 3), document("عقد الصيانة.pdf", 12), document("สัญญาเช่า.pdf", 9), document("供应合同.docx", 20)};
  SourceDocument& notes = r.coverage.documents[3];
  notes.state = "partly";
  notes.unread = {{17, "too dark"}, {18, "too dark"}};
  notes.pages_ocr = 29;
  notes.page_numbers.erase(notes.page_numbers.begin() + 16, notes.page_numbers.begin() + 18);
  r.coverage.skipped = {{"Escrow deed.pdf", "password needed"}};
  auto add = [&](ReportPart& part, ReportClaim c) {
    part.claims.push_back(static_cast<uint32_t>(r.claims.size()));
    r.claims.push_back(std::move(c));
  };
  const std::string agreement = "Supply agreement.pdf", amendment = "Amendment No. 2.pdf";
  ReportPart delivery{"Delivery and delay", "", "", {}, {}, {}};
  add(delivery, claim(ClaimClass::verbatim, "Supplier shall deliver each Order within twenty-one (21) days of its receipt.",
                      {cite(agreement, 12, "Supplier shall deliver each Order within twenty-one (21) days of its receipt.")}));
  add(delivery, claim(ClaimClass::supported, "For Orders received from 1 July 2025 the delivery time is fourteen days.",
                      {cite(amendment, 1, "With effect from 1 July 2025 the words ‘twenty-one (21) days’ in clause 7.2 are replaced by ‘fourteen (14) days’."),
                       cite(amendment, 1, "Orders received before that date remain subject to the former period.")}));
  delivery.disagreements.push_back({"Delivery time", "The amendment is the later document.", 0, 1});
  std::string late = "If delivery is late for a reason other than Force Majeure, Supplier shall pay 0.5 % of the price of the delayed Products for each full week of delay, up to 5 % of that price.";
  add(delivery, claim(ClaimClass::verbatim, late, {cite(agreement, 12, late)}));
  ReportClaim cap = claim(ClaimClass::computed, "The cap is reached after ten full weeks of delay: 5 % ÷ 0.5 % = 10.", {cite(agreement, 12, late)}, Review::State::open);
  cap.computation = ReportComputation{Operation::ratio, {{{"5", "%", "1", ""}, 0, "Cap"}, {{"0.5", "%", "1", ""}, 0, "Each full week"}}, {"10", "weeks", "1", ""}};
  add(delivery, std::move(cap));
  r.sections.push_back(std::move(delivery));
  ReportPart risk{"Liability and risk", "", "", {}, {}, {}};
  std::string limit = "Supplier’s total liability in any Contract Year is limited to EUR 4,500,000, save for death, personal injury, fraud and wilful default.";
  add(risk, claim(ClaimClass::verbatim, limit, {cite(agreement, 29, limit)}, Review::State::open));
  add(risk, claim(ClaimClass::judged, "The parties treat delivery as complete only once the Products are unloaded.",
                  {cite(agreement, 12, "Risk in the Products passes to Buyer on completion of unloading at the Site.")}));
  add(risk, claim(ClaimClass::verbatim, "يلتزم المقاول بإصلاح كل عطل خلال ثمانٍ وأربعين (48) ساعة من تاريخ الإخطار.", {cite("عقد الصيانة.pdf", 4, "يلتزم المقاول بإصلاح كل عطل خلال ثمانٍ وأربعين (48) ساعة من تاريخ الإخطار.")}));
  add(risk, claim(ClaimClass::verbatim, "ผู้เช่าต้องชำระค่าเช่าภายในวันที่ 5 ของทุกเดือน มิฉะนั้นต้องเสียดอกเบี้ยร้อยละ 1.25 ต่อเดือน", {cite("สัญญาเช่า.pdf", 2, "ผู้เช่าต้องชำระค่าเช่าภายในวันที่ 5 ของทุกเดือน มิฉะนั้นต้องเสียดอกเบี้ยร้อยละ 1.25 ต่อเดือน")}));
  add(risk, claim(ClaimClass::verbatim, "买方应在收到发票之日起三十日内付款。", {cite("供应合同.docx", 7, "买方应在收到发票之日起三十日内付款。")}));
  ReportCitation hidden = cite(agreement, 30, "The rebate agreed between the parties is 3.5 % of net sales.");
  hidden.covered = true;
  add(risk, claim(ClaimClass::verbatim, "The rebate agreed between the parties is 3.5 % of net sales.", {hidden}, Review::State::open));
  r.sections.push_back(std::move(risk));
  r.sections.push_back(figures_section(r));
  if (extra) {
    ReportPart more{"Further terms", "", "", {}, {}, {}};
    for (int i = 1; i <= extra; ++i) {
      std::string text = "Clause " + std::to_string(i) + ".1 obliges the Supplier to keep records of each delivery for " + std::to_string(i % 9 + 2) +
                         " years, to show them to the Buyer within ten days of a request in writing, and to hand over copies at its own cost";
      if (i % 7 == 0)
        for (int k = 0; k < 6; ++k) text += ", and to bear the cost of each audit of site " + std::to_string(k + 1) + " which finds that the records are incomplete or that a delivery was late";
      add(more, claim(i % 5 ? ClaimClass::verbatim : ClaimClass::supported, text + ".", {cite(agreement, static_cast<uint32_t>(10 + i % 30), text + ".")}, Review::State::open));
    }
    r.sections.push_back(std::move(more));
  }
  for (auto [text, why] : {std::pair{"Veltrane has been late with most orders since July.", "“Most” stands in no quote"}, {"Net debt is within the covenant.", "no quote states the covenant’s level"}})
    r.withheld.push_back({text, ClaimClass::unsupported, 0.2, {{"quantity_added", why}}, {{"", "", 0}}, {Origin::Kind::written, "a model"}});
  return r;
}

// What documents, file names and forged reports may carry: markup of every target, formulas, links, fields, control and bidi characters, fake labels.
inline std::string hostile(const std::string& tag) {
  return tag + "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&lt;]]>--> =HYPERLINK(\"http://evil.example\",\"x\") @SUM(1) +1 -1 "
         "http://evil.example/a www.evil.example [click](javascript:alert(3)) ![p](http://evil.example/p.png) <a href='http://evil.example'>x</a> "
         "**verbatim** # heading | cell | `code` \\href{x} {{x}} ${x} %s \x1b[31mred\x1b[0m \x07 \u202Egnp.exe\u202C \u2066x\u2069 \u200B \uFEFF "
         "\xE2\x80\xA8" "new line\r\nsecond\tline w:fldSimple INCLUDETEXT \u25A0 verbatim accepted";
}

inline ReportDocument hostile_brief() {
  ReportDocument r = brief();
  auto spoil = [](std::string& s, const char* tag) { s = hostile(tag); };
  spoil(r.title, "=title");
  spoil(r.generator, "generator");
  for (SourceDocument& d : r.coverage.documents) {
    spoil(d.name, "=name");
    spoil(d.path, "path");
    spoil(d.languages, "lang");
    spoil(d.error, "error");
    for (UnreadPage& u : d.unread) spoil(u.why, "why");
  }
  for (SkippedFile& s : r.coverage.skipped) {
    spoil(s.path, "@skipped");
    spoil(s.why, "why");
  }
  for (ReportClaim& c : r.claims) {
    spoil(c.text, "-claim");
    for (Reason& reason : c.reasons) spoil(reason.detail, "reason");
    for (ReportCitation& citation : c.citations) {
      spoil(citation.document_name, "=doc");
      spoil(citation.page_label, "label");
      spoil(citation.bates, "bates");
      spoil(citation.quote, "+quote");
      spoil(citation.table, "table");
      spoil(citation.row, "row");
    }
    for (FigureValue& f : c.figures) spoil(f.value, "=value"), spoil(f.unit, "unit");
    if (c.computation) {
      spoil(c.computation->result.value, "=result");
      for (ReportOperand& o : c.computation->operands) spoil(o.label, "=operand"), spoil(o.figure.value, "=figure");
    }
    if (c.judge) spoil(c.judge->name, "judge");
    spoil(c.review.by, "by");
    spoil(c.review.comment, "=comment");
  }
  for (ReportPart& s : r.sections) {
    spoil(s.title, "=section");
    for (ReportTable& t : s.tables) {
      spoil(t.title, "=table");
      spoil(t.unit_line, "unit line");
      for (std::string& c : t.columns) spoil(c, "=column");
      for (ReportRow& row : t.rows) {
        spoil(row.label, "=row");
        for (ReportCell& cell : row.cells) spoil(cell.text, "=cell");
      }
    }
    for (ReportDisagreement& d : s.disagreements) spoil(d.what, "what"), spoil(d.note, "note");
  }
  for (WithheldClaim& w : r.withheld) {
    spoil(w.text, "=withheld");
    for (Reason& reason : w.reasons) spoil(reason.detail, "=reason");
  }
  return r;
}

}  // namespace dossier::fixture
