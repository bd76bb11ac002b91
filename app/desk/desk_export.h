// A brief into the formats people use, for a window: checked against the files first, previewed as pages, written in one step.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/desk/desk_archive.h"
#include "app/desk/desk_brief.h"
#include "app/images/page_renderer.h"
#include "app/report/exporters.h"
#include "base/cancel.h"

namespace dossier {

enum class ExportFormat : uint8_t { pdf, docx, odt, html, markdown, xlsx, csv, json, evidence };
std::string_view ending_of(ExportFormat format);  // "pdf", "zip" for evidence

struct ExportChoice {
  ExportFormat format = ExportFormat::pdf;
  bool open_claims = true;       // marked “not reviewed”
  bool rejected_claims = false;
  bool appendix_a = true;
  bool originals = false;        // evidence: put the cited files in, too
  Paper paper = Paper::a4;
  std::vector<std::string> folders;  // where to look for files that have moved: folders, or files
};

struct ExportOutcome {
  size_t held = 0, all = 0;           // claims and figures checked against the files
  std::vector<std::string> faults;    // what did not hold: then nothing was written
  std::vector<std::string> missing;   // files that were not at hand, and where they were: written all the same, unchecked
  size_t without_picture = 0;         // cited regions
  bool written = false;
};

// Where the archive knows the cited files to lie now, of those that the brief names elsewhere: for `folders`.
std::vector<std::string> moved_files(DeskArchive& archive, const DeskBrief& brief);

// The bytes of a format, unchecked; for previews and printing. Not for evidence.
Result<std::string> export_bytes(const DeskBrief& brief, const ExportChoice& choice, const CancelToken& cancel);
// Checks every claim against the files, writes, and reads back what lies on the disk. What was rejected is left out unless asked for.
Result<ExportOutcome> export_brief(const DeskBrief& brief, const ExportChoice& choice, const std::string& path, const CancelToken& cancel);

// Every claim against the files, as `dossier verify` does; nothing is written. `missing` is set where files are not at hand.
Result<ExportOutcome> check_brief(const DeskBrief& brief, const std::vector<std::string>& folders, const CancelToken& cancel);

// What stands in a file of ours, as the reader reads it: for a preview of sheets. `name` tells the type.
Result<std::vector<Page>> pages_in(const std::string& bytes, const std::string& name, const CancelToken& cancel);

// Pages of a PDF of ours as pictures, for a preview or a printer. The bytes go to the reader like any file's.
class PdfPreview {
 public:
  // Asks the reader for page after page until there is none.
  static Result<std::unique_ptr<PdfPreview>> open(const std::string& pdf);
  ~PdfPreview();
  // not_found after the last page.
  Result<DeskPicture> page(uint32_t number, float dpi, const CancelToken& cancel);

 private:
  struct State;
  explicit PdfPreview(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dossier
