// A report as people are shown it: sentences, counts, footnotes, tables, in order, as plain text. Every exporter renders this and
// adds only its format's escapes, so that all formats say the same. All text here is clean: valid UTF-8 with control, bidi and
// other invisible characters shown as marks (shown()).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/report/report_document.h"

namespace dossier {

// Text of a document for any format: visible(), and further what may not stand in XML, unseen tag characters, and stacks of
// more than four combining marks, which would paint over the lines around.
std::string shown(std::string_view text);

// shown(), and where it holds right-to-left letters between isolates, so that a name cannot reorder the line around it.
std::string isolated(std::string_view text);

// The direction of its first letter that has one.
bool right_to_left(std::string_view text);

struct ViewOptions {
  bool open_claims = true;      // claims nobody reviewed, marked so
  bool rejected_claims = false;
  bool appendix_a = true;       // what was kept out
};

// A footnote. Notes of one table of one page are one note with several quotes.
struct ShownNote {
  uint32_t number = 0;  // from 1
  Sha256 document;
  uint32_t page = 0;
  std::string document_name;
  std::string place;                // "Supply agreement, p. 12 (label 9), CTS-000012, Consolidated income statement"
  std::vector<std::string> quotes;  // for the note itself: rows as printed, or the quote, cut after 60 words at a clause's end
  std::vector<std::string> full_quotes;
  std::string remark;               // "The words lie under a filled box in the document." or empty
  // As it stands behind the quotes of the note; a note of a picture has none.
  std::string remark_behind_quotes() const { return remark.empty() || quotes.empty() ? remark : " " + remark; }
  std::vector<Box> boxes;
  std::vector<const ReportCitation*> citations;
};

struct ShownOperand {
  std::string sign;   // "", "+", "÷", "="
  std::string label;
  std::vector<uint32_t> notes;
  std::string value, unit;
};

struct ShownClaim {
  uint32_t number = 0;  // from 1 over the whole report; 0 for what is no claim of a section
  ClaimClass check = ClaimClass::verbatim;
  std::string text;            // in “ ” if verbatim
  std::vector<uint32_t> notes;
  std::string below;           // who judged it
  std::string review;          // "not reviewed", "accepted, R.T.", "rejected", "edited"
  std::string comment;
  std::vector<ShownOperand> arithmetic;  // last row is the result; empty if not computed
  const ReportClaim* source = nullptr;
};

struct ShownCell {
  std::string text;
  const ReportClaim* source = nullptr;  // null: nothing proves it
  std::vector<uint32_t> notes;
};

struct ShownRow {
  std::string label;
  std::vector<ShownCell> cells;
  std::string source;           // "p. 142 (label 138)", with the document's name if the table draws on several
  std::vector<uint32_t> notes;
};

struct ShownTable {
  std::string title, unit_line, source_head;
  std::vector<std::string> columns;
  std::vector<bool> numeric;  // a column of figures, to be set on the right
  std::vector<ShownRow> rows;
};

// "Two values. WHAT: FIRST (notes) and SECOND (notes). NOTE"
struct ShownDisagreement {
  std::string what, first, second, note;
  std::vector<uint32_t> first_notes, second_notes;
};

struct ShownSection {
  std::string number, title, kind, document;  // kind and document as of ReportSection
  std::vector<ShownClaim> claims;
  std::vector<ShownTable> tables;
  std::vector<ShownDisagreement> disagreements;
};

struct ShownWithheld {
  ClaimClass check = ClaimClass::unsupported;
  std::string text, why;
};

enum class ReadHow : uint8_t { text, ocr, empty, unread };  // empty: read, and no words on it

struct CoverageLine {
  ReadHow how = ReadHow::text;
  std::string text;  // "read by OCR, 3 of them doubtful"
  uint64_t pages = 0;
};

struct DocumentLine {  // of Appendix B
  std::string name, path, type, pages, how, unread, sha256;
};

struct ReportView {
  std::string kind;   // "Brief", "Answer"
  std::string title, question, date, hash;  // date: "24 November 2026"; hash: of report.json, "5e07 c4a1"
  std::string hash_hex, prepared_at;
  std::vector<std::pair<std::string, std::string>> facts;  // "Prepared", "Claims", "Review", "Text"
  std::string coverage_sum;             // "12 documents, 415 pages"
  std::vector<CoverageLine> coverage;
  std::string covered;                  // about words under filled boxes; empty if none
  std::vector<std::string> not_opened;  // one line a file or document: "Escrow deed.pdf, password needed"
  std::string not_found;                // M14, or empty
  std::vector<ClaimClass> key;          // the classes that stand in it
  std::vector<ShownSection> sections;
  std::vector<ShownWithheld> withheld;
  std::vector<DocumentLine> documents;
  std::vector<ShownNote> notes;         // notes[i].number == i + 1
  size_t claims = 0, figures = 0, open = 0, rejected = 0;
};

// REQUIRES: `report` outlives the view. `hash` is that of report.json's bytes.
ReportView view_of(const ReportDocument& report, const Sha256& hash, const ViewOptions& options);

std::string_view meaning_of(ClaimClass c);  // "the document’s words", for the key
// "4,500,000.5" with a true minus sign; what is no plain decimal stays as it is.
std::string figure_text(const std::string& decimal);
std::string date_text(const std::string& iso);  // "24 November 2026"; as it is if it is no ISO date
// "17–18, 20"
std::string page_ranges(const std::vector<UnreadPage>& pages);
// Up to `words` words, then " …" at a clause's end, never before a negation, condition or number.
std::string cut_quote(const std::string& quote, size_t words = 60);

}  // namespace dossier
