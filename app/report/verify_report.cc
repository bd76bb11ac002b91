#include "app/report/verify_report.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/grounding/claim_verifier.h"
#include "app/grounding/corrected_pages.h"
#include "app/grounding/quote_finder.h"
#include "app/report/contract_terms.h"
#include "app/report/shown_words.h"
#include "base/quantity.h"
#include "base/utf8.h"
#include "ingest/ingest.h"

namespace dossier {
namespace {

constexpr int kMostListed = 9;  // names of a list in one cell

bool same_box(const Box& a, const Box& b) {
  auto near = [](float x, float y) { return std::abs(x - y) <= 0.05f; };  // a report keeps two decimals
  return near(a.x0, b.x0) && near(a.y0, b.y0) && near(a.x1, b.x1) && near(a.y1, b.y1);
}

class ReportVerifier {
 public:
  ReportVerifier(const ReportDocument& report, PageSource& pages, const ReadingOf& reading)
      : report_(report), pages_(pages, report.coverage.documents), reading_(reading), finder_(pages_), verifier_(pages_) {}

  ReportCheck run() {
    for (size_t i = 0; i < report_.claims.size(); ++i) {
      number_ = static_cast<uint32_t>(i + 1);
      check_claim(report_.claims[i]);
    }
    number_ = 0;
    for (const ReportPart& part : report_.sections) {
      check_title(part);
      for (const ReportTable& table : part.tables) check_table(table);
      for (const ReportDisagreement& d : part.disagreements) check_disagreement(d);
    }
    if (reading_)
      for (const SourceDocument& document : report_.coverage.documents) check_coverage(document);
    std::set<uint32_t> at_fault;
    for (const ReportFault& f : out_.faults) at_fault.insert(f.claim);
    at_fault.erase(0);
    out_.claims = report_.claims.size();
    out_.held = out_.claims - at_fault.size();
    return std::move(out_);
  }

 private:
  void fault(const ReportCitation* at, std::string code, std::string detail) { out_.faults.push_back(item(at, std::move(code), std::move(detail))); }
  void remark(const ReportCitation* at, std::string code, std::string detail) { out_.remarks.push_back(item(at, std::move(code), std::move(detail))); }
  ReportFault item(const ReportCitation* at, std::string code, std::string detail) const {
    return {number_, at ? at->document_name : "", at ? at->span.page : 0, std::move(code), std::move(detail)};
  }

  // Read by another version of the reader: whatever it says of a page may be said otherwise now, words as well as labels, stamped
  // numbers, pictures and the document's title. Such a difference is another reading, no forgery that could be told from one. What
  // the page's hash covers (words, boxes, marks of words, tables) is left out of this: where the hash is the same, so are they.
  static bool read_by_another(const SourceDocument* document) { return document && document->reader_version != 0 && document->reader_version != kReaderVersion; }
  bool read_by_another(const ReportCitation& c) const { return read_by_another(report_.find(c.span.document)); }

  // A fault in what a reader says of the cited page and the hash does not cover.
  void reading_fault(const ReportCitation& c, std::string code, std::string detail) {
    if (read_by_another(c)) fault(&c, "reading_differs", "another version of the reader: " + detail);
    else fault(&c, std::move(code), std::move(detail));
  }

  // Words that were read from pixels may come out otherwise even now.
  bool may_read_otherwise(const ReportCitation& c) const {
    if (read_by_another(c)) return true;
    auto page = pages_.page(c.span.document, c.span.page);
    return page.ok() && ((*page)->source == TextSource::ocr || (*page)->source == TextSource::both);
  }

