#include "app/desk/desk_brief.h"

#include <nlohmann/json.hpp>

#include "app/generate/brief.h"
#include "app/generate/extractive_generator.h"
#include "app/report/report_json.h"
#include "base/file.h"
#include "storage/run_store.h"

namespace dossier {
namespace {

std::string made_by(const Origin& origin) {
  switch (origin.kind) {
    case Origin::Kind::extracted: return "extracted";
    case Origin::Kind::computed: return "computed";
    case Origin::Kind::written: return "written: " + origin.by;
    case Origin::Kind::edited: return "edited: " + origin.by;
  }
  return "extracted";
}

ViewOptions shown_in_window() {
  ViewOptions options;
  options.rejected_claims = true;  // a reviewer must be able to take a rejection back
  return options;
}

}  // namespace

DeskBrief::DeskBrief(std::string bytes, ReportDocument document)
    : bytes_(std::move(bytes)), document_(std::move(document)), view_(view_of(document_, sha256_of(bytes_), shown_in_window())) {}

Result<std::shared_ptr<const DeskBrief>> DeskBrief::parse(std::string bytes) {
  DOSSIER_ASSIGN(ReportDocument document, parse_report(bytes));
  return std::shared_ptr<const DeskBrief>(new DeskBrief(std::move(bytes), std::move(document)));
}

Result<std::shared_ptr<const DeskBrief>> DeskBrief::read(const std::string& path) {
  DOSSIER_ASSIGN(std::string bytes, read_file(path, kMaxReportBytes));
  auto out = parse(std::move(bytes));
  if (out.ok()) return out;
  Error error = out.error();
  error.where = path;
  return error;
}

Result<std::shared_ptr<const DeskBrief>> DeskBrief::newest(DeskArchive& archive) {
  RunStore runs(archive.archive());
  DOSSIER_ASSIGN(std::vector<StoredRun> all, runs.list());
  for (const StoredRun& run : all) {
    if (run.kind != "brief") continue;
    DOSSIER_ASSIGN(std::optional<StoredRun> whole, runs.find(run.id));
    if (whole) return parse(std::move(whole->report));
  }
  return std::shared_ptr<const DeskBrief>();
}

Result<std::shared_ptr<const DeskBrief>> DeskBrief::make(DeskArchive& archive, const std::string& title, const Progress& progress,
                                                         const CancelToken& cancel, DeskWriter* writer, const SentenceReceiver& shown,
                                                         const RemarkReceiver& told) {
  BriefRequest request;
  DOSSIER_ASSIGN(request.documents, archive.pages().documents());
  if (request.documents.empty()) return Error{ErrorKind::not_found, "the archive holds no documents", archive.path(), "add a folder"};
  request.title = title;
  request.shown = shown;
  ExtractiveGenerator own;
  DOSSIER_ASSIGN(Report report,
                 writer ? writer->brief(archive, request, told, progress, cancel) : make_brief(archive.pages(), request, own, progress, cancel));
  DOSSIER_ASSIGN(std::shared_ptr<const DeskBrief> brief, parse(report_json(report)));
  if (archive.writable()) {
    if (auto kept = keep_brief(archive, *brief); !kept.ok()) return kept.error();
  }
  return brief;
}

Result<int64_t> keep_brief(DeskArchive& archive, const DeskBrief& brief) {
  StoredRun run;
  run.kind = brief.document().kind;
  run.made = brief.document().prepared_at;
  run.program = "dossier " DOSSIER_VERSION;
  run.settings = brief.document().question.empty() ? "{}" : nlohmann::json{{"question", brief.document().question}}.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  run.report = brief.bytes();
  std::vector<StoredClaim> claims;
  for (size_t i = 0; i < brief.document().claims.size(); ++i) {
    const ReportClaim& from = brief.document().claims[i];
    StoredClaim claim;
    claim.number = static_cast<uint32_t>(i + 1);
    claim.text = from.text;
    claim.claim_class = name_of(from.check);
    claim.made = made_by(from.origin);
    for (const ReportCitation& c : from.citations) claim.citations.push_back({c.span, c.quote, c.page_hash});
    claims.push_back(std::move(claim));
  }
  DOSSIER_ASSIGN(int64_t id, RunStore(archive.archive()).save(run, claims));
  DOSSIER_TRY(archive.archive().commit());
  return id;
}

std::string claim_as_text(const DeskBrief& brief, size_t claim, bool cited) {
  if (claim >= brief.document().claims.size()) return {};
  for (const ShownSection& section : brief.view().sections)
    for (const ShownClaim& shown : section.claims) {
      if (shown.source != &brief.document().claims[claim]) continue;
      std::string places;
      for (uint32_t note : shown.notes)
        if (cited && note >= 1 && note <= brief.view().notes.size()) places += (places.empty() ? "" : "; ") + brief.view().notes[note - 1].place;
      return places.empty() ? shown.text : shown.text + " (" + places + ")";
    }
  return {};
}

}  // namespace dossier
