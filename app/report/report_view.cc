#include "app/report/report_view.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/grounding/computation.h"
#include "app/grounding/formula.h"

namespace dossier {
namespace {

constexpr size_t kQuotesPerNote = 12;
constexpr const char* kNoBreak = "\u00A0";

std::string count_of(uint64_t n, const char* one, const char* many) { return figure_text(std::to_string(n)) + " " + (n == 1 ? one : many); }

std::string page_text(const ReportCitation& c) {
  std::string out = std::string("p.") + kNoBreak + std::to_string(c.span.page);
  if (!c.page_label.empty() && c.page_label != std::to_string(c.span.page)) out += " (label " + shown(c.page_label) + ")";
  return out;
}

std::string scale_word(const std::string& scale) {
  if (scale == "1000") return "thousand";
  if (scale == "1000000") return "million";
  if (scale == "1000000000") return "billion";
  return scale == "1" || scale.empty() ? "" : "× " + figure_text(scale);
}

std::string unit_text(const FigureValue& f) {
  std::string out = shown(f.unit), scale = scale_word(f.scale);
  return out.empty() ? scale : scale.empty() ? out : out + " " + scale;
}

// As words: "EUR 4.5 million", "22.8 %", "21 days".
std::string amount_text(const FigureValue& f) {
  std::string number = figure_text(f.value), unit = shown(f.unit), scale = scale_word(f.scale);
  if (!scale.empty()) number += kNoBreak + scale;
  if (unit.empty()) return number;
  bool currency = unit.size() == 3 && unit.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
  return currency ? unit + kNoBreak + number : number + kNoBreak + unit;
}

// What a model judged the claim from.
std::string seen_by_judge(const ReportClaim& claim) {
  const auto pictures = static_cast<size_t>(std::count_if(claim.citations.begin(), claim.citations.end(), [](const ReportCitation& c) { return c.figure; }));
  if (pictures == 0) return "the quotes";
  const std::string seen = pictures == 1 ? "the picture" : "the pictures";
  return pictures == claim.citations.size() ? seen : seen + " and the quotes";
}

// Numbers the footnotes in the order they are met.
class NoteBook {
 public:
  explicit NoteBook(std::vector<ShownNote>& notes) : notes_(notes) {}

  std::vector<uint32_t> add(const ReportClaim& claim) {
    std::vector<uint32_t> out;
    for (const ReportCitation& c : claim.citations) {
      uint32_t number = add(c);
      if (std::find(out.begin(), out.end(), number) == out.end()) out.push_back(number);
    }
    return out;
  }

 private:
  using Place = std::tuple<Sha256, uint32_t, uint32_t, uint32_t, std::string>;

  uint32_t add(const ReportCitation& c) {
    bool in_table = !c.row.empty() || !c.table.empty();
    const std::string box = c.figure && !c.boxes.empty() ? "picture " + std::to_string(c.boxes[0].x0) + " " + std::to_string(c.boxes[0].y0) : "";  // several may stand on a page
    Place place = c.figure ? Place{c.span.document, c.span.page, 0, 0, box} : in_table ? Place{c.span.document, c.span.page, 0, 0, c.table} : Place{c.span.document, c.span.page, c.span.begin, c.span.end, ""};
    std::string full = c.figure ? "" : shown(in_table && !c.row.empty() ? c.row : c.quote);
    auto found = at_.find(place);
    if (found != at_.end()) {
      ShownNote& note = notes_[found->second - 1];
      bool known = std::find(note.full_quotes.begin(), note.full_quotes.end(), full) != note.full_quotes.end();
      if (known || note.quotes.size() < kQuotesPerNote) {
        extend(note, c, known ? "" : full);
        return note.number;
      }
    }
    ShownNote note;
    note.number = static_cast<uint32_t>(notes_.size() + 1);
    note.document = c.span.document;
    note.page = c.span.page;
    note.document_name = isolated(c.document_name);
    note.place = note.document_name + ", " + page_text(c);
    if (!c.bates.empty()) note.place += ", " + shown(c.bates);
    if (!c.table.empty()) note.place += ", " + isolated(c.table);
    extend(note, c, full);
    notes_.push_back(std::move(note));
    at_[place] = notes_.back().number;
    return notes_.back().number;
  }