  // The citation as it is found now; nothing after a fault.
  std::optional<Citation> check_citation(const ReportCitation& c) {
    const SourceDocument* document = report_.find(c.span.document);
    if (!document) return fault(&c, "document_not_listed", "the report's coverage does not list the document"), std::nullopt;
    if (document->name != c.document_name) return fault(&c, "document_name_differs", "the document is called " + document->name), std::nullopt;
    auto page = pages_.page(c.span.document, c.span.page);
    if (!page.ok()) return fault(&c, page.error().kind == ErrorKind::not_found ? "page_missing" : "page_not_read", page.error().describe()), std::nullopt;
    auto found = c.figure ? finder_.cite_figure(c.span.document, c.span.page, c.boxes.empty() ? Box{} : c.boxes.front()) : finder_.cite(c.span);
    if (c.figure && !found.ok()) return reading_fault(c, "box_differs", found.error().describe()), std::nullopt;
    if (!found.ok() || found->quote() != c.quote) {
      std::string now = found.ok() ? "there stands \"" + found->quote() + "\"" : found.error().describe();
      if (may_read_otherwise(c)) fault(&c, "reading_differs", "the words were read otherwise; now " + now);
      else fault(&c, "quote_differs", now);
      return std::nullopt;
    }
    if (found->page_hash() != c.page_hash) {
      if (may_read_otherwise(c)) fault(&c, "reading_differs", "the quote stands, but other words of the page were read otherwise");
      else fault(&c, "page_hash_differs", "the page is not the one that was cited");
      return std::nullopt;
    }
    bool boxes = found->boxes().size() == c.boxes.size() && std::equal(c.boxes.begin(), c.boxes.end(), found->boxes().begin(), same_box);
    if (!boxes) return fault(&c, "box_differs", "the words stand at another place of the page"), std::nullopt;
    if (found->page_label() != c.page_label) reading_fault(c, "label_differs", "the page's label is \"" + found->page_label() + "\"");
    if (found->bates() != c.bates) reading_fault(c, "bates_differs", "the page's Bates number is \"" + found->bates() + "\"");
    if (found->covered() != c.covered) fault(&c, "covered_differs", found->covered() ? "words under a filled box are quoted without saying so" : "no word of the quote is covered");
    if (found->doubtful() != c.doubtful) fault(&c, "doubtful_differs", found->doubtful() ? "words that were hard to read are quoted without saying so" : "no word of the quote is doubtful");
    if (found->corrected() != c.corrected) fault(&c, "corrected_differs", found->corrected() ? "words corrected by hand are quoted without saying so" : "no word of the quote was corrected");
    if (found->corrected()) say_corrections(c);
    if (found->row() != c.row || found->table() != c.table) fault(&c, "row_differs", "the table or its row reads otherwise: " + found->table() + ": " + found->row());
    return std::move(found).value();
  }

  // A correction is a person's word: it holds up a quote, and is said of it. What was read is told beside it.
  void say_corrections(const ReportCitation& c) {
    for (const Correction& correction : pages_.of(c.span.document, c.span.page)) {
      const bool quoted = c.quote.find(correction.text) != std::string::npos;
      if (quoted) remark(&c, "rests_on_correction", "\"" + correction.was + "\" was read; \"" + correction.text + "\" is the word of " + (correction.by.empty() ? "a person" : correction.by) + ", " + correction.made);
    }
  }

  void check_claim(const ReportClaim& claim) {
    size_t before = out_.faults.size();
    DraftClaim draft{claim.text, {}, claim.figures, std::nullopt, claim.origin};
    for (const ReportCitation& c : claim.citations) {
      if (!check_citation(c)) continue;
      draft.quotes.push_back(quote_of(c));
    }
    if (out_.faults.size() != before) return;
    const ReportCitation* first = claim.citations.empty() ? nullptr : &claim.citations.front();
    if (claim.computation) draft.computation = draft_of(*claim.computation);
    CheckedClaim checked = verifier_.verify(draft);
    if (claim.check == ClaimClass::judged) return check_judged(claim, checked);
    if (auto* rejected = std::get_if<Rejected>(&checked)) {
      for (const Reason& reason : rejected->reasons) fault(first, reason.code, reason.detail);
      if (rejected->reasons.empty()) fault(first, std::string(name_of(rejected->check)), "the claim does not hold");
      return;
    }
    const VerifiedClaim& verified = std::get<VerifiedClaim>(checked);
    if (verified.check() != claim.check) fault(first, "class_differs", "the report says " + std::string(name_of(claim.check)) + ", the check says " + std::string(name_of(verified.check())));
    if (std::abs(verified.score() - claim.score) > 0.002) fault(first, "score_differs", "the score is not the check's");
    if (claim.check == ClaimClass::computed && !claim.computation) fault(first, "class_differs", "computed, but no computation is given");
  }

