#include "app/desk/desk_export.h"

#include <sys/mman.h>
#include <unistd.h>

#include <set>

#include "app/report/evidence_pack.h"
#include "app/report/region_pictures.h"
#include "app/report/report_json.h"
#include "app/report/reread_pages.h"
#include "app/report/verify_report.h"
#include "base/file.h"
#include "ingest/ingest.h"

namespace dossier {
namespace {

ViewOptions options_of(const ExportChoice& choice) {
  ViewOptions options;
  options.open_claims = choice.open_claims;
  options.rejected_claims = choice.rejected_claims;
  options.appendix_a = choice.appendix_a;
  return options;
}

// The report without what a reviewer rejected: the data formats hold what the others show.
ReportDocument without_rejected(const ReportDocument& from) {
  ReportDocument out = from;
  for (ReportPart& part : out.sections)
    std::erase_if(part.claims, [&](uint32_t claim) { return from.claims[claim].review.state == Review::State::rejected; });
  // Claims are numbered by place: those that no section names any more go, the others move up.
  std::vector<uint32_t> place(from.claims.size(), UINT32_MAX);
  std::vector<bool> kept(from.claims.size(), false);
  for (const ReportPart& part : out.sections)
    for (uint32_t claim : part.claims) kept[claim] = true;
  out.claims.clear();
  for (uint32_t i = 0; i < from.claims.size(); ++i)
    if (kept[i] || from.claims[i].role != ClaimRole::claim) {
      place[i] = static_cast<uint32_t>(out.claims.size());
      out.claims.push_back(from.claims[i]);
    }
  for (ReportPart& part : out.sections) {
    for (uint32_t& claim : part.claims) claim = place[claim];
    for (ReportTable& table : part.tables)
      for (ReportRow& row : table.rows)
        for (ReportCell& cell : row.cells)
          if (cell.claim) cell.claim = place[*cell.claim];
    std::erase_if(part.disagreements, [&](const ReportDisagreement& d) { return place[d.first] == UINT32_MAX || place[d.second] == UINT32_MAX; });
    for (ReportDisagreement& d : part.disagreements) d.first = place[d.first], d.second = place[d.second];
  }
  return out;
}

class CountedRegions : public RegionPictures {
 public:
  explicit CountedRegions(RegionPictures& from) : from_(from) {}
  Result<RegionPicture> picture(const ShownNote& note) override {
    Result<RegionPicture> out = from_.picture(note);
    missing += !out.ok();
    return out;
  }
  size_t missing = 0;