  void extend(ShownNote& note, const ReportCitation& c, const std::string& full) {
    if (!full.empty()) {
      note.full_quotes.push_back(full);
      note.quotes.push_back(cut_quote(full));
    }
    for (const Box& b : c.boxes)
      if (std::find(note.boxes.begin(), note.boxes.end(), b) == note.boxes.end()) note.boxes.push_back(b);
    note.citations.push_back(&c);
    auto remark = [&](bool holds, const char* text) {
      if (holds && note.remark.find(text) == std::string::npos) note.remark += (note.remark.empty() ? "" : " ") + std::string(text);
    };
    remark(c.figure, "The statement rests on the picture itself, which only a model has judged.");
    remark(c.covered, "The words lie under a filled box in the document.");
    remark(c.doubtful, "OCR was unsure of some of these words.");
    remark(c.corrected, "Some of these words were corrected by hand; the picture was read otherwise.");
  }

  std::vector<ShownNote>& notes_;
  std::map<Place, uint32_t> at_;
};

std::string review_text(const Review& review) {
  std::string by = review.by.empty() ? "" : ", " + shown(review.by);
  switch (review.state) {
    case Review::State::open: return "not reviewed";
    case Review::State::accepted: return "accepted" + by;
    case Review::State::rejected: return "rejected" + by;
    case Review::State::edited: return "edited" + by;
  }
  return "";
}

const char* sign_of(Operation operation) {
  switch (operation) {
    case Operation::sum: case Operation::average: return "+";
    case Operation::difference: return "\u2212";
    case Operation::product: return "×";
    case Operation::ratio: case Operation::share: case Operation::percentage_change: return "÷";
    default: return "";
  }
}

const char* words_of(Operation operation) {
  switch (operation) {
    case Operation::sum: return "sum";
    case Operation::difference: return "difference";
    case Operation::product: return "product";
    case Operation::ratio: return "ratio";
    case Operation::percentage_change: return "quotient less 1, in per cent";
    case Operation::share: return "share";
    case Operation::average: return "average";
    case Operation::count: return "count";
    case Operation::minimum: return "smallest of these";
    case Operation::maximum: return "largest of these";
    case Operation::date_offset: return "date";
    case Operation::formula: case Operation::none: break;
  }
  return "result";
}

char letter(size_t i) { return i < 26 ? static_cast<char>('a' + i) : '?'; }

// "; the operands’ own rounding allows 8.68 % to 8.71 %": nothing where it allows one value alone, to two places more than the result has.
std::string allowance_of(const ReportComputation& c) {
  auto range = rounding_range(draft_of(c));
  auto place = last_place_of(c.result);
  auto scale = Decimal::parse(c.result.scale.empty() ? "1" : c.result.scale);
  if (!range || !place.ok() || !scale.ok() || scale->is_zero()) return {};
  auto least = divide(range->least, *scale, -12), most = divide(range->most, *scale, -12), unit = divide(*place, *scale, -12);
  if (!least.ok() || !most.ok() || !unit.ok()) return {};
  int last = unit->normalized().exponent();
  for (int places = last - 1; places >= last - 2; --places) {
    Decimal low = least->rounded(places), high = most->rounded(places);
    if (low == high) continue;
    FigureValue from = c.result, to = c.result;
    from.value = low.normalized().text();
    to.value = high.normalized().text();
    return "; the operands’ own rounding allows " + amount_text(from) + " to " + amount_text(to);
  }
  return {};
}

class Builder {
 public:
  Builder(const ReportDocument& report, const ViewOptions& options, ReportView& out) : report_(report), options_(options), out_(out), notes_(out.notes) {}