  // What a model judged stays its word; what code can see is seen again.
  void check_judged(const ReportClaim& claim, const CheckedClaim& checked) {
    const ReportCitation* first = claim.citations.empty() ? nullptr : &claim.citations.front();
    std::vector<std::string> quotes;
    for (const ReportCitation& c : claim.citations) quotes.push_back(c.quote);
    const bool sees = std::any_of(claim.citations.begin(), claim.citations.end(), [](const ReportCitation& c) { return c.figure; });
    // What code finds proven needs no judge; it is no fault that one was asked.
    if (auto* rejected = std::get_if<Rejected>(&checked))
      for (const Reason& reason : rejected->check == ClaimClass::failed ? rejected->reasons : sees ? std::vector<Reason>() : faults_of_wording(claim.text, quotes)) fault(first, reason.code, reason.detail);
    remark(first, "not_rechecked", "the word of " + (claim.judge ? claim.judge->name : std::string("a model")) + " is not checked again");
  }

  // A cell of a table of figures shows the value of its claim, in a column of the claim's period.
  void check_table(const ReportTable& table) {
    for (const ReportRow& row : table.rows) {
      check_row(table, row);
      for (size_t c = 0; c < row.cells.size(); ++c) {
        const ReportCell& cell = row.cells[c];
        std::vector<Quantity> shown = find_quantities(cell.text, {.table_cell = true});
        if (!cell.claim) {
          if (!shown.empty()) fault(nullptr, "cell_without_claim", "\"" + row.label + "\", " + cell.text + ": nothing proves the figure");
          continue;
        }
        const ReportClaim& claim = report_.claims[*cell.claim];
        number_ = *cell.claim + 1;
        const ReportCitation* at = claim.citations.empty() ? nullptr : &claim.citations.front();
        if (table.unit_line == kTermsAsQuoted && !shows_words(cell.text, claim.text)) fault(at, "cell_differs", "the table shows " + cell.text + ", which the clause does not say");
        if (!shows(cell.text, shown, claim)) fault(at, "cell_differs", "the table shows " + cell.text + ", the claim says " + claim.text);
        std::vector<Quantity> head = c < table.columns.size() ? find_quantities(table.columns[c]) : std::vector<Quantity>();
        for (const FigureValue& figure : claim.figures) {
          std::vector<Quantity> period = find_quantities(figure.period);
          if (head.size() == 1 && period.size() == 1 && head[0].year && period[0].year && head[0].year != period[0].year)
            fault(at, "column_differs", "the column is " + table.columns[c] + ", the figure's period " + figure.period);
        }
        number_ = 0;
      }
    }
  }

