#include "app/desk/desk_ask.h"

#include <nlohmann/json.hpp>
#include <set>

#include "app/desk/desk_brief.h"
#include "app/report/report_json.h"
#include "app/retrieval/page_index.h"
#include "base/utf8.h"
#include "storage/run_store.h"

namespace dossier {

DeskAsk::DeskAsk(std::shared_ptr<DeskArchive> archive) : archive_(std::move(archive)), answerer_(archive_->pages(), index_of(archive_->archive())) {}

Result<Answer> DeskAsk::ask(const std::string& question, const std::string& document) {
  std::lock_guard held(mutex_);
  DOSSIER_ASSIGN(Answer answer, answerer_.answer(scrub_utf8(question), document));
  // An answer that cannot be kept is an answer all the same: the archive may be full or read-only.
  if (archive_->writable()) (void)keep(answer);
  return answer;
}

Status DeskAsk::keep(const Answer& answer) {
  Report report;
  report.kind = "answer";
  report.title = report.question = answer.question;
  report.prepared_at = report_time();
  report.not_found = answer.not_found;
  std::set<Sha256> cited;
  ReportSection section;
  if (answer.checked.claim) section.claims.push_back(*answer.checked.claim);
  for (const VerifiedClaim& operand : answer.checked.operands) section.claims.push_back(operand);
  for (const VerifiedClaim& claim : section.claims)
    for (const Citation& c : claim.claim().citations) cited.insert(c.span().document);
  for (const Sha256& document : cited) {
    DOSSIER_ASSIGN(SourceDocument source, archive_->source(document));
    report.coverage.documents.push_back(std::move(source));
  }
  report.sections.push_back(std::move(section));
  DOSSIER_ASSIGN(std::shared_ptr<const DeskBrief> kept, DeskBrief::parse(report_json(report)));
  auto run = keep_brief(*archive_, *kept);
  return run.ok() ? Status() : Status(run.error());
}

Result<std::vector<AskedBefore>> DeskAsk::history() {
  std::lock_guard held(mutex_);
  RunStore runs(archive_->archive());
  DOSSIER_ASSIGN(std::vector<StoredRun> all, runs.list());
  std::vector<AskedBefore> out;
  std::set<std::string> seen;
  for (const StoredRun& run : all) {
    if (run.kind != "answer") continue;
    auto settings = nlohmann::json::parse(run.settings, nullptr, false);
    if (!settings.is_object() || !settings.contains("question") || !settings["question"].is_string()) continue;
    std::string question = settings["question"].get<std::string>();
    if (seen.insert(question).second) out.push_back({run.id, question, run.made});
  }
  return out;
}

ClaimClass class_of(const Answer& answer) {
  if (answer.checked.claim) return answer.checked.claim->check();
  return answer.computation && answer.checked.all_operands_hold ? ClaimClass::computed : ClaimClass::unsupported;
}

std::string looked_at(const QuestionCoverage& c) {
  std::string out = std::to_string(c.documents) + (c.documents == 1 ? " document, " : " documents, ") + std::to_string(c.pages) + (c.pages == 1 ? " page read" : " pages read");
  if (c.pages_unread) out += ", " + std::to_string(c.pages_unread) + " unreadable";
  if (c.documents_unread) out += ", " + std::to_string(c.documents_unread) + (c.documents_unread == 1 ? " file not opened" : " files not opened");
  return out;
}

std::string place_text(const Evidence& e) {
  std::string out = e.document.name + ", p. " + std::to_string(e.page);
  if (!e.page_label.empty() && e.page_label != std::to_string(e.page)) out += " (label " + e.page_label + ")";
  return out;
}

std::string answer_with_citations(const Answer& answer) {
  std::string out = answer.question + "\n";
  if (answer.not_found) {
    out += "Not found in " + looked_at(answer.coverage) + (answer.why_not.empty() ? "" : ": " + answer.why_not) + ".\n";
    for (const Evidence& e : answer.evidence) out += "To read: " + place_text(e) + "\n";
    return out;
  }
  if (answer.only_source_text) out += "No document says it; programs or data do, which may quote something else:\n";
  out += answer.checked.claim ? answer.checked.claim->claim().text : answer.text;
  out += "  [" + std::string(name_of(class_of(answer))) + "]\n";
  if (!answer.remark.empty()) out += answer.remark + ".\n";
  for (const RelatedClause& c : answer.changes)
    out += (c.amends ? "Changed by " : "Changes ") + place_text(c.evidence) + ": \u201c" + c.evidence.quote + "\u201d\n";
  size_t number = 0;
  for (const Evidence& e : answer.evidence) {
    if (e.quote.empty()) continue;
    out += "[" + std::to_string(++number) + "] " + place_text(e) + ": \u201c" + e.quote + "\u201d\n";
    if (number == 10 && !answer.counted) break;
  }
  return out;
}

}  // namespace dossier