  void run() {
    for (const ReportPart& part : report_.sections) add_section(part);
    if (options_.appendix_a)
      for (const WithheldClaim& w : report_.withheld) add_withheld(w);
    add_facts();
    add_coverage();
    for (const SourceDocument& d : report_.coverage.documents) out_.documents.push_back(line_of(d));
    for (ClaimClass c : {ClaimClass::verbatim, ClaimClass::computed, ClaimClass::supported, ClaimClass::judged})
      if (c != ClaimClass::judged || by_class_[c]) out_.key.push_back(c);
  }

 private:
  bool left_out(const ReportClaim& claim) {
    bool rejected = claim.review.state == Review::State::rejected;
    bool open = claim.review.state == Review::State::open;
    if (rejected && !options_.rejected_claims) return ++out_.rejected, true;
    if (open && !options_.open_claims) return ++open_left_out_, true;
    return false;
  }

  ShownClaim claim_of(const ReportClaim& claim) {
    ShownClaim shown_claim;
    shown_claim.number = ++claim_number_;
    shown_claim.check = claim.check;
    shown_claim.text = claim.check == ClaimClass::verbatim ? "“" + shown(claim.text) + "”" : shown(claim.text);
    shown_claim.notes = notes_.add(claim);
    if (claim.judge) shown_claim.below = "Judged by " + shown(claim.judge->name) + " from " + seen_by_judge(claim) + " alone.";
    shown_claim.review = review_text(claim.review);
    shown_claim.comment = shown(claim.review.comment);
    shown_claim.source = &claim;
    if (claim.computation) shown_claim.arithmetic = arithmetic_of(claim, *claim.computation);
    ++out_.claims;
    ++by_class_[claim.check];
    switch (claim.review.state) {
      case Review::State::open: ++out_.open; break;
      case Review::State::accepted: ++accepted_; break;
      case Review::State::edited: ++edited_; break;
      case Review::State::rejected: ++rejected_shown_; break;
    }
    return shown_claim;
  }

  std::vector<ShownOperand> arithmetic_of(const ReportClaim& claim, const ReportComputation& c) {
    std::vector<ShownOperand> out;
    for (const ReportOperand& o : c.operands) {
      std::string label = shown(o.label.empty() ? claim.citations[o.citation].quote : o.label);
      if (o.label.empty()) label = cut_quote(label, 12);
      if (!o.figure.period.empty() && label.find(shown(o.figure.period)) == std::string::npos) label += ", " + shown(o.figure.period);
      std::string sign = c.operation == Operation::formula ? std::string(1, letter(out.size())) : out.empty() ? "" : sign_of(c.operation);
      out.push_back({sign, label, note_of(claim.citations[o.citation]), figure_text(o.figure.value), unit_text(o.figure)});
    }
    std::string words = words_of(c.operation);
    if (c.operation == Operation::formula)
      if (auto formula = Formula::parse(c.formula); formula.ok()) {
        std::vector<std::string> letters;
        for (size_t i = 0; i < c.operands.size(); ++i) letters.push_back(std::string(1, letter(i)));
        words = formula->shown(letters);
      }
    out.push_back({"=", words + allowance_of(c), {}, figure_text(c.result.value), unit_text(c.result)});
    return out;
  }

  std::vector<uint32_t> note_of(const ReportCitation& citation) const {
    for (const ShownNote& note : out_.notes)
      if (std::find(note.citations.begin(), note.citations.end(), &citation) != note.citations.end()) return {note.number};
    return {};
  }

  void add_section(const ReportPart& part) {
    ShownSection section;
    section.title = shown(part.title);
    section.kind = shown(part.kind);
    section.document = shown(part.document);
    for (const ReportTable& t : part.tables) section.tables.push_back(table_of(t));  // tables are shown first, so numbered first
    for (uint32_t i : part.claims)
      if (!left_out(report_.claims[i])) section.claims.push_back(claim_of(report_.claims[i]));
    for (const ReportDisagreement& d : part.disagreements)
      if (!hidden(d)) section.disagreements.push_back(disagreement_of(d));
    if (section.claims.empty() && section.tables.empty() && section.disagreements.empty()) return;
    section.number = std::to_string(out_.sections.size() + 1);
    out_.sections.push_back(std::move(section));
  }