  // The label of a row and the scale of its table are those of the figures in it.
  void check_row(const ReportTable& table, const ReportRow& row) {
    const std::string scale = scale_of_unit_line(table.unit_line);
    bool has_claim = false, stands = false, read_otherwise = false;
    for (const ReportCell& cell : row.cells) {
      if (!cell.claim) continue;
      const ReportClaim& claim = report_.claims[*cell.claim];
      has_claim = true;
      for (const ReportCitation& c : claim.citations) {
        auto page = pages_.page(c.span.document, c.span.page);
        read_otherwise = read_otherwise || (read_by_another(c) && page.ok() && page_hash(**page) != c.page_hash);
        stands = stands || (page.ok() && label_stands(**page, row.label, c.boxes));
        stands = stands || (table.unit_line == kTermsAsQuoted && term_stands_in(row.label, c.quote));
      }
      for (const FigureValue& figure : claim.figures)
        if (!scale.empty() && figure.unit != "%" && figure.scale != scale && figure.scale != "1")
          fault(&claim.citations.front(), "unit_line_differs", "the table says \"" + table.unit_line + "\", the figure " + figure.value + " is times " + figure.scale);
    }
    if (has_claim && !stands) fault(nullptr, read_otherwise ? "reading_differs" : "label_not_there", "no figure of the row \"" + row.label + "\" stands beside these words");
  }

  // A section about one document is called by its name and speaks of nothing else; what its title adds stands on the first pages.
  void check_title(const ReportPart& part) {
    if (part.document.empty()) return;
    std::vector<const SourceDocument*> called;
    for (const SourceDocument& d : report_.coverage.documents)
      if (d.name == part.document) called.push_back(&d);
    if (called.empty()) return fault(nullptr, "document_not_listed", "the section \"" + part.title + "\" is about " + part.document + ", which the coverage does not list");
    for (uint32_t index : part.claims)
      for (const ReportCitation& c : report_.claims[index].citations)
        if (c.document_name != part.document) {
          number_ = index + 1;
          fault(&c, "section_differs", "the claim stands in the section of " + part.document);
          number_ = 0;
        }
    std::string rest = part.title;
    if (rest.starts_with(part.document)) rest.erase(0, part.document.size());
    if (!part.kind.empty() && rest != ": " + part.kind && !rest.starts_with(": " + part.kind + ",") && !rest.starts_with(": " + part.kind + " ("))
      fault(nullptr, "kind_differs", "the section \"" + part.title + "\" is said to be about a document of the kind \"" + part.kind + "\"");
    std::vector<std::string> texts, least;
    for (size_t k = 0; k < called.size(); ++k) {
      texts = {called[k]->info.title, called[k]->info.author};
      bool all_read = true;
      for (size_t p = 0; p < called[k]->page_numbers.size() && p < kTitlePages; ++p) {
        auto page = pages_.page(called[k]->sha256, called[k]->page_numbers[p]);
        if (page.ok()) texts.push_back((*page)->text);
        else all_read = false;
      }
      std::vector<std::string> foreign = foreign_words(rest, texts);
      if (foreign.empty()) return;
      if (!all_read) return;  // what is missing is a fault of its claims, and said of its coverage
      least = std::move(foreign);
    }
    fault(nullptr, read_by_another(called.front()) ? "reading_differs" : "title_not_there", "\"" + least.front() + "\" of the title \"" + part.title + "\" stands on none of the document's first pages");
  }

  // The values that its note compares are those of the two claims.
  void check_disagreement(const ReportDisagreement& d) {
    const ReportClaim &first = report_.claims[d.first], &second = report_.claims[d.second];
    std::string note = d.note;
    for (const ReportClaim* claim : {&first, &second})
      for (const ReportCitation& c : claim->citations)
        for (size_t at; !c.document_name.empty() && (at = note.find(c.document_name)) != std::string::npos;) note.erase(at, c.document_name.size());
    std::vector<Quantity> said = find_quantities(first.text), more = find_quantities(second.text);
    said.insert(said.end(), more.begin(), more.end());
    for (const Quantity& q : find_quantities(note))
      if (std::none_of(said.begin(), said.end(), [&](const Quantity& s) { return s.value == q.value || (s.two_readings && s.other == q.value); })) {
        number_ = d.first + 1;
        fault(&first.citations.front(), "note_differs", "neither statement says what the note says: " + d.note);
        number_ = 0;
        return;
      }
  }

