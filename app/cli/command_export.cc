// `dossier export REPORT.json --to FORMAT -o OUT`: a report in the formats people use.
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/export_check.h"
#include "app/cli/input.h"
#include "app/cli/reading_options.h"
#include "app/report/evidence_pack.h"
#include "app/report/exporters.h"
#include "app/report/region_pictures.h"
#include "app/report/report_json.h"
#include "base/file.h"

namespace dossier::cli {
namespace {

const std::vector<std::string>& formats() {
  static const std::vector<std::string> known = {"html", "pdf", "docx", "odt", "md", "xlsx", "csv", "evidence"};
  return known;
}

std::string list_of_formats() {
  std::string out;
  for (const std::string& f : formats()) out += (out.empty() ? "" : ", ") + f;
  return out;
}

Result<std::vector<std::string>> formats_of(const Invocation& call) {
  std::vector<std::string> out;
  std::string all = call.value("to");
  for (size_t at = 0; at <= all.size();) {
    size_t end = std::min(all.find(',', at), all.size());
    std::string one = all.substr(at, end - at);
    if (std::find(formats().begin(), formats().end(), one) == formats().end())
      return Error{ErrorKind::usage, all.empty() ? "export needs --to FORMAT" : one.empty() ? "bad value " + all + " for --to" : "no format " + one, "", "one of: " + list_of_formats()};
    if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    at = end + 1;
  }
  return out;
}

// One format: OUT as given. Several: OUT with each format's ending.
std::string path_for(const std::string& out, const std::string& format, size_t count) {
  if (count == 1 || out == "-") return out;
  std::filesystem::path base(out);
  std::string ending = base.extension().string();
  if (!ending.empty() && std::find(formats().begin(), formats().end(), ending.substr(1)) != formats().end()) base.replace_extension();
  return base.string() + "." + format;
}

// A4, but Letter where the user's locale writes on it.
Paper paper_of(const Invocation& call) {
  if (call.has("paper")) return call.value("paper") == "letter" ? Paper::letter : Paper::a4;
  for (const char* name : {"LC_ALL", "LC_PAPER", "LANG"}) {
    const char* value = std::getenv(name);
    if (!value || !*value) continue;
    std::string locale(value);
    for (const char* place : {"_US", "_CA", "_MX", "_PH", "_CL", "_CO", "_VE", "_CR", "_GT", "_PA", "_PR", "_SV"})
      if (locale.find(place) != std::string::npos) return Paper::letter;
    return Paper::a4;
  }
  return Paper::a4;
}

// Counts the regions that have no picture, so that the user is told.
class CountedPictures : public RegionPictures {
 public:
  explicit CountedPictures(RegionPictures& from) : from_(from) {}
  Result<RegionPicture> picture(const ShownNote& note) override {
    Result<RegionPicture> out = from_.picture(note);
    if (!out.ok()) {
      ++missing_;
      why_ = out.error().describe();
    }
    return out;
  }
  size_t missing() const { return missing_; }
  const std::string& why() const { return why_; }

