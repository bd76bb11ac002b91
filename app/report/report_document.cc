#include "app/report/report_document.h"

#include <cerrno>
#include <cstdlib>
#include <ctime>

#include "app/report/report_json.h"

namespace dossier {
namespace {

ReportCitation citation_of(const Citation& c) {
  return {c.span(),  c.document_name(), c.page_label(), c.bates(), c.quote(), c.boxes(),
          c.page_hash(), c.covered(), c.doubtful(), c.corrected(), c.table(), c.row(), c.is_figure()};
}

// A judge is named among the reasons until the second issue gives it a field of its own.
std::optional<ReportJudge> judge_of(const VerifiedClaim& verified) {
  if (verified.check() != ClaimClass::judged) return std::nullopt;
  ReportJudge judge;
  for (const Reason& r : verified.reasons()) {
    if (r.code == "judged_by") judge.name = r.detail;
    if (r.code == "weights_sha256") judge.weights_sha256 = r.detail;
    if (r.code == "prompt_sha256") judge.prompt_sha256 = r.detail;
    if (r.code == "judge_says") judge.says = r.detail;
  }
  if (judge.name.empty()) judge.name = verified.claim().origin.by;
  return judge;
}

ReportClaim claim_of(const VerifiedClaim& verified, ClaimRole role, Review review) {
  const CitedClaim& cited = verified.claim();
  ReportClaim out;
  out.role = role;
  out.text = cited.text;
  out.check = verified.check();
  out.score = verified.score();
  out.reasons = verified.reasons();
  for (const Citation& c : cited.citations) out.citations.push_back(citation_of(c));
  out.figures = cited.figures;
  if (cited.computation) {
    ReportComputation computation{cited.computation->operation, {}, cited.computation->result, cited.computation->formula};
    for (const OperandDraft& o : cited.computation->operands)
      computation.operands.push_back({o.figure, static_cast<uint32_t>(o.quote), o.label});
    out.computation = std::move(computation);
  }
  out.judge = judge_of(verified);
  out.origin = cited.origin;
  out.review = std::move(review);
  return out;
}

// The claim of a disagreement is often shown in its section, too: then that one is meant, not a second copy.
uint32_t place_of(const VerifiedClaim& verified, std::vector<ReportClaim>& claims) {
  ReportClaim value = claim_of(verified, ClaimRole::value, {});
  for (size_t i = 0; i < claims.size(); ++i)
    if (claims[i].text == value.text && claims[i].citations == value.citations && claims[i].check == value.check)
      return static_cast<uint32_t>(i);
  claims.push_back(std::move(value));
  return static_cast<uint32_t>(claims.size() - 1);
}

ReportTable table_of(const FigureTable& table, std::vector<ReportClaim>& claims) {
  ReportTable out{table.title, table.unit_line, table.columns, {}};
  for (const FigureTable::Row& row : table.rows) {
    ReportRow line{row.label, {}};
    for (const FigureCell& cell : row.cells) {
      ReportCell shown{cell.text, std::nullopt};
      if (cell.claim) {
        shown.claim = static_cast<uint32_t>(claims.size());
        claims.push_back(claim_of(*cell.claim, ClaimRole::figure, {}));
      }
      line.cells.push_back(std::move(shown));
    }
    line.cells.resize(table.columns.size());
    out.rows.push_back(std::move(line));
  }
  return out;
}

WithheldClaim withheld_of(const Rejected& rejected) {
  WithheldClaim out{rejected.draft.text, rejected.check, rejected.score, rejected.reasons, {}, rejected.draft.origin};
  for (const QuoteDraft& quote : rejected.draft.quotes) {
    std::optional<Sha256> document = quote.at ? quote.at->document : quote.document;
    uint32_t page = quote.at ? quote.at->page : quote.page.value_or(0);
    out.quotes.push_back({quote.text, document ? document->hex() : "", page});
  }
  return out;
}

uint64_t sum_of(const std::vector<SourceDocument>& documents, uint32_t SourceDocument::* count) {
  uint64_t n = 0;
  for (const SourceDocument& d : documents) n += d.*count;
  return n;
}

}  // namespace

QuoteDraft quote_of(const ReportCitation& c) {
  if (c.figure) return {"", std::nullopt, c.span.document, c.span.page, c.boxes.empty() ? Box{} : c.boxes.front()};
  return {c.quote, c.span, c.span.document, c.span.page};
}

ComputationDraft draft_of(const ReportComputation& computation) {
  ComputationDraft out{computation.operation, {}, computation.result, computation.formula};
  for (const ReportOperand& o : computation.operands) out.operands.push_back({o.figure, o.citation, o.label});
  return out;
}

uint64_t Coverage::pages() const { return sum_of(documents, &SourceDocument::pages); }
uint64_t Coverage::pages_text() const { return sum_of(documents, &SourceDocument::pages_text); }
uint64_t Coverage::pages_ocr() const { return sum_of(documents, &SourceDocument::pages_ocr); }
uint64_t Coverage::pages_doubtful() const { return sum_of(documents, &SourceDocument::pages_doubtful); }
uint64_t Coverage::pages_covered() const { return sum_of(documents, &SourceDocument::pages_covered); }
// Pages that were stated but not read, whether or not a reason was kept for each.
uint64_t Coverage::pages_unread() const {
  uint64_t n = 0;
  for (const SourceDocument& d : documents)
    n += std::max<uint64_t>(d.unread.size(), d.pages > d.page_numbers.size() ? d.pages - d.page_numbers.size() : 0);
  return n;
}

std::string_view name_of(Review::State state) {
  constexpr std::string_view names[] = {"open", "accepted", "rejected", "edited"};
  return names[static_cast<size_t>(state)];
}

std::optional<Review::State> review_state_from(std::string_view name) {
  for (auto state : {Review::State::open, Review::State::accepted, Review::State::rejected, Review::State::edited})
    if (name_of(state) == name) return state;
  return std::nullopt;
}

std::string_view name_of(ClaimRole role) {
  constexpr std::string_view names[] = {"claim", "figure", "value"};
  return names[static_cast<size_t>(role)];
}

const SourceDocument* ReportDocument::find(const Sha256& document) const {
  for (const SourceDocument& d : coverage.documents)
    if (d.sha256 == document) return &d;
  return nullptr;
}

ReportDocument to_document(const Report& report) {
  ReportDocument out;
  out.kind = report.kind;
  out.title = report.title;
  out.question = report.question;
  out.prepared_at = report.prepared_at;
  out.generator = report.generator;
  out.not_found = report.not_found;
  out.coverage = report.coverage;
  for (const ReportSection& section : report.sections) {
    ReportPart part{section.title, section.kind, section.document, {}, {}, {}};
    for (size_t i = 0; i < section.claims.size(); ++i) {
      part.claims.push_back(static_cast<uint32_t>(out.claims.size()));
      out.claims.push_back(claim_of(section.claims[i], ClaimRole::claim, i < section.reviews.size() ? section.reviews[i] : Review{}));
    }
    for (const FigureTable& table : section.tables) part.tables.push_back(table_of(table, out.claims));
    for (const Disagreement& d : section.disagreements) {
      uint32_t first = place_of(d.first, out.claims);
      part.disagreements.push_back({d.what, d.note, first, place_of(d.second, out.claims)});
    }
    out.sections.push_back(std::move(part));
  }
  for (const Rejected& rejected : report.withheld) out.withheld.push_back(withheld_of(rejected));
  return out;
}

std::string report_json(const Report& report) { return report_json(to_document(report)); }

std::string report_time() {
  std::time_t seconds = std::time(nullptr);
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch && *epoch) {
    char* end = nullptr;
    errno = 0;
    long long given = std::strtoll(epoch, &end, 10);
    if (!*end && !errno && given >= 0 && given <= 253402300799LL) seconds = static_cast<std::time_t>(given);
  }
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

}  // namespace dossier