  ShownTable table_of(const ReportTable& t) {
    ShownTable out{shown(t.title), shown(t.unit_line), "", {}, {}, {}};
    std::set<Sha256> documents;
    for (const std::string& c : t.columns) out.columns.push_back(shown(c));
    for (const ReportRow& r : t.rows)
      for (const ReportCell& c : r.cells)
        if (c.claim)
          for (const ReportCitation& citation : report_.claims[*c.claim].citations) documents.insert(citation.span.document);
    for (const ReportRow& r : t.rows) out.rows.push_back(row_of(r, documents.size() > 1));
    for (size_t i = 0; i < t.columns.size(); ++i) {
      size_t digits = 0, filled = 0;
      for (const ShownRow& r : out.rows) {
        const std::string& text = r.cells[i].text;
        if (text.empty() || text == "–") continue;
        ++filled;
        digits += text.find_first_of("0123456789") != std::string::npos && text.size() < 24;
      }
      out.numeric.push_back(digits * 2 >= filled);
    }
    out.source_head = "Source";
    if (documents.size() == 1)
      for (const ShownRow& r : out.rows)
        if (!r.notes.empty()) out.source_head = out_.notes[r.notes[0] - 1].document_name;
    return out;
  }

  ShownRow row_of(const ReportRow& r, bool several) {
    ShownRow out{shown(r.label), {}, "", {}};
    for (const ReportCell& c : r.cells) {
      ShownCell cell{c.text.empty() ? "–" : shown(c.text), nullptr, {}};
      if (c.claim) {
        cell.source = &report_.claims[*c.claim];
        cell.notes = notes_.add(*cell.source);
        ++out_.figures;
        if (out.source.empty()) {
          const ReportCitation& first = cell.source->citations[0];
          out.source = several ? isolated(first.document_name) + ", " + page_text(first) : page_text(first);
        }
        for (uint32_t n : cell.notes)
          if (std::find(out.notes.begin(), out.notes.end(), n) == out.notes.end()) out.notes.push_back(n);
      }
      out.cells.push_back(std::move(cell));
    }
    return out;
  }

  bool hidden(const ReportDisagreement& d) const {
    for (uint32_t i : {d.first, d.second}) {
      const Review::State state = report_.claims[i].review.state;
      if (state == Review::State::rejected && !options_.rejected_claims) return true;
    }
    return false;
  }

  static std::string value_of(const ReportClaim& claim) {
    if (claim.figures.size() == 1) return amount_text(claim.figures[0]) + " in " + isolated(claim.citations[0].document_name);
    if (claim.check == ClaimClass::verbatim) return "“" + shown(claim.text) + "”";
    std::string text = shown(claim.text);
    if (!text.empty() && text.back() == '.') text.pop_back();  // it stands inside a sentence of ours
    return text;
  }

  ShownDisagreement disagreement_of(const ReportDisagreement& d) {
    const ReportClaim &first = report_.claims[d.first], &second = report_.claims[d.second];
    ShownDisagreement out{shown(d.what), value_of(first), value_of(second), shown(d.note), notes_.add(first), notes_.add(second)};
    return out;
  }

  void add_withheld(const WithheldClaim& w) {
    std::string why;
    for (const Reason& r : w.reasons)
      if (!r.detail.empty() || !r.code.empty()) why += (why.empty() ? "" : "; ") + shown(r.detail.empty() ? r.code : r.detail);
    out_.withheld.push_back({w.check, shown(w.text), why});
  }

