// A brief or answer as data. It takes verified claims only. report.json (docs/formats/report.md) is its written form; every
// other format is made from that.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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

// What a reviewer said of a claim. It never changes the claim's class.
struct Review {
  enum class State : uint8_t { open, accepted, rejected, edited } state = State::open;
  std::string by, at, comment;    // at: ISO 8601
  std::vector<std::string> tags;  // by name
  bool operator==(const Review&) const = default;
};
std::string_view name_of(Review::State state);
std::optional<Review::State> review_state_from(std::string_view name);

// Kinds of the sections that are about the folder. A section about a document has the document's kind ("contract", "letter" ...).
inline constexpr std::string_view kDatesToWatch = "dates to watch", kTwoValues = "two values";

struct ReportSection {
  std::string title;
  std::string kind;      // what is written there, for programs: titles are for people. Empty: not told
  std::string document;  // name of the document it is about; empty: the folder
  std::vector<VerifiedClaim> claims;
  std::vector<Review> reviews = {};  // of claims, in their order; what is missing at the end is open
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
  bool not_found = false;          // an answer that was looked for and not found
};

// The time for Report::prepared_at: $SOURCE_DATE_EPOCH if set and sound, else now; ISO 8601 in UTC.
std::string report_time();

}  // namespace dossier