 private:
  RegionPictures& from_;
  size_t missing_ = 0;
  std::string why_;
};

struct Export {
  const Invocation& call;
  ReportDocument report;
  ReportView view;
  ReadRequest settings;  // passwords
  std::unique_ptr<SourceFiles> files;
  std::unique_ptr<ReaderPool> reader;        // started when the first picture is wanted
  std::unique_ptr<RenderedRegions> regions;
};

Status start_reader(Export& e) {
  if (e.reader) return {};
  DOSSIER_ASSIGN(e.reader, ReaderPool::start({}));
  return {};
}

Result<RenderedRegions*> regions_of(Export& e) {
  if (!e.regions) {
    DOSSIER_TRY(start_reader(e));
    e.regions = std::make_unique<RenderedRegions>(e.report, *e.files, *e.reader, e.settings.passwords, e.call.cancel());
  }
  return e.regions.get();
}

void say_missing(const Export& e, size_t missing, const std::string& why) {
  if (missing) print_line(stderr, std::to_string(missing) + " of " + std::to_string(e.view.notes.size()) + " cited regions have no picture: " + why);
}

Result<std::string> bytes_of(Export& e, const std::string& format) {
  if (format == "md") return markdown_of(e.view);
  if (format == "csv") return csv_of(e.view);
  if (format == "docx") return docx_of(e.view, paper_of(e.call));
  if (format == "odt") return odt_of(e.view, paper_of(e.call));
  if (format == "xlsx") return xlsx_of(e.view);
  if (format == "pdf") return pdf_of(e.view, paper_of(e.call));
  if (e.call.has("no-pictures")) return html_of(e.view, nullptr);
  DOSSIER_ASSIGN(RenderedRegions * rendered, regions_of(e));
  CountedPictures pictures(*rendered);
  std::string out = html_of(e.view, &pictures);
  say_missing(e, pictures.missing(), pictures.why());
  return out;
}

Status write(const std::string& path, const std::string& bytes) {
  if (path != "-") return write_file(path, bytes);
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) return Error{ErrorKind::io, "cannot write to standard output", "", ""};
  return {};
}

std::string counts_of(const ReportView& view) {
  std::string out = std::to_string(view.claims) + (view.claims == 1 ? " claim" : " claims");
  if (view.figures) out += ", " + std::to_string(view.figures) + (view.figures == 1 ? " figure" : " figures");
  size_t disagreements = 0;
  for (const ShownSection& section : view.sections) disagreements += section.disagreements.size();
  if (disagreements) out += ", " + std::to_string(disagreements) + (disagreements == 1 ? " disagreement" : " disagreements");
  return out + ", " + std::to_string(view.notes.size()) + (view.notes.size() == 1 ? " footnote" : " footnotes");
}

int export_evidence(Export& e, const std::string& bytes, const std::string& path, const std::string& said) {
  if (path == "-") return report_error({ErrorKind::usage, "a pack does not go to standard output", "", "-o FOLDER or -o FILE.zip"});
  auto pictures = regions_of(e);
  if (!pictures.ok()) return report_error(pictures.error());
  std::unique_ptr<EvidenceSink> sink;
  if (path.ends_with(".zip")) {
    sink = evidence_zip(path);
  } else {
    auto folder = evidence_folder(path);
    if (!folder.ok()) return report_error(folder.error());
    sink = std::move(*folder);
  }
  EvidenceRequest request{e.report, e.view, bytes, **pictures, e.call.has("include-originals") ? e.files.get() : nullptr};
  auto counts = write_evidence(request, *sink, e.call.cancel());
  if (!counts.ok()) return report_error(counts.error());
  say_missing(e, counts->missing, counts->why_missing);
  if (!e.call.quiet())
    print_line(stderr, said + "Saved as " + path + ": " + counts_of(e.view) + ", " + std::to_string(counts->regions) + " pictures, " + std::to_string(counts->originals) + " originals. Check it with: sha256sum -c manifest-sha256.txt");
  return kDone;
}

// Says how the claims stand against the files; false if nothing may be written. `said` is the beginning of the last line.
Result<bool> check(Export& e, std::string& said) {
  if (e.call.has("unchecked")) return true;
  DOSSIER_TRY(start_reader(e));
  DOSSIER_ASSIGN(ExportCheck checked, check_for_export(e.report, *e.files, *e.reader, e.settings, e.call.cancel()));
  switch (checked.outcome) {
    case ExportCheck::Outcome::holds:
      said = "Checked after writing: " + std::to_string(checked.held) + " of " + std::to_string(checked.all) + " claims and figures hold. ";
      return true;
    case ExportCheck::Outcome::files_missing:
      if (!e.call.quiet()) print_line(stderr, "Not checked against the files: " + checked.faults[0] + (checked.faults.size() > 1 ? ", and " + std::to_string(checked.faults.size() - 1) + " more" : ""));
      return true;
    case ExportCheck::Outcome::fails: break;
  }
  for (const std::string& fault : checked.faults) print_line(stderr, fault);
  print_line(stderr, std::to_string(checked.held) + " of " + std::to_string(checked.all) + " claims and figures hold. Nothing was written; --unchecked writes it all the same.");
  return false;
}

// What lies on the disk is what was made.
Status check_written(const std::string& path, const std::string& made) {
  std::error_code none;
  if (!std::filesystem::is_regular_file(path, none)) return {};  // what went into a device or pipe cannot be read again
  DOSSIER_ASSIGN(std::string there, read_file(path));
  if (there != made) return Error{ErrorKind::io, "the file does not hold what was written", path, "write it again; the disk may be failing"};
  return {};
}

int run_export(const Invocation& call) {
  auto wanted = formats_of(call);
  if (!wanted.ok()) return report_error(wanted.error());
  std::string out = call.value("output");
  if (out.empty()) return report_error({ErrorKind::usage, "export needs -o OUT", "", "- is standard output"});
  if (out == "-" && wanted->size() > 1) return report_error({ErrorKind::usage, "several formats do not fit into standard output", "", ""});
  const std::string& from = call.arguments()[0];
  auto bytes = read_input(from, kMaxReportBytes);
  if (!bytes.ok()) return report_error(bytes.error());
  auto report = parse_report(*bytes);
  if (!report.ok()) {
    Error error = report.error();
    error.where = input_name(from);
    return report_error(error);
  }
  ViewOptions options;
  options.open_claims = !call.has("reviewed-only");
  options.rejected_claims = call.has("with-rejected");
  options.appendix_a = !call.has("no-appendix");
  auto settings = reading_request(call);
  if (!settings.ok()) return report_error(settings.error());
  auto folders = folders_given(call, "files");
  if (!folders.ok()) return report_error(folders.error());
  Export e{call, std::move(*report), {}, std::move(*settings), std::make_unique<SourceFiles>(*folders), nullptr, nullptr};
  e.view = view_of(e.report, sha256_of(*bytes), options);
  if (e.view.open && !call.quiet())
    print_line(stderr, std::to_string(e.view.open) + (e.view.open == 1 ? " claim is" : " claims are") + " not reviewed. They are marked “not reviewed”; --reviewed-only leaves them out.");
  std::string said;
  auto may = check(e, said);
  if (!may.ok()) return report_error(may.error());
  if (!*may) return kFailed;
  for (const std::string& format : *wanted) {
    if (format == "evidence") {
      if (int code = export_evidence(e, *bytes, path_for(out, format, wanted->size()), said); code != kDone) return code;
      continue;
    }
    auto made = bytes_of(e, format);
    if (!made.ok()) return report_error(made.error());
    if (call.cancel().cancelled()) return kInterrupted;
    std::string path = path_for(out, format, wanted->size());
    if (Status written = write(path, *made); !written.ok()) return report_error(written.error());
    if (path == "-") continue;
    if (Status there = check_written(path, *made); !there.ok()) return report_error(there.error());
    if (!call.quiet()) print_line(stderr, said + "Saved as " + path + ": " + counts_of(e.view) + ".");
  }
  return kDone;
}

}  // namespace