  void add_facts() {
    std::set<Sha256> held;  // parts count with the file around them
    for (const SourceDocument& d : report_.coverage.documents) held.insert(d.file_sha256.value_or(d.sha256));
    size_t files = held.size() + report_.coverage.skipped.size();
    out_.facts.emplace_back("Prepared", out_.date + (report_.prepared_at.size() >= 16 && report_.prepared_at[10] == 'T' ? ", " + shown(report_.prepared_at.substr(11, 5)) + (report_.prepared_at.back() == 'Z' ? " UTC" : "") : "") +
                                            ", from " + count_of(files, "file", "files"));
    if (!report_.question.empty()) out_.facts.emplace_back("Question", shown(report_.question));
    std::string claims = figure_text(std::to_string(out_.claims)) + " shown", parts;
    for (const auto& [c, n] : by_class_) parts += (parts.empty() ? ": " : ", ") + std::to_string(n) + " " + std::string(name_of(c));
    claims += parts;
    if (out_.figures) claims += "; " + count_of(out_.figures, "figure", "figures") + " in tables";
    if (size_t out = report_.withheld.size()) claims += "; " + std::to_string(out) + " kept out" + (options_.appendix_a ? " (Appendix A)" : "");
    out_.facts.emplace_back("Claims", claims);
    std::string review;
    auto add = [&](size_t n, const std::string& words) {
      if (n) review += (review.empty() ? "" : "; ") + std::to_string(n) + " " + words;
    };
    add(accepted_, "accepted");
    add(edited_, "edited");
    add(out_.open, "not yet reviewed");
    add(rejected_shown_, "rejected and shown as such");
    add(out_.rejected, "rejected and left out");
    add(open_left_out_, "not reviewed and left out");
    if (!review.empty()) out_.facts.emplace_back("Review", review);
    std::string drafted = report_.generator == "extractive" ? "drafted without a model" : "drafted by " + shown(report_.generator);
    std::set<std::string> judges;
    for (const ReportClaim& c : report_.claims)
      if (c.judge) judges.insert(shown(c.judge->name));
    for (const std::string& judge : judges) drafted += "; " + count_of(by_class_[ClaimClass::judged], "claim", "claims") + " judged by " + judge;
    out_.facts.emplace_back("Text", drafted);
  }

  void add_coverage() {
    const Coverage& c = report_.coverage;
    out_.coverage_sum = count_of(c.documents.size(), "document", "documents") + ", " + count_of(c.pages(), "page", "pages");
    out_.coverage.push_back({ReadHow::text, "read from the text layer", c.pages_text()});
    uint64_t doubtful = c.pages_doubtful();
    std::string ocr = "read by OCR";
    if (doubtful) ocr += ", " + figure_text(std::to_string(doubtful)) + (doubtful == 1 ? " of them doubtful" : " of them doubtful");
    out_.coverage.push_back({ReadHow::ocr, ocr, c.pages_ocr()});
    uint64_t read = 0;
    for (const SourceDocument& d : c.documents) read += d.page_numbers.size();
    if (uint64_t worded = c.pages_text() + c.pages_ocr(); read > worded) out_.coverage.push_back({ReadHow::empty, "read, without words on them", read - worded});
    out_.coverage.push_back({ReadHow::unread, unread_text(c), c.pages_unread()});
    if (uint64_t covered = c.pages_covered())
      out_.covered = count_of(covered, "page has", "pages have") + " words under a filled box (a redaction that failed). They are quoted only where that is said.";
    for (const SkippedFile& s : c.skipped) out_.not_opened.push_back(isolated(s.path) + (s.why.empty() ? "" : ", " + shown(s.why)));
    for (const SourceDocument& d : c.documents)
      if (d.state == "failed") out_.not_opened.push_back(isolated(d.name) + (d.error.empty() ? "" : ", " + shown(d.error)));
    if (!report_.not_found) return;
    out_.not_found = "Not found in " + count_of(c.documents.size(), "document", "documents") + ", " + count_of(c.pages() - std::min(c.pages(), c.pages_unread()), "page", "pages") + " read, " +
                     std::to_string(c.pages_unread()) + " unreadable.";
    if (!out_.not_opened.empty()) out_.not_found += " " + count_of(out_.not_opened.size(), "file was", "files were") + " not opened.";
    if (c.pages_unread() || !out_.not_opened.empty()) out_.not_found += " A page that was not read may hold the answer.";
  }

