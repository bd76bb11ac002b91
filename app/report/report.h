// A brief or answer as data. It takes verified claims only. report.json (docs/formats/report.md) is its written form; every
// other format is made from that.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/grounding/claim.h"
#include "app/grounding/page_source.h"

namespace dossier {

struct SkippedFile {
  std::string path;
  std::string why;
};

// Stands first in every brief and answer; true to the last page.
struct Coverage {
  std::vector<SourceDocument> documents;
  std::vector<SkippedFile> skipped;
  uint64_t pages() const;        // stated by the documents
  uint64_t pages_text() const;   // read from a text layer
  uint64_t pages_ocr() const;
  uint64_t pages_doubtful() const;
  uint64_t pages_covered() const;
  uint64_t pages_unread() const;
};

// One figure of a table: a verified claim, its value and its place.
struct FigureCell {
  std::string text;  // as shown; "–" if unknown
  std::optional<VerifiedClaim> claim;
};

struct FigureTable {
  std::string title;
  std::string unit_line;  // "USD in millions"
  std::vector<std::string> columns;
  struct Row {
    std::string label;
    std::vector<FigureCell> cells;
  };
  std::vector<Row> rows;
};

// The same figure with two values.
struct Disagreement {
  std::string what;
  VerifiedClaim first, second;
  std::string note;  // which cites the later document, if that can be told
};

struct ReportSection {
  std::string title;
  std::string document;  // name of the document it is about; empty: the folder
  std::vector<VerifiedClaim> claims;
  std::vector<FigureTable> tables;
  std::vector<Disagreement> disagreements;
};

struct Report {
  std::string kind = "brief";  // brief, answer
  std::string title;
  std::string question;     // empty for a brief
  std::string prepared_at;  // ISO 8601; SOURCE_DATE_EPOCH if set
  std::string generator = "extractive";
  Coverage coverage;
  std::vector<ReportSection> sections;
  std::vector<Rejected> withheld;  // counted; shown as such on request only
};

// report.json: UTF-8, sorted keys, the same report gives the same bytes.
std::string report_json(const Report& report);

}  // namespace dossier