 private:
  RegionPictures& from_;
};

struct Work {
  ReportDocument report;
  std::string bytes;   // report.json
  ReportView view;
  SourceFiles files;
  std::unique_ptr<ReaderPool> reader;
};

Result<std::unique_ptr<Work>> prepare(const DeskBrief& brief, const ExportChoice& choice) {
  auto out = std::unique_ptr<Work>(new Work{choice.rejected_claims ? brief.document() : without_rejected(brief.document()), "", {}, SourceFiles(choice.folders), nullptr});
  out->bytes = report_json(out->report);
  out->view = view_of(out->report, sha256_of(out->bytes), options_of(choice));
  DOSSIER_ASSIGN(out->reader, ReaderPool::start({}));
  return out;
}

// Every claim against the files, where they are at hand.
Result<ExportOutcome> check(Work& work, const CancelToken& cancel) {
  ExportOutcome out;
  std::set<Sha256> cited;
  for (const ReportClaim& claim : work.report.claims)
    for (const ReportCitation& c : claim.citations) cited.insert(c.span.document);
  for (const Sha256& hash : cited)
    if (const SourceDocument* document = work.report.find(hash))
      if (Result<Fd> fd = work.files.open(*document); !fd.ok())
        out.missing.push_back(fd.error().message + ": " + fd.error().where);  // its hint names a command's option
  if (!out.missing.empty()) return out;
  RereadPages pages(work.report, work.files, *work.reader, {}, cancel);
  ReportCheck check = verify_report(work.report, pages);
  if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
  out.held = check.held;
  out.all = check.claims;
  for (const ReportFault& fault : check.faults) out.faults.push_back(fault.place() + ": " + fault.detail);
  return out;
}

Result<std::string> bytes_of(Work& work, const ExportChoice& choice, size_t& missing, const CancelToken& cancel) {
  switch (choice.format) {
    case ExportFormat::pdf: return pdf_of(work.view, choice.paper);
    case ExportFormat::docx: return docx_of(work.view, choice.paper);
    case ExportFormat::odt: return odt_of(work.view, choice.paper);
    case ExportFormat::markdown: return markdown_of(work.view);
    case ExportFormat::xlsx: return xlsx_of(work.view);
    case ExportFormat::csv: return csv_of(work.view);
    case ExportFormat::json: return work.bytes;
    case ExportFormat::html: {
      RenderedRegions rendered(work.report, work.files, *work.reader, {}, cancel);
      CountedRegions pictures(rendered);
      std::string out = html_of(work.view, &pictures);
      missing = pictures.missing;
      return out;
    }
    case ExportFormat::evidence: break;
  }
  return Error{ErrorKind::usage, "a pack has no bytes of its own", "", ""};
}

// Bytes as an open file without a name, for a reader.
Result<Fd> nameless_file(const std::string& bytes) {
  Fd out(memfd_create("dossier-preview", MFD_CLOEXEC));
  if (!out.valid()) return os_error("cannot make room for a preview", "", errno);
  for (size_t at = 0; at < bytes.size();) {
    ssize_t n = ::write(out.get(), bytes.data() + at, bytes.size() - at);
    if (n <= 0) return os_error("cannot make room for a preview", "", errno);
    at += static_cast<size_t>(n);
  }
  return out;
}

class PageKeeper : public ReadingSink {
 public:
  Status begin_document(const DocumentHead&) override { return {}; }
  Status page(Page page) override {
    pages.push_back(std::move(page));
    return {};
  }
  Status page_failed(const PageFailure&) override { return {}; }
  Status end_document(const DocumentOutcome& outcome) override {
    if (outcome.error) error = outcome.error;
    return {};
  }
  std::vector<Page> pages;
  std::optional<Error> error;
};

}  // namespace

std::vector<std::string> moved_files(DeskArchive& archive, const DeskBrief& brief) {
  std::set<std::string> out;
  auto place = [](const SourceDocument& d) { return d.file_path.empty() ? d.path : d.file_path; };
  for (const SourceDocument& was : brief.document().coverage.documents)
    if (Result<SourceDocument> is = archive.source(was.sha256); is.ok() && !place(*is).empty() && place(*is) != place(was)) out.insert(place(*is));
  return {out.begin(), out.end()};
}

std::string_view ending_of(ExportFormat format) {
  constexpr std::string_view endings[] = {"pdf", "docx", "odt", "html", "md", "xlsx", "csv", "json", "zip"};
  return endings[static_cast<size_t>(format)];
}

Result<std::string> export_bytes(const DeskBrief& brief, const ExportChoice& choice, const CancelToken& cancel) {
  DOSSIER_ASSIGN(std::unique_ptr<Work> work, prepare(brief, choice));
  size_t missing = 0;
  return bytes_of(*work, choice, missing, cancel);
}

Result<ExportOutcome> check_brief(const DeskBrief& brief, const std::vector<std::string>& folders, const CancelToken& cancel) {
  ExportChoice choice;
  choice.rejected_claims = true;
  choice.folders = folders;
  DOSSIER_ASSIGN(std::unique_ptr<Work> work, prepare(brief, choice));
  return check(*work, cancel);
}

Result<ExportOutcome> export_brief(const DeskBrief& brief, const ExportChoice& choice, const std::string& path, const CancelToken& cancel) {
  DOSSIER_ASSIGN(std::unique_ptr<Work> work, prepare(brief, choice));
  DOSSIER_ASSIGN(ExportOutcome out, check(*work, cancel));
  if (!out.faults.empty()) return out;
  if (choice.format == ExportFormat::evidence) {
    RenderedRegions pictures(work->report, work->files, *work->reader, {}, cancel);
    std::unique_ptr<EvidenceSink> sink = evidence_zip(path);
    EvidenceRequest request{work->report, work->view, work->bytes, pictures, choice.originals ? &work->files : nullptr};
    DOSSIER_ASSIGN(EvidenceCounts counts, write_evidence(request, *sink, cancel));
    out.without_picture = counts.missing;
    out.written = true;
    return out;
  }
  DOSSIER_ASSIGN(std::string bytes, bytes_of(*work, choice, out.without_picture, cancel));
  if (cancel.cancelled()) return Error{ErrorKind::cancelled, "stopped", "", ""};
  DOSSIER_TRY(write_file(path, bytes));
  DOSSIER_ASSIGN(std::string there, read_file(path));
  if (there != bytes) return Error{ErrorKind::io, "the file does not hold what was written", path, "write it again; the disk may be failing"};
  out.written = true;
  return out;
}

Result<std::vector<Page>> pages_in(const std::string& bytes, const std::string& name, const CancelToken& cancel) {
  DOSSIER_ASSIGN(Fd file, nameless_file(bytes));
  DOSSIER_ASSIGN(std::unique_ptr<ReaderPool> reader, ReaderPool::start({}));
  DocumentHead head;
  head.name = name;
  head.sha256 = sha256_of(bytes);
  head.bytes = bytes.size();
  ReadRequest request;
  request.name = name;
  request.ocr = OcrMode::never;
  PageKeeper keeper;
  DOSSIER_TRY(reader->read(file.get(), head, request, keeper, cancel));
  if (keeper.pages.empty()) return keeper.error.value_or(Error{ErrorKind::unreadable, "there is nothing in it to show", name, ""});
  return std::move(keeper.pages);
}

struct PdfPreview::State {
  Fd file;
  std::unique_ptr<ReaderPool> reader;
};

PdfPreview::PdfPreview(std::unique_ptr<State> state) : state_(std::move(state)) {}
PdfPreview::~PdfPreview() = default;

Result<std::unique_ptr<PdfPreview>> PdfPreview::open(const std::string& pdf) {
  auto state = std::make_unique<State>();
  DOSSIER_ASSIGN(state->file, nameless_file(pdf));
  DOSSIER_ASSIGN(state->reader, ReaderPool::start({}));
  return std::unique_ptr<PdfPreview>(new PdfPreview(std::move(state)));
}

Result<DeskPicture> PdfPreview::page(uint32_t number, float dpi, const CancelToken& cancel) {
  RenderRequest request;
  request.page = number;
  request.dpi = dpi;
  DOSSIER_ASSIGN(Picture picture, state_->reader->render(state_->file.get(), request, cancel));
  return DeskPicture{picture.width, picture.height, std::move(picture.rgb)};
}

}  // namespace dossier