  // "not read: Delivery notes, p. 17–18 (too dark)"; every document is named, in Appendix B with each reason.
  static std::string unread_text(const Coverage& c) {
    std::string out;
    for (const SourceDocument& d : c.documents) {
      if (d.unread.empty() && d.pages <= d.page_numbers.size()) continue;
      out += (out.empty() ? "not read: " : "; ") + isolated(d.name);
      if (!d.unread.empty()) out += std::string(", p.") + kNoBreak + page_ranges(d.unread);
      std::set<std::string> whys;
      for (const UnreadPage& u : d.unread)
        if (!u.why.empty()) whys.insert(shown(u.why));
      if (whys.size() == 1) out += " (" + *whys.begin() + ")";
      if (whys.size() > 1) out += " (reasons in Appendix B)";
    }
    return out.empty() ? "not read" : out;
  }

  static DocumentLine line_of(const SourceDocument& d) {
    DocumentLine out{shown(d.name), shown(d.path), shown(d.info.type), figure_text(std::to_string(d.pages)), "", "", d.sha256.hex()};
    auto add = [](std::string& to, const std::string& what) { to += (to.empty() ? "" : ", ") + what; };
    if (d.pages_text) add(out.how, std::to_string(d.pages_text) + " text layer");
    if (d.pages_ocr) add(out.how, std::to_string(d.pages_ocr) + " OCR" + (d.languages.empty() ? "" : " (" + shown(d.languages) + ")"));
    if (d.pages_doubtful) add(out.how, std::to_string(d.pages_doubtful) + " doubtful");
    if (d.pages_covered) add(out.how, std::to_string(d.pages_covered) + " with covered words");
    if (!d.corrections.empty()) add(out.how, std::to_string(d.corrections.size()) + (d.corrections.size() == 1 ? " place corrected by hand" : " places corrected by hand"));
    if (out.how.empty()) out.how = d.state == "failed" ? "not read" : "nothing to read";
    if (!d.reread_here) add(out.how, "not re-read here");
    for (const UnreadPage& u : d.unread) add(out.unread, std::string("p.") + kNoBreak + std::to_string(u.page) + (u.why.empty() ? "" : ": " + shown(u.why)));
    // The document's own error often repeats that of its page.
    auto repeats = [&](const UnreadPage& u) {
      size_t colon = u.why.find(": ");
      std::string detail = colon == std::string::npos ? u.why : u.why.substr(colon + 2);
      return !detail.empty() && d.error.ends_with(detail);
    };
    if (!d.error.empty() && std::none_of(d.unread.begin(), d.unread.end(), repeats)) add(out.unread, shown(d.error));
    return out;
  }

  const ReportDocument& report_;
  const ViewOptions& options_;
  ReportView& out_;
  NoteBook notes_;
  std::map<ClaimClass, size_t> by_class_;
  uint32_t claim_number_ = 0;
  size_t accepted_ = 0, edited_ = 0, rejected_shown_ = 0, open_left_out_ = 0;
};

}  // namespace

std::string page_ranges(const std::vector<UnreadPage>& pages) {
  std::string out;
  for (size_t i = 0; i < pages.size(); ++i) {
    size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1].page == pages[last].page + 1) ++last;
    out += (out.empty() ? "" : ", ") + std::to_string(pages[i].page);
    if (last > i) out += "–" + std::to_string(pages[last].page);
    i = last;
  }
  return out;
}

ReportView view_of(const ReportDocument& report, const Sha256& hash, const ViewOptions& options) {
  ReportView out;
  out.kind = report.kind == "answer" ? "Answer" : "Brief";
  out.title = shown(report.title.empty() ? (report.question.empty() ? "Brief" : report.question) : report.title);
  out.question = shown(report.question);
  out.prepared_at = report.prepared_at;
  out.date = date_text(report.prepared_at);
  out.hash_hex = hash.hex();
  out.hash = out.hash_hex.substr(0, 4) + " " + out.hash_hex.substr(4, 4);
  Builder(report, options, out).run();
  return out;
}

}  // namespace dossier