  void check_coverage(const SourceDocument& document) {
    auto read = reading_(document);
    auto about = [&](const char* code, const std::string& detail) { return ReportFault{0, document.name, 0, code, detail}; };
    if (!read) {
      bool quoted = std::any_of(report_.claims.begin(), report_.claims.end(), [&](const ReportClaim& claim) {
        return std::any_of(claim.citations.begin(), claim.citations.end(), [&](const ReportCitation& c) { return c.span.document == document.sha256; });
      });
      if (!document.page_numbers.empty() && !quoted) out_.remarks.push_back(about("coverage_not_rechecked", "was not read again: nothing is quoted from it"));
      return;
    }
    const bool pixels = document.pages_ocr > 0 || read->ocr > 0 || (document.reader_version != 0 && document.reader_version != kReaderVersion);
    for (const std::string& difference : differences(document, *read)) out_.faults.push_back(about(pixels ? "reading_differs" : "coverage_differs", difference));
  }

  // The first number of the cell is a typed figure of the claim, its computed result, or, if it has neither, a number of its text.
  // A term's value is words of its clause; the parties of a contract may stand apart in it.
  static bool shows_words(const std::string& value, const std::string& clause) {
    auto plain = [](const std::string& text) {
      std::string out = fold(text);
      std::erase_if(out, [](char c) { return c == '(' || c == ')'; });
      return out;
    };
    return is_list_of(plain(value), plain(clause), kMostListed);
  }

  // Whether `text` stands in `clause`, whole or as the names of a list ("Harrow Ltd., Moss, Inc. and Brandt AG").
  static bool is_list_of(std::string_view text, const std::string& clause, int most) {
    if (text.empty() || most == 0) return false;
    if (clause.find(text) != std::string::npos) return true;
    for (std::string_view joint : {std::string_view(", "), std::string_view(" and ")})
      for (size_t at = text.find(joint); at != std::string_view::npos; at = text.find(joint, at + 1))
        if (at > 0 && clause.find(text.substr(0, at)) != std::string::npos && is_list_of(text.substr(at + joint.size()), clause, most - 1))
          return true;
    return false;
  }

  static bool shows(const std::string& text, const std::vector<Quantity>& shown, const ReportClaim& claim) {
    if (text == claim.text || shown.empty()) return true;
    const Quantity& cell = shown[0];
    auto is = [&](const Decimal& value) { return cell.value == value || (cell.two_readings && cell.other == value); };
    std::vector<FigureValue> figures = claim.figures;
    if (claim.computation) figures.push_back(claim.computation->result);
    for (const FigureValue& figure : figures) {
      auto value = Decimal::parse(figure.value);
      auto scale = Decimal::parse(figure.scale.empty() ? "1" : figure.scale);
      if (!value.ok() || !scale.ok()) continue;
      auto amount = multiply(*value, *scale);
      if (is(*value) || (amount.ok() && is(*amount))) return true;
    }
    if (!figures.empty()) return false;
    for (const Quantity& q : find_quantities(claim.text, {.table_cell = true})) {
      auto bare = divide(q.value, q.scale, -30);
      if (is(q.value) || (bare.ok() && is(*bare))) return true;
    }
    return false;
  }

  const ReportDocument& report_;
  mutable CorrectedPages pages_;  // as they are read now, with what the report says was corrected
  const ReadingOf& reading_;
  QuoteFinder finder_;
  ClaimVerifier verifier_;
  ReportCheck out_;
  uint32_t number_ = 0;
};

}  // namespace

std::string ReportFault::place() const {
  std::string out = claim ? "claim " + std::to_string(claim) : "the report";
  if (!document.empty()) out += ", " + document;
  if (page) out += ", page " + std::to_string(page);
  return out;
}

ReportCheck verify_report(const ReportDocument& report, PageSource& pages, const ReadingOf& reading) { return ReportVerifier(report, pages, reading).run(); }

}  // namespace dossier