CommandSpec export_command() {
  return {"export", "REPORT.json", "write a report as HTML, PDF, DOCX, ODT, Markdown, XLSX, CSV or an evidence pack",
          "Writes a report in the formats that people use. All of them are made from REPORT.json alone; pictures of cited regions are rendered from the documents it names, which are "
          "looked for where they were, then by their hash under --files. A file of the same name with other bytes is not taken.\n\nWhere the files are at hand, every claim is checked against them first, as verify does; if one "
          "does not hold, nothing is written.\n\nSeveral formats can be written at once "
          "(--to html,md): OUT then gets each format's ending.\n\n--to evidence makes a folder, or a ZIP if OUT ends in .zip, that can be checked without Dossier: pictures of all "
          "cited regions, quotes, hashes, and a manifest. The originals go in only with --include-originals.",
          {{"to", 0, "FORMAT", "html, pdf, docx, odt, md, xlsx, csv or evidence; several joined by commas"},
           {"output", 'o', "OUT", "file to write; - is standard output"},
           {"files", 0, "DIR", "where to look for the documents, too", true},
           {"password-file", 0, "FILE", "passwords to try, one a line"},
           {"paper", 0, "SIZE", "a4 or letter (default: by locale, else a4)", false, {"a4", "letter"}},
           {"no-pictures", 0, "", "no pictures of the cited regions"},
           {"unchecked", 0, "", "do not check the claims against the files first"},
           {"reviewed-only", 0, "", "leave out claims that nobody reviewed"},
           {"with-rejected", 0, "", "show rejected claims, marked so"},
           {"include-originals", 0, "", "evidence: put the cited files in, too"},
           {"no-appendix", 0, "", "leave out Appendix A, what was kept out"}},
          1, 1, run_export};
}

}  // namespace dossier::cli
