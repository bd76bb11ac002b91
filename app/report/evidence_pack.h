// The evidence pack: a BagIt folder or ZIP that a stranger can check without Dossier (docs/formats/evidence.md). It holds the report, the
// pictures of all cited regions, their quotes and hashes; file names in it are ours (hashes), the documents' own names are data.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/exporters.h"
#include "app/report/source_files.h"
#include "base/cancel.h"
#include "base/result.h"

namespace dossier {

// Where the files of a pack go, one by one.
class EvidenceSink {
 public:
  virtual ~EvidenceSink() = default;
  virtual Status add(const std::string& name, std::string_view bytes) = 0;
  // Makes the pack appear under its name; before this nothing is there.
  virtual Status finish() = 0;
};

// Writes beside `path`, renames at the end. conflict if `path` is there already: a pack is never mixed with other files.
Result<std::unique_ptr<EvidenceSink>> evidence_folder(const std::string& path);
// One ZIP, replacing a file of that name in one step. too_large above 2 GiB.
std::unique_ptr<EvidenceSink> evidence_zip(const std::string& path);

struct EvidenceRequest {
  const ReportDocument& report;
  const ReportView& view;
  std::string_view report_bytes;
  RegionPictures& pictures;
  SourceFiles* originals = nullptr;  // null: they stay out
};

struct EvidenceCounts {
  size_t regions = 0, missing = 0, originals = 0, files = 0;
  std::string why_missing;
};

Result<EvidenceCounts> write_evidence(const EvidenceRequest& request, EvidenceSink& out, const CancelToken& cancel);

}  // namespace dossier
