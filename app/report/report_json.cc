#include "app/report/report_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace dossier {
namespace {

using nlohmann::json;

// File names may be any bytes; JSON may not.
std::string text(const std::string& s) { return is_utf8(s) ? s : scrub_utf8(s); }

// Points are kept to 1/100, scores to 1/1000. The quotient is the double nearest to the decimal, so its shortest form is that decimal.
double rounded_to(double v, double parts) { return std::isfinite(v) ? std::round(v * parts) / parts : 0; }

json box_json(const Box& b) {
  return json::array({rounded_to(b.x0, 100), rounded_to(b.y0, 100), rounded_to(b.x1, 100), rounded_to(b.y1, 100)});
}

json figure_json(const FigureValue& f) {
  return {{"value", text(f.value)}, {"unit", text(f.unit)}, {"scale", text(f.scale)}, {"period", text(f.period)}};
}

json reasons_json(const std::vector<Reason>& reasons) {
  json out = json::array();
  for (const Reason& r : reasons) out.push_back({{"code", text(r.code)}, {"detail", text(r.detail)}});
  return out;
}

json origin_json(const Origin& origin) {
  constexpr const char* names[] = {"extracted", "computed", "written", "edited"};
  return {{"kind", names[static_cast<size_t>(origin.kind)]}, {"by", text(origin.by)}};
}

json citation_json(const ReportCitation& c) {
  json boxes = json::array();
  for (const Box& b : c.boxes) boxes.push_back(box_json(b));
  json out = {{"document", text(c.document_name)}, {"sha256", c.span.document.hex()}, {"page", c.span.page}, {"label", text(c.page_label)},
          {"bates", text(c.bates)}, {"begin", c.span.begin}, {"end", c.span.end}, {"boxes", std::move(boxes)}, {"quote", text(c.quote)},
          {"page_hash", c.page_hash.hex()}, {"covered", c.covered}, {"doubtful", c.doubtful}, {"table", text(c.table)}, {"row", text(c.row)}};
  if (c.figure) out["figure"] = true;
  if (c.corrected) out["corrected"] = true;
  return out;
}

json computation_json(const ReportComputation& c) {
  json operands = json::array();
  for (const ReportOperand& o : c.operands)
    operands.push_back({{"citation", o.citation}, {"figure", figure_json(o.figure)}, {"label", text(o.label)}});
  json out = {{"operation", std::string(name_of(c.operation))}, {"operands", std::move(operands)}, {"result", figure_json(c.result)}};
  if (c.operation == Operation::formula) out["formula"] = text(c.formula);
  return out;
}

json claim_json(const ReportClaim& c) {
  json citations = json::array(), figures = json::array();
  for (const ReportCitation& citation : c.citations) citations.push_back(citation_json(citation));
  for (const FigureValue& figure : c.figures) figures.push_back(figure_json(figure));
  json out = {{"role", std::string(name_of(c.role))}, {"text", text(c.text)}, {"class", std::string(name_of(c.check))},
              {"score", rounded_to(c.score, 1000)}, {"reasons", reasons_json(c.reasons)}, {"citations", std::move(citations)},
              {"figures", std::move(figures)}, {"computation", c.computation ? computation_json(*c.computation) : json()},
              {"origin", origin_json(c.origin)},
              {"review", {{"state", std::string(name_of(c.review.state))}, {"by", text(c.review.by)}, {"at", text(c.review.at)}, {"comment", text(c.review.comment)}}}};
  if (!c.review.tags.empty()) {
    out["review"]["tags"] = json::array();
    for (const std::string& tag : c.review.tags) out["review"]["tags"].push_back(text(tag));
  }
  out["judge"] = nullptr;
  if (c.judge)
    out["judge"] = {{"name", text(c.judge->name)}, {"weights_sha256", text(c.judge->weights_sha256)},
                    {"prompt_sha256", text(c.judge->prompt_sha256)}, {"says", text(c.judge->says)}};
  return out;
}

json document_json(const SourceDocument& d) {
  json unread = json::array(), findings = json::array();
  for (const UnreadPage& u : d.unread) unread.push_back({{"page", u.page}, {"why", text(u.why)}});
  for (const Finding& f : d.info.findings) findings.push_back({{"kind", std::string(name_of(f.kind))}, {"detail", text(f.detail)}});
  json out = {{"sha256", d.sha256.hex()}, {"name", text(d.name)}, {"path", text(d.path)}, {"bytes", d.bytes}, {"type", text(d.info.type)},
          {"title", text(d.info.title)}, {"state", text(d.state)}, {"error", text(d.error)}, {"pages", d.pages},
          {"pages_text", d.pages_text}, {"pages_ocr", d.pages_ocr}, {"pages_doubtful", d.pages_doubtful}, {"pages_covered", d.pages_covered},
          {"pages_read", d.page_numbers.size()}, {"unread", std::move(unread)}, {"findings", std::move(findings)}, {"reread_here", d.reread_here},
          {"reader", {{"version", d.reader_version}, {"languages", text(d.languages)}, {"ocr", text(d.ocr)}}},
          {"file", {{"path", text(d.file_path.empty() ? d.path : d.file_path)}, {"sha256", d.file_sha256.value_or(d.sha256).hex()}, {"part", d.part}}}};
  if (d.corrections.empty()) return out;
  json corrections = json::array();
  for (const Correction& c : d.corrections)
    corrections.push_back({{"page", c.page}, {"begin", c.begin}, {"end", c.end}, {"was", text(c.was)}, {"text", text(c.text)}, {"at", text(c.made)}, {"by", text(c.by)}});
  out["corrections"] = std::move(corrections);
  return out;
}

json coverage_json(const Coverage& c) {
  json documents = json::array(), skipped = json::array();
  for (const SourceDocument& d : c.documents) documents.push_back(document_json(d));
  for (const SkippedFile& s : c.skipped) skipped.push_back({{"path", text(s.path)}, {"why", text(s.why)}});
  return {{"documents", std::move(documents)}, {"skipped", std::move(skipped)},
          {"totals", {{"documents", c.documents.size()}, {"pages", c.pages()}, {"pages_text", c.pages_text()}, {"pages_ocr", c.pages_ocr()},
                      {"pages_doubtful", c.pages_doubtful()}, {"pages_covered", c.pages_covered()}, {"pages_unread", c.pages_unread()}}}};
}

json table_json(const ReportTable& t) {
  json columns = json::array(), rows = json::array();
  for (const std::string& c : t.columns) columns.push_back(text(c));
  for (const ReportRow& r : t.rows) {
    json cells = json::array();
    for (const ReportCell& c : r.cells) cells.push_back({{"text", text(c.text)}, {"claim", c.claim ? json(*c.claim) : json()}});
    rows.push_back({{"label", text(r.label)}, {"cells", std::move(cells)}});
  }
  return {{"title", text(t.title)}, {"unit_line", text(t.unit_line)}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
}

json section_json(const ReportPart& s) {
  json tables = json::array(), disagreements = json::array();
  for (const ReportTable& t : s.tables) tables.push_back(table_json(t));
  for (const ReportDisagreement& d : s.disagreements)
    disagreements.push_back({{"what", text(d.what)}, {"note", text(d.note)}, {"first", d.first}, {"second", d.second}});
  return {{"title", text(s.title)}, {"kind", text(s.kind)}, {"document", text(s.document)}, {"claims", s.claims}, {"tables", std::move(tables)}, {"disagreements", std::move(disagreements)}};
}

json withheld_json(const WithheldClaim& w) {
  json quotes = json::array();
  for (const WithheldQuote& q : w.quotes) quotes.push_back({{"text", text(q.text)}, {"document", text(q.document)}, {"page", q.page}});
  return {{"text", text(w.text)}, {"class", std::string(name_of(w.check))}, {"score", rounded_to(w.score, 1000)}, {"reasons", reasons_json(w.reasons)},
          {"quotes", std::move(quotes)}, {"origin", origin_json(w.origin)}};
}

}  // namespace

std::string report_json(const ReportDocument& report) {
  json claims = json::array(), sections = json::array(), withheld = json::array();
  for (const ReportClaim& c : report.claims) claims.push_back(claim_json(c));
  for (const ReportPart& s : report.sections) sections.push_back(section_json(s));
  for (const WithheldClaim& w : report.withheld) withheld.push_back(withheld_json(w));
  json out = {{"format", "dossier-report"}, {"version", kReportVersion}, {"kind", text(report.kind)}, {"title", text(report.title)},
              {"question", text(report.question)}, {"prepared_at", text(report.prepared_at)}, {"generator", text(report.generator)},
              {"not_found", report.not_found}, {"coverage", coverage_json(report.coverage)}, {"claims", std::move(claims)},
              {"sections", std::move(sections)}, {"withheld", std::move(withheld)}};
  return out.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace dossier
